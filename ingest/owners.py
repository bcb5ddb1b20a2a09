"""Which call the words of an edition are of, where a line names several: those of one call never make another's edition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.catalogue import spoken
from assistant.domain import Call
from ingest.aliases import could_be_any, is_anything
from ingest.joining import key_of
from ingest.names import names_on

_SHORTEST = 3  # a shorter name stands in too many words
# A name in Latin letters right before the words of an edition: ABC-HUB 二次公募, XYZ (2025) 第3回公募.
_LATIN_BEFORE = re.compile(
    r"(?<![A-Za-z])([A-Za-z][A-Za-z0-9 .&+\-]{1,40}?)[」』)]?\s*(?:の|[(【]?(?:(?:令和|平成|R)\s?(?:元|\d{1,2})|20\d\d)\s?年?度?[)】]?)?\s*の?[(【]?$"
)


def own_of(call: Call, shape: re.Pattern[str], line: str) -> Iterator[re.Match[str]]:
    """The places of a line where a shape stands for a call: no other call is named closer before it."""
    for match in shape.finditer(line):
        if _is_own(call, line, match.start()):
            yield match


def _is_own(call: Call, line: str, place: int) -> bool:
    names = [name for name in (call.name, *call.aliases) if len(spoken(name)) >= _SHORTEST]
    own = [end for name in names if (end := _end_before(line, name, place)) >= 0]
    others = [name for name, _ in names_on(line) if _is_other(name, names)]
    strange = [end for name in others if (end := _end_before(line, name, place)) >= 0]
    latin = _LATIN_BEFORE.search(line[:place])
    if latin and not is_anything(latin[1].strip(), "") and _is_other(latin[1], names):
        strange.append(latin.end(1))
    if own or strange:
        return max(own, default=-1) >= max(strange, default=-1)
    return not others or any(name in line for name in names)


def _end_before(line: str, name: str, place: int) -> int:
    """Where a name last ends before a place; -1: it stands nowhere before it."""
    start = line.casefold().rfind(name.casefold(), 0, place)
    return start if start < 0 else start + len(name)


def _is_other(name: str, own: list[str]) -> bool:
    """Whether a name is of no call that is named so: neither holds the other, and it could not be any call's."""
    said = key_of(name)
    return not could_be_any(name) and not any(said in key_of(one) or key_of(one) in said for one in own)
