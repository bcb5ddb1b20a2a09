"""Dates and times as English writes them: Wednesday, 27 August 2025 at noon; Aug. 27th, 5 p.m.; mid-September 2025."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHORT = 3  # letters of a month or weekday that is cut short
_WORDS_TOO = ("may", "mar", "march")  # that a sentence may begin with
_LEAP_YEAR = 2000  # in which every day exists
_NOON, _HOUR_LONG, _DAY_LONG = 12, 60, 1440
_BESIDE = 40  # characters before a day, in which its weekday and time may stand

_B = r"[ \n]"
_NTH = r"(?:st|nd|rd|th)?"
_MONTH = rf"\b(?i:{'|'.join(_MONTHS)}|sept|{'|'.join(month[:_SHORT] for month in _MONTHS)})\b\.?"
_YEAR = rf"(?:,?{_B}?(?P<year>(?:19|20)\d\d)(?!\d))?"
_WEEKDAY = r"\b(?P<weekday>(?i:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?i:day)?)\b\.?"
_HALF = r"(?i:[ap]\.?m\b\.?)"
_TIME = (
    rf"(?P<time>(?:(?<!\d)12[ ])?\b(?P<noon>(?i:noon))\b"
    rf"|(?<![\d.:,])(?P<hour>\d{{1,2}}+)(?::(?P<minute>\d\d)(?![\d:])(?:[ ]?(?P<half>{_HALF}))?|[ ]?(?P<bare_half>{_HALF})))"
)
_DAY = re.compile(
    rf"(?:(?<![\d.,:])(?P<first>\d{{1,2}}+){_NTH}{_B}(?:of{_B})?)?(?P<name>{_MONTH})"
    rf"(?(first)|{_B}(?P<second>\d{{1,2}}+){_NTH}(?![\d:])){_YEAR}"
)
_BEFORE = re.compile(rf"(?:{_TIME}(?:{_B}\(?JST\)?)?,?{_B}(?:on{_B})?)?(?:{_WEEKDAY},?{_B}(?:the{_B})?)?$")
_AFTER = re.compile(rf"(?:,?{_B}?\(?{_WEEKDAY}\)?)?(?:,?{_B}?\(?(?:(?:at|by|until|before|from){_B})?{_TIME})?")
_CLOCK = re.compile(_TIME)
_MONTH_ALONE = re.compile(
    rf"(?P<lead>\b(?i:in|by|of|until|from|to|during|since|early|mid|late)[ -])?(?P<name>{_MONTH}){_YEAR}"
)
_YEAR_ALONE = re.compile(r"\b(?i:in|during|until|since) (?P<year>20\d\d)(?![\d,.]*\d|-)")
_FISCAL = re.compile(rf"\b(?i:fiscal|financial){_B}(?i:year){_B}(?P<year>20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class EnglishDay:
    """A day, where it is written, and what is tied to it."""

    start: int
    end: int
    year: int | None  # None: not written
    month: int
    day: int
    weekday: int | None  # 0 is Monday
    minutes: tuple[int, ...]  # of the day


def english_days(text: str) -> Iterator[EnglishDay]:
    """Every day that is written in English, with the weekday and the time beside it."""
    place = 0
    for match in _DAY.finditer(text):
        month, day = _month(match["name"]), int(match["first"] or match["second"])
        if not match["name"][0].isupper() or not 1 <= day <= monthrange(_LEAP_YEAR, month)[1]:
            continue
        beside = text[max(place, match.start() - _BESIDE) : match.start()]
        before, after = _BEFORE.search(beside), _AFTER.match(text, match.end())
        around = [one for one in (before, after) if one]
        times = [minute for one in around if (minute := _minute(one)) is not None]
        weekday = next((one["weekday"] for one in around if one["weekday"]), None)
        start = match.start() - (len(beside) - _from(before) if before else 0)
        place = _until(after) if after else match.end()
        year = int(match["year"]) if match["year"] else None
        yield EnglishDay(start, place, year, month, day, _weekday(weekday), tuple(times))


def english_months(text: str) -> Iterator[tuple[int, int, int | None, int | None]]:
    """Every month that stands without a day: start, end, year, month."""
    for match in _MONTH_ALONE.finditer(text):
        name = match["name"]
        if name[0].isupper() and (match["lead"] or match["year"] or name.casefold().rstrip(".") not in _WORDS_TOO):
            yield match.start(), match.end(), int(match["year"]) if match["year"] else None, _month(name)


def english_years(text: str) -> Iterator[tuple[int, int, int]]:
    """Every year that stands without a month: start, end, year."""
    for match in _YEAR_ALONE.finditer(text):
        yield match.start(), match.end(), int(match["year"])


def english_fiscal_years(text: str) -> Iterator[tuple[int, int, int]]:
    """Every fiscal year that is written out: start, end, year."""
    for match in _FISCAL.finditer(text):
        yield match.start(), match.end(), int(match["year"])


def english_clocks(text: str) -> Iterator[tuple[int, int, int]]:
    """Every time of day: start, end, minutes after midnight."""
    for match in _CLOCK.finditer(text):
        if (minute := _minute(match)) is not None:
            yield match.start(), match.end(), minute


def _month(name: str) -> int:
    return [month[:_SHORT] for month in _MONTHS].index(name[:_SHORT].casefold()) + 1


def _weekday(name: str | None) -> int | None:
    return _WEEKDAYS.index(name[:_SHORT].casefold()) if name else None


def _from(before: re.Match[str]) -> int:
    """Where what stands before a day begins; a time that cannot be (27:00) is no part of it."""
    return before.end("time") if before["time"] and _minute(before) is None else before.start()


def _until(after: re.Match[str]) -> int:
    return after.start("time") if after["time"] and _minute(after) is None else after.end()


def _minute(match: re.Match[str]) -> int | None:
    if match["noon"]:
        return _NOON * _HOUR_LONG
    if not match["hour"]:
        return None
    half, hour, minute = (match["half"] or match["bare_half"] or "").casefold(), int(match["hour"]), match["minute"]
    if half:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0) if hour <= _NOON else hour
    total = hour * _HOUR_LONG + int(minute or 0)
    return total if total <= _DAY_LONG and int(minute or 0) < _HOUR_LONG else None
