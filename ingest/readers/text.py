"""Plain text and Markdown in the encodings that Japanese offices use; form feeds part the pages of a text."""

from __future__ import annotations

import re

from ingest.readers.encoding import decoded, remarks_of
from ingest.readers.extracted import Extracted, Tell, untold
from ingest.readers.layout import page_of
from ingest.readers.markdown import lines_of, struck_in
from ingest.readers.spaced_tables import with_tables

_ALONE = "[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60\ufe30-\ufe4f]"
_DOWNWARDS = re.compile(
    rf"^[ \t\u3000]*{_ALONE}[ \t\u3000]*(?:\n[ \t\u3000]*{_ALONE}[ \t\u3000]*){{4,}}$", re.MULTILINE
)
_SPACE = re.compile(r"\s")


def read_text(raw: bytes, _tell: Tell = untold) -> Extracted:
    """The text as it is, but for words that run down the page and tables that are drawn with spaces."""
    text = decoded(raw)
    pages = (
        page_of(number, with_tables(_upright(part).split("\n"))) for number, part in enumerate(text.split("\f"), 1)
    )
    return Extracted("", tuple(pages), remarks=remarks_of(text))


def read_markdown(raw: bytes, _tell: Tell = untold) -> Extracted:
    """The text as it is meant to be read, its headings and tables known."""
    text = decoded(raw)
    page = page_of(1, lines_of(text))
    title = next((page.page.text[one.start : one.end] for one in page.headings if one.level == 1), "")
    return Extracted(title, (page,), remarks=(*remarks_of(text), *struck_in(text)))


def _upright(text: str) -> str:
    """Words that were written one letter on each line are one line again."""
    return _DOWNWARDS.sub(lambda found: _SPACE.sub("", found[0]), text)
