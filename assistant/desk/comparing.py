"""Two editions or two revisions side by side: the facts that decide first, then the clauses, each row cited on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.desk.aligning import aligned_clauses, aligned_facts
from assistant.desk.standing import Held, Side
from assistant.domain import Document, FactKind
from assistant.languages.ja.differences import Piece, differences
from assistant.languages.ja.normalise import squeezed


class Impact(StrEnum):
    """What a difference is about, the gravest first."""

    DATES = "dates"
    AMOUNTS = "amounts"
    ELIGIBILITY = "eligibility"
    FORMS = "forms"
    CONTACTS = "contacts"
    SELECTION = "selection"
    CLAUSES = "clauses"
    DOCUMENTS = "documents"  # a document of which nothing has its like on the other side


class Change(StrEnum):
    """How a row differs."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


IMPACTS: Mapping[FactKind, Impact] = {
    FactKind.DEADLINE: Impact.DATES,
    FactKind.PERIOD: Impact.DATES,
    FactKind.BRIEFING: Impact.DATES,
    FactKind.SCHEDULE: Impact.DATES,
    FactKind.AMOUNT: Impact.AMOUNTS,
    FactKind.SUPPORT: Impact.AMOUNTS,
    FactKind.ELIGIBILITY: Impact.ELIGIBILITY,
    FactKind.FORM: Impact.FORMS,
    FactKind.CONTACT: Impact.CONTACTS,
    FactKind.SELECTION: Impact.SELECTION,
}  # an amendment is no fact of its own: it changes others


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row: words of a page, those of this side alone marked."""

    document: Document
    page: int
    heading: tuple[str, ...]
    start: int
    end: int
    pieces: tuple[Piece, ...]
    amended: Cell | None = None  # what a later document of its edition says in its place

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """A difference; a side that has nothing of the kind is None."""

    impact: Impact
    label: str
    old: Cell | None
    new: Cell | None

    @property
    def change(self) -> Change:
        if self.old is None:
            return Change.ADDED
        return Change.REMOVED if self.new is None else Change.CHANGED


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every difference, the gravest first, and how many of each kind are the same on both sides."""

    rows: tuple[Row, ...]
    same: Mapping[Impact, int]


def compared(old: Side, new: Side) -> Comparison:
    """What differs between an older and a newer side."""
    same: Counter[Impact] = Counter()
    rows = [row for impact in Impact for row in _rows(impact, old, new, same)]
    return Comparison(tuple(rows), dict(same))


def _rows(impact: Impact, old: Side, new: Side, same: Counter[Impact]) -> Iterator[Row]:
    if impact in IMPACTS.values():
        kinds = [kind for kind, own in IMPACTS.items() if own is impact]
        pairs = aligned_facts(old.standing(kinds), new.standing(kinds))
        for before, after in pairs:
            if before and after and _says_the_same(before, after):
                same[impact] += 1
            else:
                yield _row(impact, before, after)
    elif impact is Impact.CLAUSES:
        yield from _clauses(old, new, same)


def _says_the_same(before: Held, after: Held) -> bool:
    """A date is what it means; all else is also how it is worded."""
    if before.fact and after.fact and before.fact.value != after.fact.value:
        return False
    return before.dated or squeezed(before.text) == squeezed(after.text)


def _clauses(old: Side, new: Side, same: Counter[Impact]) -> Iterator[Row]:
    """Clauses that differ; a document of which nothing has its like stands as one row."""
    pairs = aligned_clauses(old.clauses(), new.clauses())
    alike = {one.document.id for pair in pairs if None not in pair for one in pair if one}
    told: set[str] = set()
    for before, after in pairs:
        own = before or after
        if before and after and squeezed(before.passage.text) == squeezed(after.passage.text):
            same[Impact.CLAUSES] += 1
        elif own and own.document.id not in alike:
            if own.document.id not in told:
                yield _row(Impact.DOCUMENTS, before, after)
            told.add(own.document.id)
        else:
            yield _row(Impact.CLAUSES, before, after)


def _row(impact: Impact, before: Held | None, after: Held | None) -> Row:
    label = after.label if after else before.label if before else ""
    if before is not None and after is not None:
        own, others = differences(before.text, after.text)
        return Row(impact, label, _cell(before, own), _cell(after, others))
    return Row(impact, label, _alone(before), _alone(after))


def _alone(held: Held | None) -> Cell | None:
    return _cell(held, (Piece(held.text, own=True),)) if held is not None else None


def _cell(held: Held, pieces: tuple[Piece, ...]) -> Cell:
    passage = held.passage
    amended = _alone(held.amended)
    return Cell(held.document, passage.page, passage.heading, held.start, held.end, pieces, amended)
