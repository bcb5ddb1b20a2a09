from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Period
from assistant.languages.ja.dates import CalendarDay, weekday_of
from ingest.periods import periods_in
from ingest.years import Evidence, dated_by, first_from, last_until

MAIL = Evidence(published=date(2022, 12, 20))
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def day(month: int, number: int, weekday: str = "") -> CalendarDay:
    return CalendarDay(0, 1, None, month, number, weekday, None, year_written=False)


@pytest.mark.parametrize(
    ("written", "evidence", "before", "expected"),
    [
        (day(1, 27), MAIL, None, date(2023, 1, 27)),  # what a mail announces lies ahead
        (day(12, 28), MAIL, None, date(2022, 12, 28)),
        (day(12, 19), MAIL, None, None),  # a day before, or a year ahead
        (day(12, 19, "月"), MAIL, None, date(2022, 12, 19)),
        (day(1, 27, "金"), MAIL, None, date(2023, 1, 27)),
        (day(1, 27, "木"), MAIL, None, None),  # no year within reach has it
        (day(7, 29), Evidence(near=(date(2024, 6, 25),)), None, date(2024, 7, 29)),
        (day(6, 18), Evidence(near=(date(2024, 6, 25),)), None, date(2024, 6, 18)),
        (day(1, 27), Evidence(near=(date(2024, 12, 1),)), None, date(2025, 1, 27)),
        (day(3, 1), Evidence(near=(date(2024, 6, 25),)), None, None),  # four months before, or eight after
        (day(7, 20), Evidence(), date(2022, 6, 27), date(2022, 7, 20)),
        (day(7, 20), Evidence(written=(date(2022, 6, 27), date(2022, 7, 5))), None, date(2022, 7, 20)),
        (day(7, 20), Evidence(written=(date(2022, 6, 27), date(2020, 7, 5))), None, None),
        (day(6, 12), Evidence(fiscal=(2026,)), None, date(2026, 6, 12)),
        (day(2, 12), Evidence(fiscal=(2026,)), None, None),  # before the fiscal year, or in it
        (day(2, 12, "木"), Evidence(fiscal=(2026,)), None, date(2026, 2, 12)),
        (day(6, 12), Evidence(fiscal=(2026, 2025)), None, None),
        (day(6, 12), Evidence(), None, None),
        (day(7, 20), Evidence(published=date(2022, 6, 1), near=(date(2021, 7, 1),)), None, None),
        (day(2, 29), Evidence(published=date(2025, 1, 10)), None, None),
    ],
)
def test_a_year_that_is_left_out_is_the_one_that_the_document_supports(
    written: CalendarDay, evidence: Evidence, before: date | None, expected: date | None
) -> None:
    assert dated_by(written, evidence, before) == expected


@given(DAYS, st.lists(DAYS, max_size=3), st.none() | DAYS, st.booleans())
def test_no_year_is_given_that_nothing_in_the_document_lies_next_to(
    meant: date,
    written: list[date],
    published: date | None,
    with_weekday: bool,  # noqa: FBT001
) -> None:
    left_out = day(meant.month, meant.day, weekday_of(meant) if with_weekday else "")
    found = dated_by(left_out, Evidence(published=published, written=tuple(written)))
    anchors = [*written, *([published] if published else [])]
    assert found is None or any(abs((found - anchor).days) <= 330 for anchor in anchors)
    assert found is None or (found.month, found.day) == (meant.month, meant.day)
    assert found is None or not with_weekday or weekday_of(found) == weekday_of(meant)


@given(DAYS, st.integers(0, 300))
def test_the_end_of_a_period_is_the_next_such_day_and_its_beginning_the_last(opens: date, length: int) -> None:
    closes = opens + timedelta(length)
    if (2, 29) not in ((opens.month, opens.day), (closes.month, closes.day)):
        assert first_from(day(closes.month, closes.day), opens) == closes
        assert last_until(day(opens.month, opens.day), closes) == opens


@given(DAYS.filter(lambda one: one.year > 2019), st.integers(0, 5), st.sampled_from("月火水木金土日"))
def test_no_day_is_stored_whose_weekday_is_another(written: date, form: int, weekday: str) -> None:
    era = written.year - 2018
    line = (
        f"{written.year}年{written.month}月{written.day}日({weekday})",
        f"令和{era}年{written.month}月{written.day}日({weekday}曜日)",
        f"R{era}.{written.month}.{written.day}({weekday})",
        f"{written.year}/{written.month}/{written.day}({weekday})",
        f"{written.year}.{written.month}.{written.day} ({weekday})",
        f"令和{era}年 {written.month}月 {written.day}日 ({weekday})",
    )[form]
    (placed,) = periods_in(line, Evidence())
    right = weekday_of(written) == weekday
    assert isinstance(placed.value, Period) == right
    assert not right or (
        isinstance(placed.value, Period) and placed.value.closes and placed.value.closes.day == written
    )
