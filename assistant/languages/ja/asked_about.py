"""What a question is about: the names and doings in the clause that asks, and those that only lead up to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from sudachipy import Morpheme

from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokenizer import tokenizer

_OF_NAMES = frozenset({"名詞", "接頭辞", "接尾辞"})
_DOES = frozenset({"動詞", "形容詞", "形状詞"})
_ASK = frozenset({"何", "幾", "幾つ", "幾ら", "何時"})
_MOST = 400  # characters
# Where a clause ends that only leads up to the question: 「紙で出したいのですが、」, 「落ちたら、」.
_LEADS_UP = re.compile(
    r"(?:ます|です|した|たい|ない|いる|ある|の|ん)(?:が|けど|けれど|けれども|ので|から)[、,\s]"
    r"|[たな](?:ら|ければ)[、,\s]|とき(?:は|に)?[、,]|場合(?:は|に)?[、,]|[。!?]\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """A name (駐車 場, 国家 資格) or a doing (売る) in a question."""

    words: tuple[str, ...]  # its tokens
    text: str  # as it is said
    asks: bool  # stands in the clause that asks
    does: bool  # is no name


@dataclass(frozen=True, slots=True)
class _Placed:
    word: str
    text: str
    at: int
    kind: str  # "": neither a name nor a doing


@lru_cache(maxsize=512)
def asked_about(question: str) -> tuple[AskedAbout, ...]:
    """The names and doings of a question in their order."""
    text = plain(question)[:_MOST].strip()
    runs = list(_runs(text))
    last = max((run[0].at for run in runs if run[0].kind == "name"), default=0)
    asks_from = max((found.end() for found in _LEADS_UP.finditer(text) if found.end() <= last), default=0)
    return tuple(
        AskedAbout(
            tuple(one.word for one in run),
            "".join(one.text for one in run),
            asks=run[0].at >= asks_from,
            does=run[0].kind == "doing",
        )
        for run in runs
    )


def _runs(text: str) -> Iterator[list[_Placed]]:
    """Neighbouring words of one name together, each doing alone."""
    for kind, found in groupby(map(_placed, tokenizer().tokenize(text)), key=lambda one: one.kind):
        run = list(found)
        if kind == "name":
            yield run
        elif kind == "doing":
            yield from ([one] for one in run)


def _placed(morpheme: Morpheme) -> _Placed:
    word = morpheme.normalized_form().casefold().strip()
    part = morpheme.part_of_speech()[0]
    is_word = word not in _ASK and any(unicodedata.category(character)[0] in "LN" for character in word)
    kind = "name" if part in _OF_NAMES else "doing" if part in _DOES else ""
    return _Placed(word, morpheme.surface(), morpheme.begin(), kind if is_word else "")
