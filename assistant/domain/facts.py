"""Typed values: what a fact of a document can be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")


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


class Arrival(StrEnum):
    """What must have happened by the deadline."""

    MUST_ARRIVE = "必着"
    POSTMARK = "消印有効"


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
