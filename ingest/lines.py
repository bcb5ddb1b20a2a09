"""The lines of a page as a reader sees them: what the page broke is one line again, and each knows where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import Normalised
from ingest.readers.extracted import ExtractedPage

_FEWEST_LINES, _NEARLY_ALL = 10, 0.95


@dataclass(frozen=True, slots=True)
class Line:
    """A mended line of a page: `page.text[start:end]` is its source."""

    start: int
    end: int
    text: str  # in one spelling
    blanks: int  # blank lines before it, but for those that stand after every line
    mended: Normalised  # of the whole page
    offset: int  # where the line begins in the mended page

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the page that became `text[start:end]`."""
        return self.mended.source_span(self.offset + start, self.offset + end)


def lines_on(page: ExtractedPage) -> tuple[Line, ...]:
    """The lines of a page as its format parts them: none goes on into a heading or out of it."""
    bounds = (bound for heading in page.headings for bound in (heading.start, heading.end))
    return lines_of(page.page.text, bounds=frozenset(bounds))


def lines_of(page_text: str, *, bounds: Collection[int] = ()) -> tuple[Line, ...]:
    """The lines of a page in order, without the blank ones; none reaches over a bound that the format gives."""
    mended = mend(page_text)
    every = 2 if _is_double_spaced(page_text) else 1  # line ends that part two lines
    lines: list[Line] = []
    offset = last_end = 0
    for text, parts in _cut(mended, bounds):
        if text:
            start, end = mended.source_span(offset, offset + len(text))
            end = _without_space(page_text, start, end)
            blanks = max(0, page_text.count("\n", last_end, start) // every - 1) if lines else 0
            lines.append(Line(start, end, text, blanks, mended, offset))
            last_end = end
        offset += parts
    return tuple(lines)


def _cut(mended: Normalised, bounds: Collection[int]) -> Iterator[tuple[str, int]]:
    """The lines of a mended page cut at the bounds, each with how far the next one begins behind its own beginning."""
    cuts = sorted({bisect_left(mended.origins, bound) for bound in bounds})
    offset = 0
    for text in mended.text.split("\n"):
        inner = (text[cut - offset :] for cut in cuts if offset < cut < offset + len(text))
        within = dict.fromkeys(len(text) - len(rest.lstrip()) for rest in inner)
        for start, end in pairwise((0, *within, len(text))):
            bare = text[start:end].rstrip()
            yield bare, end - start + (end == len(text))
        offset += len(text) + 1


def _is_double_spaced(text: str) -> bool:
    """Whether every line is followed by a blank one, so that a blank one parts nothing."""
    lines = text.split("\n")
    followed = [not after.strip() for line, after in pairwise(lines) if line.strip()]
    return len(followed) >= _FEWEST_LINES and sum(followed) >= _NEARLY_ALL * len(followed)


def _without_space(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
