"""Words that stand below each other without rules: rows of a table, or columns that are read one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.readers.layout import inked_row, names_columns
from ingest.readers.pdf_characters import Box
from ingest.readers.pdf_lines import Line

_ALIGNED = 1.0  # heights by which the cells of a column differ at most
_FARTHEST = 3.0  # heights between two rows
_FEWEST_OF_PROSE, _LONG = 4, 15  # lines and letters of a column of prose
_OF_A_DESK = re.compile(r"\W?(tel|電話|e-?mail|メール|fax|〒|住所|担当|url)", re.IGNORECASE)


def in_columns(lines: Sequence[Line], *, fewest_rows: int) -> tuple[Line, ...]:
    """The lines, those of a table without rules as its rows; fewer rows than these are none."""
    arranged: list[Line] = []
    for group in _groups(lines):
        if len(group) < fewest_rows or _is_spaced_out(group):
            arranged += group
        elif _side_by_side(group):
            arranged += [line.pieces[column] for column in range(len(group[0].pieces)) for line in group]
        else:
            arranged.append(_table(group))
    return tuple(_numbered(arranged))


def without_readings(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the small kana that stand above words."""
    return tuple(line for line in lines if not _KANA.fullmatch(line.text) or not any(_reads(line, o) for o in lines))


_KANA = re.compile(r"[ぁ-ゖァ-ヺー・\s]+")
_SMALL = 0.65  # share of the height of the words below
_NEAR = 0.6  # of that height


def _reads(small: Line, words: Line) -> bool:
    if words.table or small.box.height > _SMALL * words.box.height:
        return False
    across = (small.box.left + small.box.right) / 2
    gap = words.box.top - small.box.bottom
    return words.box.left <= across <= words.box.right and abs(gap) < _NEAR * words.box.height


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that follow each other and have their columns in the same places."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _aligned(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _aligned(above: Line, below: Line) -> bool:
    height = below.box.height
    if not 1 < len(above.pieces) == len(below.pieces) or not 0 < below.box.top - above.box.top < _FARTHEST * height:
        return False
    columns = zip(above.pieces, below.pieces, strict=True)
    apart = all(mine.box.right < its.box.left for line in (above, below) for mine, its in _crossed(above, below, line))
    return apart and all(abs(one.box.left - other.box.left) < _ALIGNED * height for one, other in columns)


def _crossed(above: Line, below: Line, line: Line) -> Iterator[tuple[Line, Line]]:
    """A cell of one line and the next cell of the other: they may not reach over each other."""
    other = below if line is above else above
    return ((left, right) for (left, _), (_, right) in zip(pairwise(line.pieces), pairwise(other.pieces), strict=True))


def _is_spaced_out(group: Sequence[Line]) -> bool:
    """Whether the columns are but the letters of labels that are set wide, as in a form."""
    return any(all(len(cell.text) <= 1 for cell in column) for column in _columns(group)[:-1])


def _side_by_side(group: Sequence[Line]) -> bool:
    """Whether the columns are texts of their own: prose, or the desks of different people."""
    desks = any(_one_label([cell.text for cell in line.pieces]) for line in group)
    prose = len(group) >= _FEWEST_OF_PROSE and all(
        median(len(cell.text) for cell in column) >= _LONG for column in _columns(group)
    )
    return desks or prose


def _one_label(cells: Sequence[str]) -> bool:
    found = [_OF_A_DESK.match(cell) for cell in cells]
    return len({label[1].lower() if label else None for label in found}) == 1 and found[0] is not None


def _columns(group: Sequence[Line]) -> list[tuple[Line, ...]]:
    return list(zip(*(line.pieces for line in group), strict=True))


def _table(group: Sequence[Line]) -> Line:
    grid = [[cell.words for cell in line.pieces] for line in group]
    head = names_columns([[cell.text for cell in cells] for cells in grid])
    rows = (inked_row(cells, table=0, head=head and place == 0) for place, cells in enumerate(grid))
    return Line(_around(group), "", tuple(rows))


def _around(lines: Sequence[Line]) -> Box:
    found = lines[0].box
    for line in lines[1:]:
        found = found.around(line.box)
    return found


def _numbered(lines: Sequence[Line]) -> Iterator[Line]:
    """The tables of a page counted as they come."""
    tables = 0
    for line in lines:
        number, tables = tables, tables + bool(line.table)
        yield replace(line, table=tuple(replace(row, table=number) for row in line.table)) if line.table else line
