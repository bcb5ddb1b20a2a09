"""What people write is held against its sources by the same checks as what the engine composes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.domain import Citation, Claim, Passage
from assistant.domain.entries import Entry, EntryClaim, Pin
from assistant.languages.ja.fact_places import fact_places
from assistant.languages.ja.hard_facts import hard_facts
from assistant.ports import Library
from assistant.verification import Evidence, problems, unsupported

_GONE = "出典の箇所が、公開中の文書にありません: {quote}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a claim, and where in its text stands what no quote holds."""

    problems: tuple[str, ...]
    unheld: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Checker:
    """Holds the claims of entries against what is live."""

    library: Library

    def checked(self, claims: Sequence[EntryClaim], edition_id: str) -> tuple[Checked, ...]:
        """Each claim against the passages that it cites, all of one edition."""
        catalogue = Catalogue.of(self.library)
        allowed = frozenset(one.id for one in catalogue.documents if one.edition_id == edition_id)
        ids = {pin.passage_id for claim in claims for pin in claim.pins}
        live = {one.id: one for one in self.library.passages_by_id(sorted(ids))}
        evidence = Evidence(self.library.page_text, allowed)
        return tuple(_checked(claim, live, catalogue, evidence) for claim in claims)

    def problems(self, entry: Entry) -> tuple[str, ...]:
        """Why an entry may not be published; empty where all of it holds."""
        return tuple(why for one in self.checked(entry.claims, entry.edition_id) for why in one.problems)


def _checked(claim: EntryClaim, live: dict[str, Passage], catalogue: Catalogue, evidence: Evidence) -> Checked:
    gone = [pin for pin in claim.pins if pin.passage_id not in live]
    citations = tuple(_citation(pin, live[pin.passage_id], catalogue) for pin in claim.pins if pin not in gone)
    wrong = (*(_GONE.format(quote=pin.quote[:40]) for pin in gone), *problems(Claim(claim.text, citations), evidence))
    return Checked(wrong, tuple(_unheld(claim.text, citations)))


def _citation(pin: Pin, passage: Passage, catalogue: Catalogue) -> Citation:
    document = next(one for one in catalogue.documents if one.id == passage.document_id)
    return Citation(pin.quote, pin.start, pin.end, passage, document, catalogue.edition(document.edition_id))


def _unheld(text: str, citations: Sequence[Citation]) -> Iterable[tuple[int, int]]:
    """The places of the hard facts that stand in no quote; all of the text where no place shows what is amiss."""
    days = [day for one in citations if (day := one.document.published_on or one.edition.published_on)]
    names = [one.edition.label for one in citations]
    missing = set(unsupported(text, [one.quote for one in citations], published_on=days, names=names))
    places = [(place.start, place.end) for place in fact_places(text)] if missing else []
    found = [place for place in places if hard_facts(text[slice(*place)]) & missing]
    return found or ([(0, len(text))] if missing else [])
