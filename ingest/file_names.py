"""The names of files: one spelling for each, and safe to show wherever they end up."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PureWindowsPath

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # control signs, direction marks, halves of characters
_LONGEST = 120  # characters of an attachment's name, its suffix among them
_LONGEST_SHOWN = 80
_NAMELESS = "名前のないファイル"


def one_spelling(name: str) -> str:
    """The name by which a file is known: が is one character, and what nobody would see is written out."""
    return "".join(_written_out(letter) for letter in unicodedata.normalize("NFC", name))


def bare_name(given: str) -> str:
    """What an attachment calls itself, without folders and without what nobody would see."""
    seen = "".join(
        letter for letter in unicodedata.normalize("NFC", given) if unicodedata.category(letter) not in _UNSEEN
    )
    last = re.split(r"[/\\]", PureWindowsPath(seen).name or seen)[-1].strip(" .")
    suffix = PureWindowsPath(last).suffix
    stem = last.removesuffix(suffix)
    return stem[: _LONGEST - len(suffix)] + suffix[:_LONGEST] if last else _NAMELESS


def short_name(name: str) -> str:
    """A name that fits into a line and shows all its letters."""
    shown = one_spelling(name)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[: _LONGEST_SHOWN // 2]}…{shown[-_LONGEST_SHOWN // 2 :]}"


def _written_out(letter: str) -> str:
    if unicodedata.category(letter) not in _UNSEEN:
        return letter
    return f"\\x{ord(letter):02x}" if letter.isascii() else letter.encode("ascii", "backslashreplace").decode()
