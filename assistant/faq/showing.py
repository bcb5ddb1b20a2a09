"""Published entries in the shape that pages, programs and files read: by call and edition, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import BaseModel, Field

from assistant.catalogue import Catalogue, age
from assistant.composing.facts import FactComposer
from assistant.deadlines import State, standing
from assistant.domain import Edition, Reading
from assistant.faq.confirmation import view_of_entry
from assistant.faq.published import Faq, HeldEntry
from assistant.faq.searching import matching
from assistant.ports import Clock, Library
from assistant.presenting import NamedCall, NamedEdition, Numbering, ShownClaim, ShownSource
from assistant.words import Words


class ShownEntry(BaseModel):
    """A question with the answer that the secretariat confirmed."""

    id: str
    question: str
    confirmed_on: date
    view: str = Field(description="its permanent page", examples=["/faq/5f0c2d7b9a1e4c38"])
    call: NamedCall
    edition: NamedEdition
    claims: list[ShownClaim]
    citations: list[ShownSource]


class FaqEdition(BaseModel):
    """The entries of an edition."""

    id: str
    label: str
    state: State = Field(description="where its deadline stands against the clock")
    newest: str = Field(description="label of the newest edition of its call")
    entries: list[ShownEntry]


class FaqCall(BaseModel):
    """The entries of a call, by edition."""

    id: str
    name: str
    editions: list[FaqEdition]


class ShownFaq(BaseModel):
    """What is published, or what of it a search finds."""

    query: str
    count: int
    calls: list[FaqCall]


@dataclass(frozen=True, slots=True)
class FaqDesk:
    """Shows what is published of what is live."""

    library: Library
    faq: Faq
    facts: FactComposer
    words: Words
    clock: Clock

    def all(self, query: str = "") -> ShownFaq:
        """All entries that hold, or those that a search finds."""
        catalogue = Catalogue.of(self.library)
        found = matching(self.faq.held(catalogue), query, self.faq.sameness)
        by_edition: dict[str, list[HeldEntry]] = {}
        for one in found:
            by_edition.setdefault(one.edition.id, []).append(one)
        calls = _newest_first(one.edition for one in found)
        shown = [
            FaqCall(
                id=call_id,
                name=catalogue.call(call_id).name,
                editions=[self._edition(edition, by_edition[edition.id], catalogue) for edition in editions],
            )
            for call_id, editions in calls.items()
        ]
        return ShownFaq(query=query, count=len(found), calls=shown)

    def one(self, id_: str) -> tuple[ShownEntry, FaqEdition] | None:
        """An entry, and its edition with it alone; None where it is not published, or does not hold."""
        catalogue = Catalogue.of(self.library)
        held = next((one for one in self.faq.held(catalogue) if one.entry.id == id_), None)
        if held is None:
            return None
        edition = self._edition(held.edition, [held], catalogue)
        return edition.entries[0], edition

    def counts(self, catalogue: Catalogue) -> dict[str, int]:
        """How many entries each edition has."""
        counts: dict[str, int] = {}
        for one in self.faq.held(catalogue):
            counts[one.edition.id] = counts.get(one.edition.id, 0) + 1
        return counts

    def _edition(self, edition: Edition, held: Sequence[HeldEntry], catalogue: Catalogue) -> FaqEdition:
        now = self.clock.now()
        period = self.facts.main_period(edition, catalogue)
        return FaqEdition(
            id=edition.id,
            label=edition.label,
            state=standing(period, now).state if period else State.UNKNOWN,
            newest=catalogue.editions_of(catalogue.call(edition.call_id))[0].label,
            entries=[shown_entry(one, self.words, now) for one in held],
        )


def shown_entry(held: HeldEntry, words: Words, now: datetime) -> ShownEntry:
    """An entry as it is shown, its citations numbered from 1."""
    reading = Reading(held.entry.question, (), call=held.call, editions=(held.edition,), now=now)
    numbering = Numbering(words)
    claims = [numbering.claim(claim, reading) for claim in held.claims]
    return ShownEntry(
        id=held.entry.id,
        question=held.entry.question,
        confirmed_on=held.confirmation.on,
        view=view_of_entry(held.entry.id),
        call=NamedCall(id=held.call.id, name=held.call.name),
        edition=NamedEdition(id=held.edition.id, label=held.edition.label),
        claims=claims,
        citations=[source for claim in claims for source in claim.sources],
    )


def _newest_first(editions: Iterable[Edition]) -> dict[str, list[Edition]]:
    """The editions of each call; the call with the newest edition first."""
    calls: dict[str, list[Edition]] = {}
    for edition in sorted(set(editions), key=age, reverse=True):
        calls.setdefault(edition.call_id, []).append(edition)
    return calls
