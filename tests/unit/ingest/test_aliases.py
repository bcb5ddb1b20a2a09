"""A name without its middle, as a document shortens its own."""

from __future__ import annotations

import pytest

from ingest.aliases import aliases_of, shortens

FULL = "いさりび県小規模漁業者水産加工補助金"
SHORT = "いさりび県水産加工補助金"


@pytest.mark.parametrize(
    ("short", "name", "is_short"),
    [
        (SHORT, FULL, True),
        ("水産加工補助金", FULL, False),  # nothing is left of its beginning
        ("いさりび県補助金", FULL, False),  # too little is left of its end
        ("いさりび市水産加工補助金", FULL, False),
        ("いさりび県小規模漁業者産加工補助金", FULL, False),  # one letter is no middle
        (FULL, FULL, False),
    ],
)
def test_a_name_is_shortened_where_its_middle_is_left_out(short: str, name: str, *, is_short: bool) -> None:
    assert shortens(short, name) is is_short


@pytest.mark.parametrize(
    ("said", "aliases"),
    [
        ((f"{SHORT}は、県内の漁業者を支えます。", f"{SHORT}の対象は次のとおりです。"), (SHORT,)),
        ((f"{SHORT}は、県内の漁業者を支えます。",), ()),  # once may be another programme
        (("いさりび県補助金は年1回です。", "いさりび県補助金の対象は次のとおりです。"), ()),  # any call of the office
    ],
)
def test_the_name_that_a_document_shortens_again_and_again_is_another_name(
    said: tuple[str, ...], aliases: tuple[str, ...]
) -> None:
    assert aliases_of(FULL, (FULL,), (FULL, *said)) == aliases
