"""Which kind of names a question wants counted up, and where a text counts them up: 「どんな賞がありますか」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.languages.ja.asked_units import asked_units
from assistant.languages.ja.normalise import plain

_ASKED = re.compile(
    r"(?:どんな|何の|なんの|どういう)(?P<what>[一-龠ァ-ヶー]{1,6}?)(?:が(?:ある|あり|用意)|の?種類)"
    r"|(?P<named>[一-龠ァ-ヶー]{1,6})の(?:名前|名称)を?(?:すべて|全て|全部|列挙|挙げ|一覧)"
)
_LIST = r"(?:[^\s、。・:()「」]{{1,24}}{kind}\s?[、・]\s?){{{more},}}[^\s、。・:()「」]{{0,24}}{kind}(?![一-龠])"
_MORE = 2  # names of a list before its last


def kind_asked(question: str) -> str:
    """What the names end in that a question wants counted up; nothing where it wants none, or a number."""
    said = plain(question)
    asked = None if asked_units(said) else _ASKED.search(said)
    return (asked["what"] or asked["named"]) if asked else ""


def counted_up(text: str, kind: str) -> Iterator[str]:
    """The lists of names of a kind that a text has."""
    pattern = re.compile(_LIST.format(kind=re.escape(kind), more=_MORE))
    return (match[0] for match in pattern.finditer(plain(text)))
