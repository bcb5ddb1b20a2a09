"""Names of calls with a slip of the finger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.mistyped import mistyped, respelled

NAMES = ("シオノベ", "地域共創型実証イノベーション事業")


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("シノオベの締切は", "シオノベの締切は"),
        ("しのおべの締切は", "シオノベの締切は"),
        ("地域共創型実証イノベーシン事業の窓口は", "地域共創型実証イノベーション事業の窓口は"),
        ("シオノベの締切は", "シオノベの締切は"),
        ("シオベノカフェの締切は", "シオベノカフェの締切は"),
        ("締切はいつですか", "締切はいつですか"),
    ],
)
def test_a_mistyped_name_is_read_as_it_is_written(asked: str, read: str) -> None:
    assert respelled(asked, NAMES) == read


def test_a_short_name_in_latin_letters_is_never_taken_for_another() -> None:
    assert mistyped("abcd", "acbd") == ""


@given(st.text(alphabet="アイウエオ", min_size=1, max_size=6))
def test_a_text_without_a_name_in_it_stays_as_it_is(text: str) -> None:
    assert respelled(text, ("カキクケコ",)) == text
