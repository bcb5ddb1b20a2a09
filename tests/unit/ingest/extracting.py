"""Pages as a reader would hand them over."""

from __future__ import annotations

from datetime import date

from assistant.domain import Page
from ingest.readers.extracted import Extracted, ExtractedPage, Row


def pages(*texts: str) -> tuple[ExtractedPage, ...]:
    return tuple(ExtractedPage(Page(number, text)) for number, text in enumerate(texts, 1))


def extracted(*texts: str, title: str = "", published_on: date | None = None) -> Extracted:
    return Extracted(title, pages(*texts), published_on)


def table_page(lines: list[str], *, before: str = "") -> ExtractedPage:
    """A page with a table whose first line is its head."""
    text, rows = before, []
    for place, line in enumerate(lines):
        rows.append(Row(len(text), len(text) + len(line), head=place == 0, table=0))
        text += f"{line}\n"
    return ExtractedPage(Page(1, text), (), tuple(rows))
