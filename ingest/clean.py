"""What stands on a page without belonging to its text: page numbers, tables of contents, heads and feet that return."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.lines import Line

_PAGE_NUMBER = re.compile(
    r"(?:-\s*\d{1,4}\s*-|\d{1,4}|(?:p\.?|page)\s*\d{1,4}|\d{1,4}\s*/\s*\d{1,4}(?:\s*ページ)?)$", re.IGNORECASE
)
_RULE = re.compile(r"[\s\-=_*~・─━.]{4,}$")
_CONTENTS = re.compile(r".+?(?:\.{4,}|…{2,}|・{5,}|(?:\. ){4,})\s*\d{1,4}$")  # a line of a table of contents
_LONGEST = 400  # characters of a line of contents, dots and all
_EDGE = 2  # lines at the top and at the bottom of a page that may be its head or foot
_MOST_PAGES = 0.5  # share of the pages on which a head or foot returns
_FEWEST_PAGES = 4


def without_boilerplate(pages: Sequence[Sequence[Line]]) -> tuple[tuple[Line, ...], ...]:
    """The lines of every page but for its boilerplate."""
    returning = _returning(pages)
    return tuple(
        tuple(line for place, line in enumerate(lines) if not _is_boilerplate(place, lines, returning))
        for lines in pages
    )


def is_rule(line: Line) -> bool:
    """Whether a line is drawn rather than written: ―――――, =====."""
    return bool(_RULE.match(line.text))


def _is_boilerplate(place: int, lines: Sequence[Line], returning: frozenset[str]) -> bool:
    if len(lines[place].text) <= _LONGEST and _CONTENTS.match(lines[place].text):
        return True
    if not _at_edge(place, lines):
        return False
    shape = _shape(lines[place])
    return shape in returning or bool(_PAGE_NUMBER.match(lines[place].text))


def _at_edge(place: int, lines: Sequence[Line]) -> bool:
    return place < _EDGE or place >= len(lines) - _EDGE


def _returning(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    if len(pages) < _FEWEST_PAGES:
        return frozenset()
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_shape(line) for place, line in enumerate(lines) if _at_edge(place, lines)})
    return frozenset(shape for shape, count in seen.items() if count >= max(_FEWEST_PAGES, _MOST_PAGES * len(pages)))


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)
