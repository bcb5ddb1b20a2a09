"""Every end that a question lists, the application's among them, and no other where it asks for one."""

from __future__ import annotations

import pytest

from assistant.pipeline import Assistant
from tests.unit.assistant.composing.call_page import told_the_page
from tests.unit.assistant.reading import told_to

INTENT, APPLICATION, BRIEFING = "7月17日", "7月31日", "7月1日"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return told_the_page(tmp_path_factory.mktemp("shelf"))


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("うみかぜ連携助成の事前の登録と本番の申請書、それぞれ何日の何時が期限ですか", {INTENT, APPLICATION}),
        (
            "うみかぜ連携助成の説明会の申込み、意向登録、申請書提出の三つについて、それぞれの期限の日付を教えてください",
            {INTENT, APPLICATION, BRIEFING},
        ),
        ("うみかぜ連携助成の意向登録の期限はいつですか", {INTENT}),
    ],
)
def test_the_ends_that_a_question_lists_are_told(assistant: Assistant, question: str, days: set[str]) -> None:
    said = told_to(assistant, question).replace(" ", "")
    assert {day for day in (INTENT, APPLICATION, BRIEFING) if day in said} == days
