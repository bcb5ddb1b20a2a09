from __future__ import annotations

import pytest

from evals.intervals import intervals
from evals.metrics import Share

YES, NO, NOT_ASKED = Share(1, 1), Share(0, 1), Share(0, 0)


def test_an_interval_lies_around_its_figure_and_narrows_with_more_questions() -> None:
    few = intervals({"item": [YES, NO] * 20})["item"]
    many = intervals({"item": [YES, NO] * 200})["item"]

    assert few.low < many.low < 0.5 < many.high < few.high
    assert (few.low, few.high) == pytest.approx((0.35, 0.65), abs=0.03)  # 0.5 ± 1.96 √(0.25 / 40)


def test_rows_that_a_figure_does_not_ask_widen_it_no_further() -> None:
    asked, beside = [YES, NO] * 50, [NOT_ASKED] * 50

    alone, among = (intervals({"cite_hit": each})["cite_hit"] for each in (asked, [*asked, *beside]))

    assert among.high - among.low == pytest.approx(alone.high - alone.low, abs=0.03)


def test_a_row_may_add_several() -> None:
    assert intervals({"cite_prec": [Share(3, 4)] * 10})["cite_prec"] == intervals({"x": [Share(0.75, 1)] * 10})["x"]


def test_what_was_not_measured_has_no_interval() -> None:
    assert intervals({"item": [], "outcome": [NOT_ASKED]}) == {}


def test_the_same_rows_have_the_same_interval() -> None:
    each = {"item": [YES, NO, YES]}

    assert intervals(each) == intervals(each)
