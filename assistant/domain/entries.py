"""An FAQ entry on its way: draft → in_review → published → stale → withdrawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class EntryState(StrEnum):
    """Where an entry stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    STALE = "stale"  # it was published, and a passage that it cites has changed since
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Pin:
    """A quote of an entry and the passage that held it when it was cited."""

    document_id: str
    file_name: str
    passage_id: str
    revision: int
    page: int
    heading: tuple[str, ...]
    start: int  # of the quote in the text of the page
    end: int
    quote: str
    passage_text: str  # whole, as it stood


@dataclass(frozen=True, slots=True)
class EntryClaim:
    """One statement of an entry, with what it rests on."""

    text: str
    pins: tuple[Pin, ...]


@dataclass(frozen=True, slots=True)
class SourceChange:
    """What became of a cited passage: its text before and after; "" after: it is gone."""

    pin: Pin
    after: str
    heading: tuple[str, ...] = ()  # over it, after the change


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with an answer that people stand behind; every change makes a new version."""

    id: str
    version: int  # from 1: the ETag
    state: EntryState
    question: str
    call_id: str
    edition_id: str
    claims: tuple[EntryClaim, ...]
    author_id: str  # who wrote it last; never who approves it
    author_name: str
    changed_at: datetime
    wordings: tuple[str, ...] = ()  # other ways to ask it
    engine_claims: tuple[EntryClaim, ...] = ()  # the draft as the engine made it
    approver_id: str = ""
    approver_name: str = ""
    published_at: datetime | None = None  # the last time
    carried_from: str = ""  # the entry of an earlier edition that it continues
    changes: tuple[SourceChange, ...] = field(default=())  # why it is stale


@dataclass(frozen=True, slots=True)
class Comment:
    """What a colleague says of an entry; with a return it is the note."""

    entry_id: str
    at: datetime
    member_id: str
    name: str
    text: str
    returns: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One version in the history of an entry: who made it, and by which deed."""

    entry: Entry
    by: str  # as colleagues read it; "": the service itself, when a source changed
    action: str  # of the deed: entry.approve


class ChangedMeanwhile(Exception):
    """Somebody else was first: the version that was read is no longer the newest."""

    def __init__(self, change: Change) -> None:
        super().__init__(change.entry.id, change.entry.version)
        self.change = change  # the newest
