"""A file handed in at the desk: what staff state of it, and when it is to be published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from assistant.domain.documents import Call, Document, DocumentKind, Edition, Fact, Passage, Remark
from assistant.domain.staff import Actor


@dataclass(frozen=True, slots=True)
class Correction:
    """What staff state of a document; what is left out stays as read."""

    call: str = ""
    edition: str = ""
    kind: DocumentKind | None = None
    published_on: date | None = None
    title: str = ""
    source_url: str = ""
    amends: str = ""


class RevisionState(StrEnum):
    """Where a revision stands: exactly one of a document is live."""

    STAGED = "staged"  # at the desk alone; readers do not know of it
    LIVE = "live"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file as it was last handed in."""

    id: str
    source: str  # the name of the file
    size: int  # bytes
    fingerprint: str
    correction: Correction
    staged_by: str
    staged_at: datetime
    changed_by: str
    changed_at: datetime
    version: int  # grows with every change
    publish_at: datetime | None = None  # None: when somebody publishes it
    scheduled_by: Actor | None = None
    landed: bool = False  # it has been published


@dataclass(frozen=True, slots=True)
class OpenedRevision:
    """One revision with all that was understood of it, whatever its state."""

    document: Document
    call: Call
    edition: Edition
    state: RevisionState
    fingerprint: str
    read_at: datetime
    pages: tuple[int, ...]
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Landing:
    """What one reading of a file brought: a revision of each document within it, of one state."""

    revisions: tuple[int, ...]  # that of the file itself first
    document_id: str  # of that first one
    page: int  # its first
    state: RevisionState
    fingerprint: str
    title: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file that is or was public, as its newest revision tells of it."""

    source: str
    document: Document  # of the file itself
    call: Call
    edition: Edition
    state: RevisionState
    read_at: datetime


@dataclass(frozen=True, slots=True)
class PastDeed:
    """Something that was done to a file."""

    action: str
    by: str
    at: datetime
    reason: str


class Changed(Exception):
    """Somebody else changed it in the meantime: who and when."""

    def __init__(self, by: str, at: datetime) -> None:
        super().__init__(by, at)
        self.by = by
        self.at = at
