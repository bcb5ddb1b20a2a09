"""A database that breaks while it is in use is told as such, whichever way it breaks, and comes back once it is mended."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.adapters.sql_database import open_database
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.domain import FactKind, Page
from assistant.ports import LibraryUnavailable
from tests.assembled import publisher
from tests.shelf import HUB_6_PAGE, HUB_7_GUIDELINE

FILE = "koubo.sqlite3"
READS: dict[str, Callable[[SqlPublisher], object]] = {
    "calls": lambda library: library.calls(),
    "editions": lambda library: library.editions(),
    "documents": lambda library: library.documents(),
    "passages": lambda library: library.passages(),
    "passage_ids": lambda library: library.passage_ids(),
    "passages_by_id": lambda library: library.passages_by_id(["p"]),
    "keyword_search": lambda library: library.keyword_search(["公募"], document_ids=["d"], limit=1),
    "facts": lambda library: library.facts(document_ids=["d"], kinds=list(FactKind)),
    "page_text": lambda library: library.page_text("d", 1),
    "remarks": lambda library: library.remarks(document_ids=["d"]),
    "live_fingerprint": lambda library: library.live_fingerprint("hub-7.pdf"),
}
WRITES: dict[str, Callable[[SqlPublisher], object]] = {
    "publish": lambda library: library.publish([HUB_6_PAGE]),
    "withdraw": lambda library: library.withdraw("hub-7.pdf"),
}
USES = READS | WRITES
UNUSABLE: dict[str, Callable[[Path], object]] = {
    "deleted": lambda file: file.unlink(),
    "no database": lambda file: _instead(file, "これはデータベースではありません。" * 100),
    "empty": lambda file: _instead(file, ""),
}


@pytest.fixture
def library(tmp_path: Path) -> SqlPublisher:
    held = publisher(tmp_path)
    held.publish([HUB_7_GUIDELINE])
    return held


def _instead(file: Path, content: str) -> None:
    for old in file.parent.glob(f"{FILE}*"):
        old.unlink()
    file.write_text(content, encoding="utf-8")


@pytest.mark.parametrize("ruin", UNUSABLE)
@pytest.mark.parametrize("use", USES)
def test_every_use_of_a_lost_database_says_that_the_database_is_at_fault(
    library: SqlPublisher, tmp_path: Path, use: str, ruin: str
) -> None:
    UNUSABLE[ruin](tmp_path / FILE)

    with pytest.raises(LibraryUnavailable, match=r"データベース.*koubo\.sqlite3"):
        USES[use](library)


def test_a_lost_database_is_not_replaced_by_an_empty_one(library: SqlPublisher, tmp_path: Path) -> None:
    (tmp_path / FILE).unlink()

    with pytest.raises(LibraryUnavailable):
        library.documents()

    assert not (tmp_path / FILE).exists()


def test_a_database_that_was_cut_is_told(library: SqlPublisher, tmp_path: Path) -> None:
    library.engine.dispose()
    with (tmp_path / FILE).open("r+b") as file:
        file.truncate(6_000)

    with pytest.raises(LibraryUnavailable):
        library.passages()


def test_a_database_that_was_exchanged_is_read_from_then_on(library: SqlPublisher, tmp_path: Path) -> None:
    other = publisher(tmp_path / "other")
    other.publish([HUB_6_PAGE])
    other.engine.dispose()
    assert library.documents() == (HUB_7_GUIDELINE.document,)

    shutil.copy(tmp_path / "other" / FILE, tmp_path / "fresh")
    library.engine.dispose()
    (tmp_path / "fresh").replace(tmp_path / FILE)

    assert library.documents() == (HUB_6_PAGE.document,)


def test_a_backup_that_is_put_back_beside_open_connections_is_read(library: SqlPublisher, tmp_path: Path) -> None:
    assert library.documents() == (HUB_7_GUIDELINE.document,)
    other = publisher(tmp_path / "other")
    other.publish([HUB_6_PAGE])
    other.engine.dispose()

    for old in tmp_path.glob(f"{FILE}*"):
        old.unlink()
    shutil.copy(tmp_path / "other" / FILE, tmp_path / FILE)

    assert library.documents() == (HUB_6_PAGE.document,)


@pytest.mark.parametrize("pragma", ["query_only = 1", "max_page_count = 1"], ids=["read-only", "disk full"])
def test_a_disk_that_takes_nothing_is_told_and_reading_goes_on(library: SqlPublisher, pragma: str) -> None:
    long = replace(HUB_6_PAGE, pages=(Page(1, "公募" * 1_000_000),))
    with library.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA {pragma}")

    with pytest.raises(LibraryUnavailable, match="空き容量"):
        library.publish([long])

    assert library.documents() == (HUB_7_GUIDELINE.document,)


def test_a_database_that_another_one_locks_is_told_as_in_use(library: SqlPublisher, tmp_path: Path) -> None:
    with library.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(LibraryUnavailable, match="書き込んでいます"):
        library.withdraw("hub-7.pdf")

    other.execute("ROLLBACK")
    other.close()
    assert library.withdraw("hub-7.pdf")


def test_a_revision_that_contradicts_itself_is_no_fault_of_the_database(library: SqlPublisher) -> None:
    twice = replace(HUB_6_PAGE, pages=(Page(1, "一"), Page(1, "二")))

    with pytest.raises(Exception, match="UNIQUE") as raised:
        library.publish([twice])

    assert not isinstance(raised.value, LibraryUnavailable)


def test_a_database_of_a_newer_koubo_is_left_alone(library: SqlPublisher, tmp_path: Path) -> None:
    library.engine.dispose()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(LibraryUnavailable, match="新しい koubo"):
        open_database(tmp_path / FILE)


@pytest.mark.parametrize("name", ["公募 の 書類", "50%?", "#1", "a&b=c;d'e\"f", "file:x", "x?mode=memory"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()

    open_database(folder / FILE).dispose()

    assert (folder / FILE).is_file()
    assert [path.name for path in tmp_path.iterdir()] == [name]
