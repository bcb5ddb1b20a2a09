"""Typed answers: deadlines, briefings and desks, their values copied from the documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue, spoken
from assistant.composing.citing import claim_from
from assistant.domain import Aspect, Claim, Contact, DocumentKind, Edition, Fact, FactKind, Period, Reading
from assistant.languages.ja.mending import mend
from assistant.ports import Library
from assistant.words import Words

PERIODS = (FactKind.DEADLINE, FactKind.PERIOD, FactKind.BRIEFING)
TIMED = (Aspect.DEADLINE, Aspect.BRIEFING, Aspect.SCHEDULE)
_AUTHORITY = {kind: rank for rank, kind in enumerate(DocumentKind)}
_MOST_CLAIMS = 3


@dataclass(frozen=True, slots=True)
class FactComposer:
    """Looks the facts of one edition up and words them."""

    library: Library
    words: Words

    def compose(self, reading: Reading, edition: Edition, catalogue: Catalogue) -> tuple[Claim, ...]:
        """One claim for each fact that is asked for, the most authoritative document first."""
        if any(aspect in TIMED for aspect in reading.aspects):
            return tuple(self._period(fact, edition, catalogue) for fact in self.periods(reading, edition, catalogue))
        return ()

    def periods(self, reading: Reading, edition: Edition, catalogue: Catalogue) -> tuple[Fact, ...]:
        """The dated facts that a question asks for: those whose label it names, else those of its aspect."""
        facts = self._facts(edition, PERIODS, catalogue)
        heard = spoken(reading.question)
        named = [fact for fact in facts if spoken(fact.label) in heard]
        if not named:
            labels = [label for aspect in reading.aspects for label in self.words.aspects[aspect].labels]
            first = next((label for label in labels if any(fact.label == label for fact in facts)), None)
            named = [fact for fact in facts if fact.label == first]
        return _once(named)

    def desks(self, edition: Edition, catalogue: Catalogue) -> tuple[Claim, ...]:
        """The desk of an edition, for an answer that has nothing else to say."""
        facts = self._facts(edition, (FactKind.CONTACT,), catalogue)
        reachable = [fact for fact in facts if isinstance(fact.value, Contact) and (fact.value.mail or fact.value.tel)]
        return tuple(self._claim("claims.contact", fact, edition, catalogue) for fact in reachable[:1])

    def main_period(self, edition: Edition, catalogue: Catalogue) -> Fact | None:
        """The period in which an edition takes applications."""
        facts = self._facts(edition, PERIODS, catalogue)
        labels = self.words.aspects[Aspect.DEADLINE].labels
        return next((fact for label in labels for fact in facts if fact.label == label), None)

    def _facts(self, edition: Edition, kinds: Sequence[FactKind], catalogue: Catalogue) -> tuple[Fact, ...]:
        documents = sorted(catalogue.documents_of((edition,)), key=lambda document: _AUTHORITY[document.kind])
        facts: list[Fact] = []
        for document in documents:
            facts += self.library.facts(document_ids=[document.id], kinds=kinds)
        return tuple(facts)

    def _period(self, fact: Fact, edition: Edition, catalogue: Catalogue) -> Claim:
        return self._claim("claims.period", fact, edition, catalogue)

    def _claim(self, template: str, fact: Fact, edition: Edition, catalogue: Catalogue) -> Claim:
        passage = self.library.passages_by_id([fact.passage_id])[0]
        said = " ".join(mend(fact.text).text.split())
        return claim_from(
            self.words.say(template, edition=edition.label, label=fact.label, text=said), passage, catalogue
        )


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Each label and value once, where several documents say the same."""
    seen: dict[tuple[str, object], Fact] = {}
    for fact in facts:
        seen.setdefault((fact.label, fact.value if isinstance(fact.value, Period) else fact.text), fact)
    return tuple(seen.values())[:_MOST_CLAIMS]
