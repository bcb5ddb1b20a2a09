"""What the desk sets holds at once, and never reaches beyond the settings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from assistant.desk.operating import MOST, Operating, OrderRefused
from assistant.domain.operations import Limits, Orders
from assistant.domain.staff import Actor, Deed
from assistant.ports import LibraryUnavailable
from tests.assembled import NOW, publisher
from tests.fakes import MovableClock
from tests.shelf import ALL, HUB

BY = Actor("1", "管理者C", "192.0.2.1")
BOUNDS = Limits(questions_per_minute=30, all_questions_per_minute=0, open_questions=8, keep_questions=90)


class Kept:
    """Orders in memory, with the deeds; a test may break it."""

    def __init__(self) -> None:
        self.held, self.deeds, self.broken = Orders(), list[Deed](), False

    def orders(self) -> Orders:
        if self.broken:
            raise LibraryUnavailable("壊れています")
        return self.held

    def save(self, orders: Orders, deed: Deed, at: datetime) -> None:
        assert at.tzinfo is not None
        self.held = orders
        self.deeds.append(deed)


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW)


@pytest.fixture
def operating(kept: Kept, clock: MovableClock, tmp_path: Path) -> Iterator[Operating]:
    library = publisher(tmp_path)
    for revision in ALL:
        library.publish([revision])
    yield Operating(kept, library, clock, bounds=BOUNDS)
    library.engine.dispose()


def test_without_orders_the_settings_hold(operating: Operating) -> None:
    assert operating.limits == BOUNDS


def test_a_limit_holds_at_once_and_stands_in_the_record(operating: Operating, kept: Kept) -> None:
    operating.set_limits({"questions_per_minute": 10, "keep_questions": 30}, by=BY)

    assert (operating.limits.questions_per_minute, operating.limits.keep_questions) == (10, 30)
    (deed,) = kept.deeds
    assert (deed.action, deed.actor) == ("settings.change", BY)
    assert deed.before == {"questions_per_minute": None, "keep_questions": None}
    assert deed.after == {"questions_per_minute": 10, "keep_questions": 30}


def test_setting_what_is_set_is_no_deed(operating: Operating, kept: Kept) -> None:
    operating.set_limits({"open_questions": None}, by=BY)

    assert kept.deeds == []


def test_a_limit_that_is_taken_back_is_that_of_the_settings(operating: Operating) -> None:
    operating.set_limits({"open_questions": 2}, by=BY)
    operating.set_limits({"open_questions": None}, by=BY)

    assert operating.limits == BOUNDS


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("questions_per_minute", 31),
        ("questions_per_minute", 0),  # no limit, where the settings have one
        ("questions_per_minute", -1),
        ("all_questions_per_minute", MOST + 1),
        ("open_questions", 0),
        ("open_questions", 9),
        ("keep_questions", 91),
        ("keep_questions", -1),
        ("data", 1),
        ("limits", 1),
    ],
)
def test_what_reaches_beyond_the_settings_is_refused(operating: Operating, kept: Kept, name: str, value: int) -> None:
    with pytest.raises(OrderRefused, match="out_of_bounds"):
        operating.set_limits({"open_questions": 1, name: value}, by=BY)

    assert (kept.deeds, operating.limits) == ([], BOUNDS)


@pytest.mark.parametrize(
    ("name", "value"), [("all_questions_per_minute", 0), ("all_questions_per_minute", 60), ("keep_questions", 0)]
)
def test_what_the_settings_leave_open_may_be_set(operating: Operating, name: str, value: int) -> None:
    operating.set_limits({name: value}, by=BY)

    assert getattr(operating.limits, name) == value


def test_an_order_that_the_settings_have_left_behind_holds_no_more(operating: Operating, kept: Kept) -> None:
    kept.held = Orders(limits={"keep_questions": 365, "open_questions": 2})

    assert (operating.limits.keep_questions, operating.limits.open_questions) == (90, 2)


def test_a_call_is_shut_and_opened(operating: Operating, kept: Kept) -> None:
    operating.shut_call(HUB.id, "直しています。", by=BY)
    assert operating.orders.shut == {HUB.id: "直しています。"}
    operating.open_call(HUB.id, by=BY)
    operating.open_call(HUB.id, by=BY)

    assert operating.orders.shut == {}
    assert [(one.action, one.subject) for one in kept.deeds] == [("call.shut", "call:hub"), ("call.open", "call:hub")]
    assert kept.deeds[1].before == {"shut": True, "message": "直しています。"}


def test_a_call_that_nobody_holds_cannot_be_shut(operating: Operating) -> None:
    with pytest.raises(OrderRefused, match="unknown_call"):
        operating.shut_call("none", "", by=BY)


def test_a_message_that_is_too_long_is_refused(operating: Operating) -> None:
    with pytest.raises(OrderRefused, match="message_too_long"):
        operating.shut_call(HUB.id, "あ" * 301, by=BY)


def test_what_another_process_sets_is_known_within_seconds(
    operating: Operating, kept: Kept, clock: MovableClock
) -> None:
    assert operating.limits.open_questions == 8
    kept.held = Orders(limits={"open_questions": 1})
    clock.move(timedelta(seconds=3))

    assert operating.limits.open_questions == 1


def test_while_the_database_is_away_the_last_orders_hold(operating: Operating, kept: Kept, clock: MovableClock) -> None:
    operating.set_limits({"open_questions": 1}, by=BY)
    kept.broken = True
    clock.move(timedelta(seconds=3))

    assert operating.limits.open_questions == 1
