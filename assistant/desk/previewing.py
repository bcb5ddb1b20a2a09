"""What publishing a file would change, and which sides can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue
from assistant.desk.comparing import Comparison, compared
from assistant.desk.documents import DocumentDesk
from assistant.desk.standing import Side
from assistant.domain import Document, FactKind
from assistant.domain.deliveries import Delivery, OpenedRevision, RevisionState
from assistant.domain.findings import Finding


@dataclass(frozen=True, slots=True)
class Preview:
    """A file that waits, as it would be published."""

    documents: tuple[OpenedRevision, ...]
    findings: tuple[Finding, ...]
    live: tuple[OpenedRevision, ...]  # what it takes the place of
    changes: Comparison | None  # None: it takes the place of nothing
    beside: dict[str, Document]  # by file name: where its findings may point
    calls: frozenset[str]  # that are public
    editions: frozenset[str]

    @property
    def unchanged(self) -> bool:
        """Whether exactly this is public already."""
        return bool(self.live) and {one.fingerprint for one in (*self.live, *self.documents)} == {
            self.live[0].fingerprint
        }


def previewed(desk: DocumentDesk, given: Delivery) -> Preview:
    """What was understood of a file, what is to be mended in it, and what it changes."""
    staged = desk.store.staged(given.id)
    live = live_of(desk, given.source)
    held = Catalogue.of(desk.library)
    return Preview(
        documents=staged,
        findings=desk.findings(given),
        live=live,
        changes=compared(side_of(live), side_of(staged)) if live else None,
        beside={document.file_name: document for document in (*held.documents, *(one.document for one in staged))},
        calls=frozenset(call.id for call in held.calls),
        editions=frozenset(edition.id for edition in held.editions),
    )


def live_of(desk: DocumentDesk, source: str) -> tuple[OpenedRevision, ...]:
    """What is live of a file."""
    landing = desk.live_landing(source)
    return opened(desk, landing.revisions) if landing is not None else ()


def opened(desk: DocumentDesk, numbers: Sequence[int]) -> tuple[OpenedRevision, ...]:
    """Revisions with all that is in them."""
    found = (desk.store.revision(number) for number in numbers)
    return tuple(one for one in found if one is not None)


def side_of(revisions: Sequence[OpenedRevision]) -> Side:
    """Revisions as one side of a comparison."""
    return Side(
        tuple(one.document for one in revisions),
        tuple(passage for one in revisions for passage in one.passages),
        tuple(fact for one in revisions for fact in one.facts),
    )


def side_of_edition(desk: DocumentDesk, edition_id: str) -> Side | None:
    """What is live of an edition; None: nothing is."""
    documents = tuple(one for one in desk.library.documents() if one.edition_id == edition_id)
    ids = [one.id for one in documents]
    if not ids:
        return None
    facts = desk.library.facts(document_ids=ids, kinds=list(FactKind))
    return Side(documents, desk.library.passages(document_ids=ids), facts)


def side_of_revision(desk: DocumentDesk, number: int) -> Side | None:
    """One revision of a document, whatever its state; None: there is none."""
    found = desk.store.revision(number)
    return side_of((found,)) if found is not None else None


def is_waiting(revision: OpenedRevision) -> bool:
    """Whether readers do not know of it yet."""
    return revision.state is RevisionState.STAGED
