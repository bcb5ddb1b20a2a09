"""A text becomes a cell of a table that no spreadsheet program takes for a formula."""

from __future__ import annotations

import unicodedata

_MARK = "'"  # what follows is text, to every spreadsheet program
_BEGINS_A_FORMULA = frozenset("=+-@\u2212")  # after NFKC, so in full width and in small forms too
_KEPT = frozenset("\t\n")


def safe_cell(text: str) -> str:
    """The text without what no cell can hold, marked where it could be read as a formula, or begins with a blank."""
    cleaned = "".join(filter(_may_stand, text.replace("\r\n", "\n").replace("\r", "\n")))
    return f"{_MARK}{cleaned}" if _is_risky(cleaned) else cleaned


def _is_risky(text: str) -> bool:
    first = next((character for character in text if not _is_unseen(character)), "")
    begins = unicodedata.normalize("NFKC", first)[:1]
    return text[:1] != first or begins in _BEGINS_A_FORMULA


def _may_stand(character: str) -> bool:
    return character in _KEPT or unicodedata.category(character) not in {"Cc", "Cs"}


def _is_unseen(character: str) -> bool:
    """Blanks of every kind, and characters without a shape, behind which a formula may hide."""
    return character.isspace() or unicodedata.category(character)[0] in "CZM"
