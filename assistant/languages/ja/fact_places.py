"""Where the hard facts of a text stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.languages.ja.hard_facts import AT, NUMERAL, digits, read_facts, western_digits
from assistant.languages.ja.normalise import Normalised, normalise, plain

_TO = re.compile(r"\s*(?:~|-|から)\s*")  # a period is one fact: its first day alone is not its last


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a text that holds hard facts of these kinds, in several parts where it is a period or range."""

    parts: tuple[tuple[int, int], ...]
    kinds: frozenset[str]

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]


def fact_places(text: str) -> tuple[Place, ...]:
    """The hard facts of a text in their order; the two ends of a period or range are one."""
    normal = normalise(text)
    normal = Normalised(western_digits(normal.text), normal.origins)
    normal = _replaced(_replaced(normal, NUMERAL, digits), AT, lambda _: "@")
    read = (
        Place((_closed(text, *normal.source_span(start, end)),), frozenset(fact.kind for fact in facts))
        for start, end, facts in read_facts(normal.text)
    )
    return tuple(_joined(sorted(read, key=lambda place: place.start), text))


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the bracket that closes what it opens: (内線211)."""
    said = plain(text[start:end])
    opened = said.count("(") > said.count(")")
    return start, end + (opened and plain(text[end : end + 1]) == ")")


def _joined(places: list[Place], text: str) -> Iterator[Place]:
    """Neighbours that a sign of range ties together as one; and those that share a character, as in ¼."""
    last: Place | None = None
    for place in places:
        if last is None:
            last = place
        elif place.start < last.end:
            whole = (last.parts[-1][0], max(last.end, place.end))
            last = Place((*last.parts[:-1], whole), last.kinds | place.kinds)
        elif _TO.fullmatch(plain(text[last.end : place.start])):
            last = Place(last.parts + place.parts, last.kinds | place.kinds)
        else:
            yield last
            last = place
    if last is not None:
        yield last


def _replaced(source: Normalised, pattern: re.Pattern[str], said: Callable[[re.Match[str]], str]) -> Normalised:
    """The text with what a pattern finds said otherwise; every character keeps its origin."""
    matches = list(pattern.finditer(source.text))
    bounds = [0, *(edge for match in matches for edge in match.span()), len(source.text)]
    texts, origins = list[str](), list[int]()
    for number, (start, end) in enumerate(pairwise(bounds)):
        found = matches[number // 2] if number % 2 else None
        texts.append(said(found) if found else source.text[start:end])
        origins += [source.origins[start]] * len(texts[-1]) if found else source.origins[start:end]
    return Normalised("".join(texts), (*origins, source.origins[-1]))
