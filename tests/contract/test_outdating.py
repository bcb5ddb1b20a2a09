"""A later document changes what an entry says, while the passage that it quotes stands as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.adapters.desk.sql_entries import SqlEntries
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.desk.checking import Checker
from assistant.domain import Amendment, DocumentKind, FactKind, Revision
from assistant.domain.entries import EntryState
from tests.assembled import NOW, publisher
from tests.desk_entries import CHAIN, deed, entry, passage_of, pin, pinned, published
from tests.shelf import HUB, HUB_7, HUB_7_GUIDELINE, Said, revision

SAID = "公募の締切を、令和7年8月27日（水）12時必着から令和7年9月3日（水）17時必着に延長します。"
CHANGE = Amendment("令和7年8月27日（水）12時必着", "令和7年9月3日（水）17時必着", "公募の締切")
PERIOD, WHO = passage_of(HUB_7_GUIDELINE, "公募期間"), passage_of(HUB_7_GUIDELINE, "対象")


def extension() -> Revision:
    plain = revision(
        "extension.html", HUB, HUB_7, Said("締切の延長", SAID, ((FactKind.AMENDMENT, "訂正", SAID, CHANGE),))
    )
    amending = replace(
        plain.document, kind=DocumentKind.ERRATA, title="公募期間の延長について", published_on=date(2025, 8, 20)
    )
    return replace(plain, document=amending)


@pytest.fixture
def library(tmp_path: Path) -> SqlPublisher:
    made = publisher(tmp_path)
    made.publish([HUB_7_GUIDELINE])
    return made


@pytest.fixture
def entries(library: SqlPublisher) -> SqlEntries:
    """A published entry on the deadline, one on who may apply."""
    made = SqlEntries(library.engine, CHAIN)
    who = entry(pinned("企業が単独で申請することはできません。", pin(WHO)), id_="f")
    for draft in (entry(), who):
        for one in (draft, *published(draft)):
            made.save(one, deed(), NOW)
    return made


def test_the_entry_on_what_was_changed_is_stale_at_once_and_no_other_is(
    library: SqlPublisher, entries: SqlEntries
) -> None:
    library.publish([extension()])

    assert [one.id for one in entries.published()] == ["f"]
    stale = entries.entry("e")
    assert stale is not None
    assert stale.state is EntryState.STALE
    assert [(one.pin.passage_id, one.after) for one in stale.changes] == [(PERIOD.id, SAID)]


def test_it_is_told_once_however_often_documents_come(library: SqlPublisher, entries: SqlEntries) -> None:
    library.publish([extension()])
    before = entries.entry("e")
    library.publish([replace(HUB_7_GUIDELINE, fingerprint="3" * 64)])

    after = entries.entry("e")
    assert before is not None
    assert after is not None
    assert (after.version, after.changes[0].after) == (before.version, before.changes[0].after)


def test_what_a_later_document_changed_is_neither_right_while_it_is_written(library: SqlPublisher) -> None:
    library.publish([extension()])

    checked = Checker(library).checked(entry().claims, "hub-7")

    assert [one.problems for one in checked] == [(f"後から出た文書で変わっています: {SAID}",)]
