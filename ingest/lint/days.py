"""Days that cannot be: a weekday of another date, a year with two names, the 31st of June."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from assistant.domain.findings import Finding
from assistant.languages.ja.dates import WrittenDate, weekday_of, western_year, written_dates
from ingest.lint.shelf import Shelf, Text

_ERA = r"(?P<era>令和|平成|昭和)\s*(?P<era_year>元|\d{1,2})\s*年?度?"
_WESTERN = r"(?:西暦\s*)?(?P<year>(?:19|20)\d\d)\s*年?度?"
_TWO_NAMES = (
    re.compile(rf"{_ERA}\s*[(]\s*{_WESTERN}\s*[)]"),
    re.compile(rf"(?<!\d){_WESTERN}\s*[(]\s*{_ERA}\s*[)]"),
)
_DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d|(?:令和|平成)\s*\d{1,2})\s*年\s*)?(?<!\d)(?P<month>\d{1,2})月\s*(?P<day>\d{1,2})日(?!間|目)"
)
_HOUR = re.compile(
    r"(?:日|曜|[月火水木金土日祝]\)|午前|午後)[、\s]*(?P<hour>\d{1,2})(?:時(?!間)\s*(?:(?P<minute>\d{1,2})分)?|:(?P<colon>\d\d))"
)
_UNTIL = re.compile(r"\s*(?:\([^()]{1,12}\))?\s*(?:~|から|より|-)\s*")
_MOVED = re.compile(r"\s*(?:に|へ|と)")  # 6月19日から6月12日に繰り上げる
_MONTHS, _LAST_HOUR, _LAST_MINUTE = range(1, 13), 24, 59


def wrong_weekdays(shelf: Shelf) -> Iterator[Finding]:
    """曜日と日付の食い違い."""
    for text in shelf.texts:
        for written in written_dates(text.text, default_year=text.edition.fiscal_year):
            right = _right_weekday(written, text)
            if right is not None:
                message = f"曜日が日付と合いません。{in_words_of(written.moment.day)}は{right}曜日です。日付と曜日のどちらが正しいか確かめてください。"
                yield Finding("weekday", message, (text.place(written.start, written.end),))


def in_words_of(day: date) -> str:
    """A day without its weekday."""
    return f"{day.year}年{day.month}月{day.day}日"


def _right_weekday(written: WrittenDate, text: Text) -> str | None:
    """The weekday of a date that bears another one; a left-out year is any that the document can mean."""
    if not written.weekday:
        return None
    day = written.moment.day
    years = {day.year} if written.year_written else {day.year, *_possible_years(text)}
    fits = any(weekday_of(moved) == written.weekday for year in years if (moved := _in_year(day, year)))
    return None if fits or not years else weekday_of(day)


def _possible_years(text: Text) -> set[int]:
    known = {
        text.edition.fiscal_year,
        *(day.year for day in (text.edition.published_on, text.document.published_on) if day),
    }
    return {year + later for year in known if year is not None for later in (0, 1)}


def _in_year(day: date, year: int) -> date | None:
    return None if (day.month, day.day) == (2, 29) and monthrange(year, 2)[1] < day.day else day.replace(year=year)


def backward_periods(shelf: Shelf) -> Iterator[Finding]:
    """始まりより前に終わる期間."""
    for text in shelf.texts:
        days = [written for written in written_dates(text.text) if written.year_written]
        for opens, closes in pairwise(days):
            joined = _UNTIL.fullmatch(text.text, opens.end, closes.start)
            moved = _MOVED.match(text.text, closes.end)
            if joined and not moved and closes.moment.day < opens.moment.day:
                message = "期間の終わりが始まりより前です。始まりと終わりのどちらの日付が正しいか確かめてください。"
                yield Finding("order", message, (text.place(opens.start, closes.end),))


def wrong_eras(shelf: Shelf) -> Iterator[Finding]:
    """和暦と西暦の食い違い."""
    for text in shelf.texts:
        for pattern in _TWO_NAMES:
            for match in pattern.finditer(text.text):
                year = western_year(match["era"], match["era_year"], None)
                if year != int(match["year"]):
                    message = f"和暦と西暦が合いません。{match['era']}{match['era_year']}年は{year}年です。どちらが正しいか確かめてください。"
                    yield Finding("era", message, (text.place(match.start(), match.end()),))


def impossible_days(shelf: Shelf) -> Iterator[Finding]:
    """暦にない日付と時刻."""
    for text in shelf.texts:
        for match in _DAY.finditer(text.text):
            if not _is_day(match):
                message = f"{match['month']}月{match['day']}日という日はありません。日付を確かめてください。"
                yield Finding("date", message, (text.place(match.start(), match.end()),))
        for match in _HOUR.finditer(text.text):
            if not _is_hour(int(match["hour"]), int(match["minute"] or match["colon"] or 0)):
                message = "この時刻はありません。24時を過ぎる時刻は、翌日の日付で書いてください。"
                yield Finding("date", message, (text.place(match.start("hour"), match.end()),))


def _is_day(match: re.Match[str]) -> bool:
    month, day = int(match["month"]), int(match["day"])
    if month not in _MONTHS:
        return False
    era = re.match(r"(令和|平成)\s*(\d+)", match["year"] or "")
    year = western_year(era[1], era[2], None) if era else int(match["year"] or 2000)
    return 1 <= day <= monthrange(year or 2000, month)[1]


def _is_hour(hour: int, minute: int) -> bool:
    return minute <= _LAST_MINUTE and (hour < _LAST_HOUR or (hour == _LAST_HOUR and not minute))
