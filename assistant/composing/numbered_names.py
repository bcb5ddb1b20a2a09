"""Rounds that a document tells apart by a name with a number of their own: アクセラ2, and not アクセラ1 beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.domain import Passage
from assistant.languages.ja.normalise import plain

_NAME = re.compile(
    r"(?P<stem>[ァ-ヴー]{3,}|[A-Z][A-Za-z-]{2,})(?P<number>\d{1,2})(?![\d.,A-Za-z回年月日時分人名社件点円万億つ種])"
)
_BARE = re.compile(r"(?<![\d第一-龠ァ-ヴーA-Za-z])(\d{1,2})(?:のほう|の方|について|は(?!\d)|って)")


def numbered_name(question: str, context: str = "") -> str:
    """The name with a number that a question says, or goes on to from an earlier turn: 「2のほうは」 after アクセラ1."""
    said = plain(question)
    if own := _NAME.search(said):
        return own[0]
    bare, before = _BARE.search(said), _NAME.search(plain(context))
    return f"{before['stem']}{bare[1]}" if bare and before else ""


def tells_of_it_alone(text: str, name: str) -> bool:
    """Whether a text says a name with a number, and none that differs in the number alone."""
    match = _NAME.fullmatch(name)
    stem = match["stem"] if match else ""
    return bool(stem) and {one[0] for one in _NAME.finditer(plain(text)) if one["stem"] == stem} == {name}


def under_the_names(names: Collection[str], passages: Sequence[Passage]) -> frozenset[str]:
    """The passages that stand under the first heading of one that tells of a name with a number alone."""
    titles = {one.heading[:1] for one in passages if any(tells_of_it_alone(one.text, name) for name in names)}
    return frozenset(one.id for one in passages if one.heading and one.heading[:1] in titles)
