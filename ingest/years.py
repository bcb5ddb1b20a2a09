"""The year that a date leaves out: recovered from what the document says beside it, and never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.languages.ja.dates import CalendarDay, weekday_of

_APRIL = 4  # the month in which a fiscal year begins
_SHORTLY_BEFORE = 60  # days by which a date may lie before one that is written earlier
_LONG_BEFORE = 150  # days from which on it is the one of the next year that is meant
_FARTHEST = 330  # days between two dates of one call


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a document says of the year of a date that is written without one."""

    published: date | None = None  # the day of publication, or of the mail
    near: tuple[date, ...] = ()  # written before it in its section, the nearest last
    written: tuple[date, ...] = ()  # written anywhere in the document
    fiscal: tuple[int, ...] = ()  # fiscal years that are named around it


NOTHING = Evidence()


def in_year(day: CalendarDay, year: int) -> date | None:
    """The day in a year; None where the calendar has none or the weekday that is written is another."""
    try:
        found = date(year, day.month, day.day)
    except ValueError:
        return None
    return found if not day.weekday or weekday_of(found) == day.weekday else None


def dated_by(day: CalendarDay, evidence: Evidence, before: date | None = None) -> date | None:
    """The day with the one year that the nearest evidence supports and the weekday allows; None where it is open."""
    for years in _tiers(day, evidence, before):
        if years:
            fitting = {found for year in years if (found := in_year(day, year)) is not None}
            return fitting.pop() if len(fitting) == 1 else None
    return None


def first_from(day: CalendarDay, begin: date) -> date | None:
    """The first such day on or after a date; None where its weekday is another."""
    same = _plain(day, begin.year)
    later = same is None or same < begin
    return in_year(day, begin.year + 1 if later else begin.year)


def last_until(day: CalendarDay, end: date) -> date | None:
    """The last such day on or before a date; None where its weekday is another."""
    same = _plain(day, end.year)
    earlier = same is None or same > end
    return in_year(day, end.year - 1 if earlier else end.year)


def _tiers(day: CalendarDay, evidence: Evidence, before: date | None) -> Iterator[set[int]]:
    """The years that the evidence leaves possible, the nearest evidence first."""
    if before is not None:
        yield _around(day, before)
    near = _around(day, evidence.near[-1]) if evidence.near else set()
    yield near | (_from_publication(day, evidence.published) if evidence.published else set())
    yield _together(_around(day, written) for written in evidence.written)
    yield _together(_in_fiscal_year(day, year) for year in evidence.fiscal)


def _together(votes: Iterable[set[int]]) -> set[int]:
    return {year for vote in votes for year in vote}


def _around(day: CalendarDay, anchor: date) -> set[int]:
    """The years of a date of the same call: soon after the other, or shortly before; with a weekday, both in reach."""
    distances = dict(_distances(day, anchor))
    if day.weekday:
        return {year for year, days in distances.items() if abs(days) <= _FARTHEST}
    before = [days for days in distances.values() if days < 0]
    nearest = -max(before, default=-_LONG_BEFORE)
    if nearest <= _SHORTLY_BEFORE:
        return {year for year, days in distances.items() if days == -nearest}
    after = {year for year, days in distances.items() if 0 <= days <= _FARTHEST}
    return after if nearest >= _LONG_BEFORE else after | {year for year, days in distances.items() if days == -nearest}


def _from_publication(day: CalendarDay, published: date) -> set[int]:
    """What is announced lies ahead; only a weekday can tell that it began shortly before."""
    least = -_SHORTLY_BEFORE if day.weekday else 0
    return {year for year, days in _distances(day, published) if least <= days <= _FARTHEST}


def _in_fiscal_year(day: CalendarDay, fiscal: int) -> set[int]:
    """From April on the year itself; before, a call for a year may open in the one before, so only the weekday tells."""
    if day.month >= _APRIL:
        return {fiscal, fiscal - 1} if day.weekday else {fiscal}
    return {fiscal, fiscal + 1}


def _distances(day: CalendarDay, anchor: date) -> Iterator[tuple[int, int]]:
    """The years around a date, and how many days after it the day lies in each."""
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        if (found := _plain(day, year)) is not None:
            yield year, (found - anchor).days


def _plain(day: CalendarDay, year: int) -> date | None:
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return None
