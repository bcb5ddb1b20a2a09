"""English questions in the Japanese words of call documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.en.gloss import Gloss, stem
from assistant.languages.en.romaji import in_hiragana
from assistant.settings import ROOT
from assistant.words import load_words

WORDS = load_words(ROOT / "prompts" / "ja")
ENGLISH: Gloss = WORDS.glosses["en"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is the upper limit of indirect costs?", "上限 間接経費 ?"),
        ("By when do we have to submit the forms?", "いつまでに 必要 提出 様式 ?"),
        ("How many pages may the research plan have?", "何ページ 研究計画 ?"),
        ("Can a sole proprietor apply?", "個人事業主 応募 ? できますか"),
        ("Is the forestry machinery program still open?", "林業機械事業 受付中 ? ですか"),
        ("Where is the venue of the briefing?", "どこ 会場 説明会 ?"),
        ("What is the platform-type track?", "プラットフォーム型枠 ?"),
        ("When is the final demo day?", "いつ 最終 デモデイ 発表会 ?"),
        ("Until when can I submit questions?", "いつまで 質問の受付 ?"),
        ("On which days is there an English-language briefing?", "何曜日 英語 説明会 ?"),
        ("How much is the daily fee?", "いくら 1日 料 ?"),
        ("When is the deadline of the tidal flat restoration call?", "いつ 締切 干潟再生 公募 ?"),
    ],
)
def test_terms_become_the_words_of_documents_in_the_order_of_the_question(question: str, said: str) -> None:
    assert ENGLISH.in_japanese(question) == said


def test_a_name_stays_although_its_words_are_terms() -> None:
    assert ENGLISH.in_japanese("the deadline of Mirai Innovation HUB", ["Mirai Innovation HUB"]) == (
        "締切 Mirai Innovation HUB"
    )


def test_addresses_numbers_and_japanese_stay_as_they_are() -> None:
    question = "Is desk@jimukyoku.example the contact of みらい助成 for FY2025?"
    said = ENGLISH.in_japanese(question)

    assert all(kept in said for kept in ("desk@jimukyoku.example", "みらい助成", "FY2025"))


def test_a_question_in_japanese_is_left_alone() -> None:
    assert WORDS.in_the_documents_words("J-HUBの締切はいつですか", []) == "J-HUBの締切はいつですか"


@pytest.mark.parametrize(
    "forms",
    [
        ("apply", "applies", "applied", "applying"),
        ("submit", "submits", "submitted", "submitting"),
        ("cost", "costs"),
        ("expense", "expenses"),
        ("company", "companies"),
        ("university", "universities", "university's"),
    ],
)
def test_every_form_of_a_word_has_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_every_term_is_found_as_it_stands() -> None:
    missed = {term for term, said in ENGLISH.terms.items() if said and ENGLISH.in_japanese(f"the {term}") != said}

    assert missed == set()


@given(st.text())
def test_no_question_breaks_it(question: str) -> None:
    assert isinstance(ENGLISH.in_japanese(question), str)


@pytest.mark.parametrize(
    ("word", "kana"),
    [
        ("Kakehashi", "かけはし"),
        ("Shinjuku", "しんじゅく"),
        ("Hokkaido", "ほっかいど"),
        ("Kyoto", "きょと"),
        ("Nippon", "にっぽん"),
        ("Matcha", "まっちゃ"),
    ],
)
def test_a_japanese_name_is_heard_in_kana(word: str, kana: str) -> None:
    assert in_hiragana(word) == kana


@pytest.mark.parametrize("word", ["kakehashi", "Grant", "HUB", "Programme", "No", "Q3", ""])
def test_what_is_no_japanese_name_is_not(word: str) -> None:
    assert in_hiragana(word) == ""
