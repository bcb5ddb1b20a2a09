from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from ingest.spans import Spans, beginning


@dataclass(frozen=True)
class Stretch:
    start: int
    end: int


STRETCHES = st.lists(
    st.builds(lambda start, length: Stretch(start, start + length), st.integers(0, 30), st.integers(0, 20))
)


@given(STRETCHES, st.integers(0, 40), st.integers(1, 10))
def test_what_lies_over_a_place_is_what_a_look_at_all_of_them_finds(
    stretches: list[Stretch], start: int, length: int
) -> None:
    spans, end = sorted(stretches, key=lambda one: one.start), start + length
    assert Spans(stretches).over(start, end) == tuple(one for one in spans if one.start < end and start < one.end)
    assert Spans(stretches).at(start) == tuple(one for one in spans if one.start <= start < one.end)


@given(STRETCHES, st.integers(0, 40), st.integers(0, 10))
def test_what_begins_between_two_places_is_what_a_look_at_all_of_them_finds(
    stretches: list[Stretch], start: int, length: int
) -> None:
    spans = sorted(stretches, key=lambda one: one.start)
    assert list(beginning(spans, start, start + length)) == [
        one for one in spans if start <= one.start < start + length
    ]
