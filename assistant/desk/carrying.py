"""Entries of an edition carried over to the next one: the same statements, pinned where the new documents say them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from difflib import SequenceMatcher

from assistant.catalogue import age
from assistant.desk.staling import key
from assistant.domain import Edition
from assistant.domain.entries import Entry, EntryClaim, EntryState, Pin, SourceChange


def carried(entry: Entry, id_: str, edition: Edition, found: Callable[[Pin], Pin | None], at: datetime) -> Entry:
    """A draft for a newer edition; what its sources say in other words, and what they no longer say, is marked."""
    where = {pin: found(pin) for claim in entry.claims for pin in claim.pins}
    claims = tuple(EntryClaim(one.text, tuple(now for pin in one.pins if (now := where[pin]))) for one in entry.claims)
    changes = tuple(
        SourceChange(pin, now.passage_text if now else "", now.heading if now else ())
        for pin, now in where.items()
        if now is None or key(now.passage_text) != key(pin.passage_text)
    )
    return Entry(
        id=id_,
        version=1,
        state=EntryState.DRAFT,
        question=entry.question,
        call_id=edition.call_id,
        edition_id=edition.id,
        claims=claims,
        author_id="",  # nobody has written it yet: who sends it to review is its author
        author_name="",
        changed_at=at,
        wordings=entry.wordings,
        carried_from=entry.id,
        changes=changes,
    )


def newest(editions: Iterable[Edition]) -> Edition | None:
    return max(editions, key=age, default=None)


def precedes(edition: Edition, other: Edition) -> bool:
    return age(edition) < age(other)


def moved(pin: Pin, whole: Pin) -> Pin:
    """A pin on the words of another passage that stand where the old ones stood; `whole` pins all of it."""
    before, after = pin.passage_text, whole.passage_text
    begins = max(0, before.find(pin.quote))
    ends = begins + len(pin.quote)
    start, end = 0, len(after)
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if a <= begins < b:
            start = c + (begins - a) if tag == "equal" else c
        if a < ends <= b:
            end = c + (ends - a) if tag == "equal" else d
    quote = after[start:end].strip()
    start = after.find(quote, start) if quote else 0
    said = quote or after
    return replace(whole, start=whole.start + start, end=whole.start + start + len(said), quote=said)
