"""What stands on a page without belonging to its text: page numbers, tables of contents, heads and feet that return."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.lines import Line
from ingest.running_lines import running_in

_PAGE_NUMBER = re.compile(
    r"(?:-\s*\d{1,4}\s*-|\d{1,4}|(?:p\.?|page)\s*\d{1,4}|\d{1,4}\s*/\s*\d{1,4}(?:\s*ページ)?)$", re.IGNORECASE
)
_RULE = re.compile(r"[\s\-=_*~・─━.]{4,}$")
_CONTENTS = re.compile(r".+?(?:\.{4,}|…{2,}|・{5,}|(?:\. ){4,})\s*\d{1,4}$")  # a line of a table of contents
_LISTS_CONTENTS = re.compile(
    r"[\[<《【(\s*#■◆●]*(?:目\s?次|もくじ|contents|index|ヘッドライン|(?:本日の|今号の)(?:内容|話題|メニュー)|アジェンダ|agenda)[\]>》】)\s*■◆●]*$",
    re.IGNORECASE,
)
_ENTRY_MARK = re.compile(r"^[・\-*\s]+|[\s.…・]*\d{0,3}$")
_NO_ENTRY = re.compile(r"[。:]|^.{60}")
_FEWEST_ENTRIES = 2
_LONGEST = 400  # characters of a line of contents, dots and all
_EDGE = 2  # lines at the top and at the bottom of a page that may be its head or foot
_MOST_PAGES = 0.5  # share of the pages on which a head or foot returns
_FEWEST_PAGES = 4


def without_boilerplate(pages: Sequence[Sequence[Line]]) -> tuple[tuple[Line, ...], ...]:
    """The lines of every page but for its boilerplate."""
    returning = _returning(pages)
    entries = _contents(pages) | frozenset((n, at) for n, lines in enumerate(pages) for at in running_in(lines))
    return tuple(
        tuple(
            line
            for place, line in enumerate(lines)
            if (number, place) not in entries and not _is_boilerplate(place, lines, returning)
        )
        for number, lines in enumerate(pages)
    )


def _contents(pages: Sequence[Sequence[Line]]) -> frozenset[tuple[int, int]]:
    """The lists of contents without page numbers: 目次 and the titles under it that stand as lines again further on."""
    flat = [(number, place, line) for number, lines in enumerate(pages) for place, line in enumerate(lines)]
    found: set[tuple[int, int]] = set()
    for n, (number, place, line) in enumerate(flat):
        if _LISTS_CONTENTS.match(line.text):
            entries = _entries(flat, n)
            numbered = any(_CONTENTS.match(below.text) for _, _, below in flat[n + 1 : n + 2])
            if entries or numbered:
                found |= {(number, place), *entries}
    return frozenset(found)


def _entries(flat: Sequence[tuple[int, int, Line]], head: int) -> tuple[tuple[int, int], ...]:
    """The lines under 目次 up to a rule, a sentence or the first title again; none where too few of them come again."""
    entries: dict[str, tuple[int, int]] = {}
    for number, place, line in flat[head + 1 :]:
        title = _title(line.text)
        if title in entries or is_rule(line) or _NO_ENTRY.search(line.text):
            break
        entries[title] = number, place
    further = {_title(line.text) for _, _, line in flat[head + 1 + len(entries) :]}
    again = sum(title in further for title in entries)
    return tuple(entries.values()) if again >= max(_FEWEST_ENTRIES, len(entries) / 2) else ()


def _title(text: str) -> str:
    return _ENTRY_MARK.sub("", text).replace(" ", "")


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
