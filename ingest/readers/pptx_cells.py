"""Where the cells of a table on a slide stand."""

from __future__ import annotations

from itertools import accumulate, pairwise

from ingest.readers.ooxml import A, Element, number
from ingest.readers.pptx_shapes import Box

Cells = dict[tuple[int, int], Box]  # by row and column


def cells_of(table: Element, frame: Box | None) -> Cells:
    """The place of each cell: the frame, shared out as its rows and columns are; none where nobody says."""
    wide = [number(column, "w") or 0 for column in table.findall(f"{A}tblGrid/{A}gridCol")]
    high = [number(row, "h") or 0 for row in table.findall(f"{A}tr")]
    if frame is None or not sum(wide) or not sum(high):
        return {}
    lefts = _edges(wide, frame.left, frame.right)
    tops = _edges(high, frame.top, max(frame.bottom, frame.top + sum(high)))  # rows grow out of a frame that is too low
    return {
        (row, column): Box(left, top, right, bottom)
        for row, (top, bottom) in enumerate(pairwise(tops))
        for column, (left, right) in enumerate(pairwise(lefts))
    }


def _edges(sizes: list[int], begin: float, end: float) -> list[float]:
    scale = (end - begin) / sum(sizes)
    return [begin + scale * reached for reached in accumulate(sizes, initial=0)]
