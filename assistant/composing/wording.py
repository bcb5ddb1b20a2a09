"""How facts are worded: their values copied from the document, never written anew."""

from __future__ import annotations

from assistant.domain import Contact, Fact, FactKind
from assistant.languages.ja.dates import written_dates
from assistant.languages.ja.mending import mend
from assistant.words import Words

_SHORT = 70  # characters up to which a dated line is a value and not a sentence
DATED = (FactKind.DEADLINE, FactKind.PERIOD, FactKind.BRIEFING)


def in_one_line(source: str) -> str:
    """A piece of a document as it is said: mended, and on one line."""
    return " ".join(mend(source).text.split())


def worded(fact: Fact, edition: str, words: Words) -> str:
    """A dated value under its label; anything longer as the document says it."""
    said = in_one_line(fact.text)
    if fact.kind not in DATED or len(said) > _SHORT or "。" in said:
        return mend(fact.text).text.strip()
    return words.say("claims.period", edition=edition, label=fact.label, text=dated_value(fact))


def dated_value(fact: Fact) -> str:
    """A dated fact without the label that the document writes before it."""
    said = in_one_line(fact.text)
    return said[next((written.start for written in written_dates(said, default_year=2000)), 0) :]


def desk_worded(fact: Fact, words: Words) -> str:
    """A desk and every way to reach it."""
    desk = fact.value
    if not isinstance(desk, Contact):
        return in_one_line(fact.text)
    numbers = (number if "内線" in fact.text else number.split("(内線")[0] for number in desk.tel)
    tel = "、".join(f"TEL {number}" for number in numbers)  # an extension that stands as a bare number is not said
    reach = " / ".join(part for part in (desk.address, tel, "、".join(desk.mail), "、".join(desk.url)) if part)
    name = " ".join(dict.fromkeys(part for part in (desk.programme, desk.organisation) if part))
    return words.say("claims.contact", desk=name or fact.label, reach=reach)
