"""A row of desks whose cells go on in the line below, where the mail address breaks off: 公募デスク 応募の要件 03-… koubo@ / (公募係) hekiwan.example."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.sections import Section
from ingest.tables import TableRow

_BEGUN = re.compile(r"[A-Za-z0-9._%+\-]+(?:@(?:[A-Za-z0-9\-]+[.\-])*|-)$")
_REST_OF_HOST = re.compile(r"[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+$")
_REST_WITH_NAME = re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+$")
_FEWEST = 3  # cells of such a row
_MOST_BLANKS = 1


def completed(row: TableRow, section: Section) -> TableRow:
    """The row with what the line below says of each cell; the row itself where its address does not go on there."""
    if len(row.texts) < _FEWEST or not _BEGUN.search(row.texts[-1].strip()):
        return row
    below = next((line for line in section.lines if line.start >= row.end), None)
    pieces = below.text.split() if below is not None and below.blanks <= _MOST_BLANKS else []
    if below is None or not pieces or len(pieces) >= len(row.texts) or not _goes_on(row.texts[-1].strip(), pieces[-1]):
        return row
    texts = [*row.texts[:-1], row.texts[-1].strip() + pieces[-1]]
    aside = pieces[0].startswith("(")
    for at, piece in enumerate(pieces[:-1], start=0 if aside or len(pieces) == _FEWEST else 1):
        texts[at] += piece
    return replace(row, texts=tuple(texts), end=below.end)


def _goes_on(begun: str, rest: str) -> bool:
    """Whether a word ends the address that another begins."""
    return bool((_REST_OF_HOST if "@" in begun else _REST_WITH_NAME).match(rest))
