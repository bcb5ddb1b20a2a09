"""Numbers that English writes as words, and the rounds it counts: two-thirds, three universities, the 7th call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

_COUNTED = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_FRACTION = re.compile(
    rf"\b(?:(?P<over>a|one|{'|'.join(_COUNTED[:8])})[- ])?(?P<half>half)\b"
    rf"|\b(?P<some>one|{'|'.join(_COUNTED[:8])})(?:-|[ ](?=\w+s?[ ]of\b))(?P<part>{'|'.join(_PARTS)})s?\b",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"\b({'|'.join(_COUNTED)})\b(?!-)", re.IGNORECASE)
_ROUND = re.compile(
    rf"\b(?:(?P<number>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)}))(?=[ ](?:[\w-]+[ ]){{0,2}}(?:call|round|edition)\b)",
    re.IGNORECASE,
)


def english_fractions(text: str) -> Iterator[tuple[int, int, Fraction]]:
    """Every share that is written in words: start, end, value."""
    for match in _FRACTION.finditer(text):
        over = 1 if match["half"] else _number(match["some"])
        yield match.start(), match.end(), Fraction(over, 2 if match["half"] else _PARTS[match["part"].casefold()])


def english_counts(text: str) -> Iterator[tuple[int, int, int]]:
    """Every number from two on that is written as a word: start, end, value."""
    for match in _COUNT.finditer(text):
        yield match.start(), match.end(), _number(match[1])


def english_rounds(text: str) -> Iterator[tuple[int, int, int]]:
    """Every round of a call: start, end, its number."""
    for match in _ROUND.finditer(text):
        yield match.start(), match.end(), int(match["number"] or _ORDINALS.index(match["word"].casefold()) + 1)


def _number(word: str) -> int:
    return 1 if word.casefold() in ("a", "one") else _COUNTED.index(word.casefold()) + 2
