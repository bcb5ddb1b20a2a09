"""Several calls in one set of slides: its agenda names them, and each comes again as the heading of its part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.domain import Call
from assistant.languages.ja.normalise import squeezed
from ingest.aliases import could_be_any
from ingest.joining import joined
from ingest.lines import lines_on
from ingest.names import Named, names_in
from ingest.readers.extracted import ExtractedPage

Place = tuple[int, int]  # the number of a page, and where on it

_NUMBERED = re.compile(
    r"(?:\(?\d{1,2}[.)]|[IVX]{1,4}[.)]|第\s?\d{1,2}\s?[部章]|Part\s?\d{1,2}[.:]?)\s*(\S.{2,58})", re.IGNORECASE
)
_CALLED = re.compile(r"\((?:通称|略称|以下)?[:\s「]*(?P<name>[^()「」]{2,20})」?\)$")  # (通称:しおそだち)
_DRESS = re.compile(
    r"20\d\d(?:年度)?|(?:令和|平成)\s?(?:元|\d{1,2})\s?年度|の?(?:ご?(?:説明|紹介|案内)|概要)|について|[\s()「」]"
)
_FEWEST = 2  # calls


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the slides under a heading that its agenda names."""

    title: str
    call: Call | None  # None: it is of none, as questions and answers
    start: Place
    end: Place


def chapters_in(pages: Sequence[ExtractedPage]) -> tuple[Chapter, ...]:
    """The parts that an agenda names, where at least two of them are calls; none where fewer are."""
    numbered = tuple(_numbered(pages))
    agenda = [title for _, title in numbered]
    heads = [
        (place, title)
        for at, (place, title) in enumerate(numbered)
        if any(_bare(title).startswith(_bare(one)) for one in agenda[:at])
    ]
    end = (pages[-1].page.number + 1, 0) if pages else (0, 0)
    parts = tuple(
        Chapter(title, _named(title), place, until) for (place, title), (until, _) in pairwise((*heads, (end, "")))
    )
    return parts if len({part.call.id for part in parts if part.call}) >= _FEWEST else ()


def _numbered(pages: Sequence[ExtractedPage]) -> Iterator[tuple[Place, str]]:
    for page in pages:
        for line in lines_on(page):
            if match := _NUMBERED.fullmatch(line.text):
                yield (page.page.number, line.start), match[1].strip()


def _bare(title: str) -> str:
    """A title without what else its call is called."""
    return squeezed(_CALLED.sub("", title))


def _named(title: str) -> Call | None:
    """The call that a title names, and nothing beside it."""
    named = names_in(title, (title,), (title,))
    if named is None or could_be_any(named.name):
        return None
    called = _CALLED.search(title)
    beside = _DRESS.sub("", _CALLED.sub("", title)).replace(_DRESS.sub("", named.name), "")
    aliases = (*named.aliases, *([called["name"].strip()] if called else []))
    return None if beside else joined(Named(named.name, tuple(dict.fromkeys(aliases))), ())
