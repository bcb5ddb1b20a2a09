from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.domain import Call, Revision
from assistant.ports import LibraryUnavailable
from ingest.build import Landing, ingest

TEXT = "港湾連携助成事業の公募について\n\n【公募期間】\n令和８年５月１１日～６月１２日１２時（必着）\n"


class Shelf:
    """A library in memory, as far as ingest needs one."""

    def __init__(self, *, broken: bool = False) -> None:
        self.revisions: dict[str, Revision] = {}
        self._broken = broken

    def live_fingerprint(self, source: str) -> str | None:
        if self._broken:
            raise LibraryUnavailable
        return self.revisions[source].fingerprint if source in self.revisions else None

    def publish(self, revisions: Sequence[Revision]) -> None:
        self.revisions.update({one.document.source: one for one in revisions})

    def withdraw(self, source: str) -> bool:
        return self.revisions.pop(source, None) is not None

    def calls(self) -> tuple[Call, ...]:
        return tuple({one.call.id: one.call for one in self.revisions.values()}.values())


def land(shelf: Shelf, *paths: Path) -> list[tuple[str, Landing]]:
    return [(one.path.name, one.landing) for one in ingest(paths, shelf, lambda _done, _of, _path: None)]


def test_a_file_is_new_then_unchanged_then_replaced(tmp_path: Path) -> None:
    shelf, file = Shelf(), tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert land(shelf, file) == [("a.txt", Landing.NEW)]
    first = shelf.revisions["a.txt"]
    assert land(shelf, file) == [("a.txt", Landing.UNCHANGED)]
    assert shelf.revisions["a.txt"] is first
    file.write_text(TEXT + "郵送は受け付けません。\n", encoding="utf-8")
    assert land(shelf, file) == [("a.txt", Landing.REPLACED)]
    assert shelf.revisions["a.txt"].document == first.document


def test_a_file_that_cannot_be_read_is_refused_and_hurts_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "b.xyz").write_bytes(b"\x00\x01")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    shelf = Shelf()
    results = ingest([tmp_path], shelf, lambda _done, _of, _path: None)
    assert [one.landing for one in results] == [Landing.REFUSED, Landing.REFUSED, Landing.NEW]
    assert all(one.reason.endswith("。") for one in results[:2])
    assert list(shelf.revisions) == ["c.txt"]


def test_folders_are_walked_in_order_and_what_is_no_document_is_skipped(tmp_path: Path) -> None:
    for name in ("b/z.txt", "a.txt", "README.md", "make.py", "calls.toml", ".hidden/x.txt", ".x.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(TEXT, encoding="utf-8")
    assert [name for name, _ in land(Shelf(), tmp_path)] == ["a.txt", "z.txt"]


def test_two_files_of_one_name_do_not_replace_each_other(tmp_path: Path) -> None:
    for folder in ("r7", "r8"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"{TEXT}{folder}\n", encoding="utf-8")
    assert [landing for _, landing in land(Shelf(), tmp_path)] == [Landing.NEW, Landing.REFUSED]


def test_progress_is_told_before_each_file(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    told: list[tuple[int, int, str]] = []
    ingest([tmp_path], Shelf(), lambda done, of, path: told.append((done, of, path.name)))
    assert told == [(0, 2, "a.txt"), (1, 2, "b.txt")]


def test_a_library_that_is_gone_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(LibraryUnavailable):
        land(Shelf(broken=True), tmp_path)
