"""A draft of an entry from a question, by the same engine that answers applicants."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from assistant.catalogue import Catalogue
from assistant.domain import Answer, Aspect, Citation, Document, Edition, Outcome, Passage, Question, Reading
from assistant.domain.entries import Entry, EntryClaim, EntryState, Pin
from assistant.domain.staff import Member
from assistant.pipeline import Assistant

_MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that may be attached to a claim, and where it stands."""

    passage: Passage
    document: Document


@dataclass(frozen=True, slots=True)
class Drafter:
    """Asks the engine, and makes a draft of what it says."""

    assistant: Assistant

    def draft(self, question: str, wordings: tuple[str, ...], by: Member, at: datetime) -> Entry:
        """A draft with the claims of the engine; where it does not answer, with none, to be written by hand."""
        answer = self.assistant.answer(Question(question))
        edition = self._edition_of(answer)
        claims = tuple(_entry_claims(answer, edition)) if edition else ()
        return Entry(
            id=secrets.token_hex(8),
            version=1,
            state=EntryState.DRAFT,
            question=question,
            call_id=edition.call_id if edition else "",
            edition_id=edition.id if edition else "",
            claims=claims,
            author_id=by.id,
            author_name=by.name,
            changed_at=at,
            wordings=wordings,
            engine_claims=claims,
        )

    def search(self, words: str, edition_id: str) -> tuple[Hit, ...]:
        """Passages of an edition that speak of some words, the best first."""
        catalogue = Catalogue.of(self.assistant.library)
        edition = next((one for one in catalogue.editions if one.id == edition_id), None)
        if edition is None or not words.strip():
            return ()
        reading = Reading(
            words, (Aspect.OTHER,), call=catalogue.call(edition.call_id), editions=(edition,), edition_named=True
        )
        own = {one.id: one for one in catalogue.documents_of((edition,))}
        found = (one.passage for one in self.assistant.retriever.retrieve(reading, catalogue))
        hits = (Hit(one, own[one.document_id]) for one in found if one.document_id in own)
        return tuple(hit for hit, _ in zip(hits, range(_MOST_FOUND), strict=False))

    def _edition_of(self, answer: Answer) -> Edition | None:
        """The edition that an answer is about; of a call without one, its newest."""
        editions = answer.reading.editions
        if not editions and answer.reading.call:
            editions = Catalogue.of(self.assistant.library).editions_of(answer.reading.call)
        return editions[0] if editions else None


def pin_of(passage: Passage, document: Document, start: int, end: int) -> Pin:
    """A pin on `page.text[start:end]`, which stands in a live passage."""
    quote = passage.text[start - passage.start : end - passage.start]
    place = (passage.page, passage.heading, start, end)
    return Pin(document.id, document.file_name, passage.id, document.revision, *place, quote, passage.text)


def _entry_claims(answer: Answer, edition: Edition) -> list[EntryClaim]:
    """The claims on one edition: an entry has no other."""
    if answer.outcome is not Outcome.ANSWERED:
        return []
    own = [claim for claim in answer.claims if all(one.edition.id == edition.id for one in claim.citations)]
    return [EntryClaim(claim.text, tuple(map(_pin, claim.citations))) for claim in own]


def _pin(citation: Citation) -> Pin:
    return pin_of(citation.passage, citation.document, citation.start, citation.end)
