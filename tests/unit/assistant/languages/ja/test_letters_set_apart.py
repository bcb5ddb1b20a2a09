"""A line whose letters are set apart, as 公 募 要 領."""

from __future__ import annotations

import pytest

from assistant.languages.ja.mending import mend


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("いさりび県の里山を育てる", "公 募 要 領"),
        ("いさりび県の里山を育てる", "お 知 ら せ"),
        ("里山の人材を育てる事業の", "募　集　要　項"),
        ("いさりび県の里山を育てる", "ニ ュ ー ス 第5号"),
    ],
)
def test_letters_that_are_set_apart_begin_a_line(above: str, below: str) -> None:
    mended = mend(f"{above}\n{below}").text.split("\n")

    assert mended[0] == above
    assert len(mended) == 2


@pytest.mark.parametrize("below", ["対 象", "担 い手を支える取組", "里山 里海 里川"])
def test_two_letters_and_whole_words_between_spaces_begin_none(below: str) -> None:
    assert mend(f"いさりび県の里山を育てる\n{below}").text == f"いさりび県の里山を育てる{below}"
