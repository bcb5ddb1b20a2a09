"""The words of the trade as values: what a call's documents hold, and what an answer is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")


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


class DocumentKind(StrEnum):
    """What a document is; the order is its authority, highest first."""

    RULES = "rules"  # 交付規程
    GUIDELINE = "guideline"  # 公募要領
    ERRATA = "errata"  # 正誤表
    NOTICE = "notice"  # 公募案内, 公募ページ
    QA = "qa"
    FORM = "form"  # 様式
    SLIDES = "slides"
    MAIL = "mail"
    OTHER = "other"


class FactKind(StrEnum):
    """What kind of typed value a passage holds."""

    DEADLINE = "deadline"
    PERIOD = "period"
    BRIEFING = "briefing"
    CONTACT = "contact"
    ELIGIBILITY = "eligibility"
    FORM = "form"
    AMOUNT = "amount"


class Arrival(StrEnum):
    """What must have happened by the deadline."""

    MUST_ARRIVE = "必着"
    POSTMARK = "消印有効"


class NoticeKind(StrEnum):
    """What a reader must know beside the answer."""

    CLOSED = "closed"
    OPEN = "open"
    OTHER_EDITION = "other_edition"
    AMENDED = "amended"
    SOURCES_DISAGREE = "sources_disagree"
    EXCERPT = "excerpt"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and where the document says it, the minute of that day (1440 is 24時)."""

    day: date
    minute: int | None = None  # None: the document gives no time

    def latest(self) -> datetime:
        """The last instant that this moment covers, in Tokyo."""
        midnight = datetime.combine(self.day, time(), TOKYO)
        return midnight + timedelta(minutes=1440 if self.minute is None else self.minute)

    def iso(self) -> str:
        """The moment as ISO 8601: a day alone where no time is known, 24:00 where the document says 24時."""
        if self.minute is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()}T{self.minute // 60:02}:{self.minute % 60:02}:00+09:00"

    @classmethod
    def from_iso(cls, written: str) -> Moment:
        """The moment that `iso` wrote."""
        day, _, clock = written.partition("T")
        return cls(date.fromisoformat(day), int(clock[:2]) * 60 + int(clock[3:5]) if clock else None)


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when; a deadline is a period of which only the end is known."""

    opens: Moment | None = None
    closes: Moment | None = None
    arrival: Arrival | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A desk: who it is for, and how to reach it."""

    organisation: str = ""
    programme: str = ""
    applicants: str = ""
    tel: tuple[str, ...] = ()
    mail: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """A fact that is kept as the document words it, because it has no finer type."""


FactValue = Period | Contact | Wording


@dataclass(frozen=True, slots=True)
class Call:
    """A programme that is called for."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """One round of a call."""

    id: str
    call_id: str
    label: str  # as the documents name it: 第7回, 令和4年度 二次公募
    number: int | None = None  # 第N回
    fiscal_year: int | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One published thing of an edition."""

    id: str
    file_name: str
    title: str
    kind: DocumentKind
    call_id: str
    edition_id: str
    published_on: date | None = None
    source_url: str = ""  # the official source, where the document names it


@dataclass(frozen=True, slots=True)
class Page:
    """A page, slide or sheet, or the whole of a mail or a web page, exactly as extracted."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is indexed and cited: `page.text[start:end] == text`."""

    id: str
    document_id: str
    page: int
    position: int  # its place in the order of the document
    heading: tuple[str, ...]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed value with its exact place: `page.text[start:end] == text`."""

    id: str
    kind: FactKind
    label: str  # which deadline, which desk: 公募締切, 意向登録, 説明会申込
    value: FactValue
    passage_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Which call, edition and kind a document has, as read from the document itself."""

    call: Call
    edition: Edition
    kind: DocumentKind
    title: str
    published_on: date | None = None
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of a document's bytes, read and ready to be published whole."""

    document: Document
    call: Call
    edition: Edition
    sha256: str
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]


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


@dataclass(frozen=True, slots=True)
class Reading:
    """What we understood of a question."""

    question: str  # the question with what a follow-up leaves out
    aspects: tuple[Aspect, ...]
    call: Call | None = None  # None: the question names none, and the documents hold several
    editions: tuple[Edition, ...] = ()  # more than one only where a comparison is asked for
    edition_named: bool = False
    said: tuple[str, ...] = ()  # how the question names its edition
    unknown_edition: str = ""  # an edition that is asked for and that we do not hold
    unknown_names: tuple[str, ...] = ()  # how documents may name that edition
    choices: tuple[Call, ...] = ()  # calls that are equally likely
    follow_up: bool = False
    context: str = ""  # the earlier turn that the question points to
    now: datetime = field(default_factory=lambda: datetime.min.replace(tzinfo=TOKYO))

    @property
    def compares(self) -> bool:
        """Whether editions of one call are held against each other."""
        return self.edition_named and len(self.editions) > 1


@dataclass(frozen=True, slots=True)
class Answer:
    """A tuple of claims, never a blob of text, and how the answer ended."""

    outcome: Outcome
    reading: Reading
    claims: tuple[Claim, ...] = ()
    notices: tuple[Notice, ...] = ()
    reply: str = ""  # the words of an outcome that is no answer

    @property
    def abstained(self) -> bool:
        """Whether the answer is an honest no."""
        return self.outcome is not Outcome.ANSWERED
