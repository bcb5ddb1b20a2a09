"""Entries of a file become drafts: pinned where their quotes stand verbatim in what is live, and none of them twice."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from assistant.catalogue import Catalogue, spoken
from assistant.desk.faq_files.carried import CarriedClaim, CarriedEntry, CarriedQuote, Problem, ReadFile, printable
from assistant.domain import Document, Edition, Passage, Question
from assistant.domain.entries import Entry, EntryClaim, EntryState, Pin
from assistant.domain.staff import Actor, Deed
from assistant.languages.ja.normalise import squeezed
from assistant.pipeline import Assistant
from assistant.understanding import understand

IMPORT = "entry.import"
_LONGEST_QUESTION, _LONGEST_CLAIM = 1_000, 5_000


class Verdict(StrEnum):
    """What becomes of an entry of a file."""

    NEW = "new"
    MERGED = "merged"  # with the same question and answer before it
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Planned:
    """An entry of a file, what becomes of it, and why."""

    place: str
    verdict: Verdict
    entry: Entry
    call: str
    edition: str
    note: str = ""  # a name of the words
    uncited: int = 0  # claims without a citation


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would bring, before anything is kept."""

    planned: tuple[Planned, ...]
    problems: tuple[Problem, ...]

    @property
    def drafts(self) -> tuple[Entry, ...]:
        """What would be kept."""
        return tuple(one.entry for one in self.planned if one.verdict is Verdict.NEW)


class DraftStore(Protocol):
    """Keeps entries."""

    def entries(self) -> tuple[Entry, ...]: ...
    def save(self, entry: Entry, deed: Deed, at: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class FaqImport:
    """Takes files of entries in."""

    assistant: Assistant
    store: DraftStore

    def plan(self, file: ReadFile, by: Actor) -> Plan:
        """What each entry of a file becomes; nothing is kept yet."""
        catalogue = Catalogue.of(self.assistant.library)
        planning = _Planning(self.assistant, catalogue, by, [one for one in self.store.entries() if _is_alive(one)])
        for carried in file.entries:
            planning.take(carried)
        problems = sorted((*file.problems, *planning.problems), key=lambda one: int(one.place or 0))
        return Plan(tuple(planning.planned), tuple(problems))

    def take(self, plan: Plan, name: str, by: Actor) -> int:
        """Keep the drafts of a plan; how many there are."""
        now = self.assistant.clock.now()
        for entry in plan.drafts:
            told = {"question": entry.question, "file": printable(name)[:200], "claims": len(entry.claims)}
            self.store.save(entry, Deed(by, IMPORT, f"entry:{entry.id}", after=told), now)
        return len(plan.drafts)


@dataclass(slots=True)
class _Planning:
    """Goes through a file once."""

    assistant: Assistant
    catalogue: Catalogue
    by: Actor
    held: Sequence[Entry]
    planned: list[Planned] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, carried: CarriedEntry) -> None:
        """One more entry of the file."""
        wrong = _too_long(carried)
        edition = None if wrong else self._edition(carried)
        if wrong or isinstance(edition, Problem) or edition is None:
            self.problems += filter(None, (wrong, edition if isinstance(edition, Problem) else None))
            return
        entry = self._draft(carried, edition)
        call = self.catalogue.call(edition.call_id)
        uncited = sum(not claim.pins for claim in entry.claims)
        verdict, note = self._verdict(entry)
        self.planned.append(Planned(carried.place, verdict, entry, call.name, edition.label, note, uncited))

    def _verdict(self, entry: Entry) -> tuple[Verdict, str]:
        if any(_same_question(entry, other) for other in self.held):
            return Verdict.SKIPPED, "held"
        before = next((n for n, one in enumerate(self.planned) if _goes_with(entry, one)), None)
        if before is None:
            return Verdict.NEW, ""
        first = self.planned[before].entry
        if [claim.text for claim in first.claims] != [claim.text for claim in entry.claims]:
            return Verdict.SKIPPED, "other_answer"
        wordings = tuple(dict.fromkeys((*first.wordings, *entry.wordings)))
        self.planned[before] = replace(self.planned[before], entry=replace(first, wordings=wordings))
        return Verdict.MERGED, "same"

    def _edition(self, carried: CarriedEntry) -> Edition | Problem:
        """The edition that a row names, else the one that its question is about."""
        if not carried.call.strip() and not carried.edition.strip():
            return self._read_from(carried)
        calls = [one for one in self.catalogue.calls if spoken(carried.call) in map(spoken, (one.name, *one.aliases))]
        calls = calls or ([] if carried.call.strip() else list(self.catalogue.calls))
        if not calls:
            return Problem(carried.place, "call", "unknown_call")
        editions = [one for call in calls for one in self.catalogue.editions_of(call)]
        fitting = [
            one for one in editions if spoken(one.label) == spoken(carried.edition) or not carried.edition.strip()
        ]
        many = len({one.call_id for one in fitting}) > 1
        return Problem(carried.place, "edition", "unknown_edition") if many or not fitting else fitting[0]

    def _read_from(self, carried: CarriedEntry) -> Edition | Problem:
        words, now = self.assistant.words, self.assistant.clock.now()
        reading = understand(Question(carried.question), catalogue=self.catalogue, words=words, now=now)
        if reading.call is None or reading.unknown_edition or len(reading.editions) != 1:
            return Problem(carried.place, "call", "unknown_call")
        return reading.editions[0]

    def _draft(self, carried: CarriedEntry, edition: Edition) -> Entry:
        documents = self.catalogue.documents_of((edition,))
        passages = self.assistant.library.passages(document_ids=[document.id for document in documents])
        finder = _Finder({document.id: document for document in documents}, passages)
        return Entry(
            id=secrets.token_hex(8),
            version=1,
            state=EntryState.DRAFT,
            question=carried.question.strip(),
            call_id=edition.call_id,
            edition_id=edition.id,
            claims=tuple(EntryClaim(claim.text, tuple(finder.pins(claim))) for claim in carried.claims),
            author_id=self.by.id,
            author_name=self.by.name,
            changed_at=self.assistant.clock.now(),
            wordings=carried.wordings,
        )


@dataclass(frozen=True, slots=True)
class _Finder:
    """Looks for quotes in the live passages of an edition."""

    documents: dict[str, Document]
    passages: Sequence[Passage]

    def pins(self, claim: CarriedClaim) -> Iterator[Pin]:
        """A pin for each quote that stands somewhere word for word; without quotes, for the answer itself."""
        for quote in claim.quotes or (CarriedQuote(claim.text.strip()),):
            found = [place for passage in self.passages if (place := _place(quote.text, passage))]
            if found:
                passage, start, end = max(found, key=lambda place: self._fits(place[0], quote))
                yield self._pin(passage, start, end)

    def _fits(self, passage: Passage, quote: CarriedQuote) -> tuple[bool, bool]:
        """The document and the page that the file names go before others that say the same."""
        return self.documents[passage.document_id].file_name == quote.doc, passage.page == quote.page

    def _pin(self, passage: Passage, start: int, end: int) -> Pin:
        document = self.documents[passage.document_id]
        quote = passage.text[start:end]
        place = (passage.page, passage.heading, passage.start + start, passage.start + end)
        return Pin(document.id, document.file_name, passage.id, document.revision, *place, quote, passage.text)


def _place(quote: str, passage: Passage) -> tuple[Passage, int, int] | None:
    """Where a quote stands in a passage; what no file can hold may be missing from a whole one."""
    if not quote.strip():
        return None
    at = passage.text.find(quote)
    if at >= 0:
        return passage, at, at + len(quote)
    return (passage, 0, len(passage.text)) if quote == printable(passage.text) else None


def _too_long(carried: CarriedEntry) -> Problem | None:
    if len(carried.question) > _LONGEST_QUESTION:
        return Problem(carried.place, "question", "too_long")
    long = any(len(claim.text) > _LONGEST_CLAIM for claim in carried.claims)
    return Problem(carried.place, "claim", "too_long") if long else None


def _goes_with(entry: Entry, planned: Planned) -> bool:
    return planned.verdict is Verdict.NEW and _same_question(entry, planned.entry)


def _same_question(one: Entry, other: Entry) -> bool:
    return one.edition_id == other.edition_id and squeezed(one.question) == squeezed(other.question)


def _is_alive(entry: Entry) -> bool:
    return entry.state is not EntryState.WITHDRAWN
