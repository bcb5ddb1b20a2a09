"""Documents of every state in the shape that the desk reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from pydantic import BaseModel, Field

from assistant.api.desk.shown_rows import DESK, ShownRow, shown_rows
from assistant.desk.comparing import Comparison
from assistant.domain import Document, DocumentKind, FactKind, RemarkKind
from assistant.domain.deliveries import Delivery, HeldFile, Landing, OpenedRevision, PastDeed, RevisionState
from assistant.domain.findings import Finding
from assistant.presenting import NamedCall, NamedEdition, view_of


class ShownCorrection(BaseModel):
    """What staff state of a document; what is empty stays as read."""

    call: str = Field(default="", max_length=200)
    edition: str = Field(default="", max_length=100)
    kind: DocumentKind | None = None
    title: str = Field(default="", max_length=300)
    published_on: date | None = None


class ShownFact(BaseModel):
    """A typed value, and the page that shows it."""

    kind: FactKind
    label: str
    text: str
    page: int
    heading: str
    view: str


class ShownRemark(BaseModel):
    """Something about how the file was read."""

    kind: RemarkKind
    text: str
    page: int
    why: str


class ShownPlaceOfFinding(BaseModel):
    """Where something stands that should be mended."""

    doc: str
    page: int
    heading: str
    text: str
    view: str


class ShownFinding(BaseModel):
    """What should be mended before it is published."""

    check: str
    message: str
    places: list[ShownPlaceOfFinding]


class ShownDocumentRead(BaseModel):
    """A document as it was understood."""

    id: str
    doc: str
    title: str
    kind: DocumentKind
    call: NamedCall
    edition: NamedEdition
    published_on: date | None
    source_url: str
    amends: str
    revision: int
    state: RevisionState
    pages: list[int]
    passages: int
    facts: list[ShownFact]
    remarks: list[ShownRemark]
    new_call: bool = Field(description="whether no document of its call is public")
    new_edition: bool
    view: str


class ShownDelivery(BaseModel):
    """A file that waits."""

    id: str
    doc: str
    size: int
    staged_by: str
    staged_at: datetime
    changed_by: str
    changed_at: datetime
    publish_at: datetime | None
    scheduled_by: str
    correction: ShownCorrection


class ShownPreview(BaseModel):
    """What was understood of a file, and what publishing it would change."""

    delivery: ShownDelivery
    documents: list[ShownDocumentRead]
    findings: list[ShownFinding]
    replaces: int = Field(description="the live revision that it takes the place of; 0: none")
    unchanged: bool = Field(description="whether exactly this is public already")
    changes: list[ShownRow]


class ShownFile(BaseModel):
    """A file that is or was public."""

    document: str = Field(description="id of its main document")
    doc: str
    title: str
    kind: DocumentKind
    call: NamedCall
    edition: NamedEdition
    published_on: date | None
    state: RevisionState
    revision: int
    read_at: datetime


class ShownLanding(BaseModel):
    """What one reading of a file brought."""

    revision: int
    documents: int
    state: RevisionState
    title: str
    read_at: datetime
    view: str


class ShownDeed(BaseModel):
    """What was done to a file."""

    action: str
    by: str
    at: datetime
    reason: str


class ShownHistory(BaseModel):
    """A file with all its revisions and what was done to it."""

    file: ShownFile
    documents: list[ShownDocumentRead]
    landings: list[ShownLanding]
    deeds: list[ShownDeed]
    correctable: str = Field(description="the delivery that can be read again with a correction; empty: none")
    correction: ShownCorrection


class ShownDocuments(BaseModel):
    """All that is held, and what waits."""

    files: list[ShownFile]
    waiting: list[ShownDelivery]
    largest: int = Field(description="bytes of a file that can be handed in; 0: none can")


def shown_delivery(given: Delivery) -> ShownDelivery:
    """A file that waits, as it is sent."""
    return ShownDelivery(
        id=given.id,
        doc=given.source,
        size=given.size,
        staged_by=given.staged_by,
        staged_at=given.staged_at,
        changed_by=given.changed_by,
        changed_at=given.changed_at,
        publish_at=given.publish_at,
        scheduled_by=given.scheduled_by.name if given.scheduled_by else "",
        correction=shown_correction(given),
    )


def shown_correction(given: Delivery | None) -> ShownCorrection:
    """What is stated of a file, as it is sent."""
    if given is None:
        return ShownCorrection()
    stated = given.correction
    return ShownCorrection(
        call=stated.call,
        edition=stated.edition,
        kind=stated.kind,
        title=stated.title,
        published_on=stated.published_on,
    )


def shown_file(held: HeldFile) -> ShownFile:
    """A file, as it is sent."""
    document = held.document
    return ShownFile(
        document=document.id,
        doc=held.source,
        title=document.title,
        kind=document.kind,
        call=NamedCall(id=held.call.id, name=held.call.name),
        edition=NamedEdition(id=held.edition.id, label=held.edition.label),
        published_on=document.published_on,
        state=held.state,
        revision=document.revision,
        read_at=held.read_at,
    )


def shown_read(opened: OpenedRevision, *, calls: Sequence[str], editions: Sequence[str]) -> ShownDocumentRead:
    """A document as it was understood, beside the calls and editions that are public."""
    document, pages = opened.document, {one.id: one for one in opened.passages}
    facts = [
        ShownFact(
            kind=fact.kind,
            label=fact.label,
            text=fact.text,
            page=pages[fact.passage_id].page,
            heading=" > ".join(pages[fact.passage_id].heading),
            view=view_of(document, pages[fact.passage_id].page, fact.start, fact.end, at=DESK),
        )
        for fact in opened.facts
    ]
    return ShownDocumentRead(
        id=document.id,
        doc=document.file_name,
        title=document.title,
        kind=document.kind,
        call=NamedCall(id=opened.call.id, name=opened.call.name),
        edition=NamedEdition(id=opened.edition.id, label=opened.edition.label),
        published_on=document.published_on,
        source_url=document.source_url,
        amends=document.amends,
        revision=document.revision,
        state=opened.state,
        pages=list(opened.pages),
        passages=len(opened.passages),
        facts=facts,
        remarks=[ShownRemark(kind=one.kind, text=one.text, page=one.page, why=one.why) for one in opened.remarks],
        new_call=opened.call.id not in calls,
        new_edition=opened.edition.id not in editions,
        view=view_of(document, opened.pages[0] if opened.pages else 1, 0, 0, at=DESK),
    )


def shown_findings(found: Sequence[Finding], documents: Mapping[str, Document]) -> list[ShownFinding]:
    """What should be mended, each place with its page; the documents by their file names."""
    return [
        ShownFinding(
            check=one.check,
            message=one.message,
            places=[
                ShownPlaceOfFinding(
                    doc=place.doc,
                    page=place.page,
                    heading=" > ".join(place.heading),
                    text=place.text,
                    view=view_of(documents[place.doc], place.page, place.start, place.end, at=DESK)
                    if place.page and place.doc in documents
                    else "",
                )
                for place in one.places
            ],
        )
        for one in found
    ]


def shown_landing(landing: Landing) -> ShownLanding:
    """What a reading brought, as it is sent."""
    number = landing.revisions[0]
    return ShownLanding(
        revision=number,
        documents=len(landing.revisions),
        state=landing.state,
        title=landing.title,
        read_at=landing.read_at,
        view=f"{DESK}/source/{landing.document_id}/{landing.page}?revision={number}",
    )


def shown_deed(deed: PastDeed) -> ShownDeed:
    """What was done, as it is sent."""
    return ShownDeed(action=deed.action, by=deed.by, at=deed.at, reason=deed.reason)


def shown_changes(comparison: Comparison | None) -> list[ShownRow]:
    """What publishing would change; nothing where nothing is replaced."""
    return shown_rows(comparison.rows) if comparison is not None else []
