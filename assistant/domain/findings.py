"""What somebody should mend in a document before it misleads anybody."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: `page.text[start:end]` is its words; the whole document where the page is 0."""

    doc: str
    page: int
    heading: tuple[str, ...]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: what is wrong and what to do, and every place that shows it."""

    check: str
    message: str
    places: tuple[Place, ...]
