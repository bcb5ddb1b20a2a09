"""A 正誤表 whose cells stand in lines of their own: under 箇所, 誤 and 正, each three lines are a row, or each number begins one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.domain import Amendment, FactKind
from assistant.languages.ja.normalise import plain
from ingest.found import Found

_PLACE = re.compile(r"\s*(?:(?:訂正|該当|変更)?の?(?:箇所|個所|項目|ページ|頁|場所|部分))\s*")
_HELD = re.compile(r"[^\n]*\S[^\n]*")
_A_ROW = 3  # lines
_SENTENCE = re.compile(r"[。]\s*$")
_BEGINS = re.compile(r"(?P<number>\d{1,2})(?:[.)]\s*|\s+)(?=\S)")
_BELOW = re.compile(r"[(※]|.*。|記$|.{60}")  # what stands below the table
_BROKEN = re.compile(r"[A-Za-z0-9._]-$")  # a mail address that goes on in the next line

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


def numbered_errata(texts: Mapping[int, str], label: str, *, stood: Side, stands: Side) -> Iterator[Found]:
    """The rows of every table that numbers them, under one line with the names of its columns."""
    for page, text in texts.items():
        cells = _cells(text)
        heads = [at for at, cell in enumerate(cells) if _names_sides(cell.text.split(), stood, stands)]
        for at in heads:
            for row in _numbered(cells[at + 1 :]):
                *where, before, after = _whole(row)
                if before.text == after.text:
                    continue
                place = _BEGINS.sub("", plain(" ".join(text[one.start : one.end] for one in where)), count=1)
                value = Amendment(_said(before, text), _said(after, text), place)
                yield Found(page, before.start, after.end, FactKind.AMENDMENT, label, value)


def _names_sides(names: Sequence[str], stood: Side, stands: Side) -> bool:
    before, after = (next((n for n, name in enumerate(names) if side(name)), None) for side in (stood, stands))
    return before is not None and after is not None and 0 < before < after


def _numbered(cells: Sequence[_Cell]) -> Iterator[Sequence[_Cell]]:
    """The lines of each row: from its number up to the next one, or to what stands below."""
    end = next((n for n, cell in enumerate(cells) if _BELOW.match(cell.text)), len(cells))
    begins: list[int] = []
    for n, cell in enumerate(cells[:end]):
        number = _BEGINS.match(cell.text)
        if number and int(number["number"]) == len(begins) + 1 and cell.text.count("\t") < _A_ROW - 1:  # no whole row
            begins.append(n)
    for start, after in pairwise((*begins, end)):
        if after - start >= _A_ROW and len(_whole(cells[start:after])) >= _A_ROW:
            yield cells[start:after]


def _whole(row: Sequence[_Cell]) -> list[_Cell]:
    """The cells of a row, a mail address that is broken over two lines as one."""
    whole: list[_Cell] = []
    for cell in row:
        if whole and _BROKEN.search(whole[-1].text):
            begun = whole.pop()
            whole.append(replace(cell, text=begun.text + cell.text, start=begun.start))
        else:
            whole.append(cell)
    return whole


def _said(cell: _Cell, text: str) -> str:
    """What a cell says as the page has it; an address in one piece."""
    source = text[cell.start : cell.end]
    return "".join(source.split()) if "@" in cell.text else source


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
