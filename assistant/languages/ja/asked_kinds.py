"""The kind of thing that a question asks for (a person, a place, a rate, an hour), and whether a text holds one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokenizer import tokenizer

_MOST = 2_000  # characters that are looked at
_PERSON = re.compile(
    r"氏名|お名前|名簿|顔触れ|顔ぶれ|は(?:誰|だれ|どなた)(?:です|でしょう|に|[?]|$)|(?:員|者|長|人|師|生)の名前"
)
_TITLED = re.compile(r"氏(?![名族ぁ-ん])|職員\s?[A-Zア-ン]|(?:教授|博士|委員長|理事長|会長|所長)[\s:(]")
_PLACE = re.compile(
    r"どこ(?:で|の(?:会場|会議室|部屋|場所|建物))|どこに集|どこ(?:です|でしょう)|(?:会場|場所)(?:は|を教)|何線|最寄り"
)
_PLACED = re.compile(r"〒|[都道府県市区町村]\S*\d|会場|会議室|会館|ホール|講堂|階|https?://|@|オンライン|Zoom|Web")
_RATE = re.compile(r"率(?:は|を|って|[?]|$|が|の)|何割|何パーセント|何%|何分の")
_RATED = re.compile(r"分の|\d\s*[/]\s*\d|[%割]|定額|全額|10/10|率は|パーセント")
_HOUR = re.compile(r"何時(?!間)")
_HOURS = re.compile(r"\d\s*時|\d:\d\d|正午")


def _names_a_person(text: str) -> bool:
    if _TITLED.search(text):
        return True
    return any(morpheme.part_of_speech()[2] == "人名" for morpheme in tokenizer().tokenize(text[:_MOST]))


KINDS: dict[str, tuple[re.Pattern[str], Callable[[str], object]]] = {
    "person": (_PERSON, _names_a_person),
    "place": (_PLACE, _PLACED.search),
    "rate": (_RATE, _RATED.search),
    "hour": (_HOUR, _HOURS.search),
}


@lru_cache(maxsize=256)
def kinds_asked(question: str) -> tuple[str, ...]:
    """The kinds that a question asks for."""
    said = plain(question)
    return tuple(kind for kind, (asks, _) in KINDS.items() if asks.search(said))


def kinds_missing(question: str, text: str) -> tuple[str, ...]:
    """The kinds that a question asks for and a text does not hold."""
    held = plain(text)
    return tuple(kind for kind in kinds_asked(question) if not KINDS[kind][1](held))
