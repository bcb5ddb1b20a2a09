"""Names of calls with a letter wrong, missing or too many, or with two letters in each other's place."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import takewhile

from assistant.languages.ja.kana import TO_KATAKANA

_LONG = 8  # letters: in a shorter name a letter makes another word
_SHORTEST = 4  # letters of a name in kana, two of which may be swapped
_LETTER = re.compile(r"[a-zァ-ヴー]?$")
_KANA = re.compile(r"[ァ-ヴー]+")


def mistyped(name: str, heard: str) -> str:
    """What stands for a long name in what was heard, both as they sound on paper; "" where nothing does."""
    return next(iter(_one_off(name, heard)), "")


def respelled(text: str, names: Collection[str]) -> str:
    """A text with its mistyped names as they are written; a name that it has right stays alone."""
    heard = _sound(text)
    if len(heard) != len(text) or any(_sound(name) in heard for name in names):
        return text
    for name in names:
        wrong = mistyped(_sound(name), heard)
        at = heard.find(wrong) if wrong else _swapped_at(_sound(name), text)
        if at >= 0:
            return text[:at] + name + text[at + len(wrong or name) :]
    return text


def _sound(text: str) -> str:
    return text.casefold().translate(TO_KATAKANA)


def shared_start(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _one_off(name: str, heard: str) -> tuple[str, ...]:
    """The pieces that are a long name with one letter off; a wrong character that is no letter may mean another call."""
    if len(name) < _LONG:
        return ()
    lengths = range(len(name) - 1, len(name) + 2)
    windows = (heard[start : start + length] for length in lengths for start in range(len(heard) - length + 1))
    alike = (window for window in windows if window[0] == name[0] and window[-1] == name[-1])
    return tuple(window for window in alike if _is_one_letter_off(name, window))


def _swapped_at(name: str, text: str) -> int:
    """Where a name in kana stands as a word with two letters in each other's place, シノオベ for シオノベ; -1: nowhere."""
    if len(name) < _SHORTEST or not _KANA.fullmatch(name):
        return -1
    places = (at for at in range(1, len(name) - 1) if name[at] != name[at + 1])
    wrong = (f"{name[:at]}{name[at + 1]}{name[at]}{name[at + 2 :]}" for at in places)
    found = (text_at for one in wrong for text_at in (_sound(text).find(one),) if text_at >= 0)
    return next((at for at in found if _is_a_word(text, at, at + len(name))), -1)


def _is_a_word(text: str, start: int, end: int) -> bool:
    """Whether no katakana goes on before or behind what is written in katakana."""
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return not (_KANA.search(around) and _KANA.fullmatch(text, start, end))


def _is_one_letter_off(name: str, window: str) -> bool:
    before = shared_start(name, window)
    rest, other = name[before:], window[before:]
    after = shared_start(rest[::-1], other[::-1])
    wrong = (rest[: len(rest) - after], other[: len(other) - after])
    return bool(before and after) and all(len(one) <= 1 and _LETTER.match(one) for one in wrong)
