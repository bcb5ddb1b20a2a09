"""The rows of the tables on a page, whether the format marks them, tabs part them or lines hold their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.languages.ja.mending import mend_addresses
from assistant.languages.ja.normalise import plain
from ingest.readers.extracted import ExtractedPage
from ingest.spread_heads import column_of
from ingest.spread_rows import joined, joined_units, spread_tables

_CAPTION = re.compile(
    r"[\[(【<]?(?:別?表|Table)\s?[0-9]{1,2}(?:[-.][0-9]{1,2})?(?:[\])】>:.\s]\s*\S.{0,50})?$", re.IGNORECASE
)


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


def rows_of_pages(pages: Sequence[ExtractedPage]) -> tuple[tuple[TableRow, ...], ...]:
    """The rows of each page; a table that goes on at the top of the next page keeps its head and its caption."""
    found: list[tuple[TableRow, ...]] = []
    above: TableRow | None = None  # the row that ends the page before
    for page in pages:
        found.append(_rows(page, above))
        last = found[-1][-1] if found[-1] else None
        above = last if last and not page.page.text[last.end :].strip() else None
    return tuple(found)


def rows_of(page: ExtractedPage) -> tuple[TableRow, ...]:
    """The rows of a page in order; a head is a row too, without cells."""
    return rows_of_pages([page])[0]


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a table: 表１ 補助率."""
    return bool(_CAPTION.match(plain(text).strip()))


def _rows(page: ExtractedPage, above: TableRow | None) -> tuple[TableRow, ...]:
    return tuple(sorted((*_marked(page, above), *_spread(page)), key=lambda row: row.start))


def _marked(page: ExtractedPage, above: TableRow | None) -> Iterator[TableRow]:
    """Rows that the reader found, under their captions."""
    captions = _captions(page)
    tables = {row.start: row.table for row in page.rows}
    goes_on = _goes_on(page, above)
    for row in _under_heads(page, goes_on.head if goes_on else ()):
        table = tables[row.start]
        inherited = goes_on.caption if goes_on and table == page.rows[0].table else ""
        yield replace(row, caption=captions.get(table, "") or inherited)


def _goes_on(page: ExtractedPage, above: TableRow | None) -> TableRow | None:
    """The row above, where the first table of the page stands at its top, has no head and is as wide."""
    if above is None or not page.rows or page.page.text[: page.rows[0].start].strip():
        return None
    first = page.rows[0]
    headed = any(row.head for row in page.rows if row.table == first.table)
    as_wide = len(above.head) == 1 + page.page.text.count("\t", first.start, first.end)
    return above if as_wide and not headed else None


def _captions(page: ExtractedPage) -> dict[int, str]:
    """What each table is called: in the line above it, or else in the one below it that is not above another."""
    text, captions = page.page.text, dict[int, str]()
    tables = [(number, list(rows)) for number, rows in groupby(page.rows, key=lambda row: row.table)]
    begins = [rows[0].start for _, rows in tables] + [-1]
    for (number, rows), following in zip(tables, begins[1:], strict=True):
        over = text[: rows[0].start].rstrip().rpartition("\n")[2]
        under, _, rest = text[rows[-1].end :].lstrip().partition("\n")
        anothers = 0 <= following == len(text) - len(rest.lstrip())
        found = next((line for line in (over, "" if anothers else under) if is_caption(line)), "")
        captions[number] = plain(found).strip()
    return captions


def _under_heads(page: ExtractedPage, inherited: tuple[str, ...]) -> Iterator[TableRow]:
    heads: dict[int, tuple[str, ...]] = {page.rows[0].table: inherited} if page.rows else {}
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
