"""The marks that a browser draws before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

_NUMERAL = "[0-9０-９ア-ンa-zA-Z一二三四五六七八九十]{1,2}"
MARKED = re.compile(
    rf"[・•●○◎◆◇■□▪※➢*①-⑳【〈〔]|-\s|[(（]?{_NUMERAL}[)）.．]|第[0-9０-９一二三四五六七八九十]"
)  # an item that brings its own mark
_NO_MARK = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_KIND = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_KINDS = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_ALPHABETS = {
    "lower-alpha": "abcdefghijklmnopqrstuvwxyz",
    "upper-alpha": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lower-latin": "abcdefghijklmnopqrstuvwxyz",
    "upper-latin": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "katakana": "アイウエオカキクケコサシスセソタチツテトナニヌネノ",
    "hiragana": "あいうえおかきくけこさしすせそたちつてとなにぬねの",
    "katakana-iroha": "イロハニホヘトチリヌルヲワカヨタレソツネナラム",
}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_ROMAN = 39


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of the next words, unless they bring their own."""

    text: str


def marked(above: LexborNode) -> Iterator[LexborNode | Mark]:
    """What stands in a list, before each item its mark as it is seen."""
    style = above.attributes.get("style") or ""
    seen = not _NO_MARK.search(style)
    given = _KINDS.get(above.attributes.get("type") or "", "")
    kind = found[1].lower() if (found := _KIND.search(style)) else given
    backwards = -1 if "reversed" in above.attributes else 1
    items = sum(child.tag == "li" for child in above.iter())
    number = _whole(above, "start", items if backwards < 0 else 1) - backwards
    for child in above.iter(include_text=True):
        if child.tag != "li":
            yield child
            continue
        number = _whole(child, "value", number + backwards)
        yield Mark((f"{_counted(number, kind)}. " if above.tag == "ol" else "・") if seen else "")
        yield child
        yield Mark("")


def _whole(node: LexborNode, name: str, otherwise: int) -> int:
    written = (node.attributes.get(name) or "").strip()
    return int(written) if re.fullmatch(r"-?[0-9]{1,6}", written) else otherwise


def _counted(number: int, kind: str) -> str:
    alphabet = _ALPHABETS.get(kind, "")
    if 0 < number <= len(alphabet):
        return alphabet[number - 1]
    if kind.endswith("-roman") and 0 < number <= _MOST_ROMAN:
        return _roman(number).upper() if kind.startswith("upper") else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written
