"""Tables of parts whose cells stand one below the other, as text extraction leaves them: part by part, or field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.composing.part_cells import Part, PartCell, PartWords, fits, is_name, is_value
from assistant.domain import Passage
from assistant.languages.ja.normalise import plain

_ASIDE = re.compile(r"[(（][^()（）]*[)）]")  # in brackets, below what it belongs to
_LONGEST_NAME = 20
_FEWEST, _MOST = 2, 6  # parts beside each other
_REACH = 60  # lines of a table


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    passage: Passage


def stacks_of_parts(passages: Sequence[Passage], words: PartWords) -> Iterator[tuple[Part, ...]]:
    """The parts that each table tells whose corner stands on a line of its own."""
    lines = [
        _Line(plain(text).strip(), passage) for passage in passages for text in passage.text.split("\n") if text.strip()
    ]
    for at, line in enumerate(lines):
        if words.is_corner(line.text):
            below = _with_asides(lines[at + 1 : at + _REACH])
            if parts := _part_by_part(below, words) or _field_by_field(below, words):
                yield parts


def _with_asides(lines: Sequence[_Line]) -> list[_Line]:
    """The lines of cells, each with what stands below it in brackets."""
    told: list[_Line] = []
    for line in lines:
        if told and _ASIDE.fullmatch(line.text):
            told[-1] = _Line(told[-1].text + line.text, told[-1].passage)
        elif "\t" in line.text:
            break
        else:
            told.append(line)
    return told


def _part_by_part(lines: Sequence[_Line], words: PartWords) -> tuple[Part, ...]:
    """The names of all columns, and then the cells of one part after those of the other."""
    width = next((at for at, line in enumerate(lines) if not words.is_header(line.text)), len(lines))
    head, rest = lines[:width], lines[width:]
    fields = [words.field_of(line.text) for line in head]
    if sum(map(bool, fields)) < _FEWEST:
        return ()
    parts: list[Part] = []
    while part := _record(head, fields, rest[: width + 1]):
        parts.append(part)
        rest = rest[width + 1 :]
    return tuple(parts) if len(parts) >= _FEWEST else ()


def _record(head: Sequence[_Line], fields: Sequence[str], lines: Sequence[_Line]) -> Part | None:
    """The cells of one part, where each fits the column that it is in."""
    if len(lines) <= len(head) or not _is_name(lines[0].text):
        return None
    told = list(zip(head, fields, lines[1:], strict=True))
    if not all(fits(field, line.text, name.text) for name, field, line in told if field):
        return None
    cells = tuple(
        PartCell(field, name.text, line.text, line.passage, name.passage) for name, field, line in told if field
    )
    return Part((lines[0].text,), " ".join(line.text for _, field, line in told if not field), cells)


def _field_by_field(lines: Sequence[_Line], words: PartWords) -> tuple[Part, ...]:
    """The names of all parts, and then for one column after the other its name and a cell for each part."""
    width = next((at for at, line in enumerate(lines) if words.is_header(line.text)), 0)
    names = [line.text for line in lines[:width]]
    if not _FEWEST <= width <= _MOST or not all(map(_is_name, names)) or len(set(names)) < width:
        return ()
    told: list[list[PartCell]] = [[] for _ in names]
    about: list[list[str]] = [[] for _ in names]
    for at, name in enumerate(lines):
        below = lines[at + 1 : at + 1 + width]
        if at < width or not words.is_header(name.text) or not _fill(below, width, words):
            continue
        field = words.field_of(name.text)
        for place, line in enumerate(below):
            if not field:
                about[place].append(line.text)
            elif all(fits(field, one.text, name.text) for one in below):
                told[place].append(PartCell(field, name.text, line.text, line.passage, name.passage))
    whole = zip(names, about, told, strict=True)
    return tuple(Part((name,), " ".join(said), tuple(cells)) for name, said, cells in whole) if all(told) else ()


def _fill(below: Sequence[_Line], width: int, words: PartWords) -> bool:
    """Whether lines are a cell for each part, and none of them the name of the next column."""
    return len(below) == width and not any(words.is_header(line.text) for line in below)


def _is_name(text: str) -> bool:
    return is_name(text) and len(text) <= _LONGEST_NAME and not is_value(text) and not re.search(r"[。:※]", text)
