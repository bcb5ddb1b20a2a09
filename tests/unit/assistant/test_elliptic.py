"""A follow-up that asks but for the hour or the weekday is of what was spoken of last."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.catalogue import Catalogue
from assistant.domain import TOKYO, Aspect, Question, Reading
from assistant.elliptic import completed
from assistant.settings import ROOT
from assistant.understanding import understand
from assistant.words import load_words
from tests.shelf import ALL, HUB, SEEDS

WORDS = load_words(ROOT / "prompts" / "ja")
CATALOGUE = Catalogue(
    (HUB, SEEDS), tuple(revision.edition for revision in ALL), tuple(revision.document for revision in ALL)
)


def read(question: str, *history: str) -> Reading:
    now = datetime(2025, 8, 1, tzinfo=TOKYO)
    return understand(Question(question, history), catalogue=CATALOGUE, words=WORDS, now=now)


@pytest.mark.parametrize(
    ("turn", "before", "whole"),
    [
        ("時刻は?", "締切は7月27日ですね", "申請の締切は時刻は?"),
        ("何日?", "公募期間を教えてください", "申請の締切は何日?"),
        ("何曜日ですか?木曜だと授業があって", "説明会は7月4日ですよね", "説明会は何曜日ですか?"),
        ("何時間ですか", "説明会は7月4日ですよね", "説明会は何時間ですか"),
        ("それは何時まで?", "結果の公表は10月ですか", "結果の公表は何時まで?"),
        ("ちなみに、何時からですか", "面接はいつですか", "ヒアリングは何時からですか"),
        ("何時までですか", "質問はいつまで受け付けますか", "質問の受付は何時までですか"),
        ("日にちは", "説明会の申込みはいつまでですか", "説明会の申込みは日にちは"),
        ("開始時刻と終了時刻を教えてください", "説明会は7月4日ですよね", "説明会は開始時刻と終了時刻を教えてください"),
    ],
)
def test_the_hour_or_the_weekday_is_asked_of_what_was_spoken_of(turn: str, before: str, whole: str) -> None:
    assert completed(turn, [before], WORDS) == whole


def test_of_several_turns_the_last_that_speaks_of_a_day_counts() -> None:
    earlier = ["ありがとうございます", "説明会はいつですか", "締切は7月27日ですね"]

    assert completed("時刻は?", earlier, WORDS) == "説明会は時刻は?"


@pytest.mark.parametrize(
    "turn",
    [
        "説明会は何時から?",
        "二次審査の時刻は?",
        "何曜日ですか?説明会は何時ですか",
        "何曜日ですか?場所はどこですか",
        "それは?",
        "何年ですか",
        "ありがとうございます",
        "?",
        "",
    ],
)
def test_a_turn_that_names_a_thing_or_asks_for_no_moment_stays_as_it_is(turn: str) -> None:
    assert completed(turn, ["締切は7月27日ですね"], WORDS) == turn


@pytest.mark.parametrize("before", ["こんにちは", "補助率は", "問い合わせ先の担当はどこですか"])
def test_where_nobody_spoke_of_a_day_the_hour_is_of_nothing(before: str) -> None:
    assert completed("時刻は?", [before], WORDS) == "時刻は?"


@given(st.text())
def test_the_first_turn_of_all_stays_as_it_is(turn: str) -> None:
    assert completed(turn, [], WORDS) == turn


@pytest.mark.parametrize(
    ("question", "before", "heard", "aspects"),
    [
        ("時刻は?", "みらいハブの締切は8月27日ですね", "申請の締切は時刻は?", (Aspect.DEADLINE,)),
        (
            "何曜日ですか?木曜だと授業があって",
            "みらいハブの説明会は7月24日ですよね",
            "説明会は何曜日ですか?",
            (Aspect.BRIEFING,),
        ),
        ("説明会は何時から?", "みらいハブの締切は8月27日ですね", "説明会は何時から?", (Aspect.BRIEFING,)),
        ("時刻は?", "みらいハブの補助率は", "時刻は?", (Aspect.OTHER,)),
    ],
)
def test_a_follow_up_is_read_with_what_it_leaves_out(
    question: str, before: str, heard: str, aspects: tuple[Aspect, ...]
) -> None:
    reading = read(question, before)

    assert (reading.call, reading.question, reading.aspects, reading.follow_up) == (HUB, heard, aspects, True)


def test_the_end_of_a_step_that_was_spoken_of_is_not_that_of_the_call() -> None:
    reading = read("何時まで?", "みらいハブの意向登録の締切は7月31日ですよね")

    assert reading.question == "意向登録は何時まで?"
    assert Aspect.DEADLINE not in reading.aspects


def test_of_two_turns_before_the_newer_one_is_meant() -> None:
    reading = read("何時まで?", "みらいハブの締切は", "シーズ補助の説明会は")

    assert (reading.call, reading.question) == (SEEDS, "説明会は何時まで?")
