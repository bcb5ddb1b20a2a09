"""The text of a page in blocks to show, with the quoted characters marked by their offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

_AROUND = 20_000  # characters that are shown on either side of a quote


@dataclass(frozen=True, slots=True)
class Quoted:
    """Which characters of a page are quoted: from start up to end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are quoted, or that are not."""

    text: str
    marked: bool


Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text, each a row with one cell; or the rows of a table."""

    table: bool
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Clean:
    """The text around a quote, and whether more stands before and after it."""

    blocks: tuple[Block, ...]
    before: bool
    after: bool


def clean(text: str, quoted: Quoted) -> Clean:
    """The text of a page as it is shown; of a very long one, what stands around the quote."""
    begin = text.rfind("\n", 0, max(0, quoted.start - _AROUND)) + 1
    cut = text.find("\n", quoted.end + _AROUND)
    end = len(text) if cut < 0 else cut
    return Clean(tuple(_blocks(text, begin, end, quoted)), before=begin > 0, after=end < len(text))


def runs(text: str, start: int, end: int, quoted: Quoted) -> Cell:
    """A stretch of the text, parted where the quote begins and ends."""
    first, last = (min(max(start, place), end) for place in (quoted.start, quoted.end))
    parts = ((start, first, False), (first, last, True), (last, end, False))
    return tuple(Run(text[one:other], marked) for one, other, marked in parts if one < other)


def _blocks(text: str, begin: int, end: int, quoted: Quoted) -> Iterator[Block]:
    lines = [(start, stop, "\t" in text[start:stop]) for start, stop in _lines(text, begin, end)]
    for (filled, table), group in groupby(lines, key=lambda line: (line[0] < line[1], line[2])):
        if filled:
            rows = (
                _cells(text, start, stop, quoted) if table else (runs(text, start, stop, quoted),)
                for start, stop, _ in group
            )
            yield Block(table, tuple(rows))


def _cells(text: str, start: int, end: int, quoted: Quoted) -> tuple[Cell, ...]:
    return tuple(runs(text, one, other, quoted) for one, other in _parted(text, start, end, "\t"))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    return _parted(text, start, end, "\n")


def _parted(text: str, start: int, end: int, by: str) -> Iterator[tuple[int, int]]:
    for part in text[start:end].split(by):
        yield start, start + len(part)
        start += len(part) + 1
