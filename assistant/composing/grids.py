"""Tables whose columns are compared: what the rows and the columns are called, and what stands where they meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain import Passage
from assistant.languages.ja.dates import fiscal_years
from assistant.languages.ja.normalise import plain

_APART = re.compile(r" *\u3000[ \u3000]*| {2,}")  # what parts the cells of a table that spaces draw
_BETWEEN_COLUMNS = " / "  # as ingest writes the names of columns into a heading path
_ROUND = re.compile(r"第\d{1,3}[回次期]")
_COUNTED = re.compile(
    r"\d{1,3}\s?(?:年(?:後|目|生)?|[かヶカケ]月(?:後|目)?|月|週(?:目|後)|[回次期]目?)"
)  # 5年後, 3年目, 4月
_LONGEST_NAME = 40
_FEWEST_COLUMNS = 2  # beside the one that names the rows
_MOST_BROKEN = 2  # lines in a row that are no rows: a cell goes on


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: what it is about, and a cell for each column."""

    name: str
    cells: tuple[str, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with names on two sides."""

    corner: str  # what the rows are, "" where the table does not say
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


def grids_of(passages: Iterable[Passage]) -> Iterator[Grid]:
    """The tables of passages in the order of their document; one that goes on in the next passage is one table."""
    grid: Grid | None = None
    for passage in passages:
        if grid is None or not _goes_on(grid, passage):
            yield from _whole(grid)
            grid = _reopened(passage)
        broken = 0
        for line in passage.text.split("\n"):
            cells = _cells(line)
            if grid is not None and (row := _row(grid, cells, passage)):
                grid, broken = replace(grid, rows=(*grid.rows, row)), 0
                continue
            head = _head(cells)
            broken += 1
            if head is not None or broken > _MOST_BROKEN or (not line.strip() and grid is not None and grid.rows):
                yield from _whole(grid)
                grid, broken = head, 0
    yield from _whole(grid)


def _whole(grid: Grid | None) -> Iterator[Grid]:
    if grid is not None and grid.rows:
        yield grid


def _goes_on(grid: Grid, passage: Passage) -> bool:
    """Whether a passage stands under the headings of the rows before it."""
    return bool(grid.rows) and grid.rows[-1].passage.heading == passage.heading


def _reopened(passage: Passage) -> Grid | None:
    """A table whose head only the heading path of a passage keeps."""
    named = tuple(passage.heading[-1].split(_BETWEEN_COLUMNS)) if passage.heading else ()
    return Grid(named[0], named[1:], ()) if len(named) > _FEWEST_COLUMNS else None


def _cells(line: str) -> list[str]:
    """The cells of a line, the first one "" where the line leaves it out."""
    parts = line.split("\t") if "\t" in line else _APART.split(line.rstrip())
    return [" ".join(plain(part).split()) for part in parts]


def _head(cells: Sequence[str]) -> Grid | None:
    """A line of short names, of which none is a value: it may be the head of a table."""
    names = tuple(cells[1:])
    told = len(names) >= _FEWEST_COLUMNS and all(0 < len(name) <= _LONGEST_NAME and _is_name(name) for name in names)
    return Grid(cells[0], names, ()) if told and len(set(names)) == len(names) and _is_name(cells[0]) else None


def _is_name(cell: str) -> bool:
    """Whether a cell holds no number but that of a year or a round, or that of a time after another."""
    numbered = fiscal_years(cell) or _ROUND.search(cell) or _COUNTED.fullmatch(cell)
    return not any(one.isdigit() for one in cell) or bool(numbered)


def _row(grid: Grid, cells: Sequence[str], passage: Passage) -> GridRow | None:
    if len(cells) != len(grid.columns) + 1 or not cells[0] or tuple(cells[1:]) == grid.columns:
        return None
    return GridRow(cells[0], tuple(cells[1:]), passage)
