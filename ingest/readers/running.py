"""Running heads and feet: lines at the edge of a page that come back on others, and numbers of pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.pdf_characters import Box
from ingest.readers.pdf_lines import Line

_EDGE = 0.12  # share of the page's height in which a head or a foot stands
_SAME_PLACE = 4.0  # points by which a head may move from page to page
_SHARE = 0.5  # of the pages, on which it comes back
_NUMBER = re.compile(r"\d+")
_DASH = "-‐‑–—―−ー~〜・"
_PAGE_NUMBER = re.compile(
    rf"[{_DASH}(\[<〈]*\s*(?:p(?:age)?\.?\s*|第\s*)?(?:\d{{1,4}}|[ivx]{{1,6}})(?:\s*(?:/|of|／)\s*\d{{1,4}})?\s*(?:ページ|頁)?\s*[{_DASH})\]>〉]*",
    re.IGNORECASE,
)


def without_running(pages: Sequence[tuple[Box, tuple[Line, ...]]]) -> tuple[tuple[Line, ...], ...]:
    """The lines of every page without its running heads, feet and number."""
    edges = [[_Edge(line, bounds) for line in lines if _at_edge(line, bounds)] for bounds, lines in pages]
    return tuple(
        tuple(
            line
            for line in lines
            if _Edge(line, bounds) not in edges[number] or not _runs(_Edge(line, bounds), number, edges)
        )
        for number, (bounds, lines) in enumerate(pages)
    )


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the edge of a page."""

    line: Line
    page: Box

    def at(self, other: _Edge) -> bool:
        """Whether both stand as far from the top, or from the bottom: a page that lies on its side is lower."""
        from_top = (self.line.box.top - self.page.top) - (other.line.box.top - other.page.top)
        from_bottom = (self.page.bottom - self.line.box.top) - (other.page.bottom - other.line.box.top)
        return min(abs(from_top), abs(from_bottom)) <= _SAME_PLACE


def _at_edge(line: Line, bounds: Box) -> bool:
    margin = _EDGE * bounds.height
    return not line.table and (line.box.bottom < bounds.top + margin or line.box.top > bounds.bottom - margin)


def _runs(line: _Edge, number: int, edges: Sequence[Sequence[_Edge]]) -> bool:
    if _PAGE_NUMBER.fullmatch(_plain(line)):
        return True
    others = sum(
        any(_same(line, other, apart=place - number) for other in edge)
        for place, edge in enumerate(edges)
        if place != number
    )
    return others >= max(1, _SHARE * (len(edges) - 1))


def _same(line: _Edge, other: _Edge, *, apart: int) -> bool:
    """The same words at the same place, but for numbers that count the pages."""
    if not line.at(other):
        return False
    mine, theirs = _plain(line), _plain(other)
    if mine == theirs:
        return True
    numbers = zip(_NUMBER.findall(mine), _NUMBER.findall(theirs), strict=False)
    alike = _NUMBER.sub("#", mine) == _NUMBER.sub("#", theirs)
    return alike and all(int(its) - int(own) in {0, apart} for own, its in numbers)


def _plain(edge: _Edge) -> str:
    return unicodedata.normalize("NFKC", edge.line.text).strip()
