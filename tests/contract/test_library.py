"""What the library promises to those who read and to those who publish."""

from __future__ import annotations

import threading
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from assistant import adapters
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.adapters.sql_tables import metadata
from assistant.domain import FactKind, Page
from tests.assembled import publisher
from tests.shelf import ALL, HUB, HUB_6_PAGE, HUB_7_GUIDELINE, SEEDS_MAIL, Said, revision


@pytest.fixture
def library(tmp_path: Path) -> SqlPublisher:
    held = publisher(tmp_path)
    for one in ALL:
        held.publish([one])
    return held


def test_what_was_published_is_read_back_whole(library: SqlPublisher) -> None:
    document = HUB_7_GUIDELINE.document

    assert document in library.documents()
    assert library.passages(document_ids=[document.id]) == HUB_7_GUIDELINE.passages
    assert library.facts(document_ids=[document.id], kinds=list(FactKind)) == HUB_7_GUIDELINE.facts
    assert library.page_text(document.id, 1) == HUB_7_GUIDELINE.pages[0].text
    assert library.passages_by_id(["unknown", HUB_7_GUIDELINE.passages[2].id]) == (HUB_7_GUIDELINE.passages[2],)


def test_a_word_is_found_in_every_spelling_and_only_in_the_documents_asked_for(library: SqlPublisher) -> None:
    found = library.keyword_search(("公募", "期間"), document_ids=[SEEDS_MAIL.document.id], limit=5)

    assert {one.document_id for one in library.passages_by_id([id_ for id_, _ in found])} == {SEEDS_MAIL.document.id}
    assert library.keyword_search(('"', "*", "NEAR("), document_ids=[SEEDS_MAIL.document.id], limit=5) == ()


def test_a_new_revision_takes_the_place_of_the_old_one_in_every_reading(library: SqlPublisher) -> None:
    changed = revision(
        "hub-7.pdf", HUB, HUB_7_GUIDELINE.edition, Said("公募期間", "締切を9月3日に延長します。"), fingerprint="1" * 64
    )
    library.publish([changed])
    own = [changed.document.id]

    assert library.live_fingerprint("hub-7.pdf") == "1" * 64
    assert library.passages(document_ids=own) == changed.passages
    assert library.facts(document_ids=own, kinds=list(FactKind)) == ()
    assert library.keyword_search(("ヒアリング",), document_ids=own, limit=5) == ()
    assert len(library.keyword_search(("延長",), document_ids=own, limit=5)) == 1


def test_a_withdrawn_document_stops_answering(library: SqlPublisher) -> None:
    library.withdraw("hub-6.html")

    assert library.live_fingerprint("hub-6.html") is None
    assert HUB_6_PAGE.document not in library.documents()
    assert HUB_6_PAGE.edition not in library.editions()
    assert library.passages_by_id([HUB_6_PAGE.passages[0].id]) == ()


def test_a_revision_that_fails_half_way_leaves_the_old_one(library: SqlPublisher) -> None:
    twice = replace(HUB_7_GUIDELINE, fingerprint="2" * 64, pages=(Page(1, "一"), Page(1, "二")))

    with pytest.raises(Exception, match="UNIQUE"):
        library.publish([twice])

    assert library.live_fingerprint("hub-7.pdf") == HUB_7_GUIDELINE.fingerprint
    assert library.passages(document_ids=[HUB_7_GUIDELINE.document.id]) == HUB_7_GUIDELINE.passages


def test_readers_never_see_half_a_revision(library: SqlPublisher) -> None:
    """While one thread publishes A and B in turn, each look sees the passages of one of them only."""
    document = HUB_7_GUIDELINE.document
    other = revision(
        "hub-7.pdf", HUB, HUB_7_GUIDELINE.edition, *(Said(f"見出し{n}", f"本文{n}です。") for n in range(30))
    )
    whole = {HUB_7_GUIDELINE.passages, other.passages}
    done = threading.Event()
    seen = set()

    def look() -> None:
        while not done.is_set():
            seen.add(library.passages(document_ids=[document.id]))

    reader = threading.Thread(target=look)
    reader.start()
    for turn in range(20):
        library.publish([other if turn % 2 else HUB_7_GUIDELINE])
    done.set()
    reader.join()

    assert seen
    assert seen <= whole


def test_the_database_writes_ahead_and_waits_for_the_disk(library: SqlPublisher) -> None:
    with library.engine.connect() as connection:
        pragmas = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]

    assert pragmas == ["wal", 2, 1]


def test_the_migrations_make_the_tables_that_the_code_expects(library: SqlPublisher) -> None:

    for module in walk_packages(adapters.__path__, "assistant.adapters."):
        if not module.name.startswith("assistant.adapters.migrations"):
            import_module(module.name)  # tables are told by those who use them

    with library.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    ours = [one for one in differences if "passage_words" not in str(one)]
    assert ours == []
