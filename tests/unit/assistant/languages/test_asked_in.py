"""Which language a question is asked in."""

from __future__ import annotations

import pytest

from assistant.settings import ROOT
from assistant.words import load_words

WORDS = load_words(ROOT / "prompts" / "ja")


@pytest.mark.parametrize(
    "question",
    [
        "When is the deadline?",
        "When is the deadline of あおば実証?",
        "あおば実証: when is the deadline?",
        "In FY2025, who can apply for しらかば国際交流補助金 and あおば実証?",
        "How about 第2回?",
        "Please send me the details of the 7th J-Innovation HUB call",
        "WHAT IS THE DEADLINE OF J-NEXUS?",
        "J-Innovation HUB deadline",
        "What’s the subsidy rate of 「海のまちづくり」?",
        "email address?",
    ],
)
def test_a_question_in_english_is_english_whatever_names_stand_in_it(question: str) -> None:
    assert WORDS.language_of(question) == "en"


@pytest.mark.parametrize(
    "question",
    [
        "締切はいつですか",
        "J-Innovation HUBの締切は",
        "J-Innovation HUB の deadline を教えて",
        "FY2025のdeadlineは?",
        "The Future of AI の公募はいつまで",
        "AI for Scienceプログラム 締切",
        "hub2025@jimukyoku.example に送ればよいですか",
        "http://www.example.jp/the/call/of/the/year の締切",
        "J-NEXUS",
        "R7 2025",
        "？",
        "",
        "What is 対象 ですか",
    ],
)
def test_a_question_in_japanese_stays_japanese_whatever_latin_words_stand_in_it(question: str) -> None:
    assert WORDS.language_of(question) == "ja"
