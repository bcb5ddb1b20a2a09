"""The tables of a web page: the cells that span rows stand in each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from selectolax.lexbor import LexborNode

from ingest.readers.layout import Written, names_columns, row_of

_PARTS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_OF_A_PAGE = "table, h1, h2, h3, h4"  # what a cell holds only where a table lays out a page
_WIDEST_SPAN = 100  # what HTML itself allows is 1,000 columns and 65,534 rows


def is_table(node: LexborNode) -> bool:
    """Whether a table holds values rather than the layout of a page."""
    if any(within.mem_id != node.mem_id for within in node.css(_OF_A_PAGE)):
        return False
    widest = max((len(_cells(row)) for row in _rows(node)), default=0)
    return widest > 1 and node.attributes.get("role") not in {"presentation", "none"}


def rows_of(node: LexborNode, *, table: int, text_of: Callable[[LexborNode], str]) -> Iterator[Written]:
    """The rows of a table; what a cell says is told by its caller."""
    rows = list(_rows(node))
    grid = _grid(rows, text_of)
    heads = [_is_head(row) for row in rows]
    if not any(heads) and not any(cell.tag == "th" for row in rows for cell in _cells(row)):
        heads[:1] = [names_columns(grid)]
    return (
        row_of(cells, table=table, head=head)
        for cells, head in zip(grid, heads, strict=True)
        if any(cell.strip() for cell in cells)
    )


def _rows(node: LexborNode) -> Iterator[LexborNode]:
    for child in node.iter():
        if child.tag in _PARTS:
            yield from _rows(child)
        elif child.tag == "tr":
            yield child


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in _CELLS]


def _is_head(row: LexborNode) -> bool:
    cells = _cells(row)
    in_head = row.parent is not None and row.parent.tag == "thead"
    return bool(cells) and (in_head or (len(cells) > 1 and all(cell.tag == "th" for cell in cells)))


def _grid(rows: list[LexborNode], text_of: Callable[[LexborNode], str]) -> list[list[str]]:
    """The cells by row and column; one that spans rows is said in each, one that spans columns once."""
    texts: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows):
        for cell in _cells(row):
            place = next(column for column in count() if (number, column) not in texts)
            text = text_of(cell)
            down = min(_span(cell, "rowspan", len(rows)), len(rows) - number)
            for below in range(number, number + down):
                texts[below, place] = text
                texts.update({(below, place + along): "" for along in range(1, _span(cell, "colspan", 1))})
    width = 1 + max((column for _, column in texts), default=0)
    return [[texts.get((number, column), "") for column in range(width)] for number in range(len(rows))]


def _span(cell: LexborNode, name: str, to_the_end: int) -> int:
    """How far a cell reaches; 0 means: to the end."""
    written = cell.attributes.get(name) or "1"
    return min(int(written) or to_the_end, _WIDEST_SPAN) if written.isdecimal() else 1
