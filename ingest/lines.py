"""The lines of a page as a reader sees them: what the page broke is one line again, and each knows where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import Normalised
from ingest.readers.extracted import ExtractedPage

_FEWEST_LINES, _NEARLY_ALL = 10, 0.95
_DATE = r"(?:令和|平成|20\d\d\s?[年/.]|[RH]\s?\d|\d{1,2}\s?[月/]\s?\d|\d{1,2}\s?月)"
_ROW = re.compile(  # 採択結果の通知 8月上旬: what happens, a gap, and when
    rf"[\s・]*[^\s。、\d][^\s。]{{1,29}}?(?:\s?\([^()\n]{{1,24}}\)[ ]*|[ ]+|\t){_DATE}[^。\n]{{0,60}}"
    r"|[\s・]*[^\s。]{2,30}(?: {2,}[^\s。、]{1,24}(?: [^\s。、]{1,24})?){2,}"  # ステップ1  200万円以内  8か月以内
)
_ENTRY = re.compile(r"(?:\.{4,}|…{2,}|・{5,})\s*\d{1,4}$")  # of a table of contents
_PART = re.compile(r"第\s?\d{1,2}\s?[部章編](?=[\s:(「])")  # 第2部 …
_MOVED = re.compile(rf"[^\s。、\d→⇒][^。→⇒]{{1,29}}?[ ]+{_DATE}[^。\n→⇒]{{0,30}}[→⇒]")  # 選考委員会  8月7日 → 8月21日
_WAY = re.compile(
    r"(?:電話|TEL|FAX|ファクシミリ|(?:電子)?メール|E-?mail)(?:番号|アドレス)?\s*[:(]?\s*[\dA-Za-z]", re.IGNORECASE
)
_REACHED = re.compile(
    r"(?:@[\w.\-]+\.[a-z]{2,}|\d-\d{3,4})\s*(?:\([^()]*\))?\s*$"
)  # a way to reach a desk ends its line
_HAS_WAY = re.compile(r"[^\s。、@\d][^。@]{0,40}\s(?:[\w.+\-]+@[\w.\-]+\.[a-z]{2,}|0\d{1,4}-\d{1,4}-\d{3,4})(?=\s|$)")


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
    for whole, parts in _cut(mended, bounds):
        for begin, text in _rows_apart(whole, offset, mended, page_text) if whole else ():
            start, end = mended.source_span(begin, begin + len(text))
            end = _without_space(page_text, start, end)
            blanks = max(0, page_text.count("\n", last_end, start) // every - 1) if lines else 0
            lines.append(Line(start, end, text, blanks, mended, begin))
            last_end = end
        offset += parts
    return tuple(lines)


def _rows_apart(text: str, offset: int, mended: Normalised, page_text: str) -> Iterator[tuple[int, str]]:
    """The rows that a mended line holds: each stands in a line of its own and says what happens when."""
    begin = 0
    for place in [*_breaks(text, offset, mended, page_text), len(text)]:
        if place == len(text) or _are_apart(text[begin:place].rstrip(), text[place:].strip()):
            row = text[begin:place]
            skipped = len(row) - len(row.lstrip())
            yield offset + begin + skipped, row.strip()
            begin = place


def _are_apart(before: str, after: str) -> bool:
    """Whether two lines that were joined are rows of a schedule or of days that were moved, or ways to reach a desk."""
    if (
        _ENTRY.search(before)
        or _PART.match(after)
        or _MOVED.match(after)
        or _WAY.match(after)
        or (_REACHED.search(before) and not after.startswith("."))
        or (before.startswith("〒") and _HAS_WAY.match(after))
    ):
        return True
    return bool(_ROW.fullmatch(before) and _ROW.match(after))


def _breaks(text: str, offset: int, mended: Normalised, page_text: str) -> Iterator[int]:
    """The places of a mended line at which the page begins another one."""
    first, last = mended.origins[offset], mended.origins[offset + len(text) - 1]
    if "\n" not in page_text[first:last]:
        return
    for place in range(1, len(text)):
        if "\n" in page_text[mended.origins[offset + place - 1] : mended.origins[offset + place]]:
            yield place


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
