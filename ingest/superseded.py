"""What stood before an amendment is no fact of the document that amends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.domain import Amendment, Amount, Contact, FactKind, Period, Unparsed, Wording
from assistant.languages.ja.dates import calendar_days, clock_times
from assistant.languages.ja.normalise import plain
from ingest.amounts import amounts_in
from ingest.found import Found
from ingest.reach import faxes, mail_addresses, telephones, urls

_DATED = frozenset({FactKind.DEADLINE, FactKind.PERIOD, FactKind.BRIEFING, FactKind.SCHEDULE})


def still_true(found: Iterable[Found], amended: Sequence[Found], texts: Mapping[int, str]) -> Iterator[Found]:
    """The facts but for those that only the side before an amendment gives; a day stands where the side after it does."""
    for one in found:
        met = [other.value for other in amended if _meets(one, other)]
        changes = [change for change in met if isinstance(change, Amendment) and change.before]
        if all(_stands(one, change) for change in changes):
            yield _after(one, changes, texts[one.page]) if one.kind in _DATED else one


def _after(one: Found, changes: Sequence[Amendment], text: str) -> Found:
    """The fact at the place of what stands now, so that nobody quotes what stood."""
    for change in changes:
        start = text.rfind(change.after, one.start, one.end) if change.after else -1
        if start >= 0 and change.before in text[one.start : one.end]:
            return replace(one, start=start, end=start + len(change.after))
    return one


def _meets(one: Found, other: Found) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end


def _stands(one: Found, change: Amendment) -> bool:
    """Whether a fact that meets a change holds what stands after it, or something that the change does not touch."""
    if one.kind in _DATED and isinstance(one.value, Wording | Unparsed):
        return False  # its text holds both sides
    said = _held_by(one)
    return not said & _written(plain(change.before)) or said <= _written(plain(change.after))


def _held_by(one: Found) -> set[object]:
    """What a fact holds, in pieces that can be looked for in a text."""
    match one.value:
        case Period(opens, closes):
            moments = [moment for moment in (opens, closes) if moment is not None]
            times = {("time", moment.minute) for moment in moments if moment.minute is not None}
            return times | {("day", moment.day.month, moment.day.day) for moment in moments}
        case Amount(yen, rate):
            return {("amount", yen, rate)}
        case Contact() as desk:
            return {*desk.mail, *desk.tel, *desk.fax, *desk.url}
        case _:
            return set()


def _written(text: str) -> set[object]:
    """The pieces that a side of an amendment could give to a fact."""
    days = {("day", day.month, day.day) for day in calendar_days(text)}
    amounts = {("amount", one.amount.yen, one.amount.rate) for one in amounts_in(text)}
    ways = {*mail_addresses(text), *telephones(text), *faxes(text), *urls(text)}
    return {*days, *amounts, *ways, *(("time", minute) for minute in clock_times(text))}
