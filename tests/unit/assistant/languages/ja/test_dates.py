from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.domain import Arrival
from assistant.languages.ja.dates import (
    arrival_of,
    calendar_days,
    clock_times,
    fiscal_years,
    months_and_years,
    weekday_of,
    written_dates,
)
from assistant.languages.ja.normalise import plain


def moments(source: str, *, default_year: int | None = None) -> list[str]:
    return [found.moment.iso()[:16] for found in written_dates(plain(source), default_year=default_year)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("令和７年８月２７日（水）１２時必着", ["2025-08-27T12:00"]),
        ("令和 4 年 7 月 5 日（火曜日）17 時までに", ["2022-07-05T17:00"]),
        ("令和7年\n8月27\n日（水曜\n日）12時", ["2025-08-27T12:00"]),
        ("令和元年5月1日", ["2019-05-01"]),
        ("平成31年4月30日", ["2019-04-30"]),
        ("R7/8/27", ["2025-08-27"]),
        ("R7.8.27 正午", ["2025-08-27T12:00"]),
        ("2025年8月27日水曜日午後5時半", ["2025-08-27T17:30"]),
        ("2025-08-27T12:00", ["2025-08-27T12:00"]),
        ("2025.3.15 Sat.", ["2025-03-15"]),
        ("令和7（2025）年8月27日", ["2025-08-27"]),
        ("令和７年（2025年）8月27日（水）17：00", ["2025-08-27T17:00"]),
        ("2025年8月27日24時", ["2025-08-27T24:00"]),
        ("2025年8月27日の午前9時30分", ["2025-08-27T09:30"]),
        ("令和7年9月23日（火・祝）、令和7年9月15日（祝・月）", ["2025-09-23", "2025-09-15"]),
        ("令和7年8月1日から同月末日まで", ["2025-08-01", "2025-08-31"]),
        ("令和6年2月末日", ["2024-02-29"]),
        ("令和7年7月24日（木）～26日（土）", ["2025-07-24", "2025-07-26"]),
        ("令和6年6月25日（火）～7月29日（月）正午", ["2024-06-25", "2024-07-29T12:00"]),
        ("令和6年12月20日（金）～1月31日（金）", ["2024-12-20", "2025-01-31"]),
        ("令和7年12月1日から翌年3月31日まで", ["2025-12-01", "2026-03-31"]),
        ("令和7年度2月1日", ["2026-02-01"]),
        ("令和7年7月20日から10日以内", ["2025-07-20"]),
        ("令和7年8月27日から12時間以内", ["2025-08-27"]),
    ],
)
def test_a_date_is_read_however_it_is_written(source: str, expected: list[str]) -> None:
    assert moments(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "令和7年10月中旬～下旬",
        "令和7年8月5社",
        "2025.8-9",
        "1/2",
        "令和7年2月30日",
        "第1-2号",
        "8月27日",
        "3-1-15",
        "令和7年\n\n\n8月27日",
    ],
)
def test_what_is_no_whole_date_is_left_alone(source: str) -> None:
    assert moments(source) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [("8月27日（水）", ["2025-08-27"]), ("8/27(水) 17:00", ["2025-08-27T17:00"]), ("8/27", [])],
)
def test_a_year_that_is_left_out_is_the_default(source: str, expected: list[str]) -> None:
    assert moments(source, default_year=2025) == expected


def test_a_date_says_where_it_stands_and_what_was_written() -> None:
    text = "締切：令和7年8月27日(水)12時（必着）。"
    (found,) = written_dates(plain(text))

    assert plain(text)[found.start : found.end] == "令和7年8月27日(水)12時"
    assert (found.weekday, found.year_written) == ("水", True)


def test_a_day_without_any_year_is_still_a_day() -> None:
    (found,) = calendar_days("7 月 20 日(水曜日)16時")

    assert (found.year, found.month, found.day, found.minute) == (None, 7, 20, 960)


ERAS = {"令和": 2018, "平成": 1988}
NOTATIONS: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: day.isoformat(),
    lambda day: f"{day.year}.{day.month:02}.{day.day:02}",
    lambda day: f"{era(day)}{era_year(day)}年{day.month}月{day.day}日（{weekday_of(day)}）",
    lambda day: f"{era(day)} {era_year(day)} 年 {day.month} 月 {day.day} 日（{weekday_of(day)}曜日）",
    lambda day: f"{'R' if era(day) == '令和' else 'H'}{day.year - ERAS[era(day)]}.{day.month}.{day.day}",
    lambda day: f"{era(day)}{era_year(day)}年\n{day.month}月{day.day}\n日",
    lambda day: f"{era(day)}{era_year(day)}年({day.year}年){day.month}月{day.day}日",
)


def era(day: date) -> str:
    return "令和" if day.year >= 2019 else "平成"


def era_year(day: date) -> str:
    number = day.year - ERAS[era(day)]
    return "元" if number == 1 else str(number)


@settings(max_examples=300, deadline=None)
@given(day=st.dates(date(2000, 1, 1), date(2040, 12, 31)), wide=st.booleans(), hour=st.integers(0, 24) | st.none())
@example(day=date(2024, 2, 29), wide=True, hour=24)
@example(day=date(2019, 5, 1), wide=False, hour=0)
def test_any_date_in_any_notation_is_read_back(day: date, *, wide: bool, hour: int | None) -> None:
    for notation in NOTATIONS:
        source = f"公募期間は{notation(day)}" + (" まで" if hour is None else f" {hour}時まで")
        wider = source.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}) if wide else source
        expected = day.isoformat() + ("" if hour is None else f"T{hour:02}:00")
        assert moments(wider) == [expected], source


@pytest.mark.parametrize(
    ("source", "minutes"),
    [
        ("正午", (720,)),
        ("１２時", (720,)),
        ("12:00", (720,)),
        ("午後5時", (1020,)),
        ("午後５時半", (1050,)),
        ("14時～15時30分", (840, 930)),
        ("24時", (1440,)),
        ("17:00 pm 5 pm", (1020,)),
        ("25時", ()),
        ("112時", ()),
        ("24時間受付、5時点", ()),
    ],
)
def test_times_of_day_are_minutes(source: str, minutes: tuple[int, ...]) -> None:
    assert clock_times(plain(source)) == minutes


@pytest.mark.parametrize(
    ("source", "years"),
    [
        ("令和７年度", [2025]),
        ("2025年度", [2025]),
        ("R7年度とFY2026", [2025, 2026]),
        ("令和 元 年度", [2019]),
        ("令和7（2025）年度", [2025]),
        ("５事業年度、3年度間", []),
    ],
)
def test_fiscal_years_are_western_years(source: str, years: list[int]) -> None:
    assert [year for _, _, year in fiscal_years(plain(source))] == years


def test_months_and_years_may_stand_without_a_day() -> None:
    text = "令和7年10月中旬、5月、2023年、R5-R9、8か月、2020年代"

    assert [(year, month) for _, _, year, month in months_and_years(text)] == [
        (2025, 10),
        (None, 5),
        (2023, None),
        (2023, None),
        (2027, None),
    ]


def test_arrival_is_what_the_document_says() -> None:
    assert arrival_of("12時必着") is Arrival.MUST_ARRIVE
    assert arrival_of("当日消印有効") is Arrival.POSTMARK
    assert arrival_of("12時まで") is None


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "1 " * 50_000,
        "8月" * 50_000,
        "8月27日" + " " * 100_000,
        "8月27日、" * 20_000,
        "令和7年(2025" * 10_000,
        "午後 " * 50_000,
    ],
)
def test_a_hundred_thousand_characters_take_no_time(text: str) -> None:
    begin = perf_counter()
    for read in (written_dates, fiscal_years, clock_times):
        read(text)
    list(months_and_years(text))

    assert perf_counter() - begin < 5
