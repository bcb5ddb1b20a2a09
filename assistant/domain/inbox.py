"""What applicants asked, as the staff desk sorts it: each question in a group of those that ask the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from assistant.domain.answers import Aspect, Outcome
from assistant.domain.kept import Feedback, Verdict


class Origin(StrEnum):
    """Where a question came from."""

    CHAT = "chat"
    ENQUIRY = "enquiry"  # a mail, or a row of a table, that was taken in at the desk


class GroupState(StrEnum):
    """What became of a group."""

    OPEN = "open"
    DRAFTED = "drafted"  # an entry was begun from it
    DONE = "done"
    HIDDEN = "hidden"


class GroupOrder(StrEnum):
    """Which groups come first."""

    COUNT = "count"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Unsorted:
    """A question that is in no group yet."""

    id: str
    origin: Origin
    asked_at: datetime
    text: str  # masked
    call_id: str  # "": none was named
    outcome: Outcome | None  # None: nobody has answered it
    shown: str = ""  # the answer as JSON, with what was understood; "": there is none
    edition_id: str = ""  # where there is no answer
    aspects: tuple[Aspect, ...] = ()  # where there is no answer
    times: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that ask the same of the same edition; its key stays as questions come and go."""

    key: str
    call_id: str
    edition_id: str  # "": of no single edition
    aspects: tuple[Aspect, ...]
    words: Mapping[int, int]  # of its first question: each as a number, with its weight


@dataclass(frozen=True, slots=True)
class Placed:
    """A question with its group."""

    question: Unsorted
    key: str
    said: str  # the text in one spelling, to be searched


@dataclass(frozen=True, slots=True)
class Sought:
    """Which questions are wanted; what is empty does not narrow."""

    states: tuple[GroupState, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    call_id: str = ""
    edition_id: str = ""
    aspect: Aspect | None = None
    origin: Origin | None = None
    since: date | None = None
    until: date | None = None  # with this day
    text: tuple[str, ...] = ()  # all of them, each in one spelling


@dataclass(frozen=True, slots=True)
class Wording:
    """A way in which a question was put, and how often."""

    text: str
    times: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a group, who said so, and when."""

    state: GroupState = GroupState.OPEN
    entries: tuple[str, ...] = ()
    changed_at: datetime | None = None  # None: nobody has looked after it
    changed_by: str = ""  # the name of a member
    version: int = 1  # the ETag


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """A group in figures, of the questions that are wanted."""

    group: Group
    standing: Standing
    count: int
    first: datetime
    last: datetime
    newer: int  # questions since somebody looked after it
    wordings: tuple[Wording, ...]  # the most frequent first
    outcomes: Mapping[Outcome | None, int] = field(default_factory=dict)
    verdicts: Mapping[Verdict, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of a group, with the answer that was given and what its reader said of it."""

    id: str
    origin: Origin
    asked_at: datetime
    text: str
    times: int
    outcome: Outcome | None
    shown: str  # the answer as JSON; "": there is none
    feedback: tuple[Feedback, ...] = ()


@dataclass(frozen=True, slots=True)
class GapQuestion:
    """A question that the documents did not answer, or whose answer was called wrong."""

    key: str  # of its group
    asked_at: datetime
    times: int
    outcome: Outcome | None
    wrong: bool


@dataclass(frozen=True, slots=True)
class Received:
    """An enquiry as it stands in a file, with personal data."""

    text: str
    place: str  # in the file: 3 行目, 2 通目
    sent_at: datetime | None = None  # None: the file does not say
    message_id: str = ""
    names: tuple[str, ...] = ()  # of whoever wrote it, as the file gives them apart
    about: str = ""  # what is said before it, such as the subject of a mail


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of a file that holds no question, and why."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class EnquiryFile:
    """What a file of enquiries holds."""

    received: tuple[Received, ...]
    skipped: tuple[Skipped, ...] = ()
    columns: tuple[str, ...] = ()  # of a table; (): it is none
    column: str = ""  # whose cells are the questions; "": it must be chosen


@dataclass(frozen=True, slots=True)
class Enquiry:
    """An enquiry free of personal data."""

    id: str  # by its text, its call and its edition
    origin: str  # by the letter or the row that it came in: what comes twice is counted once
    text: str
    asked_at: datetime
    call_id: str
    edition_id: str
    aspects: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file of enquiries."""

    new: int
    merged: int  # the same as one that was there
    known: int  # had been taken in before
    skipped: tuple[Skipped, ...] = ()
