"""What a claim says as a typed card: a deadline, a desk, papers, conditions; nothing that its claim and quotes do not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from assistant.deadlines import State, standing
from assistant.domain import Arrival, Claim, Contact, Fact, FactKind, Form, Moment, Period
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain, squeezed
from assistant.languages.ja.polarity import flipped
from assistant.languages.ja.sentences import sentence_spans
from assistant.speech import Speech
from assistant.verification import unsupported

_CALLS_FOR = frozenset({"公募期間", "公募締切", "提出期限", "受付期間"})  # periods whose end is a deadline
_PROVISO = re.compile(r"(?:※\s*)?(?:ただし|但し|なお|この場合)")
_ITEM = re.compile(r"[(（]?\d{1,2}[)）.．]|[-・●○◆■①-⑳]|[ア-ン][.．)）]")
_EXTENSION = re.compile(r"\s*[(（]?内線.*$")
_LEAST_CONDITIONS = 2
_ARRIVALS: dict[Arrival, Literal["must_arrive", "postmark"]] = {
    Arrival.MUST_ARRIVE: "must_arrive",
    Arrival.POSTMARK: "postmark",
}


class DeadlineCard(BaseModel):
    """A day on which something closes, against the clock of the moment of asking."""

    kind: Literal["deadline"] = "deadline"
    label: str = Field(examples=["公募締切"])
    opens: str = ""
    day: str = Field(examples=["2025年8月27日(水)"])
    time: str = Field("", examples=["12:00"])
    arrival: Literal["must_arrive", "postmark"] | None = Field(None, description="what must have happened by then")
    closes: str = Field(
        description="ISO 8601; a day alone where no time is known", examples=["2025-08-27T12:00:00+09:00"]
    )
    state: State
    days_left: int = Field(description="whole days by the calendar; 0 is today")
    calendar: str = Field(
        description="the same as an iCalendar file", examples=["/api/v1/deadlines/6d1c0a7b.ics?lang=ja"]
    )


class ContactCard(BaseModel):
    """A desk, for what it is, and every way to reach it."""

    kind: Literal["contact"] = "contact"
    name: str
    purposes: list[str] = Field(description="for what, for whom, for which region")
    tel: list[str]
    mail: list[str]
    address: str = ""
    subject: str = Field(description="a prepared subject for a mail")


class Paper(BaseModel):
    """A paper to hand in."""

    name: str = Field(examples=["様式第1号 補助金交付申請書"])
    note: str = Field("", examples=["すべての申請者"])


class FormsCard(BaseModel):
    """The papers that a document lists, and what it says around the list."""

    kind: Literal["forms"] = "forms"
    lead: str
    papers: list[Paper]


class Condition(BaseModel):
    """A sentence or item on who may apply."""

    text: str
    role: Literal["condition", "item", "proviso"]


class EligibilityCard(BaseModel):
    """Who may apply, sentence by sentence; whether its reader may is not said."""

    kind: Literal["eligibility"] = "eligibility"
    conditions: list[Condition]


Card = Annotated[DeadlineCard | ContactCard | FormsCard | EligibilityCard, Field(discriminator="kind")]


def card_of(claim: Claim, speech: Speech, now: datetime) -> Card | None:
    """The card of a claim; None where it was not made from a fact, or where its words do not hold all of it."""
    fact = claim.facts[0] if claim.facts else None
    if fact is None or claim.wording:
        return None
    match fact.kind, fact.value:
        case (FactKind.DEADLINE | FactKind.PERIOD, Period() as period):
            return _deadline(claim, fact, period, speech, now)
        case (FactKind.CONTACT, Contact() as desk):
            return _contact(claim, desk, speech)
        case (FactKind.FORM, _):
            return _forms(claim)
        case (FactKind.ELIGIBILITY, _):
            return _eligibility(claim)
    return None


def closes(fact: Fact) -> bool:
    """Whether a dated fact has a day on which something closes."""
    ends = isinstance(fact.value, Period) and fact.value.closes is not None
    return ends and (fact.kind is FactKind.DEADLINE or fact.label.partition("（")[0] in _CALLS_FOR)


def _deadline(claim: Claim, fact: Fact, period: Period, speech: Speech, now: datetime) -> DeadlineCard | None:
    end = period.closes
    said = speech.period(period)
    texts = (claim.text, *(citation.quote for citation in claim.citations))
    if end is None or not closes(fact) or unsupported(said, texts) or flipped(said, texts):
        return None
    stands = standing(period, now)
    return DeadlineCard(
        label=speech.label(fact.label),
        opens=speech.moment(period.opens) if period.opens else "",
        day=speech.moment(Moment(end.day)),
        time=speech.clock(end) if end.minute is not None else "",
        arrival=_ARRIVALS[period.arrival] if period.arrival else None,
        closes=end.iso(),
        state=stands.state,
        days_left=stands.days_left,
        calendar=f"/api/v1/deadlines/{fact.id}.ics?lang={speech.language}",
    )


def _contact(claim: Claim, desk: Contact, speech: Speech) -> ContactCard | None:
    quotes = [citation.quote for citation in claim.citations]
    tel = [number for number in desk.tel if _stands(_EXTENSION.sub("", number), [claim.text])]
    mail = [address for address in desk.mail if _stands(address, [claim.text])]
    if not (tel or mail):
        return None
    names = dict.fromkeys(name for name in (desk.programme, desk.organisation) if name and _is_said(name, quotes))
    edition = claim.citations[0].edition.label
    return ContactCard(
        name=" ".join(names),
        purposes=[
            one for one in dict.fromkeys((desk.purpose, desk.applicants, desk.region)) if one and _stands(one, quotes)
        ],
        tel=[number if _stands(number, [claim.text]) else _EXTENSION.sub("", number) for number in tel],
        mail=mail,
        address=desk.address if desk.address and _stands(desk.address, [claim.text]) else "",
        subject=speech.say("cards.subject", edition=edition),
    )


def _forms(claim: Claim) -> FormsCard | None:
    listed = [fact for fact in claim.facts if isinstance(fact.value, Form) and _stands(fact.text, [claim.text])]
    papers = [_paper(fact.text) for fact in listed]
    around = _around(claim, [squeezed(fact.text) for fact in listed])
    return FormsCard(lead=" ".join(around), papers=papers) if papers else None


def _around(claim: Claim, rows: Sequence[str]) -> list[str]:
    """The lines of a claim that are no heading, and no row of its list or table."""
    lines = [line for line in claim.text.split("\n") if line.strip() and "\t" not in line]
    headings = _headings(claim)
    return [line for line in lines if squeezed(line) not in headings and not any(squeezed(line) in row for row in rows)]


def _headings(claim: Claim) -> set[str]:
    return {squeezed(part) for citation in claim.citations for part in citation.passage.heading}


def _paper(row: str) -> Paper:
    """The row of a table is its number and name, and then who or when; an item of a list is all name."""
    line = _ITEM.sub("", " ".join(row.split("\n")).strip(), count=1) if row.strip()[0] in "-・●○◆■" else row
    cells = [" ".join(mend(cell).text.split()) for cell in line.split("\t")]
    named = [cell for cell in cells[:2] if cell]
    return Paper(name=" ".join(named), note="、".join(cell for cell in cells[2:] if cell))


def _eligibility(claim: Claim) -> EligibilityCard | None:
    headings = _headings(claim)
    sentences = [claim.text[start:end] for start, end in sentence_spans(claim.text)]
    told = [one for one in sentences if squeezed(one) not in headings]
    conditions = [Condition(text=one, role=_role(one)) for one in told]
    return EligibilityCard(conditions=conditions) if len(conditions) >= _LEAST_CONDITIONS else None


def _role(sentence: str) -> Literal["condition", "item", "proviso"]:
    if _PROVISO.match(sentence):
        return "proviso"
    return "item" if _ITEM.match(sentence) else "condition"


def _is_said(name: str, texts: Sequence[str]) -> bool:
    """Whether all parts of a name stand there: a desk may be written over several lines."""
    return all(_stands(part, texts) for part in name.split())


def _stands(words: str, texts: Iterable[str]) -> bool:
    wanted = squeezed(plain(words))
    return any(wanted in squeezed(text) for text in texts)
