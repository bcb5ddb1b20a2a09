"""The title that a file gives itself is believed only if its own words hold it."""

from __future__ import annotations

import unicodedata


def believed(given: str, words: str) -> str:
    """The title of a file, if these words of it say so: a file made from last year's keeps last year's."""
    title = " ".join(given.split())
    return title if title and _squeezed(title) in _squeezed(words) else ""


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
