"""The way of a question to its answer: read, find, compose, verify."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from assistant.alternatives import with_others
from assistant.catalogue import Catalogue
from assistant.claiming import Claimer, Part
from assistant.composing.composer import Composer
from assistant.describing import call_described
from assistant.desk_called import call_meant_or_served
from assistant.domain import (
    TOKYO,
    Answer,
    Aspect,
    Call,
    Claim,
    Edition,
    Lead,
    Notice,
    Outcome,
    Question,
    Reading,
)
from assistant.faq.published import Faq, HeldEntry
from assistant.languages.ja.normalise import plain
from assistant.leading_in import led_in
from assistant.naming import call_of_a_numbered_name, names_something_else, of_another_edition
from assistant.not_held import as_a_part, told_elsewhere
from assistant.notices import notices_of
from assistant.office_called import call_of_a_common_name, call_of_a_short_office, call_of_an_acronym
from assistant.overview import calls_together, overview
from assistant.parting import parts_of, without_orders
from assistant.ports import Clock, Doors, Shelf
from assistant.retrieval import Candidate, Found, Retriever
from assistant.source_view import SourceDesk
from assistant.understanding import Unnamed, asks_nothing_else, understand
from assistant.words import Words
from assistant.written_out import written_out

Step = Reading | Notice | Lead | Claim | Answer


class AllOpen:
    """Every call is answered."""

    def shut(self) -> Mapping[str, str]:
        return {}


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers from what is live at the moment of asking."""

    library: Shelf
    retriever: Retriever
    composer: Composer
    words: Words
    clock: Clock
    sources: SourceDesk
    faq: Faq
    doors: Doors = field(default_factory=AllOpen)

    @property
    def engine_alone(self) -> Assistant:
        """The same assistant for those who draft: no entry confirmed before, and no call shut to them."""
        return replace(self, faq=self.faq.empty(), doors=AllOpen())

    @property
    def claimer(self) -> Claimer:
        """Who composes the claims and lets through those that hold."""
        return Claimer(self.library, self.composer, self.words)

    def answer(self, question: Question) -> Answer:
        """The whole answer at once."""
        return next(step for step in self.steps(question) if isinstance(step, Answer))

    def passages(self, question: Question) -> tuple[Found, ...]:
        """What an answer is composed from: passages of one edition, the best first; none where we would answer none."""
        held, shut = Catalogue.of(self.library).only(question.calls), self.doors.shut()
        reading, catalogue = self._read(question, held), held.without(shut)
        if self._refusal(question) or reading.unknown_edition or (reading.call and reading.call.id in shut):
            return ()
        reading = self._read(question, catalogue) if shut else reading
        if together := calls_together(reading, catalogue, self.words):
            told = overview(reading, together, self.composer.facts).claims
            return tuple(Found(citation.passage, 0.0) for claim in told for citation in claim.citations)
        found = self.retriever.retrieve(reading, catalogue)
        if names_something_else(reading, found, catalogue, self.words):
            return ()
        editions = reading.editions if reading.compares else _edition_of_the_best(found, catalogue)
        own = {document.id for document in catalogue.documents_of(editions)}
        return tuple(one for one in found if one.passage.document_id in own)

    def candidates(self, question: Question) -> tuple[Candidate, ...]:
        """What ranking chooses from for the first thing that is asked; none where nothing is searched for."""
        parts, catalogue = self._searched_for(question)
        return self.retriever.candidates(parts[0], catalogue) if parts else ()

    def composed(self, question: Question) -> tuple[Reading, tuple[Claim, ...]] | None:
        """What would be said to a question, whether or not it answers that; None where it does not ask one thing."""
        parts, catalogue = self._searched_for(question)
        found = self.retriever.retrieve(parts[0], catalogue) if len(parts) == 1 else ()
        editions = _edition_of_the_best(found, catalogue)
        return (parts[0], self.claimer.composed(parts[0], editions, found, catalogue)) if found else None

    def _searched_for(self, question: Question) -> tuple[tuple[Reading, ...], Catalogue]:
        reading = self._read(question, catalogue := Catalogue.of(self.library))
        return () if self._refusal(question) or reading.unknown_edition else parts_of(reading, self.words), catalogue

    def steps(self, question: Question) -> Iterator[Step]:
        """The reading, the notices, what leads in, each claim as soon as it is verified, and at last the whole answer."""
        held, shut = Catalogue.of(self.library).only(question.calls), self.doors.shut()
        reading, catalogue = self._read(question, held), held.without(shut)
        refusal = self._refusal(question)
        if refusal is not None:
            yield self._without_claims(refusal, reading)
        elif held.calls and (not catalogue.calls or (reading.call is not None and reading.call.id in shut)):
            yield from self._of_a_shut_call(reading, held, shut)
        else:
            yield from self._of_open_calls(self._read(question, catalogue) if shut else reading, catalogue)

    def _of_open_calls(self, reading: Reading, catalogue: Catalogue) -> Iterator[Step]:
        if reading.unknown_edition:
            yield from self._of_an_edition_not_held(reading, catalogue)
        elif together := calls_together(reading, catalogue, self.words):
            yield from self._of_all_calls(reading, together)
        elif asks_nothing_else(reading, catalogue, self.words):
            yield from self._of_an_aspect_alone(reading, catalogue)
        else:
            yield from self._of_what_is_asked(reading, catalogue)

    def _of_a_shut_call(self, reading: Reading, held: Catalogue, shut: Mapping[str, str]) -> Iterator[Step]:
        """The staff does not let it be answered: who can help instead."""
        speech, call = self.words.speech(reading.language), reading.call
        usual = speech.say("notices.shut", call=call.name) if call else speech.say("notices.all_shut")
        said = (shut[call.id] if call else "") or usual
        editions = held.editions_of(call) if call else held.newest_editions()
        shown = replace(reading, editions=reading.editions or editions[:1], unknown_edition="")
        yield shown
        yield Lead(Outcome.WITHHELD, said)
        desk = self.claimer.desk(shown, (), held)
        yield from desk
        yield Answer(Outcome.WITHHELD, shown, desk, reply=said)

    def _refusal(self, question: Question) -> Outcome | None:
        return self.words.refusal(plain(without_orders(question.text, self.words)))

    def _read(self, question: Question, catalogue: Catalogue) -> Reading:
        called = [name for call in catalogue.calls for name in (call.name, *call.aliases)]
        text = written_out(without_orders(question.text, self.words), self.library, called, self.words)
        asked = replace(question, text=text)
        return understand(
            asked,
            catalogue=catalogue,
            words=self.words,
            now=self._now(question),
            unnamed=Unnamed(self._call_meant, self._call_described),
        )

    def _call_meant(self, turn: str, catalogue: Catalogue) -> Call | None:
        """The call of a turn that names none."""
        office = self.retriever.call_of_the_office(turn, catalogue)
        numbered = call_of_a_numbered_name(turn, catalogue, self.library)
        meant = office or numbered or call_meant_or_served(turn, catalogue, self.library, self.words)
        return (
            meant
            or call_of_a_short_office(turn, catalogue, self.library)
            or call_of_an_acronym(turn, catalogue, self.library)
            or call_of_a_common_name(turn, catalogue)
        )

    def _call_described(self, text: str, catalogue: Catalogue) -> Call | None:
        """The call of a question that tells of it without its name."""
        if len(catalogue.calls) <= 1:
            return None
        anywhere = Reading(text, (Aspect.OTHER,), editions=catalogue.newest_editions())
        return call_described(
            text, lambda: self.retriever.retrieve(anywhere, catalogue), catalogue, self.library, self.words
        )

    def _of_what_is_asked(self, reading: Reading, catalogue: Catalogue) -> Iterator[Step]:
        held = self.faq.answering(reading, catalogue)
        if held is not None:
            yield from self._of_what_is_confirmed(reading, held, catalogue)
            return
        if (elsewhere := of_another_edition(reading, catalogue, self.library, self.words)) is not None:
            yield from self._of_an_edition_not_held(elsewhere, catalogue)
            return
        parts = [(part, self.retriever.retrieve(part, catalogue)) for part in parts_of(reading, self.words)]
        if names_something_else(reading, parts[0][1], catalogue, self.words):
            yield self._without_claims(Outcome.NEEDS_CLARIFICATION, replace(reading, choices=catalogue.calls))
            return
        yield from self._of_what_is_found(reading, parts, catalogue)

    def _of_what_is_confirmed(self, reading: Reading, held: HeldEntry, catalogue: Catalogue) -> Iterator[Step]:
        """The claims of a published entry; what a reader must know beside them stands all the same."""
        shown = with_others(replace(reading, editions=(held.edition,)), catalogue)
        yield shown
        notices = notices_of(shown, catalogue, facts=self.composer.facts, words=self.words)
        yield from notices
        reply = self.words.speech(shown.language).reply(Outcome.ANSWERED)
        lead = Lead(Outcome.ANSWERED, reply, held.confirmation)
        for step in led_in(held.claims, [], lead, self.words.speech(shown.language)):
            yield step
            notices += (step,) if isinstance(step, Notice) else ()
        yield Answer(Outcome.ANSWERED, shown, held.claims, notices, reply, held.confirmation)

    def _of_all_calls(self, reading: Reading, catalogue: Catalogue) -> Iterator[Step]:
        """The deadlines of all calls, each from its newest edition."""
        shown = replace(reading, aspects=(Aspect.DEADLINE,), call=None, editions=())
        told, speech = overview(shown, catalogue, self.composer.facts), self.words.speech(reading.language)
        outcome = Outcome.ANSWERED if told.claims else Outcome.NOT_IN_DOCUMENTS
        steps: tuple[Step, ...] = (shown, *told.notices, Lead(outcome, speech.reply(outcome)), *told.claims)
        yield from steps
        yield Answer(outcome, shown, told.claims, told.notices, speech.reply(outcome))

    def _of_an_aspect_alone(self, reading: Reading, catalogue: Catalogue) -> Iterator[Step]:
        """A day that only one call has (「意向登録はいつまで」) is that call's; else the choices are given."""
        able = self.composer.facts.calls_with(self.words.labels_in(reading.question), catalogue) or catalogue.calls
        if len(able) == 1:
            own = replace(reading, call=able[0], editions=catalogue.editions_of(able[0])[:1])
            yield from self._of_what_is_asked(own, catalogue)
        else:
            yield self._without_claims(Outcome.NEEDS_CLARIFICATION, replace(reading, choices=able))

    def _now(self, question: Question) -> datetime:
        """A day that is given begins at its first minute, so that the same question has the same answer."""
        return self.clock.now() if question.today is None else datetime.combine(question.today, time(), TOKYO)

    def _of_an_edition_not_held(self, reading: Reading, catalogue: Catalogue) -> Iterator[Step]:
        """The documents of another edition may tell of this one, or call a part so; else we say what we hold."""
        if (part := as_a_part(reading, catalogue, self.composer.facts)) is not None:
            yield from self._of_what_is_asked(part, catalogue)
            return
        wider, told = told_elsewhere(reading, catalogue, self.retriever, self.words)
        if told:
            yield from self._of_what_is_found(wider, told, catalogue)
            return
        names = (f"{catalogue.call(edition.call_id).name} {edition.label}" for edition in wider.editions)
        held = self.words.speech(reading.language).listed(names)
        asked = with_others(reading, catalogue)
        yield self._without_claims(Outcome.EDITION_UNKNOWN, asked, edition=reading.unknown_edition, held=held)

    def _of_what_is_found(self, reading: Reading, parts: Sequence[Part], catalogue: Catalogue) -> Iterator[Step]:
        """Claims of one edition, or of each of those that are compared."""
        first = parts[0][1]
        as_read = reading.compares or (reading.call is not None and not first)
        editions = reading.editions if as_read else _edition_of_the_best(first, catalogue)
        call = catalogue.call(editions[0].call_id) if editions else None
        shown = with_others(replace(reading, call=call, editions=editions), catalogue)
        yield shown
        speech = self.words.speech(reading.language)
        notices = notices_of(shown, catalogue, facts=self.composer.facts, words=self.words)
        yield from notices
        composed = list[Claim | None]()
        lead = Lead(Outcome.ANSWERED, speech.reply(Outcome.ANSWERED))
        for step in led_in(self.claimer.claims(parts, editions, catalogue), composed, lead, speech):
            yield step
            notices += (step,) if isinstance(step, Notice) else ()
        claims = tuple(claim for claim in composed if claim is not None)
        if claims:
            yield Answer(Outcome.ANSWERED, shown, claims, notices, lead.reply)
            return
        outcome = Outcome.WITHHELD if composed else Outcome.NOT_IN_DOCUMENTS
        yield Lead(outcome, speech.reply(outcome))
        desk = self.claimer.desk(shown, first, catalogue)
        yield from desk
        yield Answer(outcome, shown, desk, reply=speech.reply(outcome))

    def _without_claims(self, outcome: Outcome, reading: Reading, **names: str) -> Answer:
        return Answer(outcome, reading, reply=self.words.speech(reading.language).reply(outcome, **names))


def _edition_of_the_best(found: Sequence[Found], catalogue: Catalogue) -> tuple[Edition, ...]:
    return tuple(catalogue.edition_of(one.passage.document_id) for one in found[:1])
