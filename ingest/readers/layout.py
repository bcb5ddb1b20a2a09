"""Written lines become a page whose headings and table rows know their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.domain import Page
from ingest.readers.extracted import ExtractedPage, Heading, Row
from ingest.readers.inked import Inked, Paper, Places, Rectangle, joined

_LONGEST_COLUMN_NAME = 16
_FEWEST_COLUMNS = 3  # with two columns, the first often names what the second holds
_A_VALUE = re.compile(r"[0-9０-９@＠。]|://")
_NAMES_A_COLUMN = frozenset({"区分", "項目", "内容", "種別", "名称", "類型", "対象", "No", "No.", "番号"})
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Written:
    """A line of a page: plain, a heading, or the row of a table."""

    text: str
    level: int = 0  # 0: no heading
    table: int | None = None  # None: no row
    head: bool = False
    places: Places = ()  # of its characters; (): nobody knows

    @property
    def words(self) -> Inked:
        """Its text with the places of the characters."""
        return Inked(self.text, self.places) if self.places else Inked.at(None, self.text)


def page_of(number: int, lines: Iterable[Written], paper: Paper | None = None) -> ExtractedPage:
    """The page that has these lines; with paper, it knows where they stand."""
    texts: list[str] = []
    places: list[Rectangle | None] = []
    headings: list[Heading] = []
    rows: list[Row] = []
    start = 0
    for line in lines:
        end = start + len(line.text)
        if line.level:
            headings.append(Heading(start, end, line.level))
        if line.table is not None:
            rows.append(Row(start, end, line.head, line.table))
        texts.append(line.text)
        places += (*line.words.places, None)  # a line end stands nowhere
        start = end + 1
    picture = paper.picture(places[:-1]) if paper else None
    return ExtractedPage(Page(number, "\n".join(texts), picture), tuple(headings), tuple(rows))


def row_of(cells: Sequence[str], *, table: int, head: bool) -> Written:
    """A table row on one line, its cells joined by TAB."""
    return Written("\t".join(_BLANK.sub(" ", cell).strip() for cell in cells), table=table, head=head)


def inked_row(cells: Sequence[Inked], *, table: int, head: bool) -> Written:
    """A table row on one line that knows where its words stand."""
    row = joined((cell.squeezed() for cell in cells), "\t")
    return Written(row.text, table=table, head=head, places=row.places)


def names_columns(rows: Sequence[Sequence[str]], *, banded: bool = False) -> bool:
    """Whether the first row is a head although the format does not say so; banded: it has a ground of its own."""
    if len(rows) <= 1:
        return False
    first = [cell.strip() for cell in rows[0]]
    short = all(0 < len(cell) <= _LONGEST_COLUMN_NAME and not _A_VALUE.search(cell) for cell in first)
    return short and (banded or len(first) >= _FEWEST_COLUMNS or first[0] in _NAMES_A_COLUMN)
