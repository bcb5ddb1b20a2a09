"""The table rows of a document and what stands in their columns, as the reader marks them or as they can be rebuilt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.languages.ja.mending import mend_addresses
from ingest.columns import column_of
from ingest.readers.extracted import ExtractedPage, Row
from ingest.spread_rows import joined, joined_units, spread_tables

_MOST_BETWEEN = 12  # characters between the two parts of a table that goes on over the page: a page number


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table and what its columns are called: `page.text[start:end]` holds it."""

    start: int
    end: int
    head: tuple[str, ...]  # the names of the columns; () where nothing shows them
    cells: tuple[tuple[str, str], ...]  # what each column holds, "" where we do not know, and what stands in it
    caption: str = ""
    label: str = ""  # what the row is about: its first cell, or that of the rows above where it has none

    def of(self, *columns: str) -> str:
        """What stands in the columns of these names."""
        return " ".join(text for column, text in self.cells if column in columns)


def rows_of(pages: Sequence[ExtractedPage]) -> tuple[tuple[TableRow, ...], ...]:
    """The rows of every page in order; a head is a row too, without cells; a table goes on over the page."""
    found: list[tuple[TableRow, ...]] = []
    open_row: TableRow | None = None
    for page in pages:
        goes_on = open_row if open_row is not None and _continues(page, open_row) else None
        marked = tuple(_marked(page, goes_on))
        found.append(tuple(sorted((*marked, *_spread(page)), key=lambda row: row.start)))
        open_row = marked[-1] if marked and _little(page.page.text[marked[-1].end :]) else None
    return tuple(found)


def _continues(page: ExtractedPage, above: TableRow) -> bool:
    """Whether the page begins with rows of the same width as the row that the page before ends with."""
    if not page.rows or not above.head:
        return False
    first = page.rows[0]
    width = page.page.text.count("\t", first.start, first.end) + 1
    return _little(page.page.text[: first.start]) and width == len(above.head)


def _little(text: str) -> bool:
    return len(text.strip()) <= _MOST_BETWEEN


def _marked(page: ExtractedPage, above: TableRow | None) -> Iterator[TableRow]:
    """Rows that the reader found; `above` is the row that they go on from."""
    heads: dict[int, tuple[str, ...]] = {}
    labels: dict[int, str] = {}
    if above is not None:
        heads[page.rows[0].table], labels[page.rows[0].table] = above.head, above.label
    for row in page.rows:
        texts = page.page.text[row.start : row.end].split("\t")
        if _is_head(row, texts, heads.get(row.table, ())):
            heads[row.table] = tuple(joined(text) for text in texts)
            yield TableRow(row.start, row.end, heads[row.table], ())
            continue
        head = heads.get(row.table, ())
        labels[row.table] = joined(texts[0]) or labels.get(row.table, "")
        yield TableRow(row.start, row.end, head, tuple(_cells(head, texts)), label=labels[row.table])


def _is_head(row: Row, texts: Sequence[str], above: Sequence[str]) -> bool:
    """Whether a row names the columns; within a table that has known names, short values may look as if they did."""
    known = any(column_of(name) for name in above)
    return row.head and (not known or any(column_of(text) for text in texts))


def _cells(head: Sequence[str], texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, text in enumerate(texts):
        column = column_of(head[place]) if place < len(head) else ""
        yield column, _IN_A_CELL.get(column, _addresses)(text)


def _addresses(text: str) -> str:
    return mend_addresses(text).text


_IN_A_CELL: dict[str, Callable[[str], str]] = {
    "organisation": joined_units,
    "programme": joined,
    "applicants": joined,
    "amount": joined,
}


def _spread(page: ExtractedPage) -> Iterator[TableRow]:
    """Rows that a text extraction has spread over lines."""
    marked = [(row.start, row.end) for row in page.rows]
    for table in spread_tables(page.page.text):
        if any(start < table.end and table.start < end for start, end in marked):
            continue
        yield TableRow(table.start, table.head_end, table.head, (), table.caption)
        for row in table.rows:
            yield TableRow(row.start, row.end, table.head, row.cells, table.caption)
