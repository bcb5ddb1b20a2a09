"""Parts that a schedule calls by a letter, by the name that the document gives them: C枠 is 若手就農者枠."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.domain import Passage
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokens import tokens

_SEVERAL = re.compile(r"[・、,/]|及び|および|と")
_SHORTEST = 2  # letters: A枠
_LETTERED = re.compile(r"(?P<letter>[A-Z]|\d|[IVX]{1,3})(?P<kind>枠|型|コース|類型|部門|区分|タイプ)")


def named_parts(parts: Iterable[str], question: str, passages: Sequence[Passage]) -> frozenset[str]:
    """Of the parts of several dates, those that the question names, or describes by the name of one alone."""
    said = plain(question)
    held = {part: list(_LETTERED.finditer(part)) for part in parts if part}
    named = {part for part in held if _is_said(part, said) or any(match[0] in said for match in held[part])}
    return frozenset(named or _described(held, set(tokens(said)), passages))


def _is_said(part: str, said: str) -> bool:
    """Whether a part is named, or one of several that share a date: 国際型 of 先導型・国際型."""
    return any(len(one) >= _SHORTEST and one in said for one in (part, *_SEVERAL.split(part)))


def _described(
    held: Mapping[str, Sequence[re.Match[str]]], asked: set[str], passages: Sequence[Passage]
) -> Iterable[str]:
    names = {match[0]: set(tokens(_name_of(match, passages))) for matches in held.values() for match in matches}
    own = {
        letter: words - set().union(*(other for one, other in names.items() if one != letter))
        for letter, words in names.items()
    }
    met = {letter for letter, words in own.items() if words & asked}
    return (part for part, matches in held.items() if any(match[0] in met for match in matches))


def _name_of(part: re.Match[str], passages: Sequence[Passage]) -> str:
    """The name that stands beside the letter at the beginning of a line: C 若手就農者枠."""
    beside = re.compile(rf"(?m)^[\s(・]*{part['letter']}[\s:.)・]+(?P<name>[^\s\d、。:()]{{2,16}}?{part['kind']})")
    return next((match["name"] for passage in passages if (match := beside.search(plain(passage.text)))), "")
