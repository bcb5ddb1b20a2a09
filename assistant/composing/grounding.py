"""What a model says is said in the words of what it cites, and a period of it is not cut in two."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from assistant.domain import Citation, Claim
from assistant.languages.ja.fact_places import fact_places
from assistant.languages.ja.hard_facts import HardFact, hard_facts
from assistant.languages.ja.mending import mend
from assistant.languages.ja.tokens import tokens

_SHARE = 2 / 3  # of the words of a claim; a rewording keeps more, a sentence about something else fewer
_MONTH = 5  # where the month of a date begins
_RANGED = frozenset({"date", "time", "amount", "rate", "count", "fiscal year"})


def is_grounded(claim: Claim, stopwords: Collection[str]) -> bool:
    """Whether most words of a claim stand in the passages that it cites, under their headings or in their titles."""
    words = set(tokens(claim.text)) - set(stopwords)
    held = {word for citation in claim.citations for word in tokens(_around(citation))}
    return bool(words & held) and len(words & held) >= _SHARE * len(words)


def keeps_periods(claim: Claim) -> bool:
    """Whether a claim names both ends of a period or range or neither: 7月18日 alone may pass for the last day of 7月18日～8月27日."""
    said = _comparable(hard_facts(claim.text))
    quotes = [mend(citation.quote).text for citation in claim.citations]
    alone = {fact for quote in quotes for fact in _comparable(hard_facts(_without_ranges(quote)))}
    for first, last in (ends for quote in quotes for ends in _ranges(quote)):
        if bool(said & first) != bool(said & last) and not said & (first | last) <= alone:
            return False
    return True


def _around(citation: Citation) -> str:
    return "\n".join((*citation.passage.heading, citation.document.title, citation.edition.label, citation.quote))


def _ranges(text: str) -> Iterator[tuple[frozenset[HardFact], frozenset[HardFact]]]:
    """The facts of both ends of each range; 7月24日14時～15時 is one day, and no range of days."""
    for place in fact_places(text):
        if len(place.parts) > 1:
            first, last = (_comparable(hard_facts(text[start:end])) for start, end in (place.parts[0], place.parts[-1]))
            shared = {fact.kind for fact in first} & {fact.kind for fact in last}
            if shared:
                yield _of(shared, first), _of(shared, last)


def _of(kinds: Collection[str], facts: Collection[HardFact]) -> frozenset[HardFact]:
    return frozenset(fact for fact in facts if fact.kind in kinds)


def _without_ranges(text: str) -> str:
    ends = [(place.start, place.end) for place in fact_places(text) if len(place.parts) > 1]
    return "".join(text[end:start] for (_, end), (start, _) in pairwise([(0, 0), *ends, (len(text), len(text))]))


def _comparable(facts: Collection[HardFact]) -> frozenset[HardFact]:
    """The facts that a range may hold; a day without its year, for the last day of a period often leaves it out."""
    kept = (fact for fact in facts if fact.kind in _RANGED)
    return frozenset(HardFact(fact.kind, fact.value[_MONTH:]) if fact.kind == "date" else fact for fact in kept)
