"""How well passages speak of what is asked: signs of it, each weighed as it was measured."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from assistant.domain import Passage
from assistant.languages.ja.asked_units import unit_fit
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokens import tokens
from assistant.synonyms import Otherwise, meant_in

Signs = Mapping[str, float]

# How much each sign says, in log-odds for a passage against the next: fitted by `koubo eval fit` (evals/README.md).
WEIGHTS: Signs = {
    "unit": 3.26,
    "fits": 2.20,
    "meaning": 0.49,
    "nearness": 33.83,
    "words": 0.35,
    "placed": 2.33,
    "desk": -0.84,
    "held": 1.62,
    "in_body": 1.61,
    "pairs": 1.21,
    "named_row": 4.09,
    "decides": 0.82,
    "in_title": 2.54,
    "same_meaning": 0.14,
    "length": 0.12,
    "cover": -0.63,
    "title_said": 0.72,
    # Set by hand: a word said in other words is worth half of what "held" and "in_body" give the word itself.
    "meant": 1.6,
    # Set by hand, and stronger than the fit has them: another edition, or another call's words, must not come first.
    "told_elsewhere": -6.0,
    "past": -2.0,
}

_SOLID = re.compile(r"[^ぁ-ん\s\W]{2,}")  # what carries meaning between particles: 公募要領, PDF, 7
YES_OR_NO = re.compile(
    r"(?:ます|です|でしょう|ません|ない|いい|良い|よい|可能|大丈夫|OK|よね|の)(?:ん|の)?(?:でしょう)?か?[?。]*$",
    re.IGNORECASE,
)
DECIDES = re.compile(
    r"でき(?:ます|る|ません|ない)|可能|不可|認め|対象|必要|不要|限[るりら]|除[くき]|妨げ|[りい]ません|なりません"
)
_PLACE = re.compile(r"どこ|場所|会場|宛|送り先|提出先|where")
_PLACED = re.compile(r"〒|[都道府県市区町村]\S*\d|会場|場所|https?://|@|オンライン|宛")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for in passages."""

    question: str
    core: str  # without the name of the call and the edition
    words: tuple[str, ...]
    otherwise: Otherwise  # phrases of the same meaning as some of them
    interrogative: bool  # 何, いつ, どこ … stands in it


@dataclass(frozen=True, slots=True)
class Held:
    """What a passage holds, ready to be compared."""

    text: str  # in one spelling
    words: frozenset[str]
    titles: frozenset[str]  # words of its headings
    title: frozenset[str]  # words of the nearest one
    pairs: frozenset[str]
    spoken: str  # its words in their order


def scored(signs: Signs, weights: Signs = WEIGHTS) -> float:
    """What the signs say together."""
    return sum(weights[name] * value for name, value in signs.items())


def lexical_signs(asked: Asked, passages: Sequence[Passage]) -> list[dict[str, float]]:
    """What the words of each passage tell, a rare word more than a common one."""
    held = [held_by(passage) for passage in passages]
    meant = [one.words | one.titles | meant_in(one.spoken, asked.otherwise) for one in held]
    words = _rarity(asked.words, meant)
    pairs = _rarity(_pairs(asked.core), [one.pairs for one in held])
    phrases = set(chain.from_iterable(asked.otherwise.values()))
    return [
        {
            "held": _share(words, one.words | one.titles),
            "meant": _share(words, told) - _share(words, one.words | one.titles),
            "in_body": _share(words, one.words),
            "in_title": _share(words, one.title),
            "pairs": _share(pairs, one.pairs),
            "same_meaning": float(sum(f" {phrase} " in one.spoken for phrase in phrases)),
            "unit": unit_fit(with_columns(passage), asked.question),
            **_form(asked, one.text),
        }
        for passage, one, told in zip(passages, held, meant, strict=True)
    ]


def with_columns(passage: Passage) -> str:
    """What a passage says, after the names of the columns that its numbers stand in: 予算額(千円)."""
    columns = passage.heading[-1] if passage.heading and " / " in passage.heading[-1] else ""
    return f"{columns}\n{passage.text}"


def _form(asked: Asked, text: str) -> dict[str, float]:
    """Whether a passage has the form of an answer."""
    return {
        "decides": float(
            not asked.interrogative and bool(YES_OR_NO.search(asked.question)) and bool(DECIDES.search(text))
        ),
        "placed": float(bool(_PLACE.search(asked.question)) and bool(_PLACED.search(text))),
        "length": math.log(1 + len(text)),
    }


@lru_cache(maxsize=4_096)
def held_by(passage: Passage) -> Held:
    """What a passage holds."""
    text = mend(passage.text).text
    body, titles = tokens(text), tokens("\n".join(passage.heading))
    nearest = tokens(passage.heading[-1]) if passage.heading else ()
    return Held(
        plain(text),
        frozenset(body),
        frozenset(titles),
        frozenset(nearest),
        frozenset(_pairs("\n".join((*passage.heading, text)))),
        f" {' '.join((*titles, *body))} ",
    )


def _pairs(text: str) -> set[str]:
    """Neighbouring letters of what carries meaning: they agree where words are cut in another way."""
    return {run[at : at + 2] for run in _SOLID.findall(plain(text)) for at in range(len(run) - 1)}


def _rarity(wanted: Iterable[str], held: Sequence[Collection[str]]) -> dict[str, float]:
    """What each wanted thing weighs: the fewer of the candidates hold it, the more."""
    asked = set(wanted)
    count = Counter(one for each in held for one in asked.intersection(each))
    return {one: math.log((len(held) + 1) / (count[one] + 0.5)) for one in asked}


def _share(weights: Mapping[str, float], held: Collection[str]) -> float:
    whole = sum(weights.values())
    return sum(weight for one, weight in weights.items() if one in held) / whole if whole else 0.0
