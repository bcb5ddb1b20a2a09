"""The days of last year's call that a page keeps beside those of its own."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import FactKind, Moment, Period, Wording
from ingest.bygone import without_the_bygone
from ingest.found import Found

LAST_YEAR, THIS_YEAR = date(2025, 6, 16), date(2026, 6, 15)


def closing(label: str, day: date) -> Found:
    return Found(1, 0, 10, FactKind.DEADLINE, label, Period(closes=Moment(day)))


def opening(label: str, day: date) -> Found:
    return Found(1, 0, 10, FactKind.PERIOD, label, Period(opens=Moment(day)))


@pytest.mark.parametrize("label", ["公募締切", "公募期間", "公募締切（II 研修助成）"])
def test_a_deadline_of_last_year_gives_way_to_the_one_of_this_year(label: str) -> None:
    old, new = closing("公募締切", LAST_YEAR), closing(label, THIS_YEAR)

    assert without_the_bygone([old, new]) == (new,)


def test_a_call_that_only_opens_is_measured_by_that_day() -> None:
    old, new = closing("公募期間", LAST_YEAR), opening("公募期間", date(2026, 7, 1))

    assert without_the_bygone([new, old]) == (new,)


@pytest.mark.parametrize(
    "both",
    [
        (closing("公募締切", date(2026, 4, 10)), closing("公募締切", date(2026, 12, 11))),  # two rounds of a year
        (closing("実施期間", LAST_YEAR), closing("実施期間", THIS_YEAR)),  # no days of a call
        (closing("公募締切", THIS_YEAR), Found(1, 0, 10, FactKind.DEADLINE, "公募締切", Wording())),  # no day at all
    ],
)
def test_all_other_days_are_kept(both: tuple[Found, Found]) -> None:
    assert without_the_bygone(both) == both
