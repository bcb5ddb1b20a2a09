"""Whether a cue is met in what somebody says."""

from __future__ import annotations

import re
from functools import lru_cache

GAP = "…"  # in a cue: some letters of the same clause
_WIDEST = 6  # letters
_SHORT = 3  # letters


def is_said(cue: str, heard: str) -> bool:
    """Whether a cue is met; a Latin one begins a word, and a short one is the whole word: tel is not met in tell."""
    if GAP in cue:
        return _gapped(cue).search(heard) is not None
    return cue in heard and (not cue[0].isascii() or _whole(cue).search(heard) is not None)


@lru_cache(maxsize=1_024)
def _gapped(cue: str) -> re.Pattern[str]:
    """A cue of two parts with a few letters of the same clause between them: 申請…でき is met in 申請することはできる."""
    before, after = cue.split(GAP)
    return re.compile(rf"{re.escape(before)}[^。、,?!「」()]{{0,{_WIDEST}}}{re.escape(after)}")


@lru_cache(maxsize=1_024)
def _whole(cue: str) -> re.Pattern[str]:
    end = r"(?![a-z])" if len(cue.strip()) <= _SHORT else ""
    return re.compile(rf"(?<![a-z]){re.escape(cue)}{end}")
