"""Tables that plain text draws, with pipes as Markdown does or with spaces, as rows with their cells parted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.readers.layout import Written, row_of
from ingest.readers.markdown import table_at
from ingest.readers.spaced_tables import with_tables


def with_drawn_tables(lines: Sequence[str]) -> Iterator[Written]:
    """The lines in order, those of tables as rows; each table has a number of its own."""
    tables = place = 0
    for start, end in _piped(lines):
        above = list(_numbered(lines[place:start], tables))
        tables += len({line.table for line in above} - {None})
        yield from above
        for number, cells in enumerate(table_at(lines[start:end])):
            yield row_of(cells, table=tables, head=number == 0)
        tables, place = tables + 1, end
    yield from _numbered(lines[place:], tables)


def _piped(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each table that pipes draw begins and ends."""
    place = 0
    while place < len(lines):
        rows = len(table_at(lines[place : place + 2]) and table_at(lines[place:]))
        if rows:
            yield place, place + rows + 1
        place += rows + 1


def _numbered(lines: Sequence[str], first: int) -> Iterator[Written]:
    return (line if line.table is None else replace(line, table=line.table + first) for line in with_tables(lines))
