"""What the desk publishes reaches all that rests on it: answers that are remembered, vectors, and entries."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.adapters.desk.sql_entries import SqlEntries
from assistant.adapters.remembering_library import RememberingLibrary
from assistant.domain.entries import EntryState
from assistant.vectorising import Vectoriser
from ingest.intake import SandboxedIntake
from tests.assembled import NOW
from tests.desk_entries import CHAIN, deed, entry, pin, pinned, published
from tests.fakes import HashEmbedder, InMemoryVectors
from tests.handing_in import APPROVER, CORPUS, OpenDesk, reading_files

NEW = "umi-2025-guideline.md"
CHANGED = (CORPUS / NEW).read_text("utf-8").replace("6月30日（月）12時", "7月4日（金）17時").encode()


@pytest.fixture(scope="module")
def intake() -> Iterator[SandboxedIntake]:
    with reading_files() as intake:
        yield intake


@pytest.fixture
def desk(tmp_path: Path, intake: SandboxedIntake) -> OpenDesk:
    return OpenDesk(tmp_path, intake)


def entry_on(desk: OpenDesk, heading: str, id_: str) -> SqlEntries:
    """A published entry that quotes a whole clause of what is live."""
    entries = SqlEntries(desk.library.engine, CHAIN)
    (document,) = desk.library.documents()
    passage = next(one for one in desk.library.passages() if one.heading[-1].endswith(heading))
    place = pin(passage, file_name=NEW, revision=document.revision)
    draft = replace(
        entry(pinned(passage.text, place), id_=id_), call_id=document.call_id, edition_id=document.edition_id
    )
    for version in (draft, *published(draft)):
        entries.save(version, deed(), NOW)
    return entries


def states(entries: SqlEntries, *ids: str) -> list[EntryState]:
    return [found.state for id_ in ids if (found := entries.entry(id_)) is not None]


def test_an_entry_is_stale_when_what_it_quotes_is_replaced_and_not_while_that_waits(desk: OpenDesk) -> None:
    desk.publish(desk.take(NEW))
    entry_on(desk, "募集期間", "moved")
    entries = entry_on(desk, "申請できる者", "stayed")

    given = desk.take(NEW, CHANGED)
    assert states(entries, "moved", "stayed") == [EntryState.PUBLISHED, EntryState.PUBLISHED]
    desk.documents.schedule(given, NOW + timedelta(hours=1), APPROVER)
    assert states(entries, "moved", "stayed") == [EntryState.PUBLISHED, EntryState.PUBLISHED]
    desk.clock.move(timedelta(hours=1))
    desk.documents.publish_due()
    assert states(entries, "moved", "stayed") == [EntryState.STALE, EntryState.PUBLISHED]


def test_withdrawing_makes_every_entry_on_the_document_stale(desk: OpenDesk) -> None:
    desk.publish(desk.take(NEW))
    entries = entry_on(desk, "募集期間", "one")
    desk.documents.withdraw(NEW, desk.store.live_number(NEW), "誤り", APPROVER)

    assert states(entries, "one") == [EntryState.STALE]


def test_what_is_remembered_is_read_anew_after_each_change(desk: OpenDesk) -> None:
    remembering = RememberingLibrary(desk.library.engine)

    def periods() -> list[str]:
        remembering.calls()  # every answer begins with them
        ids = [document.id for document in remembering.documents()]
        return [one.text for one in remembering.passages(document_ids=ids) if one.heading[-1:] == ("4. 募集期間",)]

    assert periods() == []
    given = desk.take(NEW)
    assert periods() == []
    desk.publish(given)
    assert ["6月30日" in text for text in periods()] == [True]
    desk.publish(desk.take(NEW, CHANGED))
    assert ["7月4日" in text for text in periods()] == [True]
    desk.documents.withdraw(NEW, desk.store.live_number(NEW), "誤り", APPROVER)
    assert periods() == []


def test_vectors_are_made_of_what_is_published_and_of_nothing_that_waits(desk: OpenDesk) -> None:
    vectoriser = Vectoriser(desk.library, HashEmbedder(), InMemoryVectors())
    given = desk.take(NEW)
    assert vectoriser.missing() == ()
    desk.publish(given)

    assert len(vectoriser.missing()) == 7
    vectoriser.finish(lambda _done, _of: None)
    assert vectoriser.missing() == ()
