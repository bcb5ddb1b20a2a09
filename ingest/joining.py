"""Which documents are of one call: those that share a name, however it is spelled; different frames of a call never are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from assistant.catalogue import spoken
from assistant.domain import Call
from assistant.languages.ja.normalise import plain, squeezed
from ingest.dress import without_dress
from ingest.names import Named

_SHORTEST_SHARED = 3  # a shorter name stands in too many documents
_QUOTED_WITHIN = re.compile(r"(?<=\S)「[^「」]{3,}」[^「」]+$")
_FRAME = re.compile(r"[(<\[]([^()<>\[\]]{1,30}(?:枠|型|類型|コース|タイプ|部門|区分))[)>\]]$")


def key_of(name: str) -> str:
    """A name as it is compared: without its year and round, its 公募について, its brackets, blanks and width."""
    return spoken(without_dress(plain(name)))


def frame_of(name: str) -> str:
    """The frame of a call that a name narrows it to; "": the whole call."""
    match = _FRAME.search(plain(name).strip(" 「」『』【】"))
    return spoken(match[1]) if match else ""


def joined(named: Named, known: Sequence[Call], stated: Sequence[Call] = ()) -> Call:
    """The known call that shares a name, with the names that it gains; else a new one. A stated name goes first."""
    mine = Call(digest(squeezed(named.name)), named.name, named.aliases)
    certain = next((call for call in stated if are_one(call, mine)), None)
    same = [call for call in known if are_one(call, mine) or (certain and are_one(call, certain))]
    kept = min(same, key=lambda call: call.id, default=certain or mine)
    same += [certain] if certain else []
    names = dict.fromkeys((*(name for call in same for name in _names(call)), *_names(mine)))
    best = certain.name if certain else max((*(call.name for call in same), mine.name), key=_formality)
    return Call(kept.id, best, _others(best, tuple(names)))


def names_stated(named: Named, call: Call, stated: Sequence[Call]) -> tuple[str, ...]:
    """The names that a document and the secretariat give a call, without those that only other documents know."""
    certain = [name for one in stated if are_one(one, call) for name in _names(one)]
    return tuple(dict.fromkeys((*certain, named.name, *named.aliases)))


def are_one(one: Call, other: Call) -> bool:
    """Whether two calls share a name and are not different frames."""
    return frame_of(one.name) == frame_of(other.name) and bool(_keys(one) & _keys(other))


def strays(calls: Sequence[Call]) -> frozenset[str]:
    """The calls that turn out to be one with another, as a document that came later told; those of a smaller id stay."""
    return frozenset(call.id for call, _ in same_calls(calls))


def same_calls(calls: Sequence[Call]) -> tuple[tuple[Call, Call], ...]:
    """The calls that turn out to be one with another of a smaller id, each with it."""
    return tuple((call, other) for call in calls for other in calls if other.id < call.id and are_one(call, other))


def digest(*parts: str) -> str:
    """An id of what the parts say."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _names(call: Call) -> tuple[str, ...]:
    return (call.name, *call.aliases)


def _keys(call: Call) -> set[str]:
    names = [spelled for name in _names(call) for spelled in (name, *_from_the_quote(name))]
    return {key for name in names if len(key := key_of(name)) >= _SHORTEST_SHARED}


def _from_the_quote(name: str) -> tuple[str, ...]:
    """A name without what stands before the words that are quoted in it: 「みなと」助成 of 港湾連携「みなと」助成."""
    quoted = _QUOTED_WITHIN.search(name)
    return (quoted[0],) if quoted else ()


def _formality(name: str) -> tuple[bool, int, int, str]:
    """The formal name of several is the Japanese one, then the longer one; of two spellings the barer one."""
    return bool(re.search("[一-龠ぁ-んァ-ヴ]", name)), len(key_of(name)), -len(name), name


def _others(best: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names but the best, each spelling once."""
    spellings = {squeezed(name): name for name in reversed(names) if squeezed(name) != squeezed(best)}
    return tuple(reversed(spellings.values()))
