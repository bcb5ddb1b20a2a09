"""Where a fact stands in a text, by the same rules that `evals.matching` finds it with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evals.matching import condensed, contains

_HALF_WIDTH_MARKS = "\uff9e\uff9f"  # ﾞ and ﾟ belong to the letter before them
Name = TypeVar("Name")


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text."""

    start: int
    end: int


def spans_of(text: str, needle: str) -> Iterator[Span]:
    """Where the needle stands; where no place can be named, but the text holds it, nothing."""
    wanted = condensed(needle)
    if not wanted or not contains(text, needle):
        return
    letters = _letters(text)
    solid = "".join(letter for letter, _ in letters)
    before = r"(?<!\d)(?<!\d\.)" if wanted[0].isdigit() else ""
    after = r"(?!\d|\.\d)" if wanted[-1].isdigit() else ""
    for found in re.finditer(before + re.escape(wanted) + after, solid):
        yield Span(letters[found.start()][1].start, letters[found.end() - 1][1].end)


def parted(text: str, named: Iterable[tuple[Name, Iterable[Span]]]) -> Iterator[tuple[str, Name | None]]:
    """The text in pieces, each with the name it is marked by; of names that overlap, the first one holds."""
    holder: list[Name | None] = [None] * len(text)
    for name, spans in named:
        for span in spans:
            for place in range(span.start, span.end):
                holder[place] = name if holder[place] is None else holder[place]
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or holder[place] != holder[start]:
            yield text[start:place], holder[start]
            start = place


def _letters(text: str) -> Sequence[tuple[str, Span]]:
    """The letters of the condensed text, each with its place in the text as it stands."""
    kept = [
        (letter, Span(start, end))
        for start, end in _clusters(text)
        for letter in (condensed(text[start:end]) if text[start:end] != "," else ",")
    ]
    return [one for place, one in enumerate(kept) if not _parts_thousands(kept, place)]


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not _joins(text[place]):
            yield start, place
            start = place


def _joins(char: str) -> bool:
    return bool(unicodedata.combining(char)) or char in _HALF_WIDTH_MARKS


def _parts_thousands(letters: Sequence[tuple[str, Span]], place: int) -> bool:
    beside = [letters[one][0] for one in (place - 1, place + 1) if 0 <= one < len(letters)]
    return letters[place][0] == "," and len(beside) == 2 and all(one.isdigit() for one in beside)  # noqa: PLR2004
