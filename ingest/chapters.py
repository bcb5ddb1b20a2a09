"""Parts of a call that chapters tell of: those beside each other that are parted alike, 応募資格, 応募手続, 選考, are of two programmes of one paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.domain import Period
from assistant.languages.ja.normalise import plain, squeezed
from ingest.found import Found
from ingest.labels import of_part

_NUMBERED = re.compile(
    r"\s*(?P<number>[IVX]{1,4}|第\s?\d{1,2}\s?[部章編]|\d{1,2})[.\s]+(?P<name>[^\s\d、。:][^、。:\n]{1,23}?)\s*"
)
_NUMBER = re.compile(
    r"^[\s(]*(?:[IVX]{1,4}(?:-\d{1,2})?|第?\s?\d{1,2}(?:-\d{1,2})?|[ア-ン])\s?(?:[部章節条編])?[).\s]+"
)
_ALIKE = 3  # headings that two such chapters share

Path = tuple[str, ...]


def chapter_parts(paths: Sequence[Sequence[str]]) -> Mapping[Path, str]:
    """The paths of such chapters and what each is called, with its number before it: I 大学院奨学生."""
    below: dict[Path, set[str]] = {}
    for path in map(tuple, paths):
        for depth in range(1, len(path)):
            below.setdefault(path[:depth], set()).add(squeezed(_NUMBER.sub("", plain(path[depth]))))
    named = {path: name for path in below if (name := _called(path[-1]))}
    return {path: name for path, name in named.items() if any(_alike(path, other, below) for other in named)}


def _called(heading: str) -> str:
    found = _NUMBERED.fullmatch(plain(heading))
    return f"{''.join(found['number'].split())} {found['name']}" if found else ""


def _alike(path: Path, other: Path, below: Mapping[Path, set[str]]) -> bool:
    beside = path != other and path[:-1] == other[:-1]
    return beside and len(below[path] & below[other]) >= _ALIKE


def with_parts(found: Sequence[tuple[str, Found]]) -> Iterator[Found]:
    """The facts with the part that the headings above them name, where several parts have a date of that label; what a part dates is told once."""
    parts: dict[str, set[str]] = {}
    for of, one in found:
        parts.setdefault(_step(one.label), set()).update({of} - {""})
    dated = {(_step(one.label), _end(one)) for of, one in found if of}
    for of, one in found:
        several = len(parts[_step(one.label)]) > 1
        if several and not of and _end(one) is not None and (_step(one.label), _end(one)) in dated:
            continue
        yield replace(one, label=of_part(one.label, of)) if several else one


def _step(label: str) -> str:
    """What a label dates, whether as a period or as an end."""
    return "公募" if label in ("公募期間", "公募締切") else label


def _end(one: Found) -> date | None:
    """The day on which a fact ends; None where it has none."""
    closes = one.value.closes if isinstance(one.value, Period) else None
    return closes.day if closes is not None else None
