"""Which of the parts of a table a question means: by its name, by what tells it from the others, or by what it is for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.catalogue import spoken
from assistant.composing.part_cells import Part
from assistant.languages.ja.tokens import tokens

_BRACKETS = re.compile(r"\(([^()]*)\)")
_KIND = re.compile(r"(?:枠|型|コース|類型|タイプ|部門|区分|クラス|課程|メニュー|事業者|企業)?等?$")
_LETTERED = re.compile(r"([0-9A-Z]|[IVX]{1,3})(?:枠|型|コース|類型|部門|区分|タイプ|[\s.:)]|$)")
_KINDS = "枠|型|コース|類型|部門|区分|タイプ"
_SIZE = re.compile(r"小規模|中堅|大企業|中小企業")
_HEADS = re.compile(
    r"従業員[はが数]?\s*(?:約\s*)?\d+\s*[人名]|社員[はが]?\s*\d+\s*[人名]|\d+\s*[人名]の(?:会社|工場|町工場|店)"
)
_SHORTEST = 2  # letters of a name
_LEAST_OF_WHAT_IT_IS_FOR = 2  # words


@dataclass(frozen=True, slots=True)
class Heard:
    """A question beside the names of its call, and its words that the names of the call have not."""

    text: str
    words: frozenset[str]


def parts_named(parts: Sequence[Part], heard: Heard) -> Sequence[Part]:
    """The parts that a question names, all of a group where it names only the group; none where it names none."""
    named = [one for one in (_of_level(parts, level, heard) for level in (0, 1)) if one]
    return [part for part in parts if named and all(part in one for one in named)]


def _of_level(parts: Sequence[Part], level: int, heard: Heard) -> Sequence[Part]:
    names = [part.levels[level] if level < len(part.levels) else "" for part in parts]
    distinct = list(dict.fromkeys(filter(None, names)))
    if len(distinct) <= 1 and level:
        return ()
    said = set(_said(distinct, heard.text)) or set(_told_apart(distinct, heard.words))
    return [part for part, name in zip(parts, names, strict=True) if name in said]


def _said(names: Sequence[str], question: str) -> Iterator[str]:
    """The names that a question says, the longest first; what one is said by is no part of another: 市町村以外."""
    heard = spoken(question)
    ways = sorted(
        ((way, rank, name) for name in names for rank, way in _ways(name)), key=lambda one: (one[1], -len(one[0]))
    )
    taken: set[str] = set()
    for way, _, name in ways:
        if name not in taken and way in heard:
            taken.add(name)
            heard = heard.replace(way, " ")
            yield name
    for name in names:
        letter = _LETTERED.match(name)
        if letter and name not in taken and re.search(rf"(?<![0-9A-Za-z第]){letter[1]}(?:{_KINDS})", question):
            yield name


def _ways(name: str) -> Iterator[tuple[int, str]]:
    """How a name may be said: as it stands, without its brackets, by what they hold, without its letter or its kind."""
    bare = _BRACKETS.sub("", name).strip()
    ways = [(0, name), (0, bare), *((1, one) for one in _BRACKETS.findall(name))]
    ways += [(1, bare.split(" ", 1)[-1]), (2, _KIND.sub("", bare))]
    for rank, way in ways:
        if len(spoken(way)) >= _SHORTEST and not spoken(way).isdigit():
            yield rank, spoken(way)


def _told_apart(names: Sequence[str], asked: Collection[str]) -> Iterable[str]:
    """The one name of which a question says half the words that tell it from the others, or that its brackets hold."""
    own, held = (
        _own([_BRACKETS.sub("", name) for name in names]),
        _own([" ".join(_BRACKETS.findall(name)) for name in names]),
    )
    met = [name for name in names if _half(own[_BRACKETS.sub("", name)], asked)]
    met = met or [name for name in names if _half(held[" ".join(_BRACKETS.findall(name))], asked)]
    return met if len(met) == 1 else ()


def _half(own: frozenset[str], asked: Collection[str]) -> bool:
    return bool(own) and 2 * len(own.intersection(asked)) >= len(own)


def _own(texts: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """The words that only one of several texts has."""
    held = {text: frozenset(tokens(text)) for text in texts}
    counts = Counter(word for words in held.values() for word in words)
    return {text: frozenset(word for word in words if counts[word] == 1) for text, words in held.items()}


def parts_by_size(parts: Sequence[Part], heard: Heard) -> Sequence[Part]:
    """The parts that tell sizes of a business apart, all of them, where a question tells how many work there."""
    most = max((len(part.cells) for part in parts), default=0)
    told = [part for part in parts if len(part.cells) == most]
    return told if _HEADS.search(heard.text) and any(_SIZE.search(part.name) for part in told) else ()


def part_described(parts: Sequence[Part], heard: Heard) -> Sequence[Part]:
    """The one part of which a question has several words of its own, where it has none of any other."""
    own = _own([f"{part.name} {part.about}" for part in parts])
    hits = [len(own[f"{part.name} {part.about}"] & heard.words) for part in parts]
    best = max(hits, default=0)
    return [parts[hits.index(best)]] if best >= _LEAST_OF_WHAT_IT_IS_FOR and sum(hits) == best else ()
