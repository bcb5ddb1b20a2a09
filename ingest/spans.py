"""Which of the many spans of a page lie over a place: found without looking at them all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class Span(Protocol):
    """Something that stands between two places."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


AnySpan = TypeVar("AnySpan", bound=Span)


class Spans(Generic[AnySpan]):
    """Spans by where they begin; they may nest and cross."""

    def __init__(self, spans: Sequence[AnySpan]) -> None:
        self._spans = sorted(spans, key=_start)
        self._starts = [span.start for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))  # how far it and those before it go

    def over(self, start: int, end: int) -> tuple[AnySpan, ...]:
        """Those that share a character with a span of the page, in order."""
        found: list[AnySpan] = []
        place = bisect_left(self._starts, end)
        while place and self._reach[place - 1] > start:
            place -= 1
            if self._spans[place].end > start:
                found.append(self._spans[place])
        return tuple(reversed(found))

    def at(self, place: int) -> tuple[AnySpan, ...]:
        """Those that hold the character at a place, in order."""
        return self.over(place, place + 1)


def beginning(spans: Sequence[AnySpan], start: int, end: int) -> Sequence[AnySpan]:
    """Of spans in order, those that begin between two places."""
    return spans[bisect_left(spans, start, key=_start) : bisect_left(spans, end, key=_start)]


def _start(span: Span) -> int:
    return span.start
