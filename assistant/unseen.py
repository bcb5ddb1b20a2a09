"""What nobody sees is taken out of what somebody types, before anything else reads it."""

from __future__ import annotations

import unicodedata

_FORMS = range(0xFE00, 0xFE10)  # variation selectors of any character
_SHAPES = range(0xE0100, 0xE01F0)  # and those that choose the shape of an ideograph: 葛󠄀
_FILLERS = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
)  # letters by their class, blanks by their looks
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
_KEPT = frozenset("\n\t")


def seen(text: str) -> str:
    """The text without direction marks, zero-width signs, tags and control signs, and selectors that select nothing."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept: list[str] = []
    for character in lines:
        if _is_seen(character) and (not _selects(character) or (kept and _has_shapes(kept[-1], character))):
            kept.append(character)
    return "".join(kept)


def _is_seen(character: str) -> bool:
    return character in _KEPT or not (unicodedata.category(character) in _UNSEEN or character in _FILLERS)


def _selects(character: str) -> bool:
    return ord(character) in _FORMS or ord(character) in _SHAPES


def _has_shapes(character: str, selector: str) -> bool:
    """Whether a selector can mean something: an ideograph has shapes, a sign has a picture."""
    kind = unicodedata.category(character)
    if ord(selector) in _SHAPES:
        return kind == "Lo" and "IDEOGRAPH" in unicodedata.name(character, "")
    return kind in ("So", "Sm", "Po") or (kind == "Lo" and "IDEOGRAPH" in unicodedata.name(character, ""))
