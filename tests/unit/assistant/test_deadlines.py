from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.deadlines import Standing, State, standing
from assistant.domain import TOKYO, Period
from tests.shelf import dated

NOON = Period(dated(2025, 7, 18), dated(2025, 8, 27, 12))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2025, 7, 17, 23, 59, tzinfo=TOKYO), Standing(State.NOT_YET)),
        (datetime(2025, 7, 18, 0, 0, tzinfo=TOKYO), Standing(State.OPEN, 40)),
        (datetime(2025, 8, 26, 23, 59, tzinfo=TOKYO), Standing(State.OPEN, 1)),
        (datetime(2025, 8, 27, 11, 59, 59, tzinfo=TOKYO), Standing(State.OPEN, 0)),
        (datetime(2025, 8, 27, 12, 0, tzinfo=TOKYO), Standing(State.CLOSED)),
        (datetime(2025, 8, 27, 2, 59, 59, tzinfo=UTC), Standing(State.OPEN, 0)),
        (datetime(2025, 8, 27, 3, 0, tzinfo=UTC), Standing(State.CLOSED)),
    ],
)
def test_a_call_closes_at_the_minute_in_tokyo(now: datetime, expected: Standing) -> None:
    assert standing(NOON, now) == expected


def test_a_deadline_without_a_time_lasts_the_whole_day() -> None:
    period = Period(closes=dated(2024, 2, 29))

    assert standing(period, datetime(2024, 2, 29, 23, 59, 59, tzinfo=TOKYO)) == Standing(State.OPEN, 0)
    assert standing(period, datetime(2024, 3, 1, 0, 0, tzinfo=TOKYO)) == Standing(State.CLOSED)


def test_24_o_clock_is_the_end_of_the_day() -> None:
    period = Period(closes=dated(2025, 8, 27, 24))

    assert standing(period, datetime(2025, 8, 27, 23, 59, tzinfo=TOKYO)).state is State.OPEN
    assert standing(period, datetime(2025, 8, 28, 0, 0, tzinfo=TOKYO)).state is State.CLOSED


def test_a_period_without_an_end_is_not_called_open() -> None:
    assert standing(Period(opens=dated(2025, 7, 18)), datetime(2025, 8, 1, tzinfo=TOKYO)) == Standing(State.UNKNOWN)
