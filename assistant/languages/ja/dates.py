"""Dates and times as Japanese documents write them: 令和7年8月27日(水)12時, R7.8.27, 2025/8/27 正午."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain import Arrival, Moment

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925}
WEEKDAYS = "月火水木金土日"
_YEARS, _MONTHS, _FEBRUARY, _MARCH = range(1, 10_000), range(1, 13), 2, 3
_NOON, _HOUR_LONG, _DAY_LONG = 12, 60, 1440

# Possessive throughout: a run of blanks or digits, however long, is walked over once.
_S = r"[ \t]*+(?:\n[ \t]*+){0,2}+"  # a date may be broken over lines, but not over paragraphs
_ERA = r"(?:令和|平成|昭和|[RHS]\.?(?=\d))"
_OTHER_YEAR = rf"(?:{_S}\((?:西暦|{_ERA})?{_S}(?:元|\d{{1,4}}){_S}年?\))?+"  # 令和7年(2025年)8月27日
_YEAR = rf"(?:(?P<era>{_ERA}){_S}(?P<era_year>元|\d{{1,2}}+)|(?P<year>(?:19|20)\d\d(?!\d)))"
_WEEKDAY = (
    rf"(?:{_S}[\[(]{_S}(?:祝日?{_S}[・,、/]?{_S})?(?P<weekday>[月火水木金土日]){_S}(?:曜{_S}日?)?{_S}(?:[・,、/]?{_S}祝日?)?{_S}[\])]"
    rf"|{_S}(?P<bare_weekday>[月火水木金土日])曜日?)?+"
)
_HOUR = (
    rf"(?:(?P<half>午前|午後|AM|PM){_S})?+(?:(?P<noon>正午|\bnoon\b)|(?P<hour>\d{{1,2}}+)"
    rf"(?:{_S}時(?![間点期代給価刻])(?:{_S}(?P<minute>\d{{1,2}}+){_S}分(?!の)|{_S}(?P<half_past>半))?+|:(?P<colon>\d\d)(?!\d))"
    rf"(?:[ ]?(?P<meridiem>[AaPp]\.?[Mm]\b\.?))?+)"
)
_DATE = re.compile(
    rf"(?<![\dA-Za-z.,])(?:{_YEAR}(?P<mark>{_OTHER_YEAR}{_S}年(?P<fiscal>度)?の?{_OTHER_YEAR}{_S}|[ ]?(?P<sep>[./-])[ ]?)|(?P<next>翌年の?{_S}))?"
    rf"(?P<month>\d{{1,2}}+)(?:{_S}(?P<moon>月){_S}|[ ]?(?P<sign>[./-])[ ]?)"
    rf"(?:(?P<day>\d{{1,2}}+){_S}(?P<sun>日(?!間|本))?+|(?P<last>末日)){_WEEKDAY}"
    rf"(?P<time>(?:{_S}[の、,T])?{_S}{_HOUR})?"
)
_ANOTHER_DAY = re.compile(  # 7月24日(木)~26日(土), 同月末日
    rf"(?:{_S}(?:~|-|・|、|,|から|より|及び|および|又は|または|と|並びに){_S}|(?P<later>[^。\n]{{0,20}}?)(?=同月))(?:同月{_S})?"
    rf"(?:(?P<day>\d{{1,2}}+){_S}日(?!間|以内|程度|前|後|目|本)|(?P<last>末日)){_WEEKDAY}(?P<time>(?:{_S}[の、,])?{_S}{_HOUR})?"
)
_CLOCK = re.compile(rf"(?<![\d.,:/]){_HOUR}")
_FISCAL = re.compile(
    rf"(?<![\dA-Za-z])(?:FY[ ]?(?P<fy>20\d\d)(?!\d)|{_YEAR}{_OTHER_YEAR}{_S}(?:年{_OTHER_YEAR}{_S})?度)"
)

_MONTH_OR_YEAR = re.compile(
    rf"(?<![\dA-Za-z.,])(?:{_YEAR}{_OTHER_YEAR}{_S}(?P<mark>年(?!度|間|代))?{_OTHER_YEAR}(?:{_S}(?P<with_month>\d{{1,2}}+){_S}月)?+"
    rf"|(?P<month>\d{{1,2}}+){_S}月(?![間額次刊面]))"
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A moment and where it is written in a normalised text."""

    start: int
    end: int
    moment: Moment
    weekday: str = ""  # as written, for the lint to compare
    year_written: bool = True


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the calendar as written, perhaps without its year."""

    start: int
    end: int
    year: int | None  # None: neither written nor known from a date before it
    month: int
    day: int
    weekday: str
    minute: int | None
    year_written: bool


def western_year(era: str | None, era_year: str | None, year: str | None) -> int | None:
    """The year in the western count; None where the text gives none."""
    if year:
        return int(year)
    if not era or not era_year:
        return None
    return ERAS[era.rstrip(".")] + (1 if era_year == "元" else int(era_year))


def written_dates(text: str, *, default_year: int | None = None) -> tuple[WrittenDate, ...]:
    """Every date of a normalised text; a year that is left out is the one written last, else the default."""
    return tuple(
        WrittenDate(
            found.start,
            found.end,
            Moment(date(found.year, found.month, found.day), found.minute),
            found.weekday,
            found.year_written,
        )
        for found in calendar_days(text, default_year=default_year)
        if found.year is not None
    )


def calendar_days(text: str, *, default_year: int | None = None) -> Iterator[CalendarDay]:
    """Every day that a normalised text writes, also those whose year nobody gives."""
    before: CalendarDay | None = None
    place = 0
    while match := _DATE.search(text, place):
        place = match.end() if _is_date(match) else match.start() + 1
        found = _day_of(match, before, default_year) if _is_date(match) else None
        while found is not None:
            yield found
            before, place = found, found.end
            another = _ANOTHER_DAY.match(text, place)
            found = _same_month(another, found) if another else None


def year_names(year: int) -> tuple[str, ...]:
    """The ways in which documents name a year."""
    western = (f"{year}年", f"FY{year}")
    eras = [(name, year - before) for name, before in ERAS.items() if year > before]
    return (*western, *(f"{name}{count}年" for name, count in eras), *(f"{name}{count}" for name, count in eras))


def in_words(moment: Moment) -> str:
    """A moment as people read it: 2025年8月27日(水)12:00."""
    day = f"{moment.day.year}年{moment.day.month}月{moment.day.day}日({'月火水木金土日'[moment.day.weekday()]})"
    return day if moment.minute is None else f"{day}{moment.minute // 60}:{moment.minute % 60:02}"


def fiscal_years(text: str) -> tuple[tuple[int, int, int], ...]:
    """Every 年度 of a normalised text: start, end, western year."""
    return tuple(
        (match.start(), match.end(), year)
        for match in _FISCAL.finditer(text)
        if (year := western_year(match["era"], match["era_year"], match["year"] or match["fy"])) is not None
    )


def months_and_years(text: str) -> Iterator[tuple[int, int, int | None, int | None]]:
    """Every month or year that stands without a day: start, end, year, month."""
    for match in _MONTH_OR_YEAR.finditer(text):
        year = western_year(match["era"], match["era_year"], match["year"])
        month = int(match["with_month"] or match["month"] or 0)
        if (month or match["mark"] or match["era"]) and month in (0, *_MONTHS):
            yield match.start(), match.end(), year, month or None


def clock_times(text: str) -> tuple[int, ...]:
    """Every time of day in a normalised text, as minutes after midnight."""
    return tuple(minute for _, _, minute in clock_spans(text))


def clock_spans(text: str) -> Iterator[tuple[int, int, int]]:
    """Every time of day with where it stands: start, end, minutes after midnight."""
    for match in _CLOCK.finditer(text):
        if (minute := _minute(match)) is not None:
            yield match.start(), match.end(), minute


def arrival_of(text: str) -> Arrival | None:
    """What must have happened by a deadline: 必着 or 消印有効."""
    return next((arrival for arrival in Arrival if arrival in text), None)


def weekday_of(day: date) -> str:
    """The day of the week as one character."""
    return WEEKDAYS[day.weekday()]


def _is_date(match: re.Match[str]) -> bool:
    """Whether numbers are a date: 8月27日, 2025.8.27 and 8/27(水) are; 令和7年8月5社, 1/2 and 2025.8-9 are not."""
    weekday = match["weekday"] or match["bare_weekday"]
    if match["last"]:
        return bool(match["moon"])
    if match["moon"]:
        return bool(match["sun"] or weekday)
    if match["sep"]:
        return match["sep"] == match["sign"]
    if match["sign"] == "/":
        return bool(match["mark"] or match["sun"] or weekday or match["time"])
    return bool(weekday) and match["sign"] == "."


def _day_of(match: re.Match[str], before: CalendarDay | None, default_year: int | None) -> CalendarDay | None:
    written = western_year(match["era"], match["era_year"], match["year"])
    month = int(match["month"])
    if written is not None and match["fiscal"] and month <= _MARCH:
        written += 1
    known = written or (before.year if before else None) or default_year
    if match["next"] and before is not None and before.year is not None:
        known = before.year + 1
    found = _dated(match, known, month)
    if found is None or written is not None or match["next"] or before is None:
        return found and replace(found, year_written=written is not None)
    return _over_new_year(found, before, match.string[before.end : found.start])


def _same_month(match: re.Match[str], before: CalendarDay) -> CalendarDay | None:
    return (found := _dated(match, before.year, before.month)) and replace(found, year_written=False)


def _over_new_year(found: CalendarDay, before: CalendarDay, between: str) -> CalendarDay:
    """A day without its year that comes before the last one: 令和6年12月20日~1月31日 ends in 令和7年."""
    found = replace(found, year_written=False)
    if found.year is None or (found.month, found.day) >= (before.month, before.day):
        return found
    later = date(found.year + 1, found.month, found.day) if (found.month, found.day) != (2, 29) else None
    if found.weekday:
        fits = weekday_of(date(found.year, found.month, found.day)) == found.weekday
        return replace(found, year=later.year) if later and not fits and weekday_of(later) == found.weekday else found
    ranged = between.strip() in ("~", "-", "から", "より") or between.strip().endswith("~")
    return replace(found, year=found.year + 1) if ranged and later else found


def _dated(match: re.Match[str], year: int | None, month: int) -> CalendarDay | None:
    if month not in _MONTHS or (year is not None and year not in _YEARS):
        return None
    longest = monthrange(year, month)[1] if year else 29 if month == _FEBRUARY else monthrange(2000, month)[1]
    day = longest if match["last"] else int(match["day"])
    if not 1 <= day <= longest:
        return None
    weekday = match["weekday"] or match["bare_weekday"] or ""
    minute = _minute(match) if match["time"] else None
    end = match.start("time") if match["time"] and minute is None else match.end()  # 34時 is no part of a date
    return CalendarDay(match.start(), end, year, month, day, weekday, minute, year_written=True)


def _minute(match: re.Match[str]) -> int | None:
    if match["noon"]:
        return 720
    if not match["hour"]:
        return None
    hour = int(match["hour"])
    afternoon = match["half"] in ("午後", "PM") or (match["meridiem"] or "").casefold().startswith("p")
    if hour == _NOON and (match["half"] == "AM" or (match["meridiem"] or "").casefold().startswith("a")):
        hour = 0  # 12 a.m. is midnight; 午前12時 is noon
    hour += _NOON if afternoon and hour < _NOON else 0
    minute = 30 if match["half_past"] else int(match["minute"] or match["colon"] or 0)
    total = hour * _HOUR_LONG + minute
    return total if total <= _DAY_LONG and minute < _HOUR_LONG else None
