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
from assistant.languages.ja.counted_up import counted_up, kind_asked
from assistant.languages.ja.defining import defines, terms_sought
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.sentences import sentence_spans
from assistant.languages.ja.tokens import tokens
from assistant.languages.ja.told_forms import asks_for_the_denied, count_asked, items_in, tells_the_denied
from assistant.synonyms import Otherwise, meant_in

Signs = Mapping[str, float]

# How much each sign says, in log-odds for a passage against the next: fitted by `koubo eval fit` (evals/README.md).
WEIGHTS: Signs = {
    "nearness": 18.99,
    "named_row": 3.82,
    "unit": 3.03,
    "placed": 2.07,
    "unit_beside": 2.79,
    "in_body": 1.67,
    "in_title": 1.92,
    "fits": 1.65,
    "opens": -1.36,
    "pairs": 1.09,
    "held": 0.89,
    "desk": -1.13,
    "title_said": 1.10,
    "decides": 0.82,
    "defines": 3.0,
    "together": 1.30,
    "cover": -0.70,
    "meaning": 0.53,
    "words": 0.35,
    "same_meaning": 0.24,
    "length": 0.09,
    "listed": 1.30,
    "counted": 1.50,
    "counted_up": 3.0,
    "refers": 1.5,
    "purpose": 5.0,  # and the first passage, which says it mostly, loses by "opens"
    "denied": 2.50,
    # Set by hand: a word said in other words is worth half of what "held" and "in_body" give the word itself.
    "meant": 1.60,
    # Set by hand, and stronger than the fit has them: another edition, or another call's words, must not come first.
    "told_elsewhere": -6.0,
    "past": -2.0,
}

_A_LIST = 3  # items
_SOLID = re.compile(r"[^ぁ-ん\s\W]{2,}")  # what carries meaning between particles: 公募要領, PDF, 7
_YES_OR_NO = re.compile(
    r"(?:ます|です|でしょう|ません|ない|いい|良い|よい|可能|大丈夫|OK|よね|の|ある|[いえけせてねべめれき要]る)(?:ん|の)?(?:でしょう)?か?[?。]*$",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"でき(?:ます|る|ません|ない)|可能|不可|認め|対象|必要|不要|限[るりら]|除[くき]|妨げ|[りい]ません|なりません"
)
_PLACE = re.compile(r"どこ|場所|会場|宛|送り先|提出先|where|url|アドレス|リンク|電話番号", re.IGNORECASE)
_ASKS_WHAT_TO_READ = re.compile(  # 「どの資料を見ればいいですか」
    r"(?:どの|どんな|何の|なんの)(?:資料|文書|書類|ページ|別紙|別添|手引き|要領|サイト)[をにで][^。?]{0,8}?(?:見|読|確認|参照|書いて|載って)"
)
_ASKS_WHAT_FOR = re.compile(r"(?:何|なん)のため|何を(?:狙|目指|目的)|狙い|ねらい|(?:どんな|どういう)目的|何が目的")
_PURPOSE = re.compile(r"目的|趣旨|ねらい|狙い")
_REFERS = re.compile(
    r"(?:資料|別紙|別添|要領|要項|手引き?|ページ|サイト|マニュアル|ガイド)[^。、\n]{0,12}?[をに](?:ご?確認|ご覧|ご?参照|お読み)"
)
_PLACED = re.compile(
    r"〒|[都道府県市区町村]\S*\d|会場|場所|https?://|@|オンライン|宛|電話|TEL|\d{2,4}-\d{2,4}-\d{3,4}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for in passages."""

    question: str
    core: str  # without the name of the call and the edition
    words: tuple[str, ...]
    otherwise: Otherwise  # phrases of the same meaning as some of them
    interrogative: bool  # 何, いつ, どこ … stands in it
    listing: bool = False  # 全部, 一覧 … stands in it


@dataclass(frozen=True, slots=True)
class Held:
    """What a passage holds, ready to be compared."""

    text: str  # in one spelling
    sentences: tuple[tuple[str, frozenset[str]], ...]  # each with its words, and those of its columns
    words: frozenset[str]
    titles: frozenset[str]  # words of its headings
    title: frozenset[str]  # words of the nearest one
    pairs: frozenset[str]
    spoken: str  # its words in their order
    items: int  # of the list that it tells
    denies: bool  # whether it says what is not allowed


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
    terms = terms_sought(asked.question)
    return [
        {
            "held": _share(words, one.words | one.titles),
            "meant": _share(words, told) - _share(words, one.words | one.titles),
            "in_body": _share(words, one.words),
            "in_title": _share(words, one.title),
            "pairs": _share(pairs, one.pairs),
            "same_meaning": float(sum(f" {phrase} " in one.spoken for phrase in phrases)),
            "together": max((_share(words, said) for _, said in one.sentences), default=0.0),
            **_units(asked, passage, one, words),
            **_form(asked, one),
            "purpose": float(bool(_ASKS_WHAT_FOR.search(asked.question)) and _is_on_the_purpose(passage)),
            "opens": float(passage.position == 0),
            "defines": float(bool(terms) and defines("\n".join((*passage.heading, one.text)), terms)),
        }
        for passage, one, told in zip(passages, held, meant, strict=True)
    ]


def _units(asked: Asked, passage: Passage, held: Held, words: Mapping[str, float]) -> dict[str, float]:
    """Whether a passage gives the number or date that is asked for, and how much of what is asked stands beside it."""
    fit = unit_fit(with_columns(passage), asked.question)
    if not fit:
        return {"unit": 0.0, "unit_beside": 0.0}
    columns = columns_of(passage)
    beside = (unit_fit(f"{columns}\n{text}", asked.question) * _share(words, said) for text, said in held.sentences)
    return {"unit": fit, "unit_beside": max(beside, default=0.0)}


def _is_on_the_purpose(passage: Passage) -> bool:
    return bool(passage.heading) and bool(_PURPOSE.search(passage.heading[-1]))


def asks_yes_or_no(question: str) -> bool:
    """Whether a question ends as one does that yes or no answers: 「個人でも申請できますか」."""
    return bool(_YES_OR_NO.search(question))


def decides(text: str) -> bool:
    """Whether a text says what is allowed, needed or left out."""
    return bool(_DECIDES.search(text))


def with_columns(passage: Passage) -> str:
    """What a passage says, after the names of the columns that its numbers stand in: 予算額(千円)."""
    return f"{columns_of(passage)}\n{passage.text}"


def columns_of(passage: Passage) -> str:
    """The names of the columns that a passage of a table stands in."""
    return passage.heading[-1] if passage.heading and " / " in passage.heading[-1] else ""


def _form(asked: Asked, held: Held) -> dict[str, float]:
    """Whether a passage has the form of an answer."""
    counted, kind = count_asked(asked.question), kind_asked(asked.question)
    return {
        "decides": float(not asked.interrogative and asks_yes_or_no(asked.question) and decides(held.text)),
        "placed": float(bool(_PLACE.search(asked.question)) and bool(_PLACED.search(held.text))),
        "length": math.log(1 + len(held.text)),
        "listed": float(asked.listing and held.items >= _A_LIST),
        "counted": float(counted > 1 and held.items == counted),
        "counted_up": float(bool(kind) and any(counted_up(held.text, kind))),
        "refers": float(bool(_ASKS_WHAT_TO_READ.search(asked.question) and _REFERS.search(held.text))),
        "denied": float(asks_for_the_denied(asked.question) and held.denies),
    }


@lru_cache(maxsize=4_096)
def held_by(passage: Passage) -> Held:
    """What a passage holds."""
    text = mend(passage.text).text
    sentences = [(text[start:end], tokens(text[start:end])) for start, end in sentence_spans(text)]
    body, titles = [word for _, said in sentences for word in said], tokens("\n".join(passage.heading))
    nearest = tokens(passage.heading[-1]) if passage.heading else ()
    columns = tokens(columns_of(passage))
    return Held(
        plain(text),
        tuple((sentence, frozenset((*said, *columns))) for sentence, said in sentences),
        frozenset(body),
        frozenset(titles),
        frozenset(nearest),
        frozenset(_pairs("\n".join((*passage.heading, text)))),
        f" {' '.join((*titles, *body))} ",
        items_in(text),
        tells_the_denied("\n".join(passage.heading[-2:]), text),
    )


def _pairs(text: str) -> set[str]:
    """Neighbouring letters of what carries meaning: they agree where words are cut in another way."""
    return {run[at : at + 2] for run in _SOLID.findall(plain(text)) for at in range(len(run) - 1)}


def _rarity(wanted: Iterable[str], held: Sequence[Collection[str]]) -> dict[str, float]:
    """The share of each wanted thing in what is asked: the fewer of the candidates hold it, the more."""
    asked = set(wanted)
    count = Counter(one for each in held for one in asked.intersection(each))
    rare = {one: math.log((len(held) + 1) / (count[one] + 0.5)) for one in asked}
    whole = sum(rare.values())
    return {one: weight / whole for one, weight in rare.items()}


def _share(weights: Mapping[str, float], held: Collection[str]) -> float:
    return sum(weight for one, weight in weights.items() if one in held)
