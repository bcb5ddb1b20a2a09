"""Whether what an entry quotes still stands as it was: pins follow their passages, and what became of the others is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import pairwise, takewhile
from typing import Protocol

from assistant.domain import Passage
from assistant.domain.entries import Entry, EntryClaim, EntryState, Pin, SourceChange
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import Normalised, plain

_ITEM = re.compile(
    r"\s*(?:[(]?\d{1,2}(?:[.-]\d{1,2})*[.)]?|[①-⑳]|[一二三四五六七八九十]+[、.])\s*"
)  # its number in a list
_LIKE = 0.5  # from here on a text is another wording of a text
_UNDER_THE_SAME = 0.15  # what the same heading adds to that


@dataclass(frozen=True)
class Held:
    """The passages of one revision of a document, to be compared with those of another."""

    passages: tuple[Passage, ...]

    @cached_property
    def by_key(self) -> dict[str, list[Passage]]:
        found: dict[str, list[Passage]] = {}
        for one in self.passages:
            found.setdefault(key(one.text), []).append(one)
        return found

    @cached_property
    def whole(self) -> str:
        """All that it says, whatever passages it is cut into."""
        return "".join(key(one.text) for one in self.passages)

    @cached_property
    def titles(self) -> int:
        """How many headings stand over all of the document."""
        levels = zip(*(one.heading for one in self.passages), strict=False) if len(self.passages) > 1 else ()
        return len(list(takewhile(lambda level: len(set(level)) == 1, levels)))


Fate = Pin | SourceChange  # a pin that followed its passage, or what became of it


class Told(Protocol):
    """What documents say now."""

    def fate(self, pin: Pin) -> Fate: ...
    def amended(self, entry: Entry) -> tuple[SourceChange, ...]: ...  # what later documents say in place of its words


def key(text: str) -> str:
    """What a passage says: mended, in one spelling, without white space."""
    return re.sub(r"\s+", "", mend(text).text)


def fate(pin: Pin, then: Held, now: Held) -> Fate:
    """What became of a pinned passage between two revisions of its document."""
    titles = min(then.titles, now.titles)  # a document may change its title
    own = _path(pin.heading[titles:])
    same = [one for one in now.by_key.get(key(pin.passage_text), ()) if _path(one.heading[titles:]) == own]
    found = same or [
        one for one in now.passages if _path(one.heading[titles:]) == own and _cut_anew(pin, one, then, now)
    ]
    if found:
        return on(min(found, key=lambda one: (abs(one.page - pin.page), abs(one.start - pin.start))), pin)
    other = counterpart(pin, [one for one in now.passages if _is_new(one, pin, then)])
    return SourceChange(pin, other.text, other.heading) if other else SourceChange(pin, "")


def counterpart(pin: Pin, among: Iterable[Passage]) -> Passage | None:
    """The passage that says most nearly what the pinned one said; None: none does."""
    pairs = _pairs(pin.passage_text)
    under = _path(pin.heading[-1:])
    scored = (
        (_alike(pairs, _pairs(one.text)) + _UNDER_THE_SAME * (_path(one.heading[-1:]) == under), one) for one in among
    )
    best, passage = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return passage if best >= _LIKE else None


def on(passage: Passage, pin: Pin, *, quote: tuple[int, int] | None = None) -> Pin:
    """A pin on the same words of another passage; `quote` says where they stand in it."""
    start, end = quote or _place(passage.text, pin)
    return replace(
        pin,
        passage_id=passage.id,
        page=passage.page,
        heading=passage.heading,
        start=passage.start + start,
        end=passage.start + end,
        quote=passage.text[start:end],
        passage_text=passage.text,
    )


def staled(newest: Entry, shown: Entry | None, told: Told, at: datetime) -> Entry:
    """The entry after a revision: the next version where something it rests on changed, else with its pins following."""
    followed, changes = _followed(newest, told)
    changes += tuple(one for one in (_followed(shown, told)[1] if shown else ()) if one not in changes)
    if not changes and newest.state is not EntryState.STALE:
        return followed
    if list(map(_told, changes)) == list(map(_told, newest.changes)):
        return replace(followed, changes=changes)
    stale = newest.state in (EntryState.PUBLISHED, EntryState.STALE)
    state = EntryState.STALE if stale else EntryState.DRAFT
    return replace(
        followed,
        version=newest.version + 1,
        state=state,
        changes=changes,
        changed_at=at,
        approver_id="",
        approver_name="",
    )


def following(entry: Entry, told: Told) -> tuple[Entry, bool]:
    """The entry with its pins where they stand now, and whether all of it still holds."""
    followed, changes = _followed(entry, told)
    return followed, not changes


def where_it_stands(entry: Entry, fates: Callable[[Pin], Fate]) -> Entry:
    """The entry with its pins where their words stand now, as far as they do."""
    followed = {pin: fates(pin) for claim in entry.claims for pin in claim.pins}
    where = {pin: one for pin, one in followed.items() if isinstance(one, Pin)}
    claims = (EntryClaim(one.text, tuple(where.get(pin, pin) for pin in one.pins)) for one in entry.claims)
    return replace(entry, claims=tuple(claims))


def _followed(entry: Entry, told: Told) -> tuple[Entry, tuple[SourceChange, ...]]:
    fates = {pin: told.fate(pin) for claim in entry.claims for pin in claim.pins}
    changes = tuple(one for one in fates.values() if isinstance(one, SourceChange))
    followed = where_it_stands(entry, fates.__getitem__)
    return followed, changes + tuple(one for one in told.amended(followed) if one not in changes)


def _told(change: SourceChange) -> tuple[str, ...]:
    """What people read of a change, wherever its pin stands by now."""
    return change.pin.document_id, change.pin.quote, change.after, *change.heading


def _path(heading: Iterable[str]) -> tuple[str, ...]:
    """Headings without their numbers."""
    return tuple(_ITEM.sub("", plain(one), count=1) for one in heading)


def _cut_anew(pin: Pin, passage: Passage, then: Held, now: Held) -> bool:
    """Whether a passage holds the quote between the same words as before, only cut at other places."""
    return (
        key(pin.quote) in key(passage.text) and key(passage.text) in then.whole and key(pin.passage_text) in now.whole
    )


def _is_new(passage: Passage, pin: Pin, then: Held) -> bool:
    said = key(passage.text)
    return said not in then.by_key or said == key(pin.passage_text)  # the same words, under another heading


def _place(text: str, pin: Pin) -> tuple[int, int]:
    """Where the words of a pin stand in a text: of several places, the one as far from its beginning as before."""
    tight, wanted = _tight(text), key(pin.quote)
    places = [match.start() for match in re.finditer(re.escape(wanted), tight.text)]
    before = len(key(pin.passage_text[: max(0, pin.passage_text.find(pin.quote))]))
    start = min(places, key=lambda place: abs(place - before), default=0)
    if not places:
        return 0, len(text)
    first, last = tight.source_span(start, start + len(wanted))
    return first, first + len(text[first:last].rstrip())


def _tight(text: str) -> Normalised:
    mended = mend(text)
    kept = [place for place, character in enumerate(mended.text) if not character.isspace()]
    letters = "".join(mended.text[place] for place in kept)
    return Normalised(letters, (*(mended.origins[place] for place in kept), len(text)))


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Neighbouring letters, every digit alike: an amended day is still the same sentence."""
    return frozenset(pairwise(re.sub(r"\d", "0", key(text))))


def _alike(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
