from __future__ import annotations

from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Moment
from assistant.languages.en.dates import english_clocks, english_days, english_months
from assistant.languages.ja.dates import in_words
from assistant.languages.ja.hard_facts import hard_facts
from assistant.settings import ROOT
from assistant.verification import unsupported
from assistant.words import load_words

ENGLISH = load_words(ROOT / "prompts" / "ja").speech("en")
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
MINUTES = st.integers(0, 24 * 60)


def facts(text: str) -> set[tuple[str, str]]:
    return {(fact.kind, fact.value) for fact in hard_facts(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Wednesday, 27 August 2025, 12:00",
        "27 August 2025 (Wed), 12:00",
        "Wed, August 27th, 2025 at noon",
        "12:00 p.m. on Wednesday, the 27th of August 2025",
        "12 noon on Wed. 27 Aug. 2025",
        "Aug 27, 2025 (Wednesday) by 12 pm",
        "27 August\n2025 (Wed), 12:00",
    ],
)
def test_an_english_date_ties_its_weekday_and_its_time_to_the_day(text: str) -> None:
    assert facts(text) == {("date", "2025-08-27"), ("weekday", "2025-08-27 水"), ("moment", "2025-08-27T12:00")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by 27 August, not Aug. 28th, 2025", {("date", "____-08-27"), ("date", "2025-08-28")}),
        ("7 July 2022, 14:00 to 15:00", {("date", "2022-07-07"), ("moment", "2022-07-07T14:00"), ("time", "15:00")}),
        ("in mid-September 2025", {("date", "2025-09-__")}),
        ("May we apply by March?", {("date", "____-03-__")}),
        ("from May 2025", {("date", "2025-05-__")}),
        ("in 2025, fiscal year 2024", {("date", "2025-__-__"), ("fiscal year", "2024")}),
        ("5 p.m., 12:30 a.m.", {("time", "17:00"), ("time", "00:30")}),
        ("Decision 5 of Japan; it may 5 times", {("number", "5")}),
        ("1 May 2025, 27:00", {("date", "2025-05-01"), ("number", "27"), ("number", "0")}),
        ("31 February 2025", {("number", "31"), ("date", "2025-02-__")}),
        ("two-thirds or half, three universities", {("rate", "2/3"), ("rate", "1/2"), ("number", "3")}),
        ("the 7th J-Innovation HUB call, the second round", {("ordinal", "第7回"), ("ordinal", "第2回")}),
    ],
)
def test_what_english_writes_is_read_as_a_hard_fact(text: str, expected: set[tuple[str, str]]) -> None:
    assert facts(text) == expected


@given(day=DAYS, minute=MINUTES)
def test_what_we_say_of_a_moment_is_borne_out_by_how_documents_write_it(day: date, minute: int) -> None:
    moment = Moment(day, minute)

    assert unsupported(ENGLISH.moment(moment), [in_words(moment)]) == ()


@given(day=DAYS, minute=MINUTES, other_day=DAYS, other_minute=MINUTES)
def test_another_day_or_another_time_is_never_borne_out(
    day: date, minute: int, other_day: date, other_minute: int
) -> None:
    said, written = Moment(other_day, other_minute), Moment(day, minute)

    assert (unsupported(ENGLISH.moment(said), [in_words(written)]) == ()) is (said == written)


@given(day=DAYS, other=st.integers(1, 6))
def test_another_weekday_is_never_borne_out(day: date, other: int) -> None:
    right, wrong = (ENGLISH.weekdays[one.weekday()] for one in (day, day + timedelta(days=other)))
    said = ENGLISH.moment(Moment(day)).replace(right, wrong)

    assert unsupported(said, [in_words(Moment(day))]) != ()


@given(day=DAYS, digit=st.integers(0, 9), data=st.data())
def test_a_digit_that_is_changed_in_an_english_date_is_never_borne_out(
    day: date, digit: int, data: st.DataObject
) -> None:
    said = ENGLISH.moment(Moment(day, 17 * 60))
    place = data.draw(st.sampled_from([at for at, character in enumerate(said) if character.isdigit()]))
    mutated = f"{said[:place]}{digit}{said[place + 1 :]}"
    same = mutated == said or mutated == said.replace(f"{day.day} ", f"0{day.day} ", 1)

    assert (unsupported(mutated, [in_words(Moment(day, 17 * 60))]) == ()) is same


@given(day=DAYS, months=st.permutations(range(12)))
def test_another_month_is_never_borne_out(day: date, months: list[int]) -> None:
    other = ENGLISH.months[next(month for month in months if month != day.month - 1)]
    said = ENGLISH.moment(Moment(day)).replace(ENGLISH.months[day.month - 1], other)

    assert unsupported(said, [in_words(Moment(day))]) != ()


@pytest.mark.parametrize(
    "text", ["1" * 100_000, "1 " * 50_000, "May 5 " * 20_000, "12:00 on " * 10_000, "in " * 30_000]
)
def test_a_hundred_thousand_characters_take_no_time(text: str) -> None:
    begin = perf_counter()
    for read in (english_days, english_months, english_clocks):
        list(read(text))

    assert perf_counter() - begin < 5
