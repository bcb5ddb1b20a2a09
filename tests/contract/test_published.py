"""What readers see of the entries, from the real store and from the fake alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.adapters.desk.sql_published import SqlPublished
from assistant.adapters.sql_database import open_database
from assistant.domain.entries import Entry, EntryState
from assistant.faq.published import Published
from tests.assembled import NOW
from tests.desk_entries import deed, entry, store
from tests.desk_entries import published as on_its_way
from tests.fakes import InMemoryEntries

Kept = Callable[[Entry], None]


@pytest.fixture(params=["sql", "memory"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Published, Kept]:
    """What readers see, and how a version is kept."""
    if request.param == "memory":
        held = InMemoryEntries()
        return held, held.keep
    entries = store(tmp_path)
    return SqlPublished(open_database(tmp_path / "koubo.sqlite3")), lambda one: entries.save(one, deed(), NOW)


def test_an_entry_is_seen_from_its_publishing_until_it_is_withdrawn(desk: tuple[Published, Kept]) -> None:
    published, keep = desk
    draft = entry()
    keep(draft)
    assert (published.shown(), published.published()) == ((), ())
    for version in on_its_way(draft):
        assert published.shown() == ()
        keep(version)
    assert published.shown() == (("e", 4),)
    assert published.published() == (version,)

    keep(replace(version, version=5, state=EntryState.WITHDRAWN))
    assert (published.shown(), published.published()) == ((), ())


def test_while_an_entry_is_drafted_anew_its_published_version_is_seen(desk: tuple[Published, Kept]) -> None:
    published, keep = desk
    for version in (entry(), *on_its_way(entry())):
        keep(version)
    keep(replace(version, version=5, state=EntryState.DRAFT, question="締切は何時ですか"))

    assert published.shown() == (("e", 4),)
    assert [one.question for one in published.published()] == ["締切はいつですか"]


def test_the_newest_stands_first(desk: tuple[Published, Kept]) -> None:
    published, keep = desk
    for n, id_ in enumerate(("old", "new")):
        for version in (entry(id_=id_), *on_its_way(entry(id_=id_))):
            at = version.published_at and version.published_at.replace(hour=10 + n)
            keep(replace(version, published_at=at))

    assert [one.id for one in published.published()] == ["new", "old"]
    assert sorted(published.shown()) == [("new", 4), ("old", 4)]
