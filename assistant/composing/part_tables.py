"""Tables that tell numbers of the parts of a call: a row for each part, or a column for each part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.composing.part_cells import Part, PartCell, PartWords, fits, is_name, is_value
from assistant.domain import Passage
from assistant.languages.ja.dates import fiscal_years
from assistant.languages.ja.normalise import plain

_APART = re.compile(r" *\u3000[ \u3000]*| {2,}|\t")
_BETWEEN_COLUMNS = " / "  # as ingest writes the names of columns into a heading path
_MOST_BROKEN = 2  # lines in a row that are no rows: a cell goes on
_FEWEST = 2  # parts that a table tells apart
_COUNTER = re.compile(r"[(（]?(?:No\.?|\d{1,2})[)）.]?")
_ROUND = re.compile(
    r"(?:第\s?\d{1,3}\s?|\d\s?|[一二三])[回次期](?:公募|募集)?|[誤正旧新]|現行|.*(?:変更|訂正|改正)[前後]"
)
_OF_RESULTS = re.compile(r"交付決定額|(?:応募|申請|申込)(?:件?数|者数?|者$|$)|採択率|倍率|実績|結果|状況|これまで|過去")
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    passage: Passage
    tabs: bool = True  # whether tabs part its cells


def tables_of_parts(passages: Sequence[Passage], words: PartWords) -> Iterator[tuple[Part, ...]]:
    """The parts that each table of a document tells numbers of, where it tells several apart."""
    for run in _runs(passages, words):
        if any(_OF_RESULTS.search(name) for row in run for name in (*row.passage.heading[-2:], *run[0].cells)):
            continue
        parts = _by_columns(run, words) or _by_rows(run, words)
        if len(parts) >= _FEWEST and not any(_is_of_time(part.levels[0]) for part in parts):
            yield parts


def _runs(passages: Sequence[Passage], words: PartWords) -> Iterator[list[_Row]]:
    """The rows that follow one another; a head begins a new table."""
    run, broken = list[_Row](), 0
    for passage in passages:
        for line in passage.text.split("\n"):
            cells = _cells(line)
            if len(cells) < _FEWEST:
                broken += bool(line.strip())
                if broken <= _MOST_BROKEN:
                    continue
            tabs = "\t" in line
            ends = bool(run) and run[-1].tabs and not tabs and not words.field_of(cells[0])
            if run and (ends or broken > _MOST_BROKEN or _is_head(cells, words)):
                yield run
                run = []
            run, broken = ([*run, _Row(cells, passage, tabs)], 0) if len(cells) >= _FEWEST else (run, broken)
    if run:
        yield run


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a line that tabs or wide spaces part; the first is "" where a tab leaves it out."""
    parts = line.rstrip().split("\t") if "\t" in line else _APART.split(line.strip())
    return tuple(" ".join(plain(part).split()) for part in parts)


def _is_head(cells: Sequence[str], words: PartWords) -> bool:
    """Whether a row names columns, two of them or the one beside a corner."""
    if len(cells) < _FEWEST or any(is_value(cell) for cell in cells[1:]):
        return False
    headers = sum(words.is_header(cell) for cell in cells[1:])
    return headers > 1 or not cells[0] or words.is_corner(cells[0])


def _heads(run: Sequence[_Row]) -> Iterator[tuple[tuple[str, ...], Sequence[_Row]]]:
    """What may name the columns of a table, and the rows below it: its first row, or a heading path."""
    yield run[0].cells, run[1:]
    for row in run:
        names = tuple(row.passage.heading[-1].split(_BETWEEN_COLUMNS)) if row.passage.heading else ()
        if len(names) > 1:
            yield names, run
            yield ("", *names), run


def _by_columns(run: Sequence[_Row], words: PartWords) -> tuple[Part, ...]:
    """A row for each part, a column for each field."""
    for head, rows in _heads(run):
        fields = [words.field_of(name) for name in head]
        first = next((at for at, field in enumerate(fields) if field), 0)
        below = [row for row in rows if len(row.cells) == len(head) and row.cells != head]
        if first and len(below) >= _FEWEST and not any(is_value(name) for name in head):
            return tuple(_grouped(_rows_told(head, fields, below, run[0].passage)))
    return ()


def _rows_told(head: Sequence[str], fields: Sequence[str], rows: Sequence[_Row], named_in: Passage) -> Iterator[Part]:
    first = next(at for at, field in enumerate(fields) if field)
    for row in rows:
        name, about = row.cells[0], row.cells[1:first]
        if (_COUNTER.fullmatch(name) or not name) and about:
            name, about = about[0], about[1:]
        cells = tuple(
            PartCell(one, column, text, row.passage, named_in)
            for field, column, text in zip(fields, head, row.cells, strict=True)
            for one in _fields_of(field, column)
            if fits(one, text, column)
        )
        if cells and is_name(name) and len(name) <= _LONGEST_NAME:
            yield Part((name,), " ".join(about), cells)


def _fields_of(field: str, column: str) -> Iterator[str]:
    """The field of a column, and the amount beside it where it names both: 補助率・上限額."""
    if field:
        yield field
    if field == "rate" and "額" in column:
        yield "cap"


def _grouped(parts: Iterator[Part]) -> Iterator[Part]:
    """Rows with the name of their group, which a table writes into its first: 産学連携枠 中小企業者, and 中堅企業等 below."""
    told = list(parts)
    split = [part.levels[0].split(" ", 1) for part in told]
    ends = Counter(words[-1] for words in split)
    group = ""
    for part, words in zip(told, split, strict=True):
        group = words[0] if len(words) > 1 else group
        repeats = max(ends.values()) > 1 or len({len(one) for one in split}) > 1
        levels = (group, words[-1]) if group and repeats else part.levels
        yield Part(levels, part.about, part.cells)


def _by_rows(run: Sequence[_Row], words: PartWords) -> tuple[Part, ...]:
    """A column for each part, a row for each field."""
    for head, rows in _heads(run):
        names = head[1:]
        below = [row for row in rows if len(row.cells) == len(head)]
        if len(names) < _FEWEST or len(set(names)) < len(names) or not all(names) or not _tells(below, words):
            continue
        if not any(is_value(name) or words.is_header(name) for name in names):
            return tuple(_columns_told(names, below, words, run[0].passage))
    return ()


def _tells(rows: Sequence[_Row], words: PartWords) -> bool:
    return any(words.field_of(row.cells[0].split(" ")[0]) for row in rows if row.cells[0])


def _columns_told(names: Sequence[str], rows: Sequence[_Row], words: PartWords, named_in: Passage) -> Iterator[Part]:
    told: dict[tuple[str, ...], list[PartCell]] = {(name,): [] for name in names}
    above = ""  # the field of the row above, which a row of a group leaves out
    for row in rows:
        field, column, sub = _field_and_group(row.cells[0], above, words)
        above = column if sub else ""
        for name, text in zip(names, row.cells[1:], strict=True):
            if field and fits(field, text, column):
                cell = PartCell(field, f"{column} {sub}".strip(), text, row.passage, named_in)
                told[(name,)].append(cell)
    for levels, cells in told.items():
        yield Part(levels, "", tuple(cells))


def _field_and_group(name: str, above: str, words: PartWords) -> tuple[str, str, str]:
    """The field of a row, its name, and for whom it is: 補助率 市町村, and 市町村以外 below."""
    column, _, sub = name.partition(" ")
    if sub and words.field_of(column) and not words.field_of(sub):
        return words.field_of(column), column, sub
    if field := words.field_of(name):
        return field, name, ""
    return (words.field_of(above), above, name) if above and name else ("", "", "")


def _is_of_time(name: str) -> bool:
    """Whether a name is that of a year, a round, or of one side of a change."""
    return bool(fiscal_years(name)) or bool(_ROUND.fullmatch(name))
