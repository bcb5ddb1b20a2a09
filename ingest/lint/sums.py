"""Tables whose sum is not what their rows add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.domain.findings import Finding
from ingest.lint.shelf import Shelf, Text

_SUM = re.compile(r"\s*(?:合\s*計|総\s*計|総\s*額|計)\s*")
_PART_SUM = re.compile(r"小\s*計|うち|内訳")
_NUMBER = re.compile(r"\s*(\d{1,3}(?:,\d{3})+|\d+)\s*(?:千円|百万円|億円|万円|円|件|名|人|社|者|点)?\s*")
_FEWEST_ROWS = 2


def wrong_sums(shelf: Shelf) -> Iterator[Finding]:
    """合わない合計."""
    for _, texts in shelf.by_document():
        lines = [(text, start, cells) for text in texts for start, cells in _rows(text)]
        for number, (text, start, cells) in enumerate(lines):
            if not _SUM.fullmatch(cells[0]):
                continue
            rows = [row for _, _, row in _above(lines[:number], len(cells))]
            for column in range(1, len(cells)):
                added, said = _added(rows, column), _number(cells[column])
                if added is not None and said is not None and added != said:
                    message = f"合計が合いません。行を足すと {added:,} ですが、合計は {said:,} です。どちらが正しいか確かめてください。"
                    end = start + len("\t".join(cells))
                    yield Finding("sum", message, (text.place(start, end),))


def _rows(text: Text) -> Iterator[tuple[int, list[str]]]:
    """The lines of a table; a line of prose between them is an empty row."""
    for match in re.finditer(r"[^\n]+", text.text):
        yield match.start(), match.group().split("\t")


def _above(lines: Sequence[tuple[Text, int, list[str]]], width: int) -> list[tuple[Text, int, list[str]]]:
    """The rows of the same table above its sum, without those of a sum before."""
    found: list[tuple[Text, int, list[str]]] = []
    for line in reversed(lines):
        if len(line[2]) != width or _SUM.fullmatch(line[2][0]):
            break
        found.append(line)
    return found


def _added(rows: Sequence[Sequence[str]], column: int) -> int | None:
    """What a column adds up to; None where it holds anything else than numbers under its name."""
    if any(_PART_SUM.search(cell) for row in rows for cell in row):
        return None
    numbers = [_number(row[column]) for row in rows]
    if numbers and numbers[-1] is None:
        numbers.pop()  # the names of the columns
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) >= _FEWEST_ROWS else None


def _number(cell: str) -> int | None:
    match = _NUMBER.fullmatch(cell)
    return int(match[1].replace(",", "")) if match else None
