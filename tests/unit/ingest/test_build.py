import os
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from assistant.domain import Call, Document, Edition, RemarkKind, Revision
from assistant.domain.deliveries import Correction
from assistant.ports import LibraryUnavailable
from ingest.build import Landing, ingest
from ingest.warden import Limits

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

    def documents(self) -> tuple[Document, ...]:
        return tuple(one.document for one in self.revisions.values())

    def correction(self, _source: str, /) -> Correction:
        return Correction()

    def rejoin(self, call: Call, into: Call, under: Callable[[Edition], Edition]) -> None:
        for name, one in self.revisions.items():
            if one.call.id == call.id:
                edition = under(one.edition)
                document = replace(one.document, call_id=into.id, edition_id=edition.id)
                self.revisions[name] = replace(one, call=into, edition=edition, document=document)

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
    for name in ("b/z.txt", "a.txt", "README.md", "make.py", "notes.toml", ".hidden/x.txt", ".x.txt"):
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


def test_a_data_folder_among_the_documents_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "data" / "vectors").mkdir(parents=True)
    for name in ("a.txt", "data/koubo.sqlite3", "data/owner.lock", "data/vectors/index.bin"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert land(Shelf(), tmp_path) == [("a.txt", Landing.NEW)]


def test_documents_that_stand_in_the_data_folder_itself_are_taken_in(tmp_path: Path) -> None:
    (tmp_path / "vectors").mkdir()
    for name in ("a.txt", "koubo.sqlite3", "koubo.sqlite3-wal", "vectors/chroma.sqlite3", "vectors/index.bin"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert land(Shelf(), tmp_path) == [("a.txt", Landing.NEW)]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
@pytest.mark.parametrize("raw", [b"\xff", b"\xff\n\x80", "……\n。".encode()])
def test_a_file_without_a_single_letter_is_refused(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    assert land(Shelf(), tmp_path) == [(name, Landing.REFUSED)]


def test_an_attachment_that_takes_too_much_takes_only_itself(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "港湾連携助成事業の公募について"
    mail.set_content(TEXT)
    mail.add_attachment("1" * 10_000_000, filename="数字.txt")
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    little = Limits(memory=300 << 20)
    (result,) = ingest([tmp_path], Shelf(), lambda _done, _of, _path: None, limits=little)
    assert (result.landing, result.reason) == (Landing.NEW, "")
    assert [(one.kind, one.text) for one in result.remarks if "本文だけ" in one.why] == [
        (RemarkKind.LEFT_OUT, "数字.txt")
    ]


def test_links_that_lead_round_in_a_circle_are_not_followed_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert land(Shelf(), tmp_path) == [("a.txt", Landing.NEW), ("self.txt", Landing.REFUSED)]


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (result,) = ingest([tmp_path], Shelf(), lambda _done, _of, _path: None)
    assert (result.landing, "装置やパイプ" in result.reason) == (Landing.REFUSED, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_folder_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "closed").mkdir(mode=0)
    assert land(Shelf(), tmp_path) == [("closed", Landing.REFUSED), ("a.txt", Landing.NEW)]


def test_two_spellings_of_one_name_are_one_document(tmp_path: Path) -> None:
    apart, together = (unicodedata.normalize(form, "ガイド.txt") for form in ("NFD", "NFC"))
    shelf = Shelf()
    (tmp_path / apart).write_text(TEXT, encoding="utf-8")
    assert land(shelf, tmp_path) == [(apart, Landing.NEW)]
    assert list(shelf.revisions) == [together]
    (tmp_path / together).write_text(TEXT, encoding="utf-8")
    assert sorted(landing for _, landing in land(shelf, tmp_path)) == [Landing.REFUSED, Landing.UNCHANGED]


def test_a_name_that_is_no_text_is_written_out(tmp_path: Path) -> None:
    shelf = Shelf()
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\x83\x81.txt"))
    file.write_text(TEXT, encoding="utf-8")
    assert [landing for _, landing in land(shelf, file)] == [Landing.NEW]
    assert list(shelf.revisions) == ["\\udc83\\udc81.txt"]


def test_a_file_that_takes_too_long_hurts_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 50_000, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    slow, good = ingest([tmp_path], Shelf(), lambda _done, _of, _path: None, limits=Limits(seconds=1.5))
    assert (slow.landing, good.landing) == (Landing.REFUSED, Landing.NEW)
    assert "KOUBO_READING_SECONDS" in slow.reason


def test_the_pages_of_a_file_are_told(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for _ in range(3):
        canvas.drawString(60, 700, "Koubo 2026")
        canvas.showPage()
    canvas.save()
    told: list[tuple[int, int]] = []
    ingest([tmp_path], Shelf(), lambda _done, _of, _path: None, turned=lambda done, of: told.append((done, of)))
    assert told[-1] == (3, 3)
