"""Of several days told line by line, the one that is asked about."""

from __future__ import annotations

import pytest

from assistant.composing.parallel_rows import rows_named

COMMON = frozenset({"説明", "会", "日", "場所", "回", "審査", "採択", "公表", "参加", "いつ", "期", "第", "時間"})
BRIEFINGS = [
    "6. 説明会",
    "・北会場:6月6日(土)10時から11時30分 市民プラザ4階(やさしい日本語の通訳あり)",
    "・南会場:6月13日(土)14時から15時30分 南センター2階(ベトナム語の通訳あり)",
    "・オンライン:6月17日(水)19時から20時",
    "いずれも無料、2日前までにお申し込みください。",
]
STEPS = [
    "スケジュール",
    "一次審査 6月下旬",
    "二次審査 7月9日(木)",
    "採択の公表 7月下旬(連携枠のみ)",
    "※ 日程は変わることがあります。",
]
TERMS = ["第1期の方は令和8年10月30日(金)まで", "第2期の方は令和8年12月25日(金)まで"]


@pytest.mark.parametrize(
    ("lines", "question", "told"),
    [
        (BRIEFINGS, "ベトナム語の通訳がつく日と場所は", [BRIEFINGS[0], BRIEFINGS[2], BRIEFINGS[4]]),
        (BRIEFINGS, "オンラインの回の時間は", [BRIEFINGS[0], BRIEFINGS[3], BRIEFINGS[4]]),
        (STEPS, "二次審査はいつですか", [STEPS[0], STEPS[2], STEPS[4]]),
        (TERMS, "第1期の工事はいつまで", TERMS[:1]),
    ],
)
def test_only_the_day_of_what_is_named_is_told(lines: list[str], question: str, told: list[str]) -> None:
    assert rows_named(lines, question, COMMON) == told


@pytest.mark.parametrize(
    ("lines", "question"),
    [
        (BRIEFINGS, "説明会はいつですか"),
        (BRIEFINGS, "説明会の日時をすべて教えて。オンラインはありますか"),
        (BRIEFINGS, "通訳はありますか"),
        (STEPS, "連携枠は結果がいつ分かりますか"),
        (STEPS, "審査の流れは"),
        (TERMS, "第1期と第2期の期限は"),
    ],
)
def test_all_days_are_told_where_none_or_several_are_named(lines: list[str], question: str) -> None:
    assert rows_named(lines, question, COMMON) == lines


def test_a_rate_is_no_day() -> None:
    lines = ["設備枠 2/3以内 14時", "改装枠 1/2以内 15時"]

    assert rows_named(lines, "改装枠の補助率", COMMON) == lines
