"""The filled cells of a sheet become lines: titles above a table, the names of its columns, and rows that say all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.readers.layout import Written, names_columns, row_of
from ingest.readers.xlsx_cells import Grid, SheetCell

_LONGEST_TITLE = 40
_NO_TITLE = re.compile(r"[。、]|[0-9０-９]\s*[年月日/](?!度)|^[※*＊（(注]|[:：]|@")
_LONGEST_COLUMN_NAME = 30
_A_VALUE = re.compile(r"[0-9０-９]{3,}|[@＠。]|://")
_NOTE = re.compile(r"[※*＊]|[（(]?注")
_FEWEST = 2  # columns of a table
_DEEPEST_HEAD = 4  # rows

Spans = Mapping[tuple[int, int], tuple[int, int]]  # where a merged cell begins: its last row and column


@dataclass(frozen=True, slots=True)
class _Line:
    """The cells of one row, by column."""

    row: int
    cells: dict[int, SheetCell]

    @property
    def texts(self) -> list[str]:
        return [cell.text for _, cell in sorted(self.cells.items())]


def lines_of(name: str, grid: Grid, spans: Spans) -> Iterator[Written]:
    """The lines of a sheet, its name first."""
    yield Written(name, level=1)
    blank = False
    for number, block in enumerate(_blocks(grid, spans)):
        blank = True
        for line in _block(block, spans, number):
            if blank and line.text:
                yield Written("")
            if line.text:
                yield line
            blank = not line.text


def _blocks(grid: Grid, spans: Spans) -> Iterator[list[_Line]]:
    """The rows that stand together; one that says nothing parts them."""
    rows: dict[int, dict[int, SheetCell]] = {}
    for (row, column), cell in grid.items():
        last, _ = spans.get((row, column), (row, column))
        for below in range(row, last + 1):
            rows.setdefault(below, {})[column] = cell
    block: list[_Line] = []
    for row in sorted(rows):
        if block and row > block[-1].row + 1:
            yield from _beside(block, spans)
            block = []
        block.append(_Line(row, rows[row]))
    if block:
        yield from _beside(block, spans)


def _beside(block: list[_Line], spans: Spans) -> Iterator[list[_Line]]:
    """The tables that stand side by side in a block, where an empty column parts them and each has a title or a head of its own."""
    filled = {column for line in block for column in line.cells}
    filled |= {
        one for line in block for begin in line.cells for one in range(begin, spans.get((line.row, begin), (0, 0))[1])
    }
    begins = [column for column in sorted(filled) if column - 1 not in filled]
    sides = [_within(block, begin, end) for begin, end in zip(begins, [*begins[1:], max(filled) + 1], strict=True)]
    yield from sides if len(sides) > 1 and _are_tables(sides, begins) else [block]


def _within(block: list[_Line], begin: int, end: int) -> list[_Line]:
    parts = (_Line(line.row, {at: cell for at, cell in line.cells.items() if begin <= at < end}) for line in block)
    return [part for part in parts if part.cells]


def _are_tables(sides: Sequence[list[_Line]], begins: Sequence[int]) -> bool:
    """Whether every side begins in one row with a title alone, or all have the same names of columns."""
    tall = all(len(side) > _FEWEST and max(len(line.cells) for line in side) >= _FEWEST for side in sides)
    level = len({side[0].row for side in sides}) == 1
    titled = all(list(side[0].cells) == [begin] for side, begin in zip(sides, begins, strict=True))
    alike = len({tuple(side[0].texts) for side in sides}) == 1
    return tall and level and (titled or alike)


def _block(block: list[_Line], spans: Spans, number: int) -> Iterator[Written]:
    titles = _titles(block)
    for line in block[:titles]:
        yield from _title(line.texts[0])
    table = block[titles:]
    depth = _depth(table, spans)
    columns = sorted({column for line in table for column in line.cells})
    if depth:
        names = [_name(table[:depth], column, spans) for column in columns]
        yield row_of(names, table=number, head=True)
    for line in table[depth:]:
        yield from _row(line, columns if depth else sorted(line.cells), spans, number)


def _row(line: _Line, columns: Sequence[int], spans: Spans, number: int) -> Iterator[Written]:
    """A row of a table; a note, or a cell that reaches over several columns, stands for itself."""
    alone = len(line.cells) == 1 and columns[0] in line.cells
    text = line.texts[0]
    if alone and (len(columns) < _FEWEST or _NOTE.match(text)):
        yield Written(text)
    elif alone and spans.get((line.row, columns[0]), (0, 0))[1] > columns[0]:
        yield from _title(text)
    else:
        cells = [line.cells[column].text if column in line.cells else "" for column in columns]
        yield row_of(cells, table=number, head=False)


def _titles(block: Sequence[_Line]) -> int:
    """How many rows at the top hold one cell alone; where none holds more, all of them."""
    return next((place for place, line in enumerate(block) if len(line.cells) > 1), len(block))


def _title(text: str) -> Iterator[Written]:
    is_title = len(text) <= _LONGEST_TITLE and not _NO_TITLE.search(text)
    yield from (Written(text, level=2), Written("")) if is_title else (Written(text),)


def _depth(table: Sequence[_Line], spans: Spans) -> int:
    """How many rows name the columns; 0: none does."""
    if len(table) < _FEWEST:
        return 0
    first = table[0]
    last = [spans.get((first.row, column), (first.row, column)) for column in first.cells]
    reach = max(row for row, _ in last)
    wide = any(end > column for (_, end), column in zip(last, first.cells, strict=True))
    depth = max(reach - first.row + 1, 1 + (wide and _is_named_below(table[1], first, spans)))
    depth = min(depth, _DEEPEST_HEAD)
    if depth >= len(table):
        return 0
    names = [cell for line in table[:depth] for cell in line.cells.values()]
    short = all(len(cell.text) <= _LONGEST_COLUMN_NAME and not _A_VALUE.search(cell.text) for cell in names)
    return depth if short and (depth > 1 or _stands_out(table) or names_columns([line.texts for line in table])) else 0


def _is_named_below(below: _Line, first: _Line, spans: Spans) -> bool:
    """Whether every wide name has narrower ones under it."""
    wide = [(column, end) for column in first.cells if (end := spans.get((first.row, column), (0, 0))[1]) > column]
    words = all(not _A_VALUE.search(text) and not text.isdecimal() for text in below.texts)
    return words and all(sum(column <= other <= end for other in below.cells) > 1 for column, end in wide)


def _stands_out(table: Sequence[_Line]) -> bool:
    """Whether the first row has a ground or a weight of its own."""
    first, second = list(table[0].cells.values()), list(table[1].cells.values())
    filled = all(cell.filled for cell in first) and not all(cell.filled for cell in second)
    return filled or (all(cell.bold for cell in first) and not all(cell.bold for cell in second))


def _name(head: Sequence[_Line], column: int, spans: Spans) -> str:
    """What a column is called: the names above each other, each once."""
    names: list[str] = []
    for line in head:
        found = next(
            (
                cell.text
                for begin, cell in sorted(line.cells.items())
                if begin <= column <= max(begin, spans.get((_begin(line, begin, spans), begin), (0, 0))[1])
            ),
            "",
        )
        if found and found not in names:
            names.append(found)
    return " ".join(names)


def _begin(line: _Line, column: int, spans: Spans) -> int:
    """The row in which the merged cell begins that stands here."""
    return next((row for row, at in spans if at == column and row <= line.row <= spans[row, at][0]), line.row)
