"""Which clause and which fact of one side answers which of the other; what has no like stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.desk.likeness import all_alike, likeness, matched
from assistant.desk.standing import Held
from assistant.domain import Amount, Contact, Document, DocumentKind, FactKind, Form
from assistant.languages.ja.normalise import plain

Pair = tuple[Held | None, Held | None]

_LEAST = 0.5  # below it two things are not held to be one
_LEAST_OF_TEXT = 0.35  # of clauses under different headings
_LEAST_ELSEWHERE = 0.7  # of clauses of documents of different kinds
_SAME = 1 - 1e-3  # as far as numbers can tell
_OF_HEADING, _OF_TEXT, _OF_KIND = 0.4, 0.5, 0.1
_MAIN = frozenset({DocumentKind.GUIDELINE, DocumentKind.NOTICE})  # a call page of one year is a 公募要領 of the next
_NUMBERED = re.compile(r"^[(\[]?第?[\d一二三四五六七八九十ア-ン①-⑳]{1,3}[条章節)\].、:]+\s*")
_DAYS = frozenset({FactKind.DEADLINE, FactKind.PERIOD})  # 公募締切 of one year is 公募期間 of the next


def aligned_clauses(old: Sequence[Held], new: Sequence[Held]) -> tuple[Pair, ...]:
    """Clauses by their headings and by their words."""
    texts = all_alike([one.passage.text for one in old], [one.passage.text for one in new], weighed_by_rarity=True)
    paths = all_alike([_path(one) for one in old], [_path(one) for one in new], weighed_by_rarity=True)
    scores = []
    for n, before in enumerate(old):
        for m, after in enumerate(new):
            text, path = float(texts[n, m]), float(paths[n, m])
            kind = _of_a_kind(before.document, after.document)
            score = _OF_HEADING * path + _OF_TEXT * text + _OF_KIND * kind
            if score >= _LEAST and (text >= (_LEAST_OF_TEXT if kind else _LEAST_ELSEWHERE) or (kind and path >= _SAME)):
                scores.append((score, n, m))
    return _in_order(old, new, dict(matched(scores)))


def aligned_facts(old: Sequence[Held], new: Sequence[Held]) -> tuple[Pair, ...]:
    """Facts by what they are about, and by their words."""
    labels = all_alike([one.label for one in old], [one.label for one in new])
    paths = all_alike([_path(one) for one in old], [_path(one) for one in new])
    texts = all_alike([one.text for one in old], [one.text for one in new])
    scores = []
    for n, before in enumerate(old):
        for m, after in enumerate(new):
            about = _about(before, after)
            label, path, text = float(labels[n, m]), float(paths[n, m]), float(texts[n, m])
            worded = 0.4 * label + 0.2 * path + 0.4 * text
            score = worded if about is None else 0.5 * about + 0.3 * label + 0.2 * text
            if score >= _LEAST and (about is None or about >= _LEAST):
                scores.append((score, n, m))
    return _in_order(old, new, dict(matched(scores)))


def _of_a_kind(one: Document, other: Document) -> bool:
    return {one.kind, other.kind} <= _MAIN or (one.kind is other.kind and one.kind is not DocumentKind.OTHER)


def _of_one_kind(one: FactKind, other: FactKind) -> bool:
    return one is other or {one, other} <= _DAYS


def _about(before: Held, after: Held) -> float | None:
    """How far two facts are about one thing; None: their type does not tell."""
    if before.fact is None or after.fact is None or not _of_one_kind(before.fact.kind, after.fact.kind):
        return 0.0
    match before.fact.value, after.fact.value:
        case Form(number=mine), Form(number=yours) if mine and yours:
            return 1.0 if mine == yours else 0.0
        case Amount(yen=mine), Amount(yen=yours) if (mine is None) != (yours is None):
            return 0.0
        case Contact() as mine, Contact() as yours if _whom(mine) and _whom(yours):
            return likeness(_whom(mine), _whom(yours))
    return None


def _whom(contact: Contact) -> str:
    """For what and for whom a desk is."""
    return f"{contact.purpose} {contact.region} {contact.programme}".strip() or contact.organisation


def _path(held: Held) -> str:
    """The headings above, without their numbers: a clause that is put in moves those of all behind it."""
    last = held.passage.heading[-1:]
    return " ".join(_NUMBERED.sub("", plain(heading)) for heading in last) if last else held.document.title


def _in_order(old: Sequence[Held], new: Sequence[Held], pairs: Mapping[int, int]) -> tuple[Pair, ...]:
    """The order of the newer side; what only the older one has stands behind what came before it there."""
    return tuple(_interleaved(old, new, {m: n for n, m in pairs.items()}, frozenset(pairs)))


def _interleaved(
    old: Sequence[Held], new: Sequence[Held], pairs: Mapping[int, int], paired: frozenset[int]
) -> Iterator[Pair]:
    told: set[int] = set()

    def alone(start: int) -> Iterator[Pair]:
        for n in range(start, len(old)):
            if n in paired:
                return
            if n not in told:
                told.add(n)
                yield old[n], None

    yield from alone(0)
    for m, after in enumerate(new):
        n = pairs.get(m)
        yield (old[n] if n is not None else None), after
        if n is not None:
            yield from alone(n + 1)
