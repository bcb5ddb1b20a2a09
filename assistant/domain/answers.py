"""A question, what was understood of it, and the answer: a tuple of claims, never a blob of text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from assistant.domain.documents import Call, Document, Edition, Fact, Passage
from assistant.domain.facts import TOKYO


class Outcome(StrEnum):
    """How an answer ended."""

    ANSWERED = "answered"
    NEEDS_CLARIFICATION = "needs_clarification"
    NOT_IN_DOCUMENTS = "not_in_documents"
    EDITION_UNKNOWN = "edition_unknown"
    OUT_OF_SCOPE = "out_of_scope"
    REFUSED = "refused"
    WITHHELD = "withheld"


class Aspect(StrEnum):
    """What a question asks for."""

    DEADLINE = "deadline"
    ELIGIBILITY = "eligibility"
    CONTACT = "contact"
    FORMS = "forms"
    BRIEFING = "briefing"
    SCHEDULE = "schedule"
    SUPPORT = "support"
    SELECTION = "selection"
    OTHER = "other"


class NoticeKind(StrEnum):
    """What a reader must know beside the answer."""

    CLOSED = "closed"
    OPEN = "open"
    OTHER_EDITION = "other_edition"
    AMENDED = "amended"
    SOURCES_DISAGREE = "sources_disagree"
    EXCERPT = "excerpt"


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote, the passage that holds it and the document it stands in."""

    quote: str
    start: int
    end: int
    passage: Passage
    document: Document
    edition: Edition


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable sentence of an answer, with what it rests on."""

    text: str
    citations: tuple[Citation, ...]
    more: bool = False  # the section or list goes on, and the rest is left out
    amended: bool = False  # a later document changed what stood in the first
    wording: str = ""  # the prompt and the model that worded it; "": the words are the document's
    facts: tuple[Fact, ...] = ()  # that it was made from, as they stand now; (): it was made from the text
    picked: bool = False  # entries of a list or a table, picked out by what the question names of them


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the reader must know beside the answer."""

    kind: NoticeKind
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks, after what was asked before."""

    text: str
    history: tuple[str, ...] = ()
    today: date | None = None  # None: today by the clock
    calls: tuple[str, ...] = ()  # ids or names: from the documents of these alone; (): of all


@dataclass(frozen=True, slots=True)
class Alternative:
    """What else a question could be about."""

    call: Call
    edition: Edition


@dataclass(frozen=True, slots=True)
class Reading:
    """What we understood of a question."""

    question: str  # the question with what a follow-up leaves out
    aspects: tuple[Aspect, ...]
    language: str = "ja"  # that it is asked in, and answered in: a folder of prompts/
    call: Call | None = None  # None: the question names none, and the documents hold several
    editions: tuple[Edition, ...] = ()  # more than one only where a comparison is asked for
    each: tuple[Reading, ...] = ()  # of each call, where a question names several side by side
    edition_named: bool = False
    said: tuple[str, ...] = ()  # how the question names its edition
    unknown_edition: str = ""  # an edition that is asked for and that we do not hold
    unknown_names: tuple[str, ...] = ()  # how documents may name that edition
    choices: tuple[Call, ...] = ()  # calls that are equally likely
    others: tuple[Alternative, ...] = ()  # that are held beside what was understood, those of its call first
    follow_up: bool = False
    context: str = ""  # the earlier turn that the question points to
    beside: int = 0  # other things that are asked in the same breath, and share the room of the answer
    now: datetime = field(default_factory=lambda: datetime.min.replace(tzinfo=TOKYO))

    @property
    def compares(self) -> bool:
        """Whether editions are held against each other, of one call or of several that are named."""
        return bool(self.each) or (self.edition_named and len(self.editions) > 1)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """That the secretariat stands behind an answer: by which published entry, since when."""

    entry_id: str
    question: str  # of the entry
    on: date


@dataclass(frozen=True, slots=True)
class Lead:
    """How an answer ends, told before its first claim: what is said above them must not come after them."""

    outcome: Outcome
    reply: str
    confirmed: Confirmation | None = None  # None: the engine composed it


@dataclass(frozen=True, slots=True)
class Answer:
    """A tuple of claims, never a blob of text, and how the answer ended."""

    outcome: Outcome
    reading: Reading
    claims: tuple[Claim, ...] = ()
    notices: tuple[Notice, ...] = ()
    reply: str = ""  # the words of an outcome that is no answer
    confirmed: Confirmation | None = None  # None: the engine composed it

    @property
    def wording(self) -> str:
        """The prompt and the model that worded what is shown; empty where none did."""
        return next((claim.wording for claim in self.claims if claim.wording), "")

    @property
    def abstained(self) -> bool:
        """Whether the answer is an honest no."""
        return self.outcome is not Outcome.ANSWERED
