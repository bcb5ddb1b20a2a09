"""A number that a later document calls wrong is told of no part and of no paper."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

GUIDE = (
    "令和8年度 港まちにぎわい補助金 公募要領\n\n3 補助の内容\n\n枠　　　　　補助率　　　上限額\n"
    "はじめる枠　1/2以内　　300万円\nつづける枠　2/3以内　　700万円\n\n4 提出書類\n\n"
    "・様式1 事業計画書は8ページ以内とします。\n・様式2 推薦書は2ページ以内とします。\n"
)
ERRATA = (
    "令和8年度 港まちにぎわい補助金 公募要領の訂正について\n\n"
    "公募要領に誤りがありました。お詫びして訂正します。\n\n"
    "3 補助の内容\n（誤）300万円\n（正）450万円\n\n4 提出書類\n（誤）8ページ以内\n（正）12ページ以内\n"
)
NOW = datetime(2026, 5, 1, tzinfo=TOKYO)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"guide.txt": GUIDE, "teisei.txt": ERRATA}
    return assistant_reading(files, "港まちにぎわい補助金", tmp_path_factory.mktemp("shelf"), NOW)


def test_an_amount_that_was_put_right_is_not_read_off_the_table(assistant: Assistant) -> None:
    assert "上限額: 300万円" not in told_to(assistant, "はじめる枠の補助率と上限額は?")


def test_what_no_correction_touches_is_read_off_the_table(assistant: Assistant) -> None:
    assert told_to(assistant, "つづける枠の補助率と上限額は?") == "つづける枠 / 補助率: 2/3以内 / 上限額: 700万円"


def test_pages_that_were_put_right_are_not_told_as_they_were(assistant: Assistant) -> None:
    said = told_to(assistant, "事業計画書は何ページまでですか")

    assert "8ページ" not in said
    assert "12ページ" in said
