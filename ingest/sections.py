"""Pages become sections: a run of lines under the headings that lead to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.clean import is_rule, without_boilerplate
from ingest.headings import Headline, headline_of, opens_a_list, row_of, ruled_at
from ingest.lines import Line, lines_on
from ingest.readers.extracted import ExtractedPage, Heading
from ingest.slides import Slides
from ingest.spans import Spans, beginning
from ingest.tables import TableRow, is_caption, rows_of_pages

LETTER = re.compile(r"\w")
_DEEPEST = 5
_LOOSE = frozenset({"title", "subtitle", "round"})  # headings by their look alone reach no further than their page


@dataclass(frozen=True)
class Section:
    """Lines of one page under one heading path; a heading's own line is the first of them."""

    page: int
    path: tuple[str, ...]
    lines: tuple[Line, ...]
    headed: int  # how many of the lines are headings
    rows: tuple[TableRow, ...]  # the table rows that stand here

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def bare(self) -> bool:
        """Whether there is a heading and nothing under it."""
        return self.headed == len(self.lines)

    def rows_at(self, place: int) -> tuple[TableRow, ...]:
        """The table rows that hold a place."""
        return self._spans.at(place)

    def lines_in(self, row: TableRow) -> Sequence[Line]:
        """The lines that begin in a row."""
        return beginning(self.lines, row.start, row.end)

    @cached_property
    def _spans(self) -> Spans[TableRow]:
        return Spans(self.rows)


def sections_of(pages: Sequence[ExtractedPage]) -> tuple[Section, ...]:
    """The sections of a document in order; the headings of a page reach over into the next."""
    cleaned = without_boilerplate([lines_on(page) for page in pages])
    stack: list[Headline] = []
    sections: list[Section] = []
    for page, lines, rows in zip(pages, cleaned, rows_of_pages(pages), strict=True):
        _leave(stack, [above for above in stack if above.kind in _LOOSE])
        sections += _of_page(page, lines, rows, stack)
    return tuple(sections)


def _is_annex(headline: Headline | None) -> bool:
    """Whether a heading is that of an annex (別表3): what follows is of it, table or not."""
    return headline is not None and headline.kind == "attachment"


def _of_page(
    page: ExtractedPage, lines: Sequence[Line], rows: Sequence[TableRow], stack: list[Headline]
) -> list[Section]:
    gathering = _Gathering(page.page.number, rows, stack)
    rows_at, given, slides = Spans(rows), Spans(page.headings), Slides(lines)
    captioned = any(row.caption for row in rows)
    for place, line in enumerate(lines):
        in_row = bool(rows_at.at(line.start))
        if is_rule(line) and not in_row and gathering.bare and (not line.blanks or ruled_at(lines, place - 1)):
            continue  # a heading is underlined
        if is_rule(line) and not in_row:
            gathering.close()
            stack.clear()
            continue
        gathering.part(page.page.text, line)
        if not in_row:
            gathering.leave(slides, place)
        headline = (
            None
            if in_row
            else _given(given, line)
            or slides.title_at(place, gathering.heading)
            or headline_of(lines, place, page.page.text)
            or ruled_at(lines, place)
        )
        captions = captioned and is_caption(line.text) and not _is_annex(headline)
        if headline is None or captions or (not in_row and slides.labels_above(place)):
            row = None if in_row or captions or not stack else row_of(line, stack[-1], gathering.body)
            gathering.add(line, row)
        else:
            gathering.head(line, headline)
    gathering.close()
    return gathering.sections


class _Gathering:
    """The lines of the section that is being read, and the sections before it."""

    def __init__(self, page: int, rows: Sequence[TableRow], stack: list[Headline]) -> None:
        self.sections: list[Section] = []
        self.body: list[Line] = []
        self._page, self._rows, self._stack, self._headed = page, rows, stack, 0

    @property
    def bare(self) -> bool:
        """Whether there is a heading and nothing under it yet."""
        return 0 < self._headed == len(self.body)

    @property
    def heading(self) -> Headline | None:
        """The heading that has nothing under it yet."""
        return self._stack[-1] if self.bare and self._stack else None

    def head(self, line: Line, headline: Headline) -> None:
        """A heading begins a section; a title right under a title is a lesser one."""
        above = self.heading
        lesser = above is not None and above.kind == headline.kind == "title"
        self.close()
        _descend(self._stack, replace(headline, kind="subtitle") if lesser else headline)
        self.body.append(line)
        self._headed = 1

    def add(self, line: Line, row: Headline | None) -> None:
        """A line of the body; a row that carries its own heading begins a section and is its body."""
        if row is not None:
            self.close()
            _descend(self._stack, row)
        self.body.append(line)

    def part(self, text: str, line: Line) -> None:
        """A section ends where words before a line are left out, so that no passage reaches over them."""
        if self.body and LETTER.search(text, self.body[-1].end, line.start):
            self.close()

    def leave(self, slides: Slides, place: int) -> None:
        """A slide or a drawing ends before a line, and with it the headings that reach no further."""
        ended = slides.ends_at(place, self._stack)
        if ended or (slides.begins_at(place) and not (self.heading and opens_a_list(slides.lines[place]))):
            self.close()
            _leave(
                self._stack,
                [above for above in self._stack if above.depth is None or (ended and above.kind == "slide")],
            )

    def close(self) -> None:
        if self.body:
            here = tuple(beginning(self._rows, self.body[0].start, self.body[-1].end))
            self.sections.append(Section(self._page, _path(self._stack), tuple(self.body), self._headed, here))
        self.body, self._headed = [], 0


def _given(headings: Spans[Heading], line: Line) -> Headline | None:
    """The heading that the document's format marks here."""
    level = next((heading.level for heading in headings.over(line.start, line.end)), None)
    return None if level is None else Headline(f"level {level}", level, line.text.strip("# "))


def _descend(stack: list[Headline], headline: Headline) -> None:
    """A heading ends those of its own kind and, where its depth is fixed, those that are as deep or have no fixed depth."""
    same = next((place for place, above in enumerate(stack) if above.kind == headline.kind), len(stack))
    fixed = (
        next(
            (place for place, above in enumerate(stack) if above.depth is None or above.depth >= headline.depth),
            len(stack),
        )
        if headline.depth is not None
        else len(stack)
    )
    del stack[min(same, fixed, _DEEPEST) :]
    stack.append(headline)


def _leave(stack: list[Headline], left: Sequence[Headline]) -> None:
    """Some headings end, and with the first of them what stands under it."""
    if left:
        del stack[stack.index(left[0]) :]


def _path(stack: Sequence[Headline]) -> tuple[str, ...]:
    return tuple(headline.title for headline in stack)
