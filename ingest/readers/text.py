"""Plain text in the encodings that Japanese offices use; form feeds part its pages."""

from __future__ import annotations

import re

from assistant.domain import Page
from ingest.readers.encoding import decoded, remarks_of
from ingest.readers.extracted import Extracted, ExtractedPage, Heading, Tell, untold

_MARKDOWN_HEADING = re.compile(r"^(#{1,6})[ \t]+(\S.*?)[ \t#]*$", re.MULTILINE)


def read_text(raw: bytes, _tell: Tell = untold) -> Extracted:
    """The text as it is."""
    text = decoded(raw)
    pages = (ExtractedPage(Page(number, part)) for number, part in enumerate(text.split("\f"), 1))
    return Extracted("", tuple(pages), remarks=remarks_of(text))


def read_markdown(raw: bytes, _tell: Tell = untold) -> Extracted:
    """The text as it is, its headings known."""
    text = decoded(raw)
    headings = tuple(Heading(*found.span(2), len(found[1])) for found in _MARKDOWN_HEADING.finditer(text))
    title = next((text[heading.start : heading.end] for heading in headings if heading.level == 1), "")
    return Extracted(title, (ExtractedPage(Page(1, text), headings),), remarks=remarks_of(text))
