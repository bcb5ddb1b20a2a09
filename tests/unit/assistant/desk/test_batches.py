"""Many questions at once: each is drafted, whatever becomes of the others."""

from __future__ import annotations

import threading

import pytest

from assistant.desk.batches import Batches
from assistant.domain.entries import Entry
from assistant.ports import LibraryUnavailable
from tests.desk_entries import entry


def test_one_that_fails_is_told_and_stops_none_of_the_others(caplog: pytest.LogCaptureFixture) -> None:
    def draft(question: str) -> Entry:
        if question == "二":
            raise LibraryUnavailable("データベースを開けません")
        return entry(id_=f"e-{question}")

    batches = Batches()
    begun = batches.start(["一", "二", "三"], draft, "a")
    batches.finish()

    done = batches.progress(begun.id)
    assert done is not None
    assert [(one.question, one.entry_id) for one in done.drafted] == [("一", "e-一"), ("二", ""), ("三", "e-三")]
    assert done.done
    assert "could not be drafted" in caplog.text


def test_how_far_it_has_come_is_readable_while_it_runs() -> None:
    reached, go_on = threading.Event(), threading.Event()

    def draft(question: str) -> Entry:
        if question == "二":
            reached.set()
            assert go_on.wait(10)
        return entry()

    batches = Batches()
    begun = batches.start(["一", "二"], draft, "a")
    assert reached.wait(10)
    under_way = batches.progress(begun.id)
    go_on.set()
    batches.finish()

    assert under_way is not None
    assert ([one.question for one in under_way.drafted], under_way.done) == (["一"], False)


def test_only_the_last_batches_are_remembered() -> None:
    batches = Batches()
    begun = [batches.start(["一"], lambda _: entry(), "a").id for _ in range(51)]
    batches.finish()

    assert batches.progress(begun[0]) is None
    assert batches.progress(begun[-1]) is not None
