"""Tables that plain text draws, with pipes as Markdown does, with tabs or with spaces, as rows with their cells parted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from ingest.readers.layout import Written, row_of
from ingest.readers.markdown import cells_between, is_divider, table_at
from ingest.readers.spaced_tables import with_tables
from ingest.readers.tabbed_tables import cells_of, tabbed_tables

_BOXED = re.compile(r"\s*\|[^|].*[^\\]\|\s*")
_BAR = re.compile(r"(?<!\\)\|")
_DIGIT = re.compile(r"[0-9０-９]")
_FEWEST_BOXED = 3  # lines: a head and two rows


def with_drawn_tables(lines: Sequence[str]) -> Iterator[Written]:
    """The lines in order, those of tables as rows; each table has a number of its own."""
    tables = place = 0
    for start, end, rows in sorted((*_piped(lines), *_boxed(lines), *_tabbed(lines))):
        if start < place:
            continue
        above = list(_numbered(lines[place:start], tables))
        tables += len({line.table for line in above} - {None})
        yield from above
        for number, cells in enumerate(rows):
            yield row_of(cells, table=tables, head=number == 0)
        tables, place = tables + 1, end
    yield from _numbered(lines[place:], tables)


def _tabbed(lines: Sequence[str]) -> Iterator[tuple[int, int, Sequence[Sequence[str]]]]:
    """Where each table that tabs part begins and ends, and its rows."""
    for start, end in tabbed_tables(lines):
        yield start, end, [cells_of(line) for line in lines[start:end]]


def _piped(lines: Sequence[str]) -> Iterator[tuple[int, int, Sequence[Sequence[str]]]]:
    """Where each table that pipes draw begins and ends, and its rows."""
    place = 0
    while place < len(lines):
        rows = table_at(lines[place : place + 2]) and table_at(lines[place:])
        if rows:
            yield place, place + len(rows) + 1, rows
        place += len(rows) + 1


def _boxed(lines: Sequence[str]) -> Iterator[tuple[int, int, Sequence[Sequence[str]]]]:
    """Where each table of lines between pipes begins and ends that has no rule below its head."""
    place = 0
    while place < len(lines):
        width = len(_BAR.findall(lines[place])) if _BOXED.fullmatch(lines[place]) else 0
        rows = list(takewhile(partial(_is_row, width), lines[place:])) if width else []
        if len(rows) >= _FEWEST_BOXED and not _DIGIT.search(rows[0]):
            yield place, place + len(rows), [cells_between(row) for row in rows]
        place += max(len(rows), 1)


def _is_row(width: int, line: str) -> bool:
    return len(_BAR.findall(line)) == width and bool(_BOXED.fullmatch(line)) and not is_divider(line)


def _numbered(lines: Sequence[str], first: int) -> Iterator[Written]:
    return (line if line.table is None else replace(line, table=line.table + first) for line in with_tables(lines))
