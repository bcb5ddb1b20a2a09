"""Typed answers: what an edition's facts say on each aspect, the most authoritative document first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.amendments import is_by_post
from assistant.asked_steps import without_what_is_done
from assistant.catalogue import Catalogue, without_names
from assistant.composing.amending import Amendments
from assistant.composing.citing import claim_from
from assistant.composing.days_listed import labels_listed
from assistant.composing.each_way import ends_of_each_way
from assistant.composing.fact_ends import closes, ending, first_held, is_exact, means_another_step, not_only_opening
from assistant.composing.fact_labels import BESIDE, head_of, part_of
from assistant.composing.occasions import OF_BRIEFINGS, Occasions
from assistant.composing.paper_clauses import best_clause, in_full, papers_of
from assistant.composing.part_names import named_parts, naming, tells_how
from assistant.composing.running_out import compose_running_out
from assistant.composing.said_once import once
from assistant.composing.under_headings import under_named_headings
from assistant.composing.unmoved import compose_unmoved
from assistant.composing.wording import DATED, worded
from assistant.domain import (
    Aspect,
    Call,
    Claim,
    DocumentKind,
    Edition,
    Fact,
    FactKind,
    Passage,
    Period,
    Reading,
)
from assistant.languages.ja.tokens import tokens
from assistant.ports import Library
from assistant.retrieval import Found
from assistant.synonyms import said_otherwise
from assistant.verification import unsupported
from assistant.words import Words

WORDED = {Aspect.ELIGIBILITY: FactKind.ELIGIBILITY, Aspect.FORMS: FactKind.FORM}
_TO_THE_END = re.compile(r"まで|終|締|〆|期間")
_AUTHORITY = {kind: rank for rank, kind in enumerate(DocumentKind)}
_TIMED = (Aspect.BRIEFING, Aspect.DEADLINE, Aspect.SCHEDULE)  # whose words every briefing is told in


@dataclass(frozen=True, slots=True)
class FactComposer:
    """Looks the facts of one edition up and words them."""

    library: Library
    words: Words

    def compose(
        self, aspect: Aspect, reading: Reading, edition: Edition, catalogue: Catalogue, ranked: Sequence[str] = ()
    ) -> tuple[Claim, ...]:
        """One claim for each fact that answers an aspect; `ranked` are the passages that fit the question, the best first."""
        told = self._in_force(self._of_aspect(aspect, reading, edition, catalogue, ranked), catalogue)
        told = (*self._of_occasions(told, reading), *(fact for fact in told if head_of(fact.label) not in OF_BRIEFINGS))
        facts = self._each_end_once(once(told), edition, catalogue)
        whole = aspect is Aspect.BRIEFING and self._wants_all_of_it(reading, facts)
        claims = [self._claim(fact, reading, edition, catalogue, whole=whole) for fact in facts]
        if aspect is Aspect.DEADLINE and self.words.asks("still", reading.question):
            claims += compose_running_out(facts, self.words.manners["runs_out"], self.library, catalogue)
        if aspect is Aspect.DEADLINE and self.words.asks("moved", reading.question):
            amendments = Amendments.of(edition, catalogue, self.library)
            if not any(map(amendments.moved_to, facts)):
                claims = [*compose_unmoved(edition, self.library, catalogue), *claims]
        return tuple({claim.text: claim for claim in claims}.values())

    def _wants_all_of_it(self, reading: Reading, facts: Sequence[Fact]) -> bool:
        """Whether more than the day of a briefing is asked for, or the end of signing up to it, that is told in words alone."""
        when, how = (self.words.asks(manner, reading.question) for manner in ("when", "how"))
        signs_up = "説明会申込" in self.words.labels_in(reading.question, reading.context)
        held = any(head_of(fact.label) == "説明会申込" for fact in facts)
        told = Occasions(self.library).told_of
        return how or not when or (signs_up and not held and any("申" in told(fact) for fact in facts))

    def asks_for_a_labelled_day(self, reading: Reading, edition: Edition, catalogue: Catalogue) -> bool:
        """Whether a question asks for the end of something beside the application, or of a part of it, that the edition dates."""
        if reading.aspects == (Aspect.DEADLINE,) and self.parts_named(reading, edition, catalogue):
            return True
        labels = set(self.words.labels_in(reading.question, reading.context)) & BESIDE
        timed = {Aspect.DEADLINE, Aspect.BRIEFING} & set(reading.aspects)
        return bool(labels and timed) and any(
            head_of(fact.label) in labels for fact in self.of(edition, DATED, catalogue)
        )

    def main_period(self, edition: Edition, catalogue: Catalogue) -> Period | None:
        """The period in which an edition takes applications, as it stands now."""
        amendments = Amendments.of(edition, catalogue, self.library)
        facts = self.of(edition, DATED, catalogue)
        for label in self.words.aspects[Aspect.DEADLINE].labels:
            labelled = [fact for fact in facts if fact.label == label]
            told = [amendments.now(fact) for fact in labelled]
            certain = [period for period, passage_id in told if period and self._is_certain(period, passage_id)]
            if certain:
                later = self._later_elsewhere(labelled, facts, amendments)
                rivals = {period.closes if period else None for period, _ in (*told, *map(amendments.now, later))}
                return certain[0] if len(rivals) == 1 else None  # sources that disagree say nothing together
        return None

    def dated(self, id_: str, catalogue: Catalogue) -> tuple[Fact, Edition] | None:
        """The dated fact of this id as it stands now, and whose it is; None where nothing live has it."""
        for edition in catalogue.editions:
            fact = next((fact for fact in self.of(edition, DATED, catalogue) if fact.id == id_), None)
            if fact is not None:
                return Amendments.of(edition, catalogue, self.library).restated(fact), edition
        return None

    def calls_with(self, labels: Sequence[str], catalogue: Catalogue) -> tuple[Call, ...]:
        """The calls whose newest edition gives a day under one of these labels."""
        held = ((call, self.of(catalogue.editions_of(call)[0], DATED, catalogue)) for call in catalogue.calls)
        return tuple(call for call, facts in held if any(fact.label in labels for fact in facts))

    def dated_passages(self, found: Sequence[Found], edition: Edition, catalogue: Catalogue) -> Iterator[Passage]:
        """What is found, and only where that says nothing, the passages with a date."""
        yield from (one.passage for one in found)
        dated = {fact.passage_id: None for fact in self.of(edition, DATED, catalogue)}
        yield from self.library.passages_by_id([*dated])

    def disagreeing(self, labels: Sequence[str], edition: Edition, catalogue: Catalogue) -> tuple[Fact, ...]:
        """Facts of one label whose days differ as they stand now, one a day; several of one document are rounds, no quarrel."""
        amendments = Amendments.of(edition, catalogue, self.library)
        dated = self.of(edition, DATED, catalogue)
        for label in labels:
            labelled = [fact for fact in dated if fact.label == label]
            labelled += self._later_elsewhere(labelled, dated, amendments)
            own = [fact for fact in labelled if not is_by_post(fact)] or labelled  # what goes by post has its own day
            days = {now.closes.day: fact for fact in reversed(own) if (now := amendments.now(fact)[0]) and now.closes}
            if len(days) > 1 and len({self.document_of(fact) for fact in days.values()}) == len(days):
                return tuple(fact for fact in own if fact in days.values())
        return ()

    def _later_elsewhere(self, told: Sequence[Fact], facts: Sequence[Fact], amendments: Amendments) -> list[Fact]:
        """The later ends of taking applications that other documents give under another name: whoever keeps one may lose by the other."""
        labels = self.words.aspects[Aspect.DEADLINE].labels
        ends = [now.closes.day for fact in told if (now := amendments.now(fact)[0]) and now.closes]
        homes = {self.document_of(fact) for fact in told}
        if not ends or any(fact.label not in labels for fact in told):
            return []
        others = [fact for fact in facts if fact.label in labels and self.document_of(fact) not in homes]
        return [f for f in others if (now := amendments.now(f)[0]) and now.closes and now.closes.day > max(ends)]

    def _each_end_once(self, facts: Sequence[Fact], edition: Edition, catalogue: Catalogue) -> tuple[Fact, ...]:
        """Each label and end as it stands now once: what was moved, before what already says so."""
        amendments = Amendments.of(edition, catalogue, self.library)
        moved = {(f.label, end) for f in facts if (end := amendments.moved_to(f)) is not None}
        return tuple(
            fact
            for fact in facts
            if amendments.moved_to(fact) is not None
            or not isinstance(fact.value, Period)
            or (fact.label, fact.value.closes) not in moved
        )

    def document_of(self, fact: Fact) -> str:
        """The id of the document that a fact stands in."""
        return self.library.passages_by_id([fact.passage_id])[0].document_id

    def _is_certain(self, period: Period, passage_id: str) -> bool:
        """Whether the passage itself gives the day with its year; a year we had to guess decides nothing."""
        if period.closes is None:
            return False
        day = period.closes.day
        passage = self.library.passages_by_id([passage_id])[0]
        return not unsupported(f"{day.year}年{day.month}月{day.day}日", (passage.text,))

    def of(self, edition: Edition, kinds: Sequence[FactKind], catalogue: Catalogue) -> tuple[Fact, ...]:
        """The facts of an edition."""
        documents = sorted(catalogue.documents_of((edition,)), key=lambda document: _AUTHORITY[document.kind])
        return tuple(f for d in documents for f in self.library.facts(document_ids=[d.id], kinds=kinds))

    def _of_aspect(
        self, aspect: Aspect, reading: Reading, edition: Edition, catalogue: Catalogue, ranked: Sequence[str]
    ) -> tuple[Fact, ...]:
        if aspect in WORDED:
            facts = self.of(edition, (WORDED[aspect],), catalogue)
            return best_clause(facts, ranked, listed=self.words.asks("listing", reading.question))
        labels = self.words.aspects[aspect].labels
        if not labels and not (aspect is Aspect.SCHEDULE or self.words.asks("when", reading.question)):
            return ()
        facts = self.of(edition, DATED, catalogue)
        if aspect is Aspect.DEADLINE:
            facts = not_only_opening(facts) if not self.words.asks("opening", reading.question) else facts
        named = self.words.labels_in(without_what_is_done(reading.question), reading.context)
        asked = [label for label in named if any(head_of(f.label) == label for f in facts)]
        if aspect is Aspect.DEADLINE:
            asked = labels_listed(reading.question, asked, {head_of(f.label) for f in facts}, labels)
        if aspect is Aspect.DEADLINE and not asked and means_another_step(named, reading):
            return ()  # the end of something that the edition does not date is never that of the call
        if aspect is Aspect.BRIEFING:
            asked = [label for label in labels if label in asked] or list(labels)
            asked = ["説明会申込"] if "説明会申込" in asked and Aspect.DEADLINE in reading.aspects else asked
        held = asked or first_held(labels, facts)
        found = tuple(fact for label in held for fact in facts if head_of(fact.label) == label)
        parted = (fact for fact in facts if fact.label != head_of(fact.label) and head_of(fact.label) in labels)
        if aspect is Aspect.DEADLINE:
            found += self._ends_beside(
                reading.question, found, facts, asked, Amendments.of(edition, catalogue, self.library)
            )
        told = found if asked else (*found, *(fact for fact in parted if fact not in found))
        of_parts = self._of_named_parts(told, reading, edition, catalogue) or under_named_headings(
            told, reading.question, self.library
        )
        kept = (fact for fact in facts if fact not in of_parts and head_of(fact.label) in labels)
        return (*of_parts, *(fact for fact in kept if tells_how(fact, of_parts))) or told

    def _ends_beside(
        self, question: str, found: Sequence[Fact], facts: Sequence[Fact], asked: Sequence[str], amendments: Amendments
    ) -> tuple[Fact, ...]:
        """The later ends elsewhere; of a period of which a table tells beginning and end apart, the end."""
        later = () if asked else tuple(self._later_elsewhere(found, facts, amendments))
        labels = self.words.aspects[Aspect.DEADLINE].labels
        if any(map(closes, (*found, *later))) or not (asked or _TO_THE_END.search(question)):
            return later
        return next(filter(None, (ending(label, facts) for label in labels)), ())

    def parts_named(self, reading: Reading, edition: Edition, catalogue: Catalogue) -> bool:
        """Whether a question names a part that the edition gives days of its own."""
        return bool(self._of_named_parts(self.of(edition, DATED, catalogue), reading, edition, catalogue))

    def _of_named_parts(
        self, facts: Sequence[Fact], reading: Reading, edition: Edition, catalogue: Catalogue
    ) -> tuple[Fact, ...]:
        parts = {part_of(fact.label) for fact in facts} - {""}
        if not parts:
            return ()
        ids = [document.id for document in catalogue.documents_of((edition,))]
        named = named_parts(parts, reading.question, self.library.passages(document_ids=ids))
        return tuple(fact for fact in facts if part_of(fact.label) in named)

    def _in_force(self, facts: Sequence[Fact], catalogue: Catalogue) -> tuple[Fact, ...]:
        """Without what a document says that a later one amends, where that one says it too (「12月中旬(予定)」)."""
        amending = {document.id for document in catalogue.documents if document.amends}
        later = {fact.label for fact in facts if not is_exact(fact) and self.document_of(fact) in amending}
        return tuple(
            fact for fact in facts if fact.label not in later or is_exact(fact) or self.document_of(fact) in amending
        )

    def _of_occasions(self, facts: Sequence[Fact], reading: Reading) -> tuple[Fact, ...]:
        """Of the days of several briefings, those of the ones that the question means."""
        held = tuple(fact for fact in facts if head_of(fact.label) in OF_BRIEFINGS)
        if len(held) <= 1:
            return held
        said = without_names(f"{reading.context} {reading.question}", reading.call, reading.said)
        known = (word for one in _TIMED for word in (*self.words.aspects[one].cues, *self.words.aspects[one].words))
        asked = (
            frozenset(tokens(said))
            - self.words.stopwords
            - frozenset(token for word in known for token in tokens(word))
        )
        otherwise = {word: told for word, told in said_otherwise(said, self.words).items() if word in asked}
        return Occasions(self.library).meant(held, asked, otherwise)

    def _claim(self, fact: Fact, reading: Reading, edition: Edition, catalogue: Catalogue, *, whole: bool) -> Claim:
        """A fact, or all that is told of a briefing where more than its date is asked for."""
        passage = self.library.passages_by_id([fact.passage_id])[0]
        if whole:
            return claim_from(Occasions(self.library).told_of(fact), passage, catalogue)
        main = head_of(fact.label) in self.words.aspects[Aspect.DEADLINE].labels
        ends = ends_of_each_way(fact, passage) if main else ()
        said = "\n".join((self._worded(fact, passage, edition, reading), *ends))
        near = self.library.passages(document_ids=[passage.document_id]) if part_of(fact.label) else ()
        beside = naming(part_of(fact.label), passage, near)
        return claim_from(said, passage, catalogue, (fact, *papers_of(fact, passage, self.library)), beside)

    def _worded(self, fact: Fact, passage: Passage, edition: Edition, reading: Reading) -> str:
        said = worded(fact, edition.label, self.words.speech(reading.language))
        if fact.kind not in WORDED.values():
            return said
        asked = set(tokens(without_names(reading.question, reading.call, reading.said))) - self.words.stopwords
        beside = self.library.facts(document_ids=[passage.document_id], kinds=(fact.kind,))
        return in_full(fact, said, beside, passage, asked - self.words.asking)
