"""What people write is held against its sources by the same checks as what the engine composes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.catalogue import Catalogue
from assistant.desk.outdating import Outdating
from assistant.domain import Citation, Claim, Passage
from assistant.domain.entries import Entry, EntryClaim, Pin, SourceChange
from assistant.languages.ja.fact_places import fact_places
from assistant.languages.ja.hard_facts import hard_facts
from assistant.ports import Library
from assistant.verification import CHECKS, Evidence, has_its_facts, is_cited, missing_facts

_UNHELD = "引用にない事実があります: {said}"
_AMENDED = "後から出た文書で変わっています: {now}"
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
        outdating = Outdating(self.library, catalogue)
        told = (_checked(claim, live, catalogue, evidence) for claim in claims)
        return tuple(_with(one, outdating.of(claim, edition_id)) for one, claim in zip(told, claims, strict=True))

    def problems(self, entry: Entry) -> tuple[str, ...]:
        """Why an entry may not be published; empty where all of it holds."""
        return tuple(why for one in self.checked(entry.claims, entry.edition_id) for why in one.problems)


def _checked(claim: EntryClaim, live: dict[str, Passage], catalogue: Catalogue, evidence: Evidence) -> Checked:
    gone = [pin for pin in claim.pins if pin.passage_id not in live]
    if gone:
        return Checked(tuple(_GONE.format(quote=pin.quote[:40]) for pin in gone), ())
    cited = Claim(claim.text, tuple(_citation(pin, live[pin.passage_id], catalogue) for pin in claim.pins))
    unheld = tuple(_unheld(cited))
    said = "、".join(claim.text[start:end] for start, end in unheld)
    checks = [check for check in CHECKS if check is not has_its_facts] if claim.pins else [is_cited]
    others = (check(cited, evidence) for check in checks)
    told = [_UNHELD.format(said=said)] if unheld and claim.pins else []
    return Checked((*told, *(why for why in others if why)), unheld)


def _with(checked: Checked, changes: Sequence[SourceChange]) -> Checked:
    """What later documents have changed is as wrong as what no document says."""
    return replace(checked, problems=(*checked.problems, *(_AMENDED.format(now=one.after[:80]) for one in changes)))


def _citation(pin: Pin, passage: Passage, catalogue: Catalogue) -> Citation:
    document = next(one for one in catalogue.documents if one.id == passage.document_id)
    return Citation(pin.quote, pin.start, pin.end, passage, document, catalogue.edition(document.edition_id))


def _unheld(claim: Claim) -> Iterable[tuple[int, int]]:
    """The places of the hard facts that stand in no quote; all of the text where no place shows what is amiss."""
    missing = set(missing_facts(claim))
    parts = [part for place in fact_places(claim.text) for part in place.parts] if missing else []
    found = [part for part in parts if hard_facts(claim.text[slice(*part)]) & missing]
    return found or ([(0, len(claim.text))] if missing else [])
