"""Plain text and Markdown in the encodings that Japanese offices use; form feeds part the pages of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.readers.drawn_tables import with_drawn_tables
from ingest.readers.encoding import decoded, remarks_of
from ingest.readers.extracted import Extracted, Tell, untold
from ingest.readers.layout import Written, page_of
from ingest.readers.markdown import lines_of, struck_in

_ALONE = "[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60\ufe30-\ufe4f]"
_DOWNWARDS = re.compile(
    rf"^[ \t\u3000]*{_ALONE}[ \t\u3000]*(?:\n[ \t\u3000]*{_ALONE}[ \t\u3000]*){{4,}}$", re.MULTILINE
)
_SPACE = re.compile(r"\s")
_PAGE_NUMBER = re.compile(
    r"^[ \t\u3000]*[-－―]?[ \t\u3000]*(\d{1,3})[ \t\u3000]*[-－―]?[ \t\u3000]*(?:\n|\Z)", re.MULTILINE
)
_MARKED = re.compile(r"^(#{2,4}) (?=\S)", re.MULTILINE)  # a heading, as Markdown marks it; one mark is the title's
_FEWEST_MARKED = 3
_FEWEST_SLIDES = 4
_TITLED = 0.6  # of the pages
_LONGEST_TITLE = 24


def read_text(raw: bytes, _tell: Tell = untold) -> Extracted:
    """The text as it is, but for words that run down the page, tables that are drawn with spaces, and the titles of slides."""
    text = decoded(raw)
    pages = _pages(_upright(text))
    titled = _are_slides(pages)
    marked = len(_MARKED.findall(text)) >= _FEWEST_MARKED
    written = ((number, _written(page, titled=titled)) for number, page in enumerate(pages, 1))
    read = (page_of(number, _marked(lines) if marked else lines) for number, lines in written)
    return Extracted("", tuple(read), remarks=remarks_of(text))


def _pages(text: str) -> list[str]:
    """The pages of a text: form feeds part them; of slides, the numbers that stand alone at their ends."""
    parted = text.split("\f")
    numbered = _by_number(text) if len(parted) == 1 else []
    return numbered if _are_slides(numbered) else parted


def _by_number(text: str) -> list[str]:
    """The text parted behind lone numbers that count on; [] where there are too few."""
    ends = list(_PAGE_NUMBER.finditer(text))
    counted = [found.end() for found, after in pairwise(ends) if int(after[1]) == int(found[1]) + 1]
    counted += [ends[-1].end()] if counted else []
    if len(counted) < _FEWEST_SLIDES or len(counted) < len(ends):
        return []
    return [
        text[start:end].rstrip("\n") for start, end in pairwise((0, *counted, len(text))) if text[start:end].strip()
    ]


def _are_slides(pages: Sequence[str]) -> bool:
    """Whether most pages begin with a title of their own."""
    return len(pages) >= _FEWEST_SLIDES and sum(map(_is_titled, pages)) >= _TITLED * len(pages)


def _is_titled(page: str) -> bool:
    title, _, rest = page.strip("\n").partition("\n")
    return len(title.strip()) <= _LONGEST_TITLE and "。" not in title and not rest.partition("\n")[0].strip()


def _written(page: str, *, titled: bool) -> Iterator[Written]:
    for line in with_drawn_tables(page.split("\n")):
        begins = titled and bool(line.text.strip())
        yield replace(line, level=1) if begins and line.table is None and _is_titled(page) else line
        titled = titled and not begins


def _marked(lines: Iterator[Written]) -> Iterator[Written]:
    """The lines of a text that marks its headings as Markdown does, those without the mark and with their level."""
    for line in lines:
        mark = _MARKED.match(line.text) if line.table is None else None
        yield replace(line, text=line.text[mark.end() :], level=len(mark[1])) if mark else line


def read_markdown(raw: bytes, _tell: Tell = untold) -> Extracted:
    """The text as it is meant to be read, its headings and tables known."""
    text = decoded(raw)
    page = page_of(1, lines_of(text))
    title = next((page.page.text[one.start : one.end] for one in page.headings if one.level == 1), "")
    return Extracted(title, (page,), remarks=(*remarks_of(text), *struck_in(text)))


def _upright(text: str) -> str:
    """Words that were written one letter on each line are one line again."""
    return _DOWNWARDS.sub(lambda found: _SPACE.sub("", found[0]), text)
