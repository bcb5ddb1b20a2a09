"""The desk that an answer only refers to (下記「お問合せ先」) is told beside it, where somebody asks how."""

from __future__ import annotations

import pytest

from assistant.pipeline import Assistant
from tests.unit.assistant.composing.call_page import told_the_page
from tests.unit.assistant.reading import told_to

MAIL = "josei@umikaze.example.or.jp"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return told_the_page(tmp_path_factory.mktemp("shelf"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("うみかぜ連携助成の説明会の申込み方法を教えてください", True),
        ("うみかぜ連携助成の説明会はどうやって申し込めばいいですか", True),
        ("うみかぜ連携助成の説明会は何時からですか", False),
    ],
)
def test_who_asks_how_is_told_the_desk_that_the_document_refers_to(
    assistant: Assistant,
    question: str,
    told: bool,  # noqa: FBT001
) -> None:
    assert (MAIL in told_to(assistant, question)) is told
