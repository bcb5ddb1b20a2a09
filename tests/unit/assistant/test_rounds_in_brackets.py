"""A round that brackets follow, and a year in which something else was done."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.asked_editions import asked_editions
from assistant.domain import TOKYO, Edition
from assistant.settings import ROOT
from assistant.words import load_words

WORDS = load_words(ROOT / "prompts" / "ja")
NOW = datetime(2026, 6, 1, tzinfo=TOKYO)
HELD = (Edition("3", "c", "第3回", 3, 2026), Edition("2", "c", "第2回", 2, 2025), Edition("1", "c", "第1回", 1, 2024))


def found(question: str) -> list[str]:
    return [edition.id for asked in asked_editions(question, WORDS, NOW) for edition in asked.among(HELD)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2回目(2025年の秋)の締切はいつですか", ["2"]),
        ("2回目(2025年度)の補助率は", ["2"]),
    ],
)
def test_a_round_is_named_though_brackets_follow_it(question: str, expected: list[str]) -> None:
    assert found(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "去年の夏に会社を立ち上げました。応募できますか",
        "昨年の4月に独立した個人事業主です。対象になりますか",
        "去年の暮れに大学院を修了した人も応募できますか",
        "一昨年に起業しました。上限額はいくらですか",
    ],
)
def test_the_year_in_which_one_began_names_no_edition(question: str) -> None:
    assert asked_editions(question, WORDS, NOW) == ()


def test_the_call_of_last_year_is_an_edition() -> None:
    assert found("去年の公募の締切はいつでしたか") == ["2"]
    assert found("去年の夏に会社を立ち上げました。昨年度の上限額はいくらでしたか") == ["2"]


def test_a_bracket_that_says_more_of_a_repeated_call_leaves_it_that_one() -> None:
    held = (Edition("b", "c", "令和7年度 二次公募", None, 2025), Edition("a", "c", "令和7年度", None, 2025))
    asked = asked_editions("2回目(令和7年度)の締切は", WORDS, NOW)

    assert held[0] in [edition for one in asked for edition in one.among(held)]


def test_a_briefing_that_a_bracket_describes_is_no_round() -> None:
    assert found("2回目(オンライン)の説明会はいつですか") == []
