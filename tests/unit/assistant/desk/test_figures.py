"""Figures are counted by the day of Tokyo, and where nothing was asked there is none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.desk.figures import Figures, Span, Step, by_call, over_time
from assistant.domain import TOKYO, Outcome, Verdict
from assistant.domain.operations import Counted

MONDAY = date(2025, 7, 28)


def asked(
    day: int, hour: int = 10, outcome: Outcome = Outcome.ANSWERED, ms: float = 100.0, call: str = "hub"
) -> Counted:
    return Counted(datetime(2025, 8, day, hour, tzinfo=TOKYO), call, outcome, ms)


@pytest.mark.parametrize(
    ("times", "half", "most"),
    [
        ([5.0], 5.0, 5.0),
        ([1.0, 2.0], 1.0, 2.0),
        ([3.0, 1.0, 2.0], 2.0, 3.0),
        (list(map(float, range(1, 101))), 50.0, 95.0),
        ([1.0] * 19 + [900.0], 1.0, 1.0),
        ([1.0] * 18 + [900.0] * 2, 1.0, 900.0),
    ],
)
def test_half_and_most_of_the_answers_came_within_a_time_that_was_measured(
    times: Sequence[float], half: float, most: float
) -> None:
    figures = Figures.of([asked(1, ms=ms) for ms in times])

    assert (figures.half_within, figures.most_within) == (half, most)


def test_unanswered_is_what_the_documents_or_our_checks_left_open() -> None:
    counted = [asked(1, outcome=outcome) for outcome in Outcome]

    assert Figures.of(counted).unanswered == pytest.approx(3 / 7)
    assert Figures.of([]).unanswered is None
    assert Figures.of([]).half_within is None


def test_a_day_ends_at_midnight_in_tokyo_and_days_without_a_question_are_there() -> None:
    counted = [asked(1, 0), asked(1, 23), asked(3, 0)]
    span = Span(date(2025, 8, 1), date(2025, 8, 4), Step.DAY)

    assert [(day.day, figures.questions) for day, figures in over_time(counted, span)] == [
        (1, 2),
        (2, 0),
        (3, 1),
        (4, 0),
    ]


def test_a_week_begins_on_monday_and_is_counted_whole() -> None:
    span = Span(date(2025, 8, 1), date(2025, 8, 12), Step.WEEK)
    counted = [asked(1), asked(3), asked(4), asked(11)]

    assert span.begins == datetime(2025, 7, 28, tzinfo=TOKYO)
    assert [(day, figures.questions) for day, figures in over_time(counted, span)] == [
        (MONDAY, 2),
        (date(2025, 8, 4), 1),
        (date(2025, 8, 11), 1),
    ]


def test_the_call_that_is_asked_about_most_comes_first() -> None:
    counted = [asked(1, call="seeds"), asked(1, call="hub"), asked(2, call="hub"), asked(2, call="")]

    assert [(call, figures.questions) for call, figures in by_call(counted)] == [("hub", 2), ("", 1), ("seeds", 1)]


def test_verdicts_are_counted_each() -> None:
    twice = Counted(datetime(2025, 8, 1, tzinfo=TOKYO), "hub", Outcome.ANSWERED, 1.0, (Verdict.WRONG, Verdict.HELPFUL))

    assert Figures.of([twice, twice]).verdicts == {Verdict.WRONG: 2, Verdict.HELPFUL: 2}


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 28), st.integers(0, 23), st.sampled_from(Outcome)), max_size=40),
    st.sampled_from(Step),
)
def test_no_question_is_lost_or_counted_twice(given_: list[tuple[int, int, Outcome]], step: Step) -> None:
    counted = [asked(day, hour, outcome) for day, hour, outcome in given_]
    told = over_time(counted, Span(date(2025, 8, 1), date(2025, 8, 28), step))

    assert sum(figures.questions for _, figures in told) == len(counted)
    assert sum(sum(figures.outcomes.values()) for _, figures in told) == len(counted)
