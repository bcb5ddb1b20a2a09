"""A line that is read off a table: the cells of one row, each under the name of its own column."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.languages.ja.normalise import plain, squeezed

_BETWEEN, _NAMES = " / ", ": "
_FEWEST = 3  # cells of a row


def is_read_off(text: str, quotes: Sequence[str]) -> bool:
    """Whether every line of a text is the first cell of a row and some of its cells under the names of their columns."""
    rows = [row for quote in quotes for line in quote.split("\n") if len(row := _cells(line)) >= _FEWEST]
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(_stands_in(line, rows) for line in lines)


def _stands_in(line: str, rows: Sequence[Sequence[str]]) -> bool:
    first, *told = plain(line).split(_BETWEEN)
    named = {squeezed(name): squeezed(value) for name, _, value in (one.partition(_NAMES) for one in told)}
    if not named or len(named) < len(told) or not all(named.values()):
        return False
    return any(row[0] == squeezed(first) and _agrees(named, row, rows[:at]) for at, row in enumerate(rows))


def _agrees(named: dict[str, str], row: Sequence[str], above: Sequence[Sequence[str]]) -> bool:
    """Whether the cells stand under their names in the nearest row above that has all of these names, each once."""
    head = next((one for one in reversed(above) if set(named) <= set(one)), None)
    if head is None or len(head) != len(row) or len(set(head)) < len(head):
        return False
    return all(row[head.index(name)] == value for name, value in named.items())


def _cells(line: str) -> list[str]:
    return [squeezed(plain(cell)) for cell in line.split("\t")]
