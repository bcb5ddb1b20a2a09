"""The feet and heads of pages that a text file keeps without saying where a page ends: they count on, and return."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.lines import Line

_NUMBER_ALONE = re.compile(r"-\s*(\d{1,3})\s*-|(?:p\.?|page)\s*(\d{1,3})|(\d{1,3})\s*/\s*\d{1,3}", re.IGNORECASE)
_FOOT = re.compile(r"(?P<name>[^\d\s].{3,}?)(?:\s{2,}|\t)\s*-?\s*(?P<number>\d{1,3})\s*-?$")
_FEWEST = 3  # pages
_MOST_SKIPPED = 5  # numbers between two pages that have a foot


def running_in(lines: Sequence[Line]) -> frozenset[int]:
    """The places of the lines that number the pages of a text, and of those beside them that return."""
    counted = defaultdict[str, list[tuple[int, int]]](list)
    for place, line in enumerate(lines):
        if (foot := _foot(line.text)) is not None:
            counted[foot[0]].append((place, foot[1]))
    feet = [place for found in counted.values() if _counts_on([n for _, n in found]) for place, _ in found]
    return frozenset((*feet, *_returning(lines, feet)))


def _foot(text: str) -> tuple[str, int] | None:
    """What stands beside the number of a page, and the number."""
    alone = _NUMBER_ALONE.fullmatch(text.strip())
    if alone:
        return "", int(next(filter(None, alone.groups())))
    named = _FOOT.fullmatch(text.strip())
    return (named["name"].strip(), int(named["number"])) if named else None


def _counts_on(numbers: Sequence[int]) -> bool:
    return len(numbers) >= _FEWEST and all(0 < after - before <= _MOST_SKIPPED for before, after in pairwise(numbers))


def _returning(lines: Sequence[Line], feet: Sequence[int]) -> frozenset[int]:
    """The lines next to the numbers that stand there again and again: the name of the paper."""
    beside = [at for place in feet for at in (place - 1, place + 1) if 0 <= at < len(lines) and at not in feet]
    count = Counter(lines[at].text for at in beside)
    return frozenset(at for at in beside if count[lines[at].text] >= _FEWEST)
