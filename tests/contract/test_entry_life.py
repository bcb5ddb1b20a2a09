"""Two thousand steps through the life of an entry, over the real store: nothing reaches readers that must not."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from assistant.adapters.desk.sql_entries import SqlEntries
from assistant.adapters.desk.sql_staling import Staling
from assistant.adapters.sql_database import open_database
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.desk.checking import Checker
from assistant.desk.drafting import Drafter
from assistant.desk.entries import Entries, Wanted, Worker
from assistant.desk.faq import FROM, Act, Content, NotAllowed
from assistant.domain.entries import ChangedMeanwhile, Entry, EntryClaim, EntryState
from assistant.domain.staff import Actor, Member, Role
from assistant.wiring import assemble
from tests.assembled import NOW
from tests.desk_entries import ADMIN, APPROVER, AUTHOR, CHAIN, extended_guideline
from tests.fakes import FrozenClock
from tests.shelf import HUB_7_GUIDELINE

GONE = Member("d", "former-d", "元担当者D", Role.ADMIN, active=False)
SECOND = Member("e", "approver-e", "承認者E", Role.APPROVER)
MEMBERS = st.sampled_from([AUTHOR, APPROVER, SECOND, ADMIN] * 3 + [GONE])
TEXTS = st.sampled_from(
    [
        "公募期間は令和7年8月27日(水)12時必着です。",
        "期間は7月18日からです。",  # true of both
        "締切は8月27日です。",
        "公募期間は令和7年9月3日(水)12時必着です。",  # true only of the later revision
        "上限は500万円です。",  # nothing holds it
        "",
    ]
)
NEXT = {EntryState.DRAFT: Act.SEND}
CALM = 6  # steps between two revisions of a document
TAKEN: Counter[str] = Counter()  # what was done, and what was refused and why
WAY = settings(
    max_examples=50,
    stateful_step_count=50,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
ACTS = st.sampled_from([Act.SEND, Act.APPROVE, Act.PUBLISH, Act.WITHDRAW, Act.REDRAFT])


class LifeOfAnEntry(RuleBasedStateMachine):
    """People of every role do whatever they like, with whatever version they once read, while documents change."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.engine = open_database(Path(self.folder.name) / "koubo.sqlite3")
        self.publisher = SqlPublisher(self.engine, FrozenClock(NOW), Staling(lambda: CHAIN))
        self.publisher.publish([HUB_7_GUIDELINE])
        self.store = SqlEntries(self.engine, CHAIN)
        assistant = assemble(self.publisher, clock=FrozenClock(NOW))
        self.checker = Checker(self.publisher)
        self.entries = Entries(self.store, Drafter(assistant), self.checker, FrozenClock(NOW))
        self.id = self.entries.draft("みらいハブ第7回の締切はいつですか", (), _worker(AUTHOR)).id
        self.seen = [self.now.version]
        self.revisions = 0
        self.calm = 0  # steps since a document was replaced

    def teardown(self) -> None:
        self.engine.dispose()
        self.folder.cleanup()

    @property
    def now(self) -> Entry:
        return self.entries.newest(self.id)

    @rule(by=MEMBERS, text=TEXTS, data=st.data())
    def write(self, by: Member, text: str, data: st.DataObject) -> None:
        live = {one.id for one in self.publisher.passages()}
        pins = [one for claim in self.now.claims for one in claim.pins if one.passage_id in live]
        period = next(one for one in self.publisher.passages() if "公募期間" in one.heading)
        held = pins or [self.entries.pin(self.now, Wanted(period.id, period.start, period.end))]
        claims = (EntryClaim(text, tuple(held[:1])),) if text else ()
        content = replace(Content.of(self.now), question="締切は？", claims=claims)
        self._try(Act.EDIT, by, data, lambda version: self.entries.edit(self.id, version, content, _worker(by)))

    @rule(by=MEMBERS, data=st.data())
    def go_on(self, by: Member, data: st.DataObject) -> None:
        """What people do most of the time: the next step."""
        entry = self.now
        reviewed = Act.PUBLISH if entry.approver_id else Act.APPROVE
        act = reviewed if entry.state is EntryState.IN_REVIEW else NEXT.get(entry.state, Act.REDRAFT)
        self._try(act, by, data, lambda version: self.entries.take(self.id, version, act, _worker(by)))

    @rule(by=MEMBERS, data=st.data())
    def go_on_again(self, by: Member, data: st.DataObject) -> None:
        self.go_on(by, data)

    @precondition(lambda self: self.now.state is EntryState.IN_REVIEW)
    @rule(by=MEMBERS, data=st.data())
    def decide(self, by: Member, data: st.DataObject) -> None:
        self.go_on(by, data)

    @rule(act=ACTS, by=MEMBERS, data=st.data())
    def take(self, act: Act, by: Member, data: st.DataObject) -> None:
        self._try(act, by, data, lambda version: self.entries.take(self.id, version, act, _worker(by)))

    @rule(by=MEMBERS, data=st.data())
    def send_back(self, by: Member, data: st.DataObject) -> None:
        self._try(Act.RETURN, by, data, lambda version: self.entries.send_back(self.id, version, "直す", _worker(by)))

    @precondition(lambda self: self.now.changes and self.now.state in (EntryState.DRAFT, EntryState.STALE))
    @rule(by=MEMBERS, data=st.data())
    def bring_up(self, by: Member, data: st.DataObject) -> None:
        act = Act.EDIT if self.now.state is EntryState.DRAFT else Act.REDRAFT
        self._try(act, by, data, lambda version: self.entries.bring_up(self.id, version, 0, _worker(by)))

    @precondition(lambda self: self.calm >= (1 if self.now.state is EntryState.PUBLISHED else CALM))
    @rule(later=st.booleans())
    def replace_the_document(self, later: bool) -> None:  # noqa: FBT001  # drawn by hypothesis
        self.revisions, self.calm = self.revisions + 1, 0
        was = self.now.state
        new = extended_guideline() if later else HUB_7_GUIDELINE
        self.publisher.publish([replace(new, fingerprint=str(self.revisions))])
        self.seen.append(self.now.version)
        TAKEN["stale"] += was is EntryState.PUBLISHED and self.now.state is EntryState.STALE
        TAKEN["steps"] += 1

    def _try(self, act: Act, by: Member, data: st.DataObject, step: object) -> None:
        """Take a step with a version that was read at some time; it is refused if and only if it must be."""
        TAKEN["steps"] += 1
        self.calm += 1
        before = self.now
        version = data.draw(st.sampled_from([before.version] * 4 + self.seen[-2:]))
        try:
            after = step(version)  # type: ignore[operator]
        except ChangedMeanwhile as refused:
            TAKEN["outdated"] += 1
            assert version != before.version
            assert refused.change.entry == before  # noqa: PT017  # which exception, hypothesis decides
            assert self.now == before
        except NotAllowed as refused:
            TAKEN[refused.why] += 1
            assert self.now == before
        else:
            assert version == before.version
            self._taken(act, by, before, after)

    def _taken(self, act: Act, by: Member, before: Entry, after: Entry) -> None:
        assert before.state in FROM[act]
        assert by.active
        assert self.now == after
        assert after.version == before.version + (after != before)
        if act in (Act.APPROVE, Act.PUBLISH):
            assert self.checker.problems(after) == ()
            assert by.role is not Role.AUTHOR
        if act is Act.APPROVE:
            assert by.id not in ("", before.author_id)
        TAKEN[act] += 1
        self.seen.append(after.version)

    @invariant()
    def what_readers_see_was_approved_by_another_and_holds_now(self) -> None:
        for one in self.store.published():
            assert one.state is EntryState.PUBLISHED
            assert one.approver_id not in ("", one.author_id)
            assert self.checker.problems(one) == ()
            history = [change.entry for change in self.store.history(self.id)]
            later = [held.state for held in history if held.version > one.version]
            assert set(later) <= {EntryState.DRAFT, EntryState.IN_REVIEW}  # else this one is outdated
            (before,) = (held for held in history if held.version == one.version - 1)
            assert (before.state, before.approver_id) == (EntryState.IN_REVIEW, one.approver_id)
            assert _said(before) == _said(one)

    @invariant()
    def every_version_is_kept(self) -> None:
        versions = [change.entry.version for change in self.store.history(self.id)]
        assert versions == list(range(self.now.version, 0, -1))


def _said(entry: Entry) -> tuple[str, ...]:
    return (entry.question, *(claim.text for claim in entry.claims))


def _worker(member: Member) -> Worker:
    return Worker(member, Actor(member.id, member.name))


def test_in_two_thousand_steps_nothing_reaches_readers_that_must_not() -> None:
    TAKEN.clear()

    run_state_machine_as_test(LifeOfAnEntry, settings=WAY)

    assert TAKEN["steps"] >= 2_000
    taken = {act: TAKEN[act] for act in Act}
    assert min(taken.values()) >= 3, taken
    refused = {
        why: TAKEN[why] for why in ("role", "state", "own_work", "not_approved", "not_verified", "outdated", "stale")
    }
    assert min(refused.values()) >= 3, refused
