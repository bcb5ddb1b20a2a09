"""A new edition of a call comes: what was published for the one before is drafted for it, once each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.adapters.desk.sql_audit import SqlAudit
from assistant.adapters.desk.sql_entries import SqlEntries
from assistant.adapters.desk.sql_staling import Staling
from assistant.adapters.sql_database import open_database
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.desk.checking import Checker
from assistant.domain import Edition
from assistant.domain.entries import Entry, EntryState
from tests.assembled import NOW
from tests.desk_entries import CHAIN, deed, entry, passage_of, pin, pinned, published
from tests.fakes import MovableClock
from tests.shelf import HUB, HUB_6, HUB_7, HUB_7_GUIDELINE, Said, revision

HUB_8 = Edition("hub-8", "hub", "第8回", 8, 2026, None)
PERIOD = Said("公募期間", "公募期間: 令和8年7月17日(金)～令和8年8月26日(水)12時必着")
WHO = Said("対象", "申請者は国立大学法人、公立大学法人及び学校法人とします。企業が単独で申請することはできません。")
EIGHTH = revision("hub-8.pdf", HUB, HUB_8, Said("はじめに", "この要領は第8回の公募について定めます。"), PERIOD, WHO)


class Desk:
    """A shelf with the seventh edition, and what is published for it."""

    def __init__(self, folder: Path) -> None:
        self.clock = MovableClock(NOW)
        engine = open_database(folder / "koubo.sqlite3")
        self.publisher = SqlPublisher(engine, self.clock, Staling(lambda: CHAIN))
        self.entries = SqlEntries(engine, CHAIN)
        self.audit = SqlAudit(engine, CHAIN)
        self.publisher.publish([HUB_7_GUIDELINE])
        self.clock.move(timedelta(days=300))

    def publish(self, draft: Entry) -> None:
        for one in (draft, *published(draft)):
            self.entries.save(one, deed(), NOW)

    def drafts(self) -> list[Entry]:
        return [one for one in self.entries.entries() if one.carried_from]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.publish(entry())
    return made


def test_the_draft_rests_on_the_new_edition_and_tells_what_is_said_otherwise_there(desk: Desk) -> None:
    desk.publisher.publish([EIGHTH])

    (draft,) = desk.drafts()
    assert (draft.state, draft.edition_id, draft.carried_from) == (EntryState.DRAFT, "hub-8", "e")
    assert (draft.author_id, draft.approver_id, draft.published_at) == ("", "", None)
    assert [one.quote for one in draft.claims[0].pins] == [PERIOD.text]
    assert [(one.pin.file_name, one.after) for one in draft.changes] == [("hub-7.pdf", PERIOD.text)]
    (checked,) = Checker(desk.publisher).checked(draft.claims, "hub-8")
    assert [draft.claims[0].text[start:end] for start, end in checked.unheld] == ["令和7年8月27日(水)12時"]
    assert [one.id for one in desk.entries.published()] == ["e"]
    assert desk.audit.records(limit=1)[0].deed.action == "entry.carry"


def test_what_the_new_edition_says_in_the_same_words_is_not_marked(desk: Desk) -> None:
    desk.publish(
        entry(pinned("企業が単独で申請することはできません。", pin(passage_of(HUB_7_GUIDELINE, "対象"))), id_="f")
    )

    desk.publisher.publish([EIGHTH])

    marked = {one.carried_from: len(one.changes) for one in desk.drafts()}
    assert marked == {"e": 1, "f": 0}


def test_a_part_of_a_passage_is_found_again_as_that_part(desk: Desk) -> None:
    period = passage_of(HUB_7_GUIDELINE, "公募期間")
    desk.publish(entry(pinned("締切は令和7年8月27日(水)です。", pin(period, "令和7年8月27日(水)12時必着")), id_="f"))

    desk.publisher.publish([EIGHTH])

    (draft,) = (one for one in desk.drafts() if one.carried_from == "f")
    assert [one.quote for one in draft.claims[0].pins] == ["令和8年8月26日(水)12時必着"]


def test_further_documents_make_no_second_draft_but_complete_one_that_nobody_touched(desk: Desk) -> None:
    desk.publisher.publish([revision("hub-8-news.eml", HUB, HUB_8, Said("お知らせ", "第8回の公募を始めました。"))])
    (before,) = desk.drafts()
    assert [len(one.pins) for one in before.claims] == [0]

    desk.publisher.publish([EIGHTH])
    desk.publisher.publish([replace(EIGHTH, fingerprint="2" * 64)])

    (after,) = desk.drafts()
    assert (after.id, after.version) == (before.id, 2)
    assert [len(one.pins) for one in after.claims] == [1]


def test_a_draft_that_somebody_works_on_is_left_to_them(desk: Desk) -> None:
    desk.publisher.publish([revision("hub-8-news.eml", HUB, HUB_8, Said("お知らせ", "第8回の公募を始めました。"))])
    (before,) = desk.drafts()
    mine = replace(before, version=2, author_id="a", author_name="担当者A")
    desk.entries.save(mine, deed(), NOW)

    desk.publisher.publish([EIGHTH])

    assert desk.drafts() == [mine]


def test_drafts_that_were_dropped_do_not_come_back(desk: Desk) -> None:
    desk.publisher.publish([EIGHTH])
    (draft,) = desk.drafts()
    desk.entries.save(replace(draft, version=2, state=EntryState.WITHDRAWN), deed(), NOW)

    desk.publisher.publish([replace(EIGHTH, fingerprint="2" * 64)])

    assert [one.state for one in desk.drafts()] == [EntryState.WITHDRAWN]


def test_an_older_edition_that_is_taken_in_later_gets_no_drafts(desk: Desk) -> None:
    desk.publisher.publish([revision("hub-6.html", HUB, HUB_6, PERIOD)])

    assert desk.drafts() == []


def test_what_is_published_after_the_new_edition_came_stays_with_its_own(desk: Desk) -> None:
    desk.publisher.publish([EIGHTH])
    late = [
        replace(one, published_at=one.published_at and desk.clock.now() + timedelta(days=1))
        for one in published(entry(id_="f"))
    ]
    for one in (entry(id_="f"), *late):
        desk.entries.save(one, deed(), NOW)

    desk.publisher.publish([replace(EIGHTH, fingerprint="2" * 64)])

    assert [one.carried_from for one in desk.drafts()] == ["e"]


def test_drafts_of_another_call_are_not_made(desk: Desk) -> None:
    other = replace(HUB, id="other", name="別の制度", aliases=())
    desk.publisher.publish([revision("other.pdf", other, replace(HUB_8, id="other-8", call_id="other"), PERIOD)])

    assert desk.drafts() == []
    assert HUB_7.id in {one.edition_id for one in desk.entries.entries()}
