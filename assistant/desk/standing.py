"""What one side of a comparison says: its clauses, and of its facts those that stand, each once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.amendments import amended, in_force
from assistant.domain import (
    Contact,
    Document,
    DocumentKind,
    Fact,
    FactKind,
    Form,
    Passage,
    Period,
    Unparsed,
    Wording,
)
from assistant.languages.ja.normalise import squeezed

_AUTHORITY = list(DocumentKind)


@dataclass(frozen=True, slots=True)
class Held:
    """Words of a page with their place: a clause, or a fact."""

    document: Document
    passage: Passage
    start: int
    end: int
    text: str
    label: str
    fact: Fact | None = None  # None: a clause
    amended: Held | None = None  # what a later document of its edition says in its place

    @property
    def dated(self) -> bool:
        """Whether it is a moment or a period, which is what it means however it is worded."""
        return self.fact is not None and isinstance(self.fact.value, Period)


@dataclass(frozen=True)
class Side:
    """The documents of an edition, or one revision of a document."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]

    @cached_property
    def amended(self) -> Mapping[str, Held]:
        """What changes the facts and passages that a later document changes."""
        links = amended(self.documents, self.passages, self.facts)
        held = {one.id: one for one in self.passages}
        documents = {one.id: one for one in self.documents}
        last = {link.id: in_force(links, link.id) or link.amendment for link in links}
        return {id_: _amendment(fact, held[fact.passage_id], documents) for id_, fact in last.items()}

    def clauses(self) -> tuple[Held, ...]:
        """The passages, in the order of documents and pages."""
        return tuple(
            Held(document, one, one.start, one.end, one.text, _name(one, document), amended=self.amended.get(one.id))
            for document in self._by_authority()
            for one in self.passages
            if one.document_id == document.id
        )

    def standing(self, kinds: Sequence[FactKind]) -> tuple[Held, ...]:
        """The facts of some kinds that are in force, the document of the highest authority speaking for the others."""
        found: dict[object, Held] = {}
        for held in self._of(kinds):
            if not (held.amended and self._said_anew(held, kinds)):
                found.setdefault(_meaning(held), held)
        return tuple(found.values())

    def _of(self, kinds: Sequence[FactKind]) -> Iterator[Held]:
        passages = {one.id: one for one in self.passages}
        for document in self._by_authority():
            own = [
                one for one in self.facts if one.kind in kinds and passages[one.passage_id].document_id == document.id
            ]
            for fact in own:
                passage = passages[fact.passage_id]
                if not any(_finer(other, than=fact, passage=passage, within=passages) for other in own):
                    changed = self.amended.get(fact.id)
                    yield Held(document, passage, fact.start, fact.end, fact.text, fact.label, fact, changed)

    def _said_anew(self, held: Held, kinds: Sequence[FactKind]) -> bool:
        """Whether a fact in force says the same thing of this edition as one that was amended."""
        return any(
            fact.kind in kinds and fact.label == held.label and fact.id not in self.amended for fact in self.facts
        )

    def _by_authority(self) -> list[Document]:
        return sorted(self.documents, key=lambda one: _AUTHORITY.index(one.kind))


def _amendment(fact: Fact, passage: Passage, documents: Mapping[str, Document]) -> Held:
    return Held(documents[passage.document_id], passage, fact.start, fact.end, fact.text, fact.label, fact)


def _name(passage: Passage, document: Document) -> str:
    return passage.heading[-1] if passage.heading else document.title


def _finer(fact: Fact, *, than: Fact, passage: Passage, within: dict[str, Passage]) -> bool:
    """Whether a fact says in few words what a whole passage was kept for."""
    same_page = within[fact.passage_id].page == passage.page
    inside = than.start <= fact.start and fact.end <= than.end and fact.end - fact.start < than.end - than.start
    return isinstance(than.value, Wording) and fact.kind is than.kind and same_page and inside


def _meaning(held: Held) -> object:
    """What two facts of one side share that say the same."""
    match held.fact.value if held.fact else None:
        case Contact() as contact:
            return contact.mail, contact.tel, contact.purpose, contact.region
        case Form(number=number) if number:
            return number
        case Wording() | Unparsed() | None:
            return squeezed(held.text)
        case value:
            return squeezed(held.label), value
