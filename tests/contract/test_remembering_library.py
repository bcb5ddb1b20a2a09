"""A library that remembers says at every moment what the database says, and asks it once an answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from assistant.adapters.remembering_library import RememberingLibrary
from assistant.adapters.sql_library import SqlLibrary
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.catalogue import Catalogue
from assistant.domain import Edition, FactKind
from assistant.ports import LibraryUnavailable
from tests.assembled import publisher
from tests.shelf import ALL, HUB, HUB_7, HUB_7_GUIDELINE, SEEDS, SEEDS_MAIL, Said, revision

IDS = [one.document.id for one in ALL]
PASSAGES = ["unknown", *(passage.id for one in ALL for passage in one.passages)]
LATER = revision("hub-7.pdf", HUB, HUB_7, Said("公募期間", "締切を9月3日に延長します。"), fingerprint="1" * 64)


@pytest.fixture
def library(tmp_path: Path) -> SqlPublisher:
    held = publisher(tmp_path)
    for one in ALL:
        held.publish([one])
    return held


def read(library: SqlLibrary) -> list[object]:
    """All that an answer reads."""
    return [
        Catalogue.of(library),
        library.passages(),
        library.passages(document_ids=IDS[:1]),
        library.passage_ids(),
        library.passage_ids(document_ids=IDS),
        library.passages_by_id(PASSAGES),
        library.passages_by_id(PASSAGES[::-1]),
        library.facts(document_ids=IDS, kinds=list(FactKind)),
        library.page_text(IDS[0], 1),
        library.remarks(document_ids=IDS),
        library.keyword_search(("公募", "期間"), document_ids=IDS, limit=9),
    ]


def _same(edition: Edition) -> Edition:
    return Edition(f"{edition.id}-joined", HUB.id, edition.label)


CHANGES: list[Callable[[SqlPublisher], object]] = [
    lambda library: library.publish([LATER]),
    lambda library: library.publish([HUB_7_GUIDELINE]),
    lambda library: library.withdraw(SEEDS_MAIL.document.source),
    lambda library: library.rejoin(SEEDS, HUB, _same),
]


@pytest.mark.parametrize("change", CHANGES, ids=["new text", "read anew", "withdrawn", "joined to another call"])
def test_what_changes_in_the_database_is_seen_by_the_next_answer(
    library: SqlPublisher, change: Callable[[SqlPublisher], object]
) -> None:
    remembering = RememberingLibrary(library.engine)
    before = read(remembering)
    assert before == read(library)

    change(library)

    assert read(remembering) == read(library)
    assert read(remembering) == read(library)


def test_a_second_answer_asks_the_database_only_whether_anything_is_new(library: SqlPublisher) -> None:
    remembering = RememberingLibrary(library.engine)
    read(remembering)

    asked = statements_of(library.engine, lambda: read(remembering))

    assert len(asked) == 2
    assert "revision.state" in asked[0]
    assert "passage_words" in asked[1]


def test_without_its_database_it_says_so_although_it_remembers(library: SqlPublisher, tmp_path: Path) -> None:
    remembering = RememberingLibrary(library.engine)
    read(remembering)
    (tmp_path / "koubo.sqlite3").unlink()

    with pytest.raises(LibraryUnavailable):
        remembering.calls()


def statements_of(engine: Engine, work: Callable[[], object]) -> list[str]:
    """What the database was asked meanwhile."""
    asked: list[str] = []

    def note(*given: object) -> None:
        asked.append(str(given[2]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return [one for one in asked if one.startswith("SELECT")]


def test_what_was_worked_out_is_worked_out_anew_as_soon_as_anything_is_published(library: SqlPublisher) -> None:
    remembering = RememberingLibrary(library.engine)
    worked: list[str] = []

    def work(name: str) -> int:
        worked.append(name)
        return len(worked)

    remembering.calls()
    first = [remembering.once(name, partial(work, name)) for name in ("a", "a", "b")]
    library.publish([LATER])
    remembering.calls()
    again = remembering.once("a", lambda: work("a"))

    assert (first, again, worked) == ([1, 1, 2], 3, ["a", "b", "a"])


def test_a_library_that_remembers_nothing_works_out_all(library: SqlPublisher) -> None:
    assert [library.once("key", lambda: 1), library.once("key", lambda: 2)] == [1, 2]
