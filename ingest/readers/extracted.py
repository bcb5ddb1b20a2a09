"""What a reader makes of a file: pages as extracted, with the headings and table rows the format tells of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assistant.domain import Page, Remark


class Unreadable(Exception):
    """A file that cannot be read; its words are Japanese and say what to do."""


Tell = Callable[[int, int], None]  # so many pages of so many are read


def untold(_done: int, _of: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the format marks: `page.text[start:end]` is its words, level 1 the highest."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: `page.text[start:end]` is one line, its cells joined by TAB."""

    start: int
    end: int
    head: bool  # whether the row names the columns
    table: int  # which table of the page, from 0


@dataclass(frozen=True, slots=True)
class ExtractedPage:
    """A page and what the format says of its parts."""

    page: Page
    headings: tuple[Heading, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Attached:
    """A file within a file: an attachment of a mail."""

    name: str  # display data, never a path
    raw: bytes


@dataclass(frozen=True, slots=True)
class Extracted:
    """A whole file as read."""

    title: str  # "": the format has none
    pages: tuple[ExtractedPage, ...]
    published_on: date | None = None  # None: the format does not say
    remarks: tuple[Remark, ...] = ()  # what is hidden, left out or cannot be read
    attached: tuple[Attached, ...] = ()  # documents of their own
