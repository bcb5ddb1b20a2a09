"""Why a reader does not see a text that a document holds: the colour of its ground, hardly any size."""

from __future__ import annotations

import re

_NEARLY = 16  # of 255, by which two colours differ that nobody tells apart
_SMALLEST = 4.0  # points
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
WHITE = "FFFFFF"


def why_unseen(*, colour: str, ground: str = WHITE, points: float | None = None) -> str:
    """The reason in Japanese; "": it is seen. A colour that we do not know is taken for a visible one."""
    if points is not None and points < _SMALLEST:
        return f"{points:.1f} ポイントの文字です"
    if not _alike(colour, ground):
        return ""
    return "白い文字です" if _alike(colour, WHITE) else "地の色と同じ色の文字です"


def _alike(colour: str, other: str) -> bool:
    if not _COLOUR.fullmatch(colour) or not _COLOUR.fullmatch(other):
        return False
    return all(abs(int(colour[at : at + 2], 16) - int(other[at : at + 2], 16)) < _NEARLY for at in (0, 2, 4))
