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
    SUPPORT = "support"
    SELECTION = "selection"
    SCHEDULE = "schedule"
    AMENDMENT = "amendment"


class RemarkKind(StrEnum):
    """What the secretariat must know of how a document was read."""

    HIDDEN = "hidden"  # text that no reader sees: white, tiny, off the page, behind, in a hidden element
    STRUCK = "struck"  # text that is struck out
    UNREADABLE = "unreadable"  # a page or part whose letters cannot be read
    LEFT_OUT = "left_out"  # a part that is not taken in: a hidden sheet, notes, an attachment
    IDENTITY = "identity"  # the call, edition or kind is not certain


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
    tel: tuple[str, ...] = ()  # with its extension: 03-1234-5678 内線123
    mail: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    address: str = ""
    department: str = ""
    role: str = ""  # of the person: 課長補佐, 担当
    fax: tuple[str, ...] = ()
    postcode: str = ""  # 100-8901
    purpose: str = ""  # for what: 提出先, 質問, システムの操作
    region: str = ""  # for whom, where desks are parted by region: 近畿, 大阪府


class Bound(StrEnum):
    """How an amount limits."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    ABOUT = "about"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money or a rate, in one unit."""

    yen: int | None = None  # 1,250万円 and 12,500千円 are both 12500000
    rate: str = ""  # of support, as a reduced fraction or in full: 2/3, 定額
    bound: Bound = Bound.EXACT
    scope: str = ""  # of what, as the document words it: 1件当たり, 中小企業, 年額


@dataclass(frozen=True, slots=True)
class Form:
    """A paper to hand in."""

    number: str = ""  # 様式第1号, 様式1-2, 別紙3
    name: str = ""
    condition: str = ""  # who or when: 共同申請の場合
    file_format: str = ""  # PDF, Excel, 紙
    sending: str = ""  # how it is sent: 電子メール, jGrants, 郵送


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction that a later document makes: what stood where, and what stands now."""

    before: str  # "": something is added
    after: str  # "": something is taken out
    place: str = ""  # as the document words it: 8ページ 5.(2)


@dataclass(frozen=True, slots=True)
class Wording:
    """A fact that is kept as the document words it, because it has no finer type."""


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A fact that was found and could not be read as its type; only its text stands."""


FactValue = Period | Contact | Amount | Form | Amendment | Wording | Unparsed


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
    source: str  # the name of the file that it came in: several documents may come in one
    file_name: str  # its own name: that of the file, or of the attachment
    title: str
    kind: DocumentKind
    call_id: str
    edition_id: str
    published_on: date | None = None
    source_url: str = ""  # the official source, where the document names it
    amends: str = ""  # what it amends or replaces, as it words it: 令和7年7月18日付け公募要領


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
    amends: str = ""
    doubts: tuple[str, ...] = ()  # what was not certain, in Japanese for the secretariat


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about how a document was read, for the secretariat alone; never indexed, never shown to applicants."""

    kind: RemarkKind
    text: str  # the words that were hidden or struck, or what is missing
    page: int = 0  # 0: the whole document
    why: str = ""  # in Japanese: 白い文字です, 1.0 ポイントの文字です


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of a document's bytes, read and ready to be published whole."""

    document: Document
    call: Call
    edition: Edition
    fingerprint: str  # of the bytes and of all else that the reading depends on: the same one is read only once
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    remarks: tuple[Remark, ...] = ()


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
