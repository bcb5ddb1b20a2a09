"""Tables of days whose cells tabs part in plain text: rows below the names of their columns, each as wide as its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.readers.layout import names_columns

_FEWEST_CELLS = 3
_FEWEST_ROWS = 2  # below the head
_WIDE_BLANKS = " \u3000"
_DATES = re.compile(
    r"(?:公募|募集|応募|申請|申込み?|受付|提出)の?(?:開始|終了|締め?切り?|〆切|期間|期限|期日)(?:日時?)?"
)
_YEAR = re.compile(
    r"(?:(?:令和|平成|R)\s?[0-9０-９元]{1,2}|[2２][0０][0-9０-９]{2})\s?年度?(?:\s?[(（][^()（）]{1,8}[)）])?"
)
_DAY = re.compile(r"[0-9０-９]\s*[月/／.．]\s*[0-9０-９]")


def tabbed_tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each table begins and ends whose first line names columns of days for the application, or of years beside each other."""
    place = 0
    while place < len(lines):
        rows = _rows_below(lines, place)
        if rows:
            yield place, place + 1 + rows
        place += rows + 1


def cells_of(line: str) -> list[str]:
    """The cells of a row that tabs part."""
    return [cell.strip(_WIDE_BLANKS) for cell in line.split("\t")]


def _rows_below(lines: Sequence[str], place: int) -> int:
    """How many rows stand below the head in this line; 0 where it is none."""
    head = cells_of(lines[place]) if "\t" in lines[place] else []
    if len(head) < _FEWEST_CELLS:
        return 0
    below = lines[place + 1 :]
    rows = sum(1 for _ in takewhile(lambda line: line.count("\t") == len(head) - 1, below))
    return rows if rows >= _FEWEST_ROWS and _is_read(head, below[:rows]) else 0


def _is_read(head: Sequence[str], rows: Sequence[str]) -> bool:
    return _compares_years(head) or (names_columns([head, head]) and _is_dated(head, rows))


def _compares_years(head: Sequence[str]) -> bool:
    """Whether the columns beside the first are years and nothing else: 項目, 令和7年度, 令和8年度."""
    return all(_YEAR.fullmatch(name) for name in head[1:])


def _is_dated(head: Sequence[str], rows: Sequence[str]) -> bool:
    """Whether a column is named for the days of applying and holds one in every row."""
    named = [place for place, name in enumerate(head) if _DATES.fullmatch(name)]
    return any(all(_DAY.search(cells_of(row)[place]) for row in rows) for place in named)
