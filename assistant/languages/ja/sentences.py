"""Where the sentences of a mended text begin and end."""

from __future__ import annotations

import re

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


def _ends(line: str, offset: int) -> list[int]:
    closed = _bracketed(line)
    return [offset + match.end() for match in _END.finditer(line) if not any(a < match.start() < b for a, b in closed)]


def _bracketed(line: str) -> list[tuple[int, int]]:
    """The spans between brackets that open and close in this line."""
    spans: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for place, character in enumerate(line):
        if character in _PAIRS:
            opened.append((_PAIRS[character], place))
        elif any(character == closing for closing, _ in opened):
            while opened:
                closing, start = opened.pop()
                if closing == character:
                    spans.append((start, place))
                    break
    return spans


def _stripped(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return []
    begin = start + piece.index(bare)
    return [(begin, begin + len(bare))]
