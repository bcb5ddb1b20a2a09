"""Words and where each of their letters stands on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

from assistant.boxes import Area, packed
from assistant.domain import Picture

_BLANK_OR_LETTER = re.compile(r"\s+|\S")


class Rectangle(Protocol):
    """A place on a page, in whatever measure the format has."""

    @property
    def left(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def bottom(self) -> float: ...


Places = tuple[Rectangle | None, ...]  # of each character; None: it stands nowhere


@dataclass(frozen=True, slots=True)
class Inked:
    """Words, and the place of each of their characters."""

    text: str
    places: Places

    @classmethod
    def at(cls, place: Rectangle | None, text: str) -> Self:
        """Words of which only the whole is placed."""
        return cls(text, (place,) * len(text))

    def __add__(self, other: Inked) -> Inked:
        return Inked(self.text + other.text, self.places + other.places)

    def stripped(self) -> Inked:
        """Without white space at the ends."""
        start = len(self.text) - len(self.text.lstrip())
        return Inked(self.text.strip(), self.places[start : start + len(self.text.strip())])

    def squeezed(self) -> Inked:
        """Without white space at the ends, and with one blank for any other."""
        kept = list(_BLANK_OR_LETTER.finditer(self.stripped().text))
        within = self.stripped().places
        text = "".join(" " if one[0].isspace() else one[0] for one in kept)
        return Inked(text, tuple(within[one.start()] for one in kept))


NOTHING = Inked("", ())


def joined(parts: Iterable[Inked], between: str) -> Inked:
    """Words one after the other; what stands between them stands nowhere."""
    whole: Inked | None = None
    for part in parts:
        whole = part if whole is None else whole + Inked.at(None, between) + part
    return whole or NOTHING


@dataclass(frozen=True, slots=True)
class Paper:
    """The page that the places are measured on."""

    bounds: Rectangle
    point: float  # how much of the measure is a point
    drawn: bool  # whether the file holds a page to draw

    def picture(self, places: Sequence[Rectangle | None]) -> Picture | None:
        """How the page looks, with these places of its characters; None: it has no size, or nothing stands on it."""
        width, height = self.bounds.right - self.bounds.left, self.bounds.bottom - self.bounds.top
        if not any(places) or width <= 0 or height <= 0:
            return None
        areas = [self._area(place, width, height) if place else None for place in places]
        return Picture(width / self.point, height / self.point, packed(areas), self.drawn)

    def _area(self, place: Rectangle, width: float, height: float) -> Area | None:
        """The part of the page that a place takes; None: it lies beside the page."""
        left, right = (_within((x - self.bounds.left) / width) for x in (place.left, place.right))
        top, bottom = (_within((y - self.bounds.top) / height) for y in (place.top, place.bottom))
        return Area(left, top, right - left, bottom - top) if right > left and bottom > top else None


def _within(share: float) -> float:
    return min(1.0, max(0.0, share))
