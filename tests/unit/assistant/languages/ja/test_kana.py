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
        ("せつめいかいのもうしこみ", "説明会の申込"),
        ("だい３かいのていしゅつしょるい", "第３回の提出書類"),
        ("おといあわせさきはどこ", "お問い合わせ先はどこ"),
        ("けっかはいつわかりますか", "結果はいつわかりますか"),
        ("べつの ほじょきんと へいようできますか", "別の補助金と 併用できますか"),
    ],
)
def test_words_of_calls_are_written_as_the_documents_write_them(typed: str, meant: str) -> None:
    assert in_kanji(typed, WORDS.by_sound) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("しょうがく きん の じょうげん は いくら", "奨学金の 上限は いくら"),
        ("しんさ は いつから", "審査は いつから"),
        ("ていしゅつしょるい　は　どこ", "提出書類は　どこ"),
    ],
)
def test_spaces_between_words_and_within_them_are_no_part_of_what_is_said(typed: str, meant: str) -> None:
    assert in_kanji(typed, {**WORDS.by_sound, "ショウガクキン": "奨学金"}) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("なんまいまで かけますか", "何枚まで かけますか"),
        ("ていいんは なんにんですか", "定員は 何人ですか"),
        ("しめきりは なんじ", "締切は 何時"),
        ("なんでも そうだんできますか", "なんでも 相談できますか"),
    ],
)
def test_how_many_is_heard_where_it_is_asked(typed: str, meant: str) -> None:
    assert in_kanji(typed, WORDS.by_sound) == meant


def test_a_sound_within_a_longer_word_is_no_word_of_its_own() -> None:
    assert in_kanji("かいがいちけんのしめきり", WORDS.by_sound) == "かいがいちけんの締切"
    assert in_kanji("りようしゃのおうぼ", WORDS.by_sound).startswith("りようしゃ")


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
