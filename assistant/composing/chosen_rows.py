"""Lines of a list become its rows: of a table with its cells, of records that are broken over lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.languages.ja.normalise import plain

_SPACES = re.compile(r"\s{2,}|\s(?=\S)")
_MARKED = re.compile(r"\s*(?:[・•●○◦]|[A-Z]{1,6}\d?[-A-Z]*\d{2,}|\d{1,3}(?:[.)]|\s)|No\.?\s*\d)")
_SCHOOL = r"(?:大学(?:院大学)?(?!病院|発)|高等専門学校|高専)"
_OF_A_SCHOOL = re.compile(rf"\s*(?!大学)[々一-鿿ァ-ヺーA-Za-z0-9]+?{_SCHOOL}")
_END_OF_A_NAME = re.compile(rf"\s*(?:大学院)?{_SCHOOL}\b")
_COLUMN = re.compile(
    r"(?:No\.?|番号|.{0,10}(?:名|名称|番号|機関|代表者?|研究者|内容|額|市町村|自治体|企業|コース|型|枠|区分|部門|テーマ"
    r"|概要|団体|チーム|拠点|所属|職|リーダー|ハブ長|責任者|担当者|参画者|業種|所在地))(?:\(.{1,6}\))?"
)
_FEWEST = 2  # rows that begin alike

Row = tuple[tuple[str, ...], tuple[str, ...]]  # its lines as they stand, and its cells


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line, of a table with tabs, with bars or flattened to spaces."""
    said = plain(line)
    if "\t" in said:
        return tuple(cell.strip() for cell in said.split("\t"))
    if said.count("|") > 1:
        return tuple(cell.strip() for cell in said.strip().strip("|").split("|"))
    return tuple(_SPACES.split(said.strip()))


def is_column_names(line: str) -> bool:
    """Whether a line names the columns of a table."""
    cells = [cell for cell in cells_of(line) if cell]
    return len(cells) > 1 and all(_COLUMN.fullmatch(cell) for cell in cells)


def grouped(run: Sequence[str]) -> Iterator[Row]:
    """The rows of a run of lines."""
    if any("\t" in line for line in run):
        yield from _of_a_table(run)
        return
    for start, end in pairwise([*_starts(run), len(run)] if run else []):
        lines = tuple(run[start:end])
        yield lines, tuple(cell for line in lines for cell in cells_of(line))


def _of_a_table(run: Sequence[str]) -> Iterator[Row]:
    """A cell may be broken over lines: the rest of a row has no number of its own, or is all that there is of a cell."""
    rows = [cells_of(line) for line in run]
    numbered = sum(row[0].isdigit() for row in rows) >= _FEWEST
    lines, cells = list[str](), list[str]()
    for line, more in zip(run, rows, strict=True):
        goes_on = not more[0].isdigit() if numbered else 1 in (len(cells), len(more))
        if lines and not goes_on:
            yield tuple(lines), tuple(cells)
            lines, cells = [], []
        cells = [*cells[:-1], cells[-1] + more[0], *more[1:]] if cells else list(more)
        lines.append(line)
    yield tuple(lines), tuple(cells)


def _starts(run: Sequence[str]) -> list[int]:
    """Where rows begin: at a number of their own, at a school, or at every line."""
    said = [plain(line) for line in run]
    broken = {at - 1 for at, line in enumerate(said) if at and _END_OF_A_NAME.match(line)}
    numbered = {at for at, line in enumerate(said) if _MARKED.match(line)}
    schools = {at for at, line in enumerate(said) if _OF_A_SCHOOL.match(line)} | broken
    for starts in (numbered, schools - {at + 1 for at in broken}):
        if len(starts) >= _FEWEST:
            return sorted({0, *starts})
    return list(range(len(run)))
