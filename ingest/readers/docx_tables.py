"""The cells of a Word table by row and column: one that spans rows is said in each, one that spans columns once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.docx_runs import ground_of
from ingest.readers.ooxml import Element, W, children, is_on, number, value

_TRANSPARENT = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"})
_WIDEST = 200  # columns; Word itself allows 63


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: where it begins, and the element that holds its words."""

    column: int
    content: Element
    ground: str
    first: bool  # its words begin here, rather than in a row above


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row."""

    cells: tuple[Cell, ...]
    head: bool
    gone: bool  # deleted or hidden


def lines_of(table: Element, *, ground: str) -> tuple[TableLine, ...]:
    """The rows in order."""
    lines: list[TableLine] = []
    above: dict[int, Cell] = {}
    for row in _through(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        cells = tuple(_cells(row, above, ground))
        gone = properties is not None and (
            properties.find(f"{W}del") is not None or is_on(properties.find(f"{W}hidden"))
        )
        if not gone:
            above = {cell.column: cell for cell in cells}
        head = properties is not None and is_on(properties.find(f"{W}tblHeader"))
        lines.append(TableLine(cells, head, gone))
    return tuple(lines)


def width_of(lines: tuple[TableLine, ...]) -> int:
    return 1 + max((cell.column for line in lines for cell in line.cells), default=0)


def _cells(row: Element, above: dict[int, Cell], ground: str) -> Iterator[Cell]:
    column = min(number(row.find(f"{W}trPr/{W}gridBefore")) or 0, _WIDEST)
    for cell in _through(row, f"{W}tc"):
        properties = cell.find(f"{W}tcPr")
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        goes_on = merge is not None and value(merge) != "restart" and column in above
        yield (
            Cell(column, above[column].content, above[column].ground, first=False)
            if goes_on
            else Cell(column, cell, ground_of(properties, above=ground), first=True)
        )
        span = number(properties.find(f"{W}gridSpan")) if properties is not None else None
        column += min(max(span or 1, 1), _WIDEST)


def _through(element: Element, tag: str) -> Iterator[Element]:
    """The children of this tag, also those in a content control."""
    for child in children(element):
        if child.tag == tag:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _through(child, tag)
