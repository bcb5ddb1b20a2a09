"""An inbox counts and narrows the same in memory and in SQL, and nobody overwrites what a colleague decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.adapters.desk.sql_audit import Chain
from assistant.adapters.desk.sql_inbox import SqlInbox
from assistant.adapters.sql_database import open_database
from assistant.adapters.sql_records import SqlRecords
from assistant.desk.inbox import AskedStore
from assistant.domain import Aspect, Feedback, KeptAnswer, Outcome, Verdict
from assistant.domain.inbox import Group, GroupOrder, GroupState, Origin, Placed, Sought, Standing, Wording
from assistant.domain.staff import Actor, Deed
from tests.asked_in_memory import InMemoryInbox
from tests.assembled import NOW

CHAIN_KEY = b"k" * 32
DEADLINE = Group("deadline", "hub", "hub-7", (Aspect.DEADLINE,), {1: 40, 2: 10})
LODGING = Group("lodging", "hub", "hub-6", (Aspect.ELIGIBILITY, Aspect.SUPPORT), {3: 100})
DEED = Deed(Actor("a", "担当者A"), "inbox.done", "group:deadline")
Judge = Callable[[KeptAnswer, Feedback], None]


class Filled:
    """A store with two groups: three questions of one, one of the other."""

    def __init__(self, store: AskedStore, judge: Judge) -> None:
        self.store = store
        self._judge = judge
        self.keep("q1", "締切はいつですか", 0, Outcome.ANSWERED, Verdict.HELPFUL)
        self.keep("q2", "〆切は100%いつ？", 1, Outcome.ANSWERED, Verdict.WRONG)
        self.keep("q3", "締切はいつですか", 2, Outcome.WITHHELD, Verdict.WRONG)
        self.keep("q4", "宿泊費は対象ですか", 3, Outcome.NOT_IN_DOCUMENTS, Verdict.SOURCE_WRONG)
        questions = {one.id: one for one in store.unsorted(10)}
        groups = {"q1": DEADLINE, "q2": DEADLINE, "q3": DEADLINE, "q4": LODGING}
        store.place(
            [DEADLINE, LODGING], [Placed(one, groups[id_].key, one.text.casefold()) for id_, one in questions.items()]
        )

    def keep(self, id_: str, text: str, days: int, outcome: Outcome, verdict: Verdict) -> None:
        answer = KeptAnswer(id_, NOW + timedelta(days=days), text, "hub", outcome, "{}", (), "1", "", 1.0)
        self._judge(answer, Feedback(verdict, "一言", NOW))

    def counted(self, sought: Sought, order: GroupOrder = GroupOrder.COUNT) -> list[tuple[str, int]]:
        found, total = self.store.page(sought, order=order, offset=0, limit=10)
        assert total == len(found)
        return [(one.group.key, one.count) for one in found]


@pytest.fixture(params=["memory", "sql"])
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Filled:
    if request.param == "memory":
        memory = InMemoryInbox()
        return Filled(memory, memory.judge)
    engine = open_database(tmp_path / "koubo.sqlite3")
    return Filled(SqlInbox(engine, Chain(CHAIN_KEY)), SqlRecords(engine).judge)


def test_what_is_not_sorted_comes_oldest_first_and_no_more_than_wanted(filled: Filled) -> None:
    assert filled.store.unsorted(10) == ()
    filled.keep("q6", "後の質問", 9, Outcome.ANSWERED, Verdict.HELPFUL)
    filled.keep("q5", "先の質問", 8, Outcome.ANSWERED, Verdict.HELPFUL)

    assert [one.text for one in filled.store.unsorted(1)] == ["先の質問"]
    assert [one.text for one in filled.store.unsorted(9)] == ["先の質問", "後の質問"]


def test_groups_come_back_as_they_were_placed(filled: Filled) -> None:
    assert sorted(filled.store.groups(), key=lambda one: one.key) == [DEADLINE, LODGING]


def test_a_group_is_summed_up(filled: Filled) -> None:
    summary = filled.store.summary("deadline")

    assert summary is not None
    assert (summary.group, summary.count, summary.newer) == (DEADLINE, 3, 0)
    assert (summary.first, summary.last) == (NOW, NOW + timedelta(days=2))
    assert summary.wordings == (Wording("締切はいつですか", 2), Wording("〆切は100%いつ？", 1))
    assert summary.outcomes == {Outcome.ANSWERED: 2, Outcome.WITHHELD: 1}
    assert summary.verdicts == {Verdict.HELPFUL: 1, Verdict.WRONG: 2}
    assert filled.store.summary("unknown") is None


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(), [("deadline", 3), ("lodging", 1)]),
        (Sought(outcomes=(Outcome.WITHHELD, Outcome.NOT_IN_DOCUMENTS)), [("lodging", 1), ("deadline", 1)]),
        (Sought(verdicts=(Verdict.WRONG,)), [("deadline", 2)]),
        (Sought(call_id="hub", edition_id="hub-6"), [("lodging", 1)]),
        (Sought(call_id="seeds"), []),
        (Sought(aspect=Aspect.SUPPORT), [("lodging", 1)]),
        (Sought(origin=Origin.ENQUIRY), []),
        (Sought(since=date(2025, 8, 2), until=date(2025, 8, 3)), [("deadline", 2)]),
        (Sought(text=("締切", "いつ")), [("deadline", 2)]),
        (Sought(text=("100%",)), [("deadline", 1)]),
        (Sought(text=("_",)), []),
        (Sought(states=(GroupState.DONE,)), []),
        (Sought(states=(GroupState.OPEN, GroupState.DONE), verdicts=(Verdict.HELPFUL,)), [("deadline", 1)]),
    ],
)
def test_the_list_is_narrowed(filled: Filled, sought: Sought, found: list[tuple[str, int]]) -> None:
    assert filled.counted(sought) == found


def test_the_newest_or_the_most_frequent_come_first_page_by_page(filled: Filled) -> None:
    assert filled.counted(Sought(), GroupOrder.NEWEST) == [("lodging", 1), ("deadline", 3)]
    page, total = filled.store.page(Sought(), order=GroupOrder.COUNT, offset=1, limit=1)
    assert ([one.group.key for one in page], total) == (["lodging"], 2)


def test_the_questions_of_a_group_come_newest_first_with_what_was_said(filled: Filled) -> None:
    questions = filled.store.questions("deadline", offset=0, limit=2)

    assert [(one.id, one.outcome) for one in questions] == [("q3", Outcome.WITHHELD), ("q2", Outcome.ANSWERED)]
    assert questions[0].feedback == (Feedback(Verdict.WRONG, "一言", NOW),)
    assert [one.id for one in filled.store.questions("deadline", offset=2, limit=9)] == ["q1"]


def test_a_group_is_turned_once_from_each_version(filled: Filled) -> None:
    done = Standing(GroupState.DONE, ("e1",), NOW + timedelta(days=1), "担当者A", 2)

    assert filled.store.turn("deadline", done, DEED)
    assert not filled.store.turn("deadline", replace(done, state=GroupState.HIDDEN), DEED)
    assert filled.store.turn("deadline", replace(done, version=3), DEED)

    summary = filled.store.summary("deadline")
    assert summary is not None
    assert (summary.standing, summary.newer) == (replace(done, version=3), 1)
    assert filled.counted(Sought(states=(GroupState.DONE,))) == [("deadline", 3)]
    assert filled.store.states(Sought(states=(GroupState.OPEN,))) == {GroupState.OPEN: 1, GroupState.DONE: 1}
