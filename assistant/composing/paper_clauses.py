"""Which clause of an edition says what a question asks of papers or of who may apply."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from assistant.domain import Fact, FactKind, Form, Passage, Wording
from assistant.languages.ja.tokens import tokens
from assistant.ports import Library

_FEWEST = 2  # papers of a list
_LONGEST_TITLE, _MOST_SAID = 24, 320  # characters
_ITEM = re.compile(r"\s*(?:[-・•●○*※]|[①-⑳]|[(（]?[ア-ンa-z\d]{1,2}[)）.、\s])")


def best_clause(facts: Sequence[Fact], ranked: Sequence[str], *, listed: bool = False) -> tuple[Fact, ...]:
    """The clause that the question fits best; without a ranking the first; for a list, the one beside it that lists."""
    worded = [fact for fact in facts if isinstance(fact.value, Wording)]
    place = {passage_id: rank for rank, passage_id in enumerate(ranked)}
    best = sorted(worded, key=lambda fact: place.get(fact.passage_id, len(place)))[:1]
    told = tuple(fact for fact in best if not ranked or fact.passage_id in place)
    return (_listing(told[0], worded, facts) if listed and told else ()) or told


def papers_of(fact: Fact, passage: Passage, library: Library) -> tuple[Fact, ...]:
    """The papers that a clause on what to hand in lists."""
    if fact.kind is not FactKind.FORM:
        return ()
    listed = library.facts(document_ids=[passage.document_id], kinds=(FactKind.FORM,))
    return tuple(one for one in listed if one.passage_id == passage.id and isinstance(one.value, Form))


def in_full(fact: Fact, wording: str, facts: Sequence[Fact], passage: Passage, asked: Collection[str]) -> str:
    """A clause with its items, unless another line of its passage tells of what is asked: 「NPO法人は対象になりません」."""
    whole = with_its_items(fact, wording, facts)
    left = set(asked) & set(tokens(passage.text)) - set(tokens(whole))
    return wording if left else whole


def with_its_items(fact: Fact, wording: str, facts: Sequence[Fact]) -> str:
    """A clause as it is worded, and where it is but the title of items, as many of those as are short enough."""
    own = sorted((one for one in facts if one.passage_id == fact.passage_id), key=lambda one: one.start)
    after = [one.text for one in own if one.start > fact.start and isinstance(one.value, Wording)]
    if "。" in fact.text or len(fact.text) > _LONGEST_TITLE or not after or not _ITEM.match(after[0]):
        return wording
    said = [wording]
    for text in after:
        if not _ITEM.match(text) or sum(map(len, said)) + len(text) > _MOST_SAID:
            break
        said.append(text)
    return "\n".join(said)


def _listing(told: Fact, worded: Sequence[Fact], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The clause under the same heading that names the most papers, where the one that fits best names none."""
    papers = Counter(fact.passage_id for fact in facts if isinstance(fact.value, Form))
    beside = [fact for fact in worded if fact.label == told.label and papers[fact.passage_id] >= _FEWEST]
    return () if papers[told.passage_id] else tuple(sorted(beside, key=lambda fact: -papers[fact.passage_id])[:1])
