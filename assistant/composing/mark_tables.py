"""Tables that mark what each kind has to do with: which kinds they have, and how every row marks each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain import Passage
from assistant.languages.ja.normalise import plain

_YES = frozenset({*"○◯〇◎●△▲✓", "必須", "必要", "任意"})
_NO = frozenset({*"×✕-－—―─", "不要", "不可"})
_FEWEST = 2  # kinds that are told apart, and rows that tell them
_BEHIND = re.compile(r"備考|形式|上限|枚数|頁|ページ|摘要|注|部数|条件|留意")  # what a table says behind its marks
_MOST_BROKEN = 3  # lines between two rows of one table: a cell goes on, a page ends


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A row: what it is about, its mark for each kind, and what is said behind the marks."""

    name: str
    marks: tuple[str, ...]
    behind: str
    passage: Passage

    def is_marked(self, kind: int) -> bool:
        """Whether a kind has to do with it; 「△」 is said with what is behind."""
        return self.marks[kind].partition("(")[0] in _YES


@dataclass(frozen=True, slots=True)
class MarkTable:
    """The kinds that a table tells apart, and its rows."""

    kinds: tuple[str, ...]
    rows: tuple[MarkRow, ...]


def mark_tables(passages: Sequence[Passage]) -> Iterator[MarkTable]:
    """The tables of marks in passages that follow one another, each whole where it goes on in the next passage."""
    table: MarkTable | None = None
    head, broken = list[str](), 0
    for passage in passages:
        for line in passage.text.split("\n"):
            cells = cells_of(line)
            row = _row(cells, passage)
            if row is None:
                broken += bool(line.strip())
                head = cells if len(cells) > _FEWEST else head
            elif table is not None and broken <= _MOST_BROKEN and len(row.marks) == len(table.kinds):
                table, broken = replace(table, rows=(*table.rows, row)), 0
            else:
                yield from _whole(table)
                table, broken = _opened(head, cells, row), 0
    yield from _whole(table)


def cells_of(line: str) -> list[str]:
    """The cells of a line, with tabs or flattened to spaces."""
    said = plain(line).strip()
    return [cell.strip() for cell in (said.split("\t") if "\t" in said else said.split())]


def _whole(table: MarkTable | None) -> Iterator[MarkTable]:
    if table is not None and len(table.rows) >= _FEWEST:
        yield table


def _opened(head: Sequence[str], cells: Sequence[str], first: MarkRow) -> MarkTable | None:
    """A table under its head: the kinds stand over the marks."""
    end = len(cells) - len(first.behind.split("\t")) if first.behind else len(cells)
    if len(head) != len(cells):  # of a head and rows that are flattened the last words are over the marks
        end = len(head) - bool(head and _BEHIND.search(head[-1]))
    kinds = tuple(head[max(end - len(first.marks), 0) : end])
    whole = len(kinds) == len(first.marks) == len(set(kinds)) and all(kinds)
    return MarkTable(kinds, (first,)) if whole else None


def _row(cells: Sequence[str], passage: Passage) -> MarkRow | None:
    marked = [at for at, cell in enumerate(cells) if cell.partition("(")[0] in _YES | _NO]
    if len(marked) < _FEWEST or marked[0] == 0 or marked[-1] - marked[0] != len(marked) - 1:
        return None
    marks = tuple(cells[at] for at in marked)
    return MarkRow(" ".join(cells[: marked[0]]), marks, "\t".join(cells[marked[-1] + 1 :]), passage)
