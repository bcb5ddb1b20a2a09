"""Which clause of an edition says what a question asks of papers or of who may apply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.domain import Fact, Form, Wording

_FEWEST = 2  # papers of a list


def best_clause(facts: Sequence[Fact], ranked: Sequence[str], *, listed: bool = False) -> tuple[Fact, ...]:
    """The clause that the question fits best; without a ranking the first; for a list, the one beside it that lists."""
    worded = [fact for fact in facts if isinstance(fact.value, Wording)]
    place = {passage_id: rank for rank, passage_id in enumerate(ranked)}
    best = sorted(worded, key=lambda fact: place.get(fact.passage_id, len(place)))[:1]
    told = tuple(fact for fact in best if not ranked or fact.passage_id in place)
    return (_listing(told[0], worded, facts) if listed and told else ()) or told


def _listing(told: Fact, worded: Sequence[Fact], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The clause under the same heading that names the most papers, where the one that fits best names none."""
    papers = Counter(fact.passage_id for fact in facts if isinstance(fact.value, Form))
    beside = [fact for fact in worded if fact.label == told.label and papers[fact.passage_id] >= _FEWEST]
    return () if papers[told.passage_id] else tuple(sorted(beside, key=lambda fact: -papers[fact.passage_id])[:1])
