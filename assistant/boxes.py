"""Where the characters of a page stand: a few bytes for each, and marks over those that are quoted."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

_SIDE = 65_535  # steps across a page, and down
_NUMBERS = 4  # of a box
_SAME = 0.3  # share of a line's height by which the boxes of its characters differ at most
_APART = 0.6  # of a line's height between two characters that one mark covers


class Area(NamedTuple):
    """A part of a page, from its upper left corner: 0 to 1 across, 0 to 1 down."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


_NOWHERE = Area(0, 0, 0, 0)


def packed(areas: Sequence[Area | None]) -> bytes:
    """The box of each character of a page; None: it stands nowhere."""
    whole = np.array([area or _NOWHERE for area in areas], float).reshape(-1, _NUMBERS)
    steps = np.rint(np.clip(whole, 0, 1) * _SIDE).astype("<u2")
    changes = np.diff(steps, axis=0, prepend=np.zeros((1, _NUMBERS), "<u2"))  # they wrap around, and back again
    return zlib.compress(changes.T.tobytes())


def unpacked(boxes: bytes, count: int) -> tuple[Area | None, ...]:
    """The boxes of so many characters; none at all where they are not as many."""
    size = count * _NUMBERS * 2
    raw = zlib.decompressobj().decompress(boxes, size + 1) if boxes and count else b""
    if len(raw) != size:
        return (None,) * count
    changes = np.frombuffer(raw, "<u2").reshape(_NUMBERS, -1).T
    rows = (np.cumsum(changes, axis=0, dtype="<u2") / _SIDE).tolist()
    return tuple(Area(*row) if row[2] and row[3] else None for row in rows)


def marks(areas: Sequence[Area | None], *, shape: float) -> tuple[Area, ...]:
    """Boxes around characters that follow each other on a line, which cover those characters and no others."""
    # shape: the height of the page by its width, so that gaps across compare with heights
    found: list[Area] = []
    for area in areas:
        if area is None:
            continue
        if found and _goes_on(found[-1], area, shape):
            found[-1] = _around(found[-1], area)
        elif area not in found[-1:]:
            found.append(area)
    return tuple(found)


def frames(areas: Sequence[Area | None]) -> Iterator[tuple[Area, int, int]]:
    """The stretches of characters that share a box, as those of a shape on a slide do."""
    inked = ((place, area) for place, area in enumerate(areas) if area is not None)
    for area, stretch in groupby(inked, key=lambda one: one[1]):
        places = [place for place, _ in stretch]
        yield area, places[0], places[-1] + 1


def _goes_on(before: Area, after: Area, shape: float) -> bool:
    """Whether a character stands next to a mark: beside it on its line, or below it where lines run down the page."""
    beside = _next(before.left, before.right, after.left, room=_APART * before.height * shape)
    level = _level((before.top, before.bottom), (after.top, after.bottom))
    below = _next(before.top, before.bottom, after.top, room=_APART * before.width / shape)
    upright = _level((before.left, before.right), (after.left, after.right))
    return (level and beside) or (upright and below and _is_letter(after, shape))


def _is_letter(area: Area, shape: float) -> bool:
    """Whether a box is no wider than a letter, and so no line of its own."""
    return area.width <= (1 + _SAME) * area.height * shape


def _next(begin: float, end: float, following: float, *, room: float) -> bool:
    return begin <= following <= end + room


def _level(one: tuple[float, float], other: tuple[float, float]) -> bool:
    allowed = _SAME * min(one[1] - one[0], other[1] - other[0])
    return abs(one[0] - other[0]) <= allowed and abs(one[1] - other[1]) <= allowed


def _around(one: Area, other: Area) -> Area:
    left, top = min(one.left, other.left), min(one.top, other.top)
    return Area(left, top, max(one.right, other.right) - left, max(one.bottom, other.bottom) - top)
