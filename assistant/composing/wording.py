"""How facts are worded: their values copied from the document, never written anew."""

from __future__ import annotations

from assistant.domain import Contact, Fact, FactKind, FactValue, Period
from assistant.languages.ja.dates import written_dates
from assistant.languages.ja.mending import mend
from assistant.languages.ja.polarity import flipped
from assistant.speech import Speech
from assistant.verification import unsupported

_SHORT = 70  # characters up to which a dated line is a value and not a sentence
DATED = (FactKind.DEADLINE, FactKind.PERIOD, FactKind.BRIEFING)


def in_one_line(source: str) -> str:
    """A piece of a document as it is said: mended, and on one line."""
    return " ".join(mend(source).text.split())


def worded(fact: Fact, edition: str, speech: Speech) -> str:
    """A dated value under its label; anything longer as the document says it."""
    said = in_one_line(fact.text)
    if fact.kind not in DATED or len(said) > _SHORT or "。" in said:
        return mend(fact.text).text.strip()
    said, read = dated_value(fact), read_out(fact.value, fact.text, speech)
    return speech.say("claims.period", edition=edition, label=speech.label(fact.label), text=said, read=read)


def read_out(value: FactValue | None, source: str, speech: Speech) -> str:
    """A dated value as it is read in a language; "" where the words of the document do not bear all of it."""
    said = speech.period(value) if isinstance(value, Period) and value.closes else ""
    borne = said and not unsupported(said, (source,)) and not flipped(said, (source,))
    return speech.say("claims.read", text=said) if borne else ""


def dated_value(fact: Fact) -> str:
    """A dated fact without the label that the document writes before it."""
    said = in_one_line(fact.text)
    return said[next((written.start for written in written_dates(said, default_year=2000)), 0) :]


def desk_worded(fact: Fact, speech: Speech, *, fax: bool = False) -> str:
    """A desk and every way to reach it; by fax only for those who ask for that."""
    desk = fact.value
    if not isinstance(desk, Contact):
        return in_one_line(fact.text)
    numbers = (number if "内線" in fact.text else number.split("(内線")[0] for number in desk.tel)
    tel = speech.listed(f"TEL {number}" for number in numbers)  # an extension that stands as a bare number is not said
    copy = speech.listed(f"FAX {number}" for number in desk.fax) if fax else ""
    ways = (desk.address, tel, copy, speech.listed(desk.mail), speech.listed(desk.url))
    reach = " / ".join(part for part in ways if part)
    name = " ".join(dict.fromkeys(part for part in (desk.programme, desk.organisation) if part))
    return speech.say("claims.contact", desk=name or desk.purpose or fact.label, reach=reach)
