"""The published entries that hold today, and the one that a question is answered with first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from assistant.asked_editions import asked_editions
from assistant.catalogue import Catalogue, without_names
from assistant.composing.amending import Amendments
from assistant.domain import TOKYO, Call, Citation, Claim, Confirmation, Edition, Passage, Reading
from assistant.domain.entries import Entry, EntryState, Pin
from assistant.faq.same_question import Meaning, Sameness
from assistant.languages.ja.normalise import plain
from assistant.ports import Library
from assistant.verification import Evidence, verified
from assistant.words import Words

_Shown = tuple[tuple[str, int], ...]
_ByMeaning = Mapping[Meaning, tuple[Entry, ...]]


class Published(Protocol):
    """The entries that readers see."""

    def shown(self) -> _Shown: ...  # id and version of each: asked before every answer, and so quick
    def published(self) -> tuple[Entry, ...]: ...  # the newest first


class NothingPublished:
    """Where there is no desk, there are no entries."""

    def shown(self) -> _Shown:
        return ()

    def published(self) -> tuple[Entry, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """An entry with its claims on live passages, each of them verified."""

    entry: Entry
    call: Call
    edition: Edition
    claims: tuple[Claim, ...]

    @property
    def confirmation(self) -> Confirmation:
        """Who reads it is told that the secretariat stands behind it, and since when."""
        at = self.entry.published_at or self.entry.changed_at
        return Confirmation(self.entry.id, self.entry.question, at.astimezone(TOKYO).date())


@dataclass(slots=True)
class _Known:
    """What is remembered of the entries that are shown, until others are."""

    shown: _Shown = ()
    entries: tuple[Entry, ...] = ()
    meanings: dict[tuple[Call, Edition], _ByMeaning] = field(default_factory=dict)
    held: dict[tuple[tuple[str, int], ...], tuple[HeldEntry, ...]] = field(default_factory=dict)  # by live revisions


class Faq:
    """Published entries: they are answered with first, and shown, for as long as all that they say holds."""

    def __init__(self, published: Published, library: Library, words: Words, sameness: Sameness) -> None:
        self._published = published
        self._library = library
        self._words = words
        self.sameness = sameness
        self._known = _Known()

    def empty(self) -> Faq:
        """The same without any entry."""
        return Faq(NothingPublished(), self._library, self._words, self.sameness)

    def answering(self, reading: Reading, catalogue: Catalogue) -> HeldEntry | None:
        """The entry that asks what a question asks, of its call and edition, where it still holds."""
        known = self._look()
        if not known.entries or reading.call is None or not _stands_alone(reading, self._words):
            return None
        (edition,) = reading.editions
        meaning = self._meaning(reading.question, reading.call, edition, reading)
        same = self._by_meaning(known, reading.call, edition, reading).get(meaning, ()) if meaning else ()
        held = (self._held(entry, catalogue) for entry in same)
        return next((one for one in held if one is not None), None)

    def held(self, catalogue: Catalogue) -> tuple[HeldEntry, ...]:
        """All entries that hold, the newest first."""
        known = self._look()
        live = tuple(sorted((document.id, document.revision) for document in catalogue.documents))
        held = known.held.get(live)
        if held is None:
            found = (self._held(entry, catalogue) for entry in known.entries)
            held = tuple(one for one in found if one is not None)
            known.held = {live: held}
        return held

    def _look(self) -> _Known:
        """What is shown now; read again only where it is something else than before."""
        shown = self._published.shown()
        if shown != self._known.shown:
            published = self._published.published() if shown else ()
            self._known = _Known(shown, tuple(one for one in published if one.state is EntryState.PUBLISHED))
        return self._known

    def _by_meaning(self, known: _Known, call: Call, edition: Edition, reading: Reading) -> _ByMeaning:
        if (call, edition) not in known.meanings:
            found: dict[Meaning, tuple[Entry, ...]] = {}
            for entry in known.entries:
                for text in (entry.question, *entry.wordings) if entry.edition_id == edition.id else ():
                    meaning = self._meaning(text, call, edition, reading)
                    if meaning:
                        found[meaning] = (*found.get(meaning, ()), entry)
            known.meanings[call, edition] = found
        return known.meanings[call, edition]

    def _meaning(self, text: str, call: Call, edition: Edition, reading: Reading) -> Meaning | None:
        """What a question asks beside its call and edition; the name of another edition stays a part of it."""
        own = (one.said for one in asked_editions(plain(text), self._words, reading.now) if one.among((edition,)))
        return self.sameness.meaning(without_names(plain(text), call, (*own, edition.label)))

    def _held(self, entry: Entry, catalogue: Catalogue) -> HeldEntry | None:
        """The entry with its claims; None where one of them no longer holds, or says what was amended since."""
        edition = next((one for one in catalogue.editions if one.id == entry.edition_id), None)
        if edition is None:
            return None
        claims = tuple(self._claims(entry, catalogue))
        documents = frozenset(document.id for document in catalogue.documents_of((edition,)))
        whole = len(claims) == len(entry.claims) > 0
        if not whole or verified(claims, Evidence(self._library.page_text, documents)) != claims:
            return None
        amendments = Amendments.of(edition, catalogue, self._library)
        speech = self._words.speech(self._words.home)
        if any(amendments.applied(claim, catalogue, speech) != (claim,) for claim in claims):
            return None
        amending = {link.amendment.passage_id for link in amendments.links}
        told = tuple(replace(claim, amended=_cites(claim, amending)) for claim in claims)
        return HeldEntry(entry, catalogue.call(edition.call_id), edition, told)

    def _claims(self, entry: Entry, catalogue: Catalogue) -> Iterator[Claim]:
        """The claims of which every quote stands in a live passage."""
        pins = [pin for claim in entry.claims for pin in claim.pins]
        passages = {one.id: one for one in self._library.passages_by_id([pin.passage_id for pin in pins])}
        for claim in entry.claims:
            citations = tuple(self._citation(pin, passages.get(pin.passage_id), catalogue) for pin in claim.pins)
            if all(citations):
                yield Claim(claim.text, tuple(filter(None, citations)))

    def _citation(self, pin: Pin, passage: Passage | None, catalogue: Catalogue) -> Citation | None:
        """A quote where it stands today; the passage may have moved on its page, but says what it said."""
        document = next((one for one in catalogue.documents if one.id == pin.document_id), None)
        found = passage or (self._moved(pin) if document else None)
        if document is None or found is None or found.text != pin.passage_text or pin.quote not in found.text:
            return None
        start = pin.start if passage else found.start + found.text.index(pin.quote)
        edition = catalogue.edition(document.edition_id)
        return Citation(pin.quote, start, start + len(pin.quote), found, document, edition)

    def _moved(self, pin: Pin) -> Passage | None:
        own = self._library.passages(document_ids=[pin.document_id])
        same = [one for one in own if one.text == pin.passage_text]
        return same[0] if len(same) == 1 else None


def _stands_alone(reading: Reading, words: Words) -> bool:
    """Whether a question says all that it asks itself, of one edition."""
    leans = reading.context and not (reading.said and not words.asks("refers", reading.question))
    return len(reading.editions) == 1 and not reading.unknown_edition and not leans


def _cites(claim: Claim, passage_ids: set[str]) -> bool:
    return any(citation.passage.id in passage_ids for citation in claim.citations)
