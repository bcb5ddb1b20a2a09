"""Tables whose cells are parted by single spaces, as text extraction leaves them: rows with as many words as their head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

_WORDS = re.compile(r"(?:[（(][^（）()]*[)）]|[^ \u3000])+")  # a bracket keeps its spaces
_D = "[0-9０-９]"
_DATE = re.compile(
    rf"(?:(?:令和|平成)[ \u3000]?)?(?:{_D}+[ \u3000]?年度?[ \u3000]?)?{_D}+[ \u3000]?月(?:[ \u3000]?{_D}+[ \u3000]?日)?"
    rf"|(?:令和|平成)[ \u3000]?{_D}+[ \u3000]?年度?"
)
_NAME = re.compile(r"[^0-9０-９@＠。、:：=＝・※●■○×◎△－―()（）Ⅰ-Ⅻ-]{1,12}")
_EDITION = re.compile(rf"第?{_D}{{1,2}}(?:回|次|期)|(?:令和|平成)?{_D}{{1,4}}年度?")
_OF_PAIRS = re.compile(
    r"配点|点数|得点|日程|日時|時期|期限|期日|期間|内容|金額|.{0,4}額|単価|.{0,4}件数|.{0,4}人数|定員|割合|.{0,4}率|備考"
)
_LETTER = re.compile(r"[A-ZＡ-Ｚア-ン①-⑳]|[(（][0-9０-９A-Za-zア-ン]{1,2}[)）]")
_FORM = re.compile(r"様式第?|別紙|別添|別記|別表|添付|資料|参考")
_MARK = re.compile(r"[○×◎△－―—-]")
_ABOUT = re.compile(r"約|月額|年額|上限|最大|計")
_NUMBER = re.compile(rf"(?:(?:{_ABOUT.pattern})[ \u3000]?|[年月第])?{_D}[0-9０-９,，.．]*")
_PLAIN_NUMBER = re.compile(rf"{_D}[0-9０-９,，.．]*")
_SHORT_VALUE = re.compile(rf"(?:(?:{_ABOUT.pattern})[ \u3000]?|第)?{_D}.{{0,12}}")
_OF_CHANGES = re.compile(r"誤|旧|現行|(?:訂正|変更|修正|改正|改訂|延長)前")
_NOTE = re.compile(r"[ \u3000]*[※＊・●■◆]")
_FEWEST_COLUMNS, _PAIR = 3, 2
_FEWEST_ROWS, _FEWEST_OF_PAIRS = 2, 3
_MOST_BROKEN = 1  # lines in a row that are no rows: a cell goes on
_MOST_WORDS = 14
_LONGEST_DAY = 20
_KEPT = 1024  # a line is looked at below each line that may be its head
_VALUES = ("number", "day")
Row = tuple[str, ...]


def tight_table(lines: Sequence[str]) -> list[Row]:
    """The rows of the table that begins with the first line, its head first; () for a line between them that is none."""
    head = _head(lines[0])
    if not head:
        return []
    told: list[Row] = []
    for line in lines[1:]:
        if not line.strip() or "\t" in line:
            break
        told.append(_cells_below(line, len(head)))
    whole = [row for row in told if len(row) == len(head)]
    if len(whole) < len(told) and any(map(_OF_CHANGES.fullmatch, head)):
        return []  # what was wrong and what is right must not get into each other
    kinds = tuple(Counter(map(_kind, column)).most_common(1)[0][0] for column in zip(*whole, strict=True))
    rows = _first_run(_fitted(row, kinds) for row in told)
    return [head, *rows] if _is_table(rows, told, head) else []


def _head(line: str) -> Row:
    """The names of the columns; () where a line cannot be a head."""
    names = tuple(_WORDS.findall(line)) if "\t" not in line else ()
    told = all(_NAME.fullmatch(name) or _EDITION.fullmatch(name) for name in names)
    if len(names) == _PAIR and not _OF_PAIRS.fullmatch(names[-1]):
        return ()
    return names if len(names) >= _PAIR and told and any(len(name) > 1 for name in names) else ()


def _is_table(rows: Sequence[Row], told: Sequence[Row], head: Row) -> bool:
    """Whether enough lines are rows as they stand, the first below the head among them; in a list of pairs each tells a value."""
    found = [row for row in rows if row]
    whole = [row for row in told[: len(rows)] if len(row) == len(head)]
    if not rows or not rows[0] or 2 * len(whole) < len(rows):
        return False
    if len(head) < _FEWEST_COLUMNS:
        return len(found) >= _FEWEST_OF_PAIRS and all(_kind(row[-1]) in _VALUES for row in found)
    return len(whole) >= _FEWEST_ROWS and any(_kind(cell) != "text" for row in found for cell in row[1:])


def _first_run(rows: Iterable[Row]) -> list[Row]:
    """The rows up to where more lines follow that are none than a cell can take up."""
    run: list[Row] = []
    last = 0  # how many up to the last that is one
    for row in rows:
        run.append(row)
        last = len(run) if row else last
        if len(run) - last > _MOST_BROKEN:
            break
    return run[:last]


def _cells_below(line: str, width: int) -> Row:
    """The cells of a line below a head: marks for all kinds end a row, and a row of as many short words needs no joining."""
    words = () if _NOTE.match(line) else tuple(_WORDS.findall(line))
    if len(words) > width >= _FEWEST_COLUMNS and all(map(_MARK.fullmatch, words[1 - width :])):
        return (" ".join(words[: 1 - width]), *words[1 - width :])
    cells = _cells(line)
    return words if len(words) == width > len(cells) and _tells_numbers(words) else cells


def _tells_numbers(words: Row) -> bool:
    """Whether the last words of a row are numbers and nothing else, so that none of them is the unit of another."""
    return len(words) > _FEWEST_COLUMNS and all(map(_PLAIN_NUMBER.fullmatch, words[-_PAIR:]))


@lru_cache(_KEPT)
def _cells(line: str) -> Row:
    """The words of a line as cells: a date whole, a number with its unit, a letter with its name; () for a note."""
    cells: list[str] = []
    for word in () if _NOTE.match(line) else _WORDS.findall(_DATE.sub(_squeezed, line)):
        if cells and _belongs(cells, word):
            cells[-1] += f" {word}"
        else:
            cells.append(word)
    return tuple(cells)


def _squeezed(found: re.Match[str]) -> str:
    return "".join(found[0].split())


def _belongs(cells: Sequence[str], word: str) -> bool:
    last = cells[-1]
    if _ABOUT.fullmatch(last):
        return bool(_NUMBER.match(word))
    if _FORM.fullmatch(last):
        return len(word) <= len("第10号")
    counted = _NUMBER.fullmatch(last) or (len(cells) == 1 and _LETTER.fullmatch(last))
    return bool(counted) and not _NUMBER.match(word) and not _MARK.fullmatch(word)


@lru_cache(_KEPT)
def _kind(cell: str) -> str:
    if _MARK.fullmatch(cell):
        return "mark"
    if _DATE.match(cell) and len(cell) <= _LONGEST_DAY:
        return "day"
    return "number" if _SHORT_VALUE.fullmatch(cell) else "text"


@lru_cache(_KEPT)
def _fitted(row: Row, kinds: tuple[str, ...]) -> Row:
    """A row in the columns of the others: one with more words has some of them in one cell; () where it does not fit."""
    width = len(kinds)
    if len(row) == width:
        return () if _is_shifted(row, kinds) else row
    if not _FEWEST_COLUMNS <= width < len(row) <= _MOST_WORDS:
        return ()
    ways = [
        tuple(" ".join(row[start:end]) for start, end in pairwise((0, *cuts, len(row))))
        for cuts in combinations(range(1, len(row)), width - 1)
    ]
    best = max(ways, key=lambda way: sum(_kind(cell) == kind for cell, kind in zip(way, kinds, strict=True)))
    return best if sum(_kind(cell) == kind for cell, kind in zip(best, kinds, strict=True)) >= width - 1 else ()


def _is_shifted(row: Row, kinds: Sequence[str]) -> bool:
    """Whether words stand among values, and a value among others than its like: a cell is empty, and another holds two words."""
    odd = [(found, kind) for cell, kind in zip(row, kinds, strict=True) if (found := _kind(cell)) != kind]
    return any(found == "text" and kind in _VALUES for found, kind in odd) and any(found in _VALUES for found, _ in odd)
