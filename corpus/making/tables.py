"""Rows as they are written in the sources: ^ belongs to the cell above, < to the one on its left, | breaks a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ABOVE, LEFT = "^", "<"
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one, by their first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int


def shown(cell: str) -> str:
    """What a cell holds; one that belongs to another holds nothing."""
    return "" if cell in {ABOVE, LEFT} else cell.replace("|", "\n")


def merged(rows: Rows) -> Iterator[Merged]:
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            if cell in {ABOVE, LEFT}:
                continue
            right, bottom = _right(rows, top, left), _bottom(rows, top, left)
            if (right, bottom) != (left, top):
                yield Merged(top, left, bottom, right)


def _right(rows: Rows, top: int, left: int) -> int:
    last = left
    while last + 1 < len(rows[top]) and rows[top][last + 1] == LEFT:
        last += 1
    return last


def _bottom(rows: Rows, top: int, left: int) -> int:
    last = top
    while last + 1 < len(rows) and rows[last + 1][left] == ABOVE:
        last += 1
    return last
