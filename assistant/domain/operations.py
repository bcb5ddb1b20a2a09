"""How the service is run: what is sought among deeds, what is set at the desk, what was counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from assistant.domain.answers import Outcome
from assistant.domain.documents import Document, Passage
from assistant.domain.kept import Verdict


@dataclass(frozen=True, slots=True)
class Sought:
    """Which deeds are looked for; what is empty asks for nothing."""

    actor: str = ""  # a part of a name, or an id
    action: str = ""
    subject: str = ""  # a part of it
    since: datetime | None = None
    until: datetime | None = None  # before this moment


class Bounded(Protocol):
    """What says how much may be asked: the settings."""

    @property
    def questions_per_minute(self) -> int: ...
    @property
    def all_questions_per_minute(self) -> int: ...
    @property
    def open_questions(self) -> int: ...
    @property
    def keep_questions(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be asked, and how long it is kept; 0 a minute is no limit."""

    questions_per_minute: int  # of one address
    all_questions_per_minute: int
    open_questions: int  # of one address at the same time
    keep_questions: int  # days

    @classmethod
    def of(cls, given: Bounded) -> Limits:
        """The limits of the settings."""
        return cls(
            given.questions_per_minute, given.all_questions_per_minute, given.open_questions, given.keep_questions
        )


@dataclass(frozen=True, slots=True)
class Orders:
    """What is set at the desk."""

    limits: Mapping[str, int] = field(default_factory=dict)  # by the name of the limit; those that were set
    shut: Mapping[str, str] = field(default_factory=dict)  # what is said in place of an answer, by call; "": as usual


@dataclass(frozen=True, slots=True)
class Counted:
    """A kept answer as figures see it."""

    asked_at: datetime
    call_id: str  # "": none was named
    outcome: Outcome
    ms: float
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds."""

    made_at: datetime
    version: str  # of koubo
    schema: str  # of the database
    files: Mapping[str, tuple[str, int]]  # by name: SHA-256 and size
    records: int  # of the audit


@dataclass(frozen=True, slots=True)
class Former:
    """A passage of a revision that is live no more."""

    passage: Passage
    document: Document
    edition: str  # its label
    withdrawn: bool  # False: a newer revision took its place
