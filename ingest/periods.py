"""The periods that a line writes, with the years they leave out; one that cannot be placed stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.domain import Arrival, Moment, Period, Unparsed
from assistant.languages.ja.dates import CalendarDay, arrival_of, calendar_days, clock_times, weekday_of
from ingest.years import Evidence, dated_by, first_from, in_year, last_until

_UNTIL = re.compile(
    r"\s*(?:\([^()]{1,12}\))?\s*(?:~|から|より|-{1,2}(?=\s*(?:令和|[RH]\d|20|\d{1,2}[月/])))\s*(?:同年|同(?!日|月))?\s*"
)
_OPENS_ONLY = re.compile(r"\s*(?:\([^()]{1,12}\))?\s*(?:から|より|~|以降|以後|に?開始)")
_OPENS_HERE = re.compile(r"開始(?:日時?|予定)*\s*[:は]?\s*$")
_CLOCK = r"(?:午前|午後)?\s*(?:正午|\d{1,2}\s*(?:時(?:\s*\d{1,2}\s*分|半)?|:\d\d))"
_DAY_ONLY = re.compile(
    r"(?P<next>翌月の?)?(?:同?月)?(?:(?P<day>\d{1,2})日|(?P<last>末日))(?!間)\s*(?:\(\s*(?P<weekday>[月火水木金土日])(?:曜日?)?[^()]{0,4}\))?"
    rf"(?:\s*の?\s*(?P<clock>{_CLOCK}))?"
)
_HOUR_ONLY = re.compile(rf"(?:同日|当日)?\s*(?P<clock>{_CLOCK})")
_OWN_MONTH = re.compile(r"\d|令|平|昭|[RHS]|翌")  # how a date begins that does not lean on the one before it
_ANOTHER_DATE = re.compile(r"\d\s*[月/]")
_MOVED = re.compile(
    r"\s*(?:\([^()]{1,12}\)|必着|厳守)?\s*(?P<to>に|へ|まで)、?\s*(?:再)?(?:延長|変更|訂正|修正|改め|繰り?[上下]げ|前倒し|後ろ倒し)"
)
_OF_AN_END = re.compile(r"(?:締め?切り?|〆切|期限)(?:日時?)?(?:を|は|が)、?\s*$")
_DECEMBER = 12
_REACH = 24  # characters after a date in which 必着 is of that date


@dataclass(frozen=True, slots=True)
class Placed:
    """A period in a line of one spelling."""

    start: int
    end: int
    value: Period | Unparsed  # Unparsed: the year is open, or the weekday is that of another day
    ranged: bool  # whether a beginning is written


def periods_in(line: str, evidence: Evidence) -> Iterator[Placed]:
    """Every date of a line, those that ~ joins as one period."""
    days = list(calendar_days(line))
    before: date | None = None
    while days:
        first = days.pop(0)
        until = _UNTIL.match(line, first.end)
        if until and days and days[0].start <= until.end() + 1 and _is_moved(line, first, days[0]):
            before = _resolved(first, line, evidence, before) or before
            continue  # what stood before is no period
        if until and days and days[0].start <= until.end() + 1:
            last = days.pop(0)
            opens, closes = _ends(first, last, line, evidence, before)
            yield Placed(first.start, last.end, _period(first, opens, last, closes, line), ranged=True)
            before = closes or before
            continue
        day = _resolved(first, line, evidence, before)
        end, closing = _short_end(line, until.end(), first, day) if until else (first.end, None)
        ranged = closing is not None or _opens(line, first.start, end)
        yield Placed(first.start, end, _alone(first, day, closing, line, end), ranged=ranged)
        before = day or before


def _is_moved(line: str, first: CalendarDay, last: CalendarDay) -> bool:
    """Whether から leads from a day to the one that takes its place: 締切を6月12日から6月19日に延長する."""
    moved = _MOVED.match(line, last.end)
    return moved is not None and (moved["to"] != "まで" or bool(_OF_AN_END.search(line, 0, first.start)))


def _period(
    first: CalendarDay, opens: date | None, last: CalendarDay, closes: date | None, line: str
) -> Period | Unparsed:
    if opens is None or closes is None or closes < opens:
        return Unparsed()
    return Period(Moment(opens, first.minute), Moment(closes, last.minute), _arrival(line, last.end))


def _alone(first: CalendarDay, day: date | None, closing: Moment | None, line: str, end: int) -> Period | Unparsed:
    if day is None:
        return Unparsed()
    moment = Moment(day, first.minute)
    if closing is not None:
        return Period(moment, closing, _arrival(line, end))
    if _opens(line, first.start, end):
        return Period(moment, None)
    return Period(None, moment, _arrival(line, end))


def _opens(line: str, start: int, end: int) -> bool:
    """Whether a date alone is said to be a beginning."""
    return bool(_OPENS_ONLY.match(line, end) or _OPENS_HERE.search(line[:start]))


def _ends(
    first: CalendarDay, last: CalendarDay, line: str, evidence: Evidence, before: date | None
) -> tuple[date | None, date | None]:
    """Both ends of a period: a year that one of them writes is that of the other too, unless the calendar turns."""
    if first.year_written or _leans(last, line):
        opens = _resolved(first, line, evidence, before)
        return opens, opens and (_written(last) if last.year_written else _after(last, opens, line))
    closes = _resolved(last, line, evidence, before)
    return closes and last_until(first, closes), closes


def _after(day: CalendarDay, opens: date, line: str) -> date | None:
    if _leans(day, line):
        return _resolved(day, line, Evidence(), opens)
    return in_year(day, opens.year + 1) if line.startswith("翌年", day.start) else first_from(day, opens)


def _resolved(day: CalendarDay, line: str, evidence: Evidence, before: date | None) -> date | None:
    """The day in its year: as written, as the date it leans on has it, or as the evidence gives it."""
    if day.year_written:
        return _written(day)
    if _leans(day, line):
        return in_year(day, before.year) if before and before.month == day.month else None
    if line.startswith("翌年", day.start):
        return in_year(day, before.year + 1) if before else None
    if before and re.search(r"同年\s*$", line[: day.start]):
        return in_year(day, before.year)
    return dated_by(day, evidence, before)


def _written(day: CalendarDay) -> date | None:
    return in_year(day, day.year) if day.year is not None else None


def _leans(day: CalendarDay, line: str) -> bool:
    """Whether a day takes its month from the date before it: 7月24日(木)、25日(金)."""
    return "同月" in line[day.start : day.end] or not _OWN_MONTH.match(line, day.start)


def _short_end(line: str, place: int, first: CalendarDay, day: date | None) -> tuple[int, Moment | None]:
    """What follows ~ without a month: a day of the same or the next month, or an hour of the same day."""
    if day is None:
        return first.end, None
    if match := _DAY_ONLY.match(line, place):
        closes = _in_month(match, day)
        return (match.end(), Moment(closes, _minute(match))) if closes else (first.end, None)
    hour = _HOUR_ONLY.match(line, place)
    return (hour.end(), Moment(day, _minute(hour))) if hour else (first.end, None)


def _in_month(match: re.Match[str], day: date) -> date | None:
    """The day of this month or the next that a match writes, if its weekday is right."""
    month = (day.month % _DECEMBER + 1) if match["next"] else day.month
    year = day.year + (1 if match["next"] and day.month == _DECEMBER else 0)
    number = _last_of(year, month) if match["last"] else int(match["day"])
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    fits = not match["weekday"] or weekday_of(found) == match["weekday"]
    return found if fits and found >= day else None


def _last_of(year: int, month: int) -> int:
    return (date(year + month // _DECEMBER, month % _DECEMBER + 1, 1) - date(year, month, 1)).days


def _minute(match: re.Match[str]) -> int | None:
    times = clock_times(match["clock"]) if match["clock"] else ()
    return times[0] if times else None


def _arrival(line: str, end: int) -> Arrival | None:
    return arrival_of(_ANOTHER_DATE.split(line[end : end + _REACH])[0])
