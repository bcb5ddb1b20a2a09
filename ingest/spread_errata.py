"""A 正誤表 whose cells stand in lines of their own: under 箇所, 誤 and 正, each three lines are a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.domain import Amendment, FactKind
from assistant.languages.ja.normalise import plain
from ingest.found import Found

_PLACE = re.compile(r"\s*(?:(?:訂正|該当|変更)?の?(?:箇所|個所|項目|ページ|頁|場所|部分))\s*")
_HELD = re.compile(r"[^\n]*\S[^\n]*")
_A_ROW = 3  # lines
_SENTENCE = re.compile(r"[。]\s*$")

Side = Callable[[str], bool]  # whether the name of a column is that of what stood, or of what stands


@dataclass(frozen=True, slots=True)
class _Cell:
    """A line of a page, in one spelling, and where what it holds stands."""

    text: str
    start: int
    end: int
    blank: bool  # whether an empty line stands before it


def spread_errata(texts: Mapping[int, str], label: str, *, stood: Side, stands: Side) -> Iterator[Found]:
    """The rows of every such table."""
    for page, text in texts.items():
        cells = _cells(text)
        place = 0
        while place + _A_ROW < len(cells):
            head = [cell.text for cell in cells[place : place + _A_ROW]]
            if not (_PLACE.fullmatch(head[0]) and stood(head[1]) and stands(head[2])):
                place += 1
                continue
            place += _A_ROW
            while row := _row(cells[place : place + _A_ROW]):
                where, before, after = row
                value = Amendment(text[before.start : before.end], text[after.start : after.end], where.text)
                yield Found(page, where.start, after.end, FactKind.AMENDMENT, label, value)
                place += _A_ROW


def _cells(text: str) -> list[_Cell]:
    found: list[_Cell] = []
    last = 0
    for match in _HELD.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        end = match.start() + len(match[0].rstrip())
        found.append(_Cell(plain(text[start:end]), start, end, "\n" in text[last : match.start()].replace("\n", "", 1)))
        last = match.end()
    return found


def _row(cells: Sequence[_Cell]) -> tuple[_Cell, _Cell, _Cell] | None:
    """Three lines as a row; None where the table has ended."""
    if len(cells) < _A_ROW or any(_SENTENCE.search(cell.text) for cell in cells[:2]) or any(c.blank for c in cells[1:]):
        return None
    where, before, after = cells
    return (where, before, after) if before.text != after.text else None
