"""Words written as they sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.ja.kana import in_kanji, sounding
from assistant.settings import ROOT
from assistant.words import load_words

WORDS = load_words(ROOT / "prompts" / "ja")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("しめきりはいつ", "締切はいつ"),
        ("ホジョリツヲ", "補助率ヲ"),
        ("せつめいかいのもうしこみ", "説明会のもうしこみ"),
        ("だい３かいのていしゅつしょるい", "第３回の提出書類"),
        ("おといあわせさきはどこ", "お問い合わせ先はどこ"),
    ],
)
def test_words_of_calls_are_written_as_the_documents_write_them(typed: str, meant: str) -> None:
    assert in_kanji(typed, WORDS.by_sound) == meant


@pytest.mark.parametrize(
    "text", ["締切はいつまでですか", "コンソーシアムの代表者", "あおば実証に応募したいです", "きかんはいつ"]
)
def test_what_is_written_already_stays(text: str) -> None:
    assert in_kanji(text, WORDS.by_sound) == text


def test_a_short_sound_and_a_word_of_kana_are_nothing_to_go_by() -> None:
    assert sounding(["期間", "しめきり", "締切"]) == {"シメキリ": "締切"}


@given(st.text(), st.text(alphabet="漢字一二三四五", min_size=1))
def test_what_stands_in_kanji_is_never_touched(before: str, kanji: str) -> None:
    assert kanji in in_kanji(f"{before}{kanji}", {})
    assert in_kanji(kanji, WORDS.by_sound) == kanji
