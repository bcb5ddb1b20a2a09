"""The rows of the tables on a page, whether the format marks them, tabs part them or lines hold their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.languages.ja.mending import mend_addresses
from assistant.languages.ja.normalise import plain
from ingest.readers.extracted import ExtractedPage
from ingest.spread_rows import column_of, joined, joined_units, spread_tables


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table and what its columns are called: `page.text[start:end]` holds it."""

    start: int
    end: int
    head: tuple[str, ...]  # the names of the columns; () where nothing shows them
    cells: tuple[tuple[str, str], ...]  # the columns that we know by name, and what stands in them
    names: bool  # whether it is the head itself
    caption: str = ""
    texts: tuple[str, ...] = ()  # every cell in one spelling, in the order of the head
    places: tuple[tuple[int, int], ...] = ()  # where each of them stands


_PROGRAMME = re.compile(
    r"(?:.{0,6}(?:事業|制度|施策|公募|プログラム|支援策|補助金)の?名称?|(?:事業|制度|施策|プログラム|支援策|補助金|メニュー)(?:\(.*\))?|名称|件名)"
)
_EDITION = re.compile(
    r"(?:令和|平成|[RH])\s?(?:元|\d{1,2})\s?年度?|20\d\d年度?|第\s?\d{1,3}\s?[回次期](?:公募|募集|締切)?|\d次(?:公募|募集|締切)?"
)


def programme_of(row: TableRow) -> str:
    """The programme that a row is about; "" where no column is named for programmes."""
    named = zip(row.head, row.texts, strict=False)
    return next((joined(text) for name, text in named if text and names_programme(name)), "")


def names_programme(name: str) -> bool:
    """Whether a column of this name holds programmes: 事業名 does, 公募期間 does not."""
    return bool(_PROGRAMME.fullmatch(name.rsplit(" ", maxsplit=1)[-1]))


def editions_of(row: TableRow) -> tuple[str, ...]:
    """The years and rounds that a row is about: 令和7年度, 第3回."""
    return tuple(re.sub(r"(?:公募|募集|締切)$", "", text) for text in row.texts if is_edition(text))


def is_edition(text: str) -> bool:
    """Whether a cell says nothing but a year or a round."""
    return bool(_EDITION.fullmatch(text))


def rows_of(page: ExtractedPage) -> tuple[TableRow, ...]:
    """The rows of a page in order; a head is a row too, without cells."""
    return tuple(sorted((*_marked(page), *_spread(page)), key=lambda row: row.start))


def _marked(page: ExtractedPage) -> Iterator[TableRow]:
    """Rows that the reader found."""
    heads: dict[int, tuple[str, ...]] = {}
    for row in page.rows:
        texts = page.page.text[row.start : row.end].split("\t")
        if row.head:
            heads[row.table] = tuple(joined(text) for text in texts)
        head = heads.get(row.table, ())
        known = () if row.head else tuple(_known(head, texts))
        padded, places = _padded(texts, head), tuple(_places(row.start, texts))
        yield TableRow(row.start, row.end, head, known, row.head, texts=padded, places=places)


def _places(start: int, texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    for text in texts:
        yield start, start + len(text)
        start += len(text) + 1


def _padded(texts: Sequence[str], head: Sequence[str]) -> tuple[str, ...]:
    """The cells of a row; those that are empty at its end may have left no tabs."""
    return tuple(plain(text).strip() for text in texts) + ("",) * (len(head) - len(texts))


def _known(head: Sequence[str], texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name, text in zip(head, texts, strict=False):
        column = column_of(name)
        if column and text.strip():
            yield column, _IN_A_CELL.get(column, joined)(text)


def _addresses(text: str) -> str:
    return mend_addresses(text).text


_IN_A_CELL = {"organisation": joined_units, "contact": _addresses}


def _spread(page: ExtractedPage) -> Iterator[TableRow]:
    """Rows that a text extraction has spread over lines."""
    marked = [(row.start, row.end) for row in page.rows]
    for table in spread_tables(page.page.text):
        if any(start < table.end and table.start < end for start, end in marked):
            continue
        yield TableRow(table.start, table.head_end, table.head, (), names=True, caption=table.caption)
        for row in table.rows:
            yield TableRow(row.start, row.end, table.head, row.cells, names=False, caption=table.caption)
