"""Parts that a schedule calls by a letter, by the name that the document gives them: C枠 is 若手就農者枠."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.domain import Fact, Passage, Period
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokens import tokens

_SEVERAL = re.compile(r"[・、,/]|及び|および|と")
_SHORTEST = 2  # letters: A枠
_COUNTED = re.compile(r"第?\s?(\d{1,2})\s?[次回期]")
_KANJI = "〇一二三四五六七八九"
_LETTERED = re.compile(r"(?P<letter>[A-Z]|\d|[IVX]{1,3})(?P<kind>枠|型|コース|類型|部門|区分|タイプ)")
_LETTERS = re.compile(r"[A-Z](?:[・、,/][A-Z])*")  # parts that have no more than a letter: A・B
_CHAPTER = re.compile(r"(?:[IVX]{1,4}|\d{1,2}|第\d{1,2}[部章編]) (?=\S{2})")  # I 大学院奨学生
_A_LETTER = re.compile(r"(?P<letter>[A-Z])(?P<kind>)")


def named_parts(parts: Iterable[str], question: str, passages: Sequence[Passage]) -> frozenset[str]:
    """Of the parts of several dates, those that the question names, or describes by the name of one alone."""
    said = plain(question)
    held = {part: list(_shape_of(part).finditer(part)) for part in parts if part}
    named = {part for part in held if _is_said(part, said) or any(_stands_in(said, match) for match in held[part])}
    return frozenset(_of_the_round(named, said) or _described(held, set(tokens(said)), passages))


def _of_the_round(named: Iterable[str], said: str) -> frozenset[str]:
    """The parts without those of rounds that are not named, where one of a round that is named is among them: 第2回・A枠."""
    every = frozenset(named)
    rounds = {part: [one for one in part.split("・") if _COUNTED.fullmatch(one)] for part in every}
    counted = frozenset(part for part in every if rounds[part])
    own = frozenset(part for part in counted if any(_is_said(one, said) for one in rounds[part]))
    return every - counted | own if own else every


def naming(part: str, passage: Passage, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passage before one that names its part, as the head of its table does; none where it names it itself."""
    if not part or _is_said(part, plain(passage.text)):
        return ()
    before = [one for one in passages if one.document_id == passage.document_id and one.position < passage.position]
    return tuple([one for one in before if _is_said(part, plain(one.text))][-1:])


def tells_how(fact: Fact, told: Sequence[Fact]) -> bool:
    """Whether a fact says of an end that is told how it is kept, 必着 or 消印有効, and what is told does not."""
    value = fact.value
    if not isinstance(value, Period) or value.closes is None or value.arrival is None:
        return False
    periods = [one.value for one in told if isinstance(one.value, Period) and one.value.closes]
    same = [one for one in periods if one.closes and one.closes.day == value.closes.day]
    return bool(same) and all(one.arrival is None for one in same)


def _shape_of(part: str) -> re.Pattern[str]:
    """The shape of the letters that a part has: with their kind, or bare."""
    return _A_LETTER if _LETTERS.fullmatch(part) else _LETTERED


def _stands_in(said: str, part: re.Match[str]) -> bool:
    """Whether a question names a part by its letter; a bare one stands alone."""
    return part[0] in said if part["kind"] else bool(re.search(rf"(?<![A-Za-z\d]){part[0]}(?![A-Za-z\d])", said))


def _is_said(part: str, said: str) -> bool:
    """Whether a part is named, as 第2次 by 2次 or 2回目, or one of several that share a date: 国際型 of 先導型・国際型."""
    if counted := _COUNTED.fullmatch(part):
        number = int(counted[1])
        either = rf"(?:{number}|{_KANJI[number]})" if number < len(_KANJI) else str(number)
        return bool(re.search(rf"(?<!\d)第?\s?{either}\s?[次回期]", said))
    part = _CHAPTER.sub("", part)
    return any(len(one) >= _SHORTEST and one in said for one in (part, *_SEVERAL.split(part)))


def _described(
    held: Mapping[str, Sequence[re.Match[str]]], asked: set[str], passages: Sequence[Passage]
) -> Iterable[str]:
    names = {match[0]: set(tokens(_name_of(match, passages))) for matches in held.values() for match in matches}
    names |= {part: set(tokens(_CHAPTER.sub("", part))) for part in held if _CHAPTER.match(part)}
    own = {
        letter: words - set().union(*(other for one, other in names.items() if one != letter))
        for letter, words in names.items()
    }
    met = {letter for letter, words in own.items() if words & asked}
    return (part for part, matches in held.items() if part in met or any(match[0] in met for match in matches))


def _name_of(part: re.Match[str], passages: Sequence[Passage]) -> str:
    """The name that stands beside the letter: C 若手就農者枠 at the beginning of a line, or 若手研究助成(C)."""
    letter, kind = part["letter"], part["kind"]
    before = re.compile(rf"(?m)^[\s(・【]*{letter}[\s:.)・】]+(?P<name>[^\s\d、。:()]{{2,16}}?{kind or '(?=[ (]|$)'})")
    behind = re.compile(rf"(?m)(?P<name>[^\s\d、。:()]{{2,16}})\({letter}\)\s*$")
    found = (shape.search(plain(one.text)) for shape in ((before,) if kind else (behind, before)) for one in passages)
    return next((match["name"] for match in found if match), "")
