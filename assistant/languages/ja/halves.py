"""The things that one sentence asks for side by side: 「投資先は何社で、回収率は何倍ですか」, 「採択の公表と事業開始はいつですか」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.languages.ja.normalise import plain

_ASK = r"(?:何(?!か|も|ら)|いつ(?!も)|どこ(?!か|も)|いくら(?!か|でも)|いくつ|誰(?!か|も)|どの(?:くらい|ぐらい|程度|よう)|どれ|どんな|どう)"
_BREAK = re.compile(rf"[、,]\s*|(?<=で)(?={_ASK})")
_ASKS = re.compile(_ASK)
_NOUN = r"[一-龠々ァ-ヶーA-Za-z0-9]+(?:[みりいけせ](?![一-龠ぁ-ん]))?"
_THING = rf"{_NOUN}(?:の{_NOUN})*"
_AND, _COMMA = r"(?:と、?|や|及び|および|並びに)(?:その)?", r"[、,]"
_EACH = r"[、,の]?それぞれ(?:の|、)?"
_LISTED = re.compile(
    rf"(?P<things>{_THING}(?:(?:{_AND}|{_COMMA}){_THING})*(?:{_COMMA}{_THING}(?={_EACH})|{_AND}{_THING}))"
    rf"(?P<tail>(?:{_EACH}|は|って|を|が|で|も|の目安|、|$|(?=[?？])).*)$",
    re.DOTALL,
)
_AN_EDITION = re.compile(r"第?\d+[回次期]|[前今昨次]?[回年](?:度)?|(?:令和|平成|[RrHh])?\d+(?:年度?)?")
_OF_EACH = re.compile(rf"^{_EACH}")
_WANTS = re.compile(rf"{_ASK}|教え|知りた|ほし|欲し|確認|[?？]$|か。?$")
_SENTENCE = re.compile(r"[^。?？!！]+[。?？!！]?")
_MOST = 3


@dataclass(frozen=True, slots=True)
class Half:
    """One of the things that are asked for, as a question of its own."""

    question: str
    own: str  # what it asks for, and none of the others does


def halves_of(question: str) -> tuple[Half, ...]:
    """The things that a question asks for side by side; none where it asks for one."""
    for sentence in _SENTENCE.findall(plain(question)):
        clauses = tuple(_clauses(sentence))
        halves = clauses if len(clauses) > 1 else tuple(_things(sentence))
        if len(halves) > 1:
            return halves[:_MOST]
    return ()


def _clauses(sentence: str) -> Iterator[Half]:
    """The clauses that each ask for something, with what leads up to them."""
    said = ""
    ends = [0, *(match.end() for match in _BREAK.finditer(sentence)), len(sentence)]
    for start, end in pairwise(ends):
        said += sentence[start:end]
        if _ASKS.search(sentence[start:end]):
            yield Half(said.strip("、, "), said.strip("、, "))
            said = ""


def _things(sentence: str) -> Iterator[Half]:
    """The things of which one and the same is asked."""
    listed = _LISTED.search(sentence)
    if listed is None or not _WANTS.search(sentence):
        return
    lead = sentence[: listed.start()]
    things = re.split(rf"{_AND}|{_COMMA}", listed["things"])
    if not any(_AN_EDITION.match(thing) or _ASKS.match(thing) for thing in things):
        yield from (Half(f"{lead}{thing}{_OF_EACH.sub('の', listed['tail'])}", thing) for thing in things)
