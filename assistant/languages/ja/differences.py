"""Where two texts differ, word by word: what only the older one says, and what only the newer one says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokenizer import tokenizer

_AT_ONCE = 2_000  # characters: Sudachi refuses texts over 49,149 bytes
_MOST_WORDS = 4_000  # of a text that is compared word by word; a longer one is compared line by line
_NUMBER = re.compile(r"[0-9０-９][0-9０-９,，.．]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both texts, or in this one alone."""

    text: str
    own: bool


def differences(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts whole, in pieces; spelling and width make no difference, and neither does white space."""
    before, after = _words(old), _words(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    same = SequenceMatcher(None, [*map(_key, before)], [*map(_key, after)], autojunk=False).get_matching_blocks()
    shared = [(a + n, b + n) for a, b, size in same for n in range(size)]
    return _pieces(before, {a for a, _ in shared}), _pieces(after, {b for _, b in shared})


def _pieces(words: list[str], shared: set[int]) -> tuple[Piece, ...]:
    told = [(word, place not in shared and bool(word.strip())) for place, word in enumerate(words)]
    return tuple(Piece("".join(word for word, _ in run), own) for own, run in groupby(told, key=lambda pair: pair[1]))


def _key(word: str) -> str:
    return plain(word).casefold().strip()


def _words(text: str) -> list[str]:
    """The words of a text in their order; joined they are the text, and a number is one of them."""
    words: list[str] = []
    end = 0
    for number in _NUMBER.finditer(text):
        words += [*_surfaces(text[end : number.start()]), number[0]]
        end = number.end()
    return [*words, *_surfaces(text[end:])]


def _surfaces(text: str) -> list[str]:
    pieces = (text[start : start + _AT_ONCE] for start in range(0, len(text), _AT_ONCE))
    return [morpheme.surface() for piece in pieces for morpheme in tokenizer().tokenize(piece)]
