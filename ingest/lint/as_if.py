"""The documents of an edition as they would stand beside a file that is not published yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import Document, Edition, Fact, FactKind, Passage, Remark
from assistant.domain.deliveries import OpenedRevision
from assistant.ports import Library


@dataclass(frozen=True, slots=True)
class AsIf:
    """What a check sees: the staged revisions, and what is live of their editions from other files."""

    staged: Sequence[OpenedRevision]
    library: Library

    def editions(self) -> tuple[Edition, ...]:
        return tuple({one.edition.id: one.edition for one in self.staged}.values())

    def documents(self) -> tuple[Document, ...]:
        sources = {one.document.source for one in self.staged}
        editions = {one.edition.id for one in self.staged}
        beside = (one for one in self.library.documents() if one.edition_id in editions and one.source not in sources)
        return (*(one.document for one in self.staged), *beside)

    def passages(self, *, document_ids: Sequence[str] | None = None) -> tuple[Passage, ...]:
        wanted = self._wanted(document_ids)
        own = tuple(passage for one in self._staged(wanted) for passage in one.passages)
        return own + self.library.passages(document_ids=self._live(wanted))

    def facts(self, *, document_ids: Sequence[str], kinds: Sequence[FactKind]) -> tuple[Fact, ...]:
        own = tuple(fact for one in self._staged(document_ids) for fact in one.facts if fact.kind in kinds)
        return own + self.library.facts(document_ids=self._live(document_ids), kinds=kinds)

    def remarks(self, *, document_ids: Sequence[str]) -> tuple[tuple[str, Remark], ...]:
        own = tuple((one.document.id, remark) for one in self._staged(document_ids) for remark in one.remarks)
        return own + self.library.remarks(document_ids=self._live(document_ids))

    def _wanted(self, document_ids: Sequence[str] | None) -> Sequence[str]:
        return [one.id for one in self.documents()] if document_ids is None else document_ids

    def _staged(self, document_ids: Sequence[str]) -> list[OpenedRevision]:
        return [one for one in self.staged if one.document.id in document_ids]

    def _live(self, document_ids: Sequence[str]) -> list[str]:
        own = {one.document.id for one in self.staged}
        return [id_ for id_ in document_ids if id_ not in own]
