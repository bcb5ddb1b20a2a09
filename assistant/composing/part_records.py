"""Lines that tell several numbers of one part after each other, with its name before them or on the lines above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.composing.part_cells import Part, PartCell, PartWords, is_name
from assistant.domain import Passage
from assistant.languages.ja.normalise import plain

_BEFORE = r"(?:(?:上限額?|下限額?|年額|月額|総額|最大|最長|各年|年間|約|1件|定額)[\s:]*)*"
_BEHIND = r"(?:以内|以下|程度|まで|限り|間|を上限)*"
_NOTE = r"(?:\s?\([^()]*\))?"
_SHAPES = {
    "rate": r"(?:\d+\s?/\s?\d+|\d+\s?分の\s?\d+|\d+\s?%|\d\s?割|定額)",
    "cap": r"(?:\d[\d,]*億\s?)?\d[\d,.]*\s?[百千万億]*円",
    "period": r"(?:\d+\s?(?:事業)?(?:[かヵカヶケ箇]?年度?|[かヵカヶケ箇]月)|単年度)",
    "count": r"\d+\s?(?:件|名|人|社|者|校|課題|拠点|団体|機関|テーマ|チーム|グループ)",
}
_VALUE = re.compile("|".join(rf"(?P<{kind}>{_BEFORE}{shape}{_BEHIND}{_NOTE})" for kind, shape in _SHAPES.items()))
_LEAST = re.compile(r"下限|最低")
_ITEM = re.compile(r"[\s・●○◯■□◆◇▶▷*•-]+")
_NEW = re.compile(r"【[^【】]*】")
_NO_NAME = re.compile(r"[。※:]|^[(（].*[)）]$|^表\s?\d")
_LONGEST_NAME = 30
_MOST_ABOVE = 4  # lines of a record above its numbers
_FEWEST = 2  # numbers in a line, columns of a head


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Head:
    """The columns that a line names, in their order."""

    columns: tuple[tuple[str, str], ...]  # the field and its name
    line: _Line


def records_of_parts(passages: Sequence[Passage], words: PartWords) -> Iterator[tuple[Part, ...]]:
    """The parts that lines with several numbers tell of, those that follow one another together."""
    above, head, parts = list[_Line](), None, list[Part]()
    for line in _lines(passages):
        if found := _head_of(line, words):
            yield from _whole(parts)
            head, above, parts = found, [], []
        elif values := _values_of(line.text):
            if part := _part(above, line, values, head):
                parts.append(part)
            above = []
        else:
            above.append(line)
            if len(above) > _MOST_ABOVE:
                yield from _whole(parts)
                head, parts = None, []
    yield from _whole(parts)


def _whole(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    if len(parts) >= _FEWEST:
        yield tuple(parts)


def _lines(passages: Sequence[Passage]) -> Iterator[_Line]:
    for passage in passages:
        for text in passage.text.split("\n"):
            if text.strip() and "\t" not in text:
                yield _Line(plain(text).strip(), passage)


def _head_of(line: _Line, words: PartWords) -> _Head | None:
    """The columns of a line of names, of which two are numbers of parts."""
    names = re.sub(r"\s?\(", "(", line.text).split()
    told = tuple((field, name) for name in names if (field := words.field_of(name)))
    return _Head(told, line) if len(told) >= _FEWEST and not _VALUE.search(line.text) else None


def _values_of(text: str) -> list[tuple[str, str, int]]:
    """The numbers that a line ends with, of several kinds, and where each begins; [] where it tells fewer."""
    found = [(str(one.lastgroup), one[0].strip(), one.start()) for one in _VALUE.finditer(text)]
    kept: list[tuple[str, str, int]] = []
    end = len(text)
    for kind, value, start in reversed(found):
        if text[start + len(value) : end].strip():
            break
        kept, end = [(kind, value, start), *kept], start
    return kept if len({kind for kind, _, _ in kept}) >= _FEWEST else []


def _part(
    above: Sequence[_Line], line: _Line, values: Sequence[tuple[str, str, int]], head: _Head | None
) -> Part | None:
    """The part of a line of numbers: what it begins with names it, or else the first of the lines above."""
    begin = _ITEM.sub(" ", line.text[: values[0][2]]).strip()
    said = [_ITEM.sub(" ", one.text).strip() for one in above if not _NO_NAME.search(one.text)]
    told = [*said, begin] if head else [begin or next(reversed(said), "")]
    words = [one for one in told if one]
    if not words:
        return None
    name, _, about = words[0].partition(" ") if head else (words[0], "", "")
    name = _NEW.sub("", name).strip()
    cells = tuple(_cells(values, line, head))
    if not (is_name(name) and cells) or len(name) > _LONGEST_NAME or _NO_NAME.search(name):
        return None
    return Part((name,), " ".join((about, *words[1:])), cells)


def _cells(values: Sequence[tuple[str, str, int]], line: _Line, head: _Head | None) -> Iterator[PartCell]:
    """The numbers of a line in the fields that they are of; of two amounts the head says which is which."""
    left = list(head.columns) if head else []
    for kind, value, _ in values:
        field = "floor" if kind == "cap" and _LEAST.search(value) else kind
        fitting = [one for one in left if one[0] == field or (kind == "cap" and one[0] in ("cap", "floor"))]
        if head and not fitting:
            continue
        field, column = fitting[0] if fitting else (field, "")
        left = left[left.index(fitting[0]) + 1 :] if fitting else left
        yield PartCell(field, column, value, line.passage, head.line.passage if head else line.passage)
