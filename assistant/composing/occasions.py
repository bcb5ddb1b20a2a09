"""Of several briefings the one that is meant, and the lines that tell of it: 「対面の説明会」, 「第2回の会場は」."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from assistant.domain import Fact, FactKind, Passage, Period
from assistant.languages.ja.mending import mend
from assistant.languages.ja.tokens import tokens
from assistant.ports import Library
from assistant.synonyms import Otherwise, meant_in

OF_BRIEFINGS = frozenset({"説明会", "説明会申込"})
_BEGINS = (FactKind.BRIEFING, FactKind.SCHEDULE)  # with whose line another event begins
_LONGEST = 320  # characters that are said of one


@dataclass(frozen=True, slots=True)
class Occasions:
    """What the documents tell of each briefing."""

    library: Library

    def meant(self, facts: Sequence[Fact], asked: frozenset[str], otherwise: Otherwise) -> tuple[Fact, ...]:
        """The days of those that hold the most of what is asked, what stands under a heading of their own first."""
        hits: dict[Hashable, int] = {}  # by day: what several places say of one briefing is of one
        for fact in facts:
            said = self._spoken(fact)
            number = len(asked & set(said)) + len(meant_in(f" {' '.join(said)} ", otherwise) - set(said))
            hits[_occasion(fact)] = max(hits.get(_occasion(fact), 0), number)
        most = max(hits.values(), default=0)
        meant = (fact for fact in facts if hits[_occasion(fact)] == most)
        return tuple(sorted(meant, key=lambda one: not self._headed(one)))

    def told_of(self, fact: Fact) -> str:
        """The short passage of a briefing, else its lines up to the next event, as many as are short enough."""
        passage = self._passage(fact)
        alone = len(self._begins(passage)) <= 1
        kept = passage.text if alone and len(passage.text) <= _LONGEST else self._lines(fact, passage)
        while len(kept) > _LONGEST and "\n" in kept:
            kept = kept[: kept.rstrip("\n").rfind("\n")]
        return mend(kept).text.strip()

    def _lines(self, fact: Fact, passage: Passage) -> str:
        begins = self._begins(passage)
        own = _line_of(fact, passage)
        start = max((place for place in begins if place <= own), default=own)
        end = next((place for place in begins if place > own), len(passage.text))
        return passage.text[start:end]

    def _begins(self, passage: Passage) -> list[int]:
        """Where the lines of its events begin."""
        events = self.library.facts(document_ids=[passage.document_id], kinds=_BEGINS)
        return sorted({_line_of(one, passage) for one in events if one.passage_id == passage.id})

    def _spoken(self, fact: Fact) -> tuple[str, ...]:
        passage = self._passage(fact)
        return tokens("\n".join((*passage.heading, self._lines(fact, passage))))

    def _headed(self, fact: Fact) -> bool:
        return any("説明会" in heading for heading in self._passage(fact).heading[-1:])

    def _passage(self, fact: Fact) -> Passage:
        return self.library.passages_by_id([fact.passage_id])[0]


def _occasion(fact: Fact) -> Hashable:
    """The day of a briefing, or of signing up for it."""
    if not isinstance(fact.value, Period):
        return fact.id
    moment = fact.value.opens or fact.value.closes
    return (fact.label, moment.day) if moment else fact.id


def _line_of(fact: Fact, passage: Passage) -> int:
    return passage.text.rfind("\n", 0, fact.start - passage.start) + 1
