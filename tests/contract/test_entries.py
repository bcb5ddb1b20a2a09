"""Every version of an entry is kept, and nobody writes over what somebody else has written."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.adapters.desk.sql_audit import SqlAudit
from assistant.adapters.sql_database import open_database
from assistant.domain.entries import ChangedMeanwhile, Comment, EntryState
from tests.assembled import NOW, publisher
from tests.desk_entries import ADMIN, APPROVER, CHAIN, deed, entry, moved_guideline, published, store
from tests.shelf import HUB_7_GUIDELINE

LATER = NOW + timedelta(hours=1)


def test_an_entry_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    entries = store(tmp_path)
    entries.save(entry(), deed(), NOW)

    assert entries.entry("e") == entry()
    assert entries.entries() == (entry(),)
    assert entries.entry("f") is None


def test_who_saves_an_older_version_is_told_who_was_first_and_when(tmp_path: Path) -> None:
    entries = store(tmp_path)
    entries.save(entry(), deed(), NOW)
    entries.save(replace(entry(), version=2, question="締切は？", changed_at=LATER), deed(by=APPROVER), LATER)

    with pytest.raises(ChangedMeanwhile) as refused:
        entries.save(replace(entry(), version=2, question="いつまで？"), deed(by=ADMIN), LATER)

    change = refused.value.change
    assert (change.by, change.entry.changed_at, change.entry.question) == ("承認者B", LATER, "締切は？")
    assert len(SqlAudit(open_database(tmp_path / "koubo.sqlite3"), CHAIN).records()) == 2


def test_every_version_stays_in_the_history_with_its_deed(tmp_path: Path) -> None:
    entries = store(tmp_path)
    entries.save(entry(), deed("entry.draft"), NOW)
    for one in published(entry()):
        entries.save(one, deed(one.state, APPROVER), NOW)

    told = [(one.entry.version, one.by, one.action) for one in entries.history("e")]

    assert told == [
        (4, "承認者B", "published"),
        (3, "承認者B", "in_review"),
        (2, "承認者B", "in_review"),
        (1, "担当者A", "entry.draft"),
    ]


def test_readers_see_what_was_published_while_it_is_drafted_anew_and_nothing_once_it_is_withdrawn(
    tmp_path: Path,
) -> None:
    entries = store(tmp_path)
    entries.save(entry(), deed(), NOW)
    shown = [entries.published()]
    for one in published(entry()):
        entries.save(one, deed(), NOW)
        shown.append(entries.published())
    draft = replace(one, version=5, state=EntryState.DRAFT, question="締切は？")
    entries.save(draft, deed(), NOW)

    assert shown == [(), (), (), (one,)]
    assert entries.published() == (one,)
    assert entries.entries() == (draft,)

    entries.save(replace(draft, version=6, state=EntryState.WITHDRAWN), deed(), NOW)

    assert entries.published() == ()


def test_what_readers_see_comes_newest_first(tmp_path: Path) -> None:
    entries = store(tmp_path)
    for hours, id_ in enumerate(("e", "f", "g")):
        entries.save(entry(id_=id_), deed(), NOW)
        for one in published(entry(id_=id_)):
            at = NOW + timedelta(hours=hours)
            entries.save(replace(one, changed_at=at, published_at=one.published_at and at), deed(), NOW)

    assert [one.id for one in entries.published()] == ["g", "f", "e"]
    assert [one.id for one in entries.entries()] == ["g", "f", "e"]


def test_a_note_comes_with_the_version_that_it_returns_or_not_at_all(tmp_path: Path) -> None:
    entries = store(tmp_path)
    entries.save(entry(), deed(), NOW)
    note = Comment("e", NOW, APPROVER.id, APPROVER.name, "時刻も書いてください", returns=True)
    entries.say(Comment("e", NOW, APPROVER.id, APPROVER.name, "読みやすい"), deed("entry.comment"), NOW)

    with pytest.raises(ChangedMeanwhile):
        entries.send_back(replace(entry(), version=5), note, deed("entry.return"), NOW)
    entries.send_back(replace(entry(), version=2), note, deed("entry.return"), NOW)

    assert [one.text for one in entries.comments("e")] == ["読みやすい", "時刻も書いてください"]
    assert entries.comments("e")[-1] == note


def test_what_is_saved_while_its_source_moves_stands_where_the_source_is_now(tmp_path: Path) -> None:
    library = publisher(tmp_path)
    library.publish([HUB_7_GUIDELINE])
    entries = store(tmp_path)
    entries.save(entry(), deed(), NOW)
    read = entries.entry("e")
    assert read is not None
    library.publish([moved_guideline()])

    entries.save(replace(read, version=2, state=EntryState.IN_REVIEW), deed("entry.send"), NOW)

    kept = entries.entry("e")
    assert kept is not None
    (pin,) = kept.claims[0].pins
    assert (pin.revision, pin.start) == (2, read.claims[0].pins[0].start + 4)
    assert library.page_text(pin.document_id, pin.page)[pin.start : pin.end] == pin.quote
