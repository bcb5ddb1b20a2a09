"""Of a sentence that tells of several things alike, what it tells of the one that is named: 長期枠が申請748名に対し採用113名でした."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokens import tokens

_COMMAS = re.compile(r"(?<=[、,。])(?!\d)")
_NUMBER = re.compile(r"\d[\d,./]*(?:分の\d+)?")
_LEADS = re.compile(r".*[。:()?」\s](?=[^。:()?」\s]+$)")  # A 短期枠…: what stands before the first name is of them all
_UNIT = re.compile(
    r"[万億千]*(?:円|件|名|人|社|者|回|校|[かヶカ]?月|年度?|ページ|頁|枚|点|%|時間?|分|日|団体|課題|拠点|チーム)"
)
_NAME = re.compile(
    r"(?!うち|ただし|なお|また|特に|例えば)(?P<name>[^はがをにでと、()\s]{1,20})(?P<of>[はがにで][^、]{0,8})?"
)
_IS_A_COUNT = re.compile(r"(?:総|合計)?(?:応募|申請|採択|採用|不?合格|参加|採択率|定員)(?:者|件|人)?(?:数|率)?")
_FEWEST = 2  # clauses, of which a question can name one
_OF_ALL = re.compile(r"合計|全体|それぞれ|すべて|全て|全部|比べ|違い|両方|どちら|どっち|各")
_PARTS_OF_A_WHOLE = re.compile(r"うち|内訳|その他|合計|残り")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A name, what is told of it in numbers, and what stands before and behind."""

    lead: str
    name: str
    of: str  # what is told of each in the same words: は応募
    told: str
    rest: str

    @property
    def shape(self) -> str:
        return self.of + _NUMBER.sub("#", self.told)


def clauses_named(lines: Sequence[str], question: str, common: Collection[str]) -> list[str]:
    """The lines without the clauses beside the one that a question names; all of them where it names none or several."""
    said = plain(question)
    asked = set(tokens(said)) - set(common)
    return list(lines) if _OF_ALL.search(said) else [_of_the_named(line, asked) for line in lines]


def _of_the_named(line: str, asked: Collection[str]) -> str:
    """A line with one of its clauses that are alike; whole where they are the parts of one number."""
    if _PARTS_OF_A_WHOLE.search(line):
        return line
    pieces = _COMMAS.split(line)
    clauses = [_clause(piece) for piece in pieces]
    for start, alike in _runs(clauses):
        own, last = _named(alike, asked), alike[-1]
        if own is not None and last.rest.startswith(ending := own.rest.rstrip("、,")):
            rest = own.rest if own is last else ending + last.rest.removeprefix(ending)
            told = (alike[0].lead, own.name, own.of, own.told, rest)
            return "".join((*pieces[:start], *told, *pieces[start + len(alike) :]))
    return line


def _clause(piece: str) -> _Clause | None:
    """The name that a piece begins with, and the numbers that it tells of it."""
    numbers = [*_NUMBER.finditer(piece)]
    lead = match[0] if numbers and (match := _LEADS.match(piece[: numbers[0].start()])) else ""
    numbers = [number for number in numbers if number.start() > len(lead)]
    if not numbers:
        return None
    begins, ends = numbers[0].start(), numbers[-1].end()
    named = _NAME.fullmatch(piece[len(lead) : begins].strip())
    if named is None or _IS_A_COUNT.fullmatch(named["name"]):
        return None
    unit = _UNIT.match(piece, ends)
    ends = unit.end() if unit else ends
    return _Clause(lead, named["name"], named["of"] or "", piece[begins:ends], piece[ends:])


def _runs(clauses: Sequence[_Clause | None]) -> Iterator[tuple[int, list[_Clause]]]:
    """The neighbouring clauses that tell the same numbers of different names, and where they begin."""
    at = 0
    for shape, run in groupby(clauses, key=lambda one: one.shape if one else None):
        alike = [*run]
        held = [one for one in alike if one is not None]
        if shape is not None and len(held) >= _FEWEST and not any(one.lead for one in held[1:]):
            yield at, held
        at += len(alike)


def _named(alike: Sequence[_Clause], asked: Collection[str]) -> _Clause | None:
    """The one clause of whose name alone a question holds a word that no other name has."""
    held = [set(tokens(one.name)) for one in alike]
    shared = Counter(word for words in held for word in words)
    named = [
        one
        for one, words in zip(alike, held, strict=True)
        if any(shared[word] == 1 for word in words.intersection(asked))
    ]
    return named[0] if len(named) == 1 else None
