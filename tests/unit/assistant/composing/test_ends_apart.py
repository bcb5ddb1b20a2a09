"""A beginning that stands apart is told with its end, and an end that is told in words alone with the words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "さと連環助成"
NOW = datetime(2026, 6, 5, 10, tzinfo=TOKYO)
IN_WORDS = "申込みは開催の前日の正午までに、電子メールでお願いします。"
DATED = "申込み：6月18日（木）17時までに、電子メールでお願いします。"
GUIDE = """令和8年度 さと連環助成 募集要領

公益財団法人さと連環財団
令和8年6月1日

1. 日程
公募開始：令和8年6月1日（月）
{closing}事前相談の締切：令和8年7月10日（金）

2. 公募説明会
日時：令和8年6月20日（土）14時～15時
{signing}

3. 問い合わせ先
さと連環財団 助成係
電話 03-0000-5521
"""
CLOSING = "公募締切：令和8年7月31日（金）17時（必着）\n"
BEGINS, ENDS, ADVICE = "6月1日", "7月31日", "7月10日"


def over(folder: Path, *, closing: str = CLOSING, signing: str = IN_WORDS) -> Assistant:
    return assistant_reading({"guide.txt": GUIDE.format(closing=closing, signing=signing)}, CALL, folder, NOW)


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("さと連環助成の公募期間の始まりと終わりはいつですか", {BEGINS, ENDS}),
        ("さと連環助成の公募期間の開始日と終了日を教えてください", {BEGINS, ENDS}),
        ("さと連環助成の公募期間は何月何日からですか", {BEGINS, ENDS}),
        ("さと連環助成の公募はいつ始まりますか", {BEGINS}),
        ("さと連環助成の締切は", {ENDS}),
        ("さと連環助成の公募期間は", {ENDS}),
        ("さと連環助成の事前相談の締切は", {ADVICE}),
    ],
)
def test_a_period_whose_ends_stand_apart_is_told_with_its_end(question: str, days: set[str], tmp_path: Path) -> None:
    said = told_to(over(tmp_path), question)

    assert {day for day in (BEGINS, ENDS, ADVICE) if day in said} == days


def test_where_no_end_is_told_none_is_said(tmp_path: Path) -> None:
    said = told_to(over(tmp_path, closing=""), "さと連環助成の公募期間の始まりと終わりはいつですか")

    assert BEGINS in said
    assert ADVICE not in said


def test_the_end_of_signing_up_is_told_in_the_words_that_tell_it(tmp_path: Path) -> None:
    assert IN_WORDS in told_to(over(tmp_path), "さと連環助成の説明会の申込みはいつまでですか")


def test_who_asks_for_the_day_of_a_briefing_is_told_the_day_alone(tmp_path: Path) -> None:
    said = told_to(over(tmp_path), "さと連環助成の説明会はいつですか")

    assert "6月20日" in said
    assert "前日の正午" not in said


def test_an_end_of_signing_up_that_has_a_day_is_told_by_its_day(tmp_path: Path) -> None:
    said = told_to(over(tmp_path, signing=DATED), "さと連環助成の説明会の申込みはいつまでですか")

    assert "6月18日" in said
    assert "2. 公募説明会" not in said
