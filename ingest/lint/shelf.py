"""What the checks look at, and what they find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from assistant.amendments import amended
from assistant.domain import Document, Edition, Fact, FactKind, Passage, Remark
from assistant.domain.findings import Place
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import Normalised

_LONGEST_QUOTE = 200  # characters of a place's text


class Checked(Protocol):
    """The documents that are checked."""

    def editions(self) -> tuple[Edition, ...]: ...
    def documents(self) -> tuple[Document, ...]: ...
    def passages(self, *, document_ids: Sequence[str] | None = None) -> tuple[Passage, ...]: ...
    def facts(self, *, document_ids: Sequence[str], kinds: Sequence[FactKind]) -> tuple[Fact, ...]: ...
    def remarks(self, *, document_ids: Sequence[str]) -> tuple[tuple[str, Remark], ...]: ...


@dataclass(frozen=True, slots=True)
class Text:
    """A passage in one spelling, with its document and edition."""

    document: Document
    edition: Edition
    passage: Passage
    mended: Normalised

    @property
    def text(self) -> str:
        return self.mended.text

    def place(self, start: int, end: int) -> Place:
        """Where `text[start:end]` stands in the page."""
        return self.raw_place(*self.mended.source_span(start, end))

    def raw_place(self, start: int, end: int) -> Place:
        """Where `passage.text[start:end]` stands in the page."""
        held = self.passage
        said = held.text[start:end]
        return Place(
            self.document.file_name,
            held.page,
            held.heading,
            held.start + start,
            held.start + end,
            said[:_LONGEST_QUOTE],
        )


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact with where it stands."""

    fact: Fact
    document: Document
    place: Place
    amended: bool  # a later document changes it


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents that are checked together."""

    texts: tuple[Text, ...]
    facts: tuple[Stated, ...]
    remarks: tuple[tuple[Document, Remark], ...]

    def by_document(self) -> Iterator[tuple[Document, tuple[Text, ...]]]:
        """The texts of each document."""
        for document, texts in groupby(self.texts, key=lambda text: text.document):
            yield document, tuple(texts)

    def by_edition(self) -> Iterator[tuple[tuple[Text, ...], tuple[Stated, ...]]]:
        """The texts and the facts of each edition."""
        for edition in dict.fromkeys(text.document.edition_id for text in self.texts):
            yield (
                tuple(text for text in self.texts if text.document.edition_id == edition),
                tuple(stated for stated in self.facts if stated.document.edition_id == edition),
            )


def shelf_of(library: Checked) -> Shelf:
    """All that is live."""
    documents, editions = library.documents(), {edition.id: edition for edition in library.editions()}
    texts: list[Text] = []
    facts: list[Stated] = []
    for document in documents:
        passages = library.passages(document_ids=[document.id])
        texts += [Text(document, editions[document.edition_id], one, mend(one.text)) for one in passages]
    for edition in editions.values():
        of_edition = [document for document in documents if document.edition_id == edition.id]
        facts += _stated(library, of_edition)
    named = {document.id: document for document in documents}
    remarks = library.remarks(document_ids=list(named))
    return Shelf(tuple(texts), tuple(facts), tuple((named[id_], remark) for id_, remark in remarks))


def _stated(library: Checked, documents: Sequence[Document]) -> Iterator[Stated]:
    ids = [document.id for document in documents]
    passages = {passage.id: passage for passage in library.passages(document_ids=ids)}
    facts = library.facts(document_ids=ids, kinds=list(FactKind))
    changed = {link.id for link in amended(documents, tuple(passages.values()), facts)}
    named = {document.id: document for document in documents}
    for fact in facts:
        held = passages[fact.passage_id]
        document = named[held.document_id]
        place = Place(document.file_name, held.page, held.heading, fact.start, fact.end, fact.text[:_LONGEST_QUOTE])
        yield Stated(fact, document, place, fact.id in changed)
