"""Where the sentences of a mended text begin and end."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

_PAIRS = {"「": "」", "『": "』", "(": ")", "（": "）", "【": "】", "《": "》", "[": "]"}
_END = re.compile(r"[。!?！？]+[」』）)】]*")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text in order, without the white space around them; a full stop inside brackets ends none."""
    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for end in [*_ends(line.group(), line.start()), line.end()]:
            spans.extend(_stripped(text, start, end))
            start = end
    return tuple(spans)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text in order."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _ends(line: str, offset: int) -> list[int]:
    closed = sorted(_bracketed(line))
    reach = list(accumulate((end for _, end in closed), max))
    ends: list[int] = []
    for match in _END.finditer(line):
        before = bisect_left(closed, (match.start(),))  # brackets that open before it
        if not before or reach[before - 1] <= match.start():
            ends.append(offset + match.end())
    return ends


def _bracketed(line: str) -> list[tuple[int, int]]:
    """The spans between brackets that open and close in this line."""
    spans: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    waiting = dict.fromkeys(_PAIRS.values(), 0)
    for place, character in enumerate(line):
        if character in _PAIRS:
            opened.append((_PAIRS[character], place))
            waiting[_PAIRS[character]] += 1
        elif waiting.get(character):
            closing = ""
            while closing != character:
                closing, start = opened.pop()
                waiting[closing] -= 1
            spans.append((start, place))
    return spans


def _stripped(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return []
    begin = start + piece.index(bare)
    return [(begin, begin + len(bare))]
