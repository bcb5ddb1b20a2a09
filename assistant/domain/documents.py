"""What the shelf holds: calls, their editions, and documents down to passages and facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from assistant.domain.facts import FactKind, FactValue


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


class RemarkKind(StrEnum):
    """What the secretariat must know of how a document was read."""

    HIDDEN = "hidden"  # text that no reader sees: white, tiny, off the page, behind, in a hidden element
    STRUCK = "struck"  # text that is struck out
    UNREADABLE = "unreadable"  # a page or part whose letters cannot be read
    LEFT_OUT = "left_out"  # a part that is not taken in: a hidden sheet, notes, an attachment
    IDENTITY = "identity"  # the call, edition or kind is not certain


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
    revision: int = field(default=0, compare=False)  # the one that is read; 0: none is kept yet


@dataclass(frozen=True, slots=True)
class Picture:
    """How a page looks: its size in points, and where each character of its text stands."""

    width: float
    height: float
    boxes: bytes  # packed, one for each character
    drawn: bool  # the file holds a page to draw; else only the places of its boxes are known


@dataclass(frozen=True, slots=True)
class Page:
    """A page, slide or sheet, or the whole of a mail or a web page, exactly as extracted."""

    number: int
    text: str
    picture: Picture | None = None  # None: the format knows no places


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
    names: tuple[str, ...] = ()  # by which this document itself, or the secretariat, calls its call
    open_edition: bool = False  # it names no round: it is of the one held edition that fits


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
    names: tuple[str, ...] = ()  # of its call, as this document or the secretariat states them; (): all of the call's
    open_edition: bool = False  # it names no round: it is of the one held edition that fits, and of its own until then
    original: bytes = b""  # the file itself, where its pages can be drawn


@dataclass(frozen=True, slots=True)
class Source:
    """One revision of a document as it is opened: where it belongs, and its pages."""

    document: Document
    call: Call
    edition: Edition
    live: bool  # False: a newer revision took its place
    read_at: datetime
    pages: tuple[int, ...]  # their numbers
    original: str  # the key of the file's bytes; "": they are not kept
