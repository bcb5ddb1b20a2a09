"""What is kept can be read again as it was; what is forgotten is gone from every file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from assistant.adapters.sql_database import open_database
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.adapters.sql_records import SqlRecords
from assistant.domain import CitedPassage, Feedback, KeptAnswer, Outcome, SharedAnswer, Verdict
from tests.assembled import NOW
from tests.fakes import FrozenClock
from tests.shelf import HUB_7_GUIDELINE

CITED = CitedPassage(1, "p", "d", 3, "公募期間: 令和7年8月27日(水)12時必着")


def kept(id_: str, asked_at: datetime = NOW, question: str = "締切はいつですか") -> KeptAnswer:
    return KeptAnswer(id_, asked_at, question, "hub", Outcome.ANSWERED, "{}", (CITED,), "1", "", 12.5)


@pytest.fixture
def records(tmp_path: Path) -> SqlRecords:
    return SqlRecords(open_database(tmp_path / "koubo.sqlite3"))


def test_an_answer_comes_back_as_it_was_kept_and_is_kept_once(records: SqlRecords) -> None:
    records.keep(kept("a"))
    records.keep(replace(kept("a"), question="別の質問"))

    assert records.answer("a") == kept("a")
    assert records.answer("b") is None


def test_feedback_is_kept_with_its_answer_in_its_order(records: SqlRecords) -> None:
    given = (Feedback(Verdict.WRONG, "時刻が違う", NOW), Feedback(Verdict.HELPFUL, "", NOW + timedelta(minutes=1)))
    for one in given:
        records.judge(kept("a"), one)

    assert records.feedback("a") == given
    assert records.answer("a") == kept("a")
    assert records.feedback("b") == ()


def test_a_shared_answer_outlives_the_kept_one(records: SqlRecords) -> None:
    shared = SharedAnswer("t", NOW, kept("a"))
    records.keep(kept("a"))
    records.share(shared)

    records.forget(NOW + timedelta(days=1))

    assert records.shared("t") == shared
    assert records.shared("u") is None


def test_what_is_forgotten_is_in_no_file_any_more(records: SqlRecords, tmp_path: Path) -> None:
    for day in range(40):
        id_ = f"{day}"
        answer = kept(id_, NOW - timedelta(days=day), f"カナリア{day:03}" * 50)
        records.judge(answer, Feedback(Verdict.WRONG, f"ひばり{day:03}" * 50, answer.asked_at))

    assert records.forget(NOW - timedelta(days=20)) == 19

    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    left = [day for day in range(40) if f"カナリア{day:03}".encode() in files or f"ひばり{day:03}".encode() in files]
    assert left == list(range(21))
    assert records.answer("20") is not None
    assert records.answer("21") is None
    assert records.forget(NOW - timedelta(days=20)) == 0


def test_the_revision_of_a_passage_is_the_live_one(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "koubo.sqlite3")
    library, records = SqlPublisher(engine, FrozenClock(NOW)), SqlRecords(engine)
    library.publish([HUB_7_GUIDELINE])
    (first, *_) = [passage.id for passage in HUB_7_GUIDELINE.passages]
    before = records.revisions([first, "none"])
    library.publish([HUB_7_GUIDELINE])

    assert [list(found) for found in (before, records.revisions([first]))] == [[first], [first]]
    assert before[first] != records.revisions([first])[first]
