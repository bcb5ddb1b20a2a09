"""Several calls that one question names together: 「AのチャレンジとBの助成、それぞれ締切は」 asks of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.catalogue import Catalogue, without_names
from assistant.domain import Call
from assistant.languages.ja.normalise import plain
from assistant.words import Words

_JOINTS = re.compile(r"(?:と|や|、|,|および|及び|並びに|ならびに|/|\band\b)")
_AT_LEAST = 2
Named = tuple[Call, str]  # a call, and the question without the others


def named_together(
    text: str, catalogue: Catalogue, words: Words, called: Callable[[str], Call | None]
) -> tuple[Named, ...]:
    """Each call of a question that names several side by side; () where it names one, or one beside another."""
    if not (any(word in text for word in words.editions["compare"]) or _side_by_side(text, catalogue)):
        return ()
    *names, last = [piece.strip() for piece in _JOINTS.split(text)]
    named = [(piece, call) for piece in (*names, last) if piece and (call := called(piece))]
    calls = tuple(dict.fromkeys(call for _, call in named))
    if len(calls) < _AT_LEAST:
        return ()
    return tuple((call, _without(named, call, last, text)) for call in calls)


def _side_by_side(text: str, catalogue: Catalogue) -> bool:
    """Whether two names stand with nothing but a joint between them."""
    names = {plain(name): call.id for call in catalogue.calls for name in (call.name, *call.aliases)}
    spelled = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    pairs = re.findall(rf"({spelled})[」』]?{_JOINTS.pattern}[「『]?({spelled})", text) if names else []
    return any(names[one] != names[other] for one, other in pairs)


def _without(named: Sequence[tuple[str, Call]], call: Call, last: str, text: str) -> str:
    """A question about one of the calls that it names; its last piece asks, so only the name goes from it."""
    for piece, other in named:
        if other != call:
            text = text.replace(piece, without_names(piece, other, ()) if piece == last else " ", 1)
    return text
