"""Files that are handed in: hostile ones, large ones, with any name, and from whom nothing is read."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Semaphore
from typing import cast

import pytest

from assistant.desk.intake import HandedIn, Intake
from assistant.domain import Call, Revision
from assistant.domain.staff import Role
from ingest.intake import SandboxedIntake
from tests.handing_in import CORPUS, DESK, handed_in, reading_files
from tests.hostile.archives import zipped
from tests.staffed import StaffedService

OLD, NEW = "umi-2024-guideline.md", "umi-2025-guideline.md"


@pytest.fixture(scope="module")
def intake() -> Iterator[SandboxedIntake]:
    with reading_files() as intake:
        yield intake


@pytest.fixture
def service(tmp_path: Path, intake: SandboxedIntake) -> StaffedService:
    return StaffedService(tmp_path, (), intake=intake, upload_mb=1)


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("要領.pdf", b"%PDF-1.7\n" + b"x" * 500, "途中で切れています"),
        ("要領.docx", b"%PDF-1.7\n" + b"x" * 500, "拡張子は .docx ですが、中身はPDFです"),
        ("実行.exe", b"MZ" + b"x" * 100, "取り込めません"),
        ("空.md", b"", "ファイルが空です"),
        ("爆弾.docx", lambda: zipped({"word/document.xml": b"<w:p>" * 30_000_000}), "展開"),
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence_and_hurts_nothing(
    service: StaffedService, name: str, raw: bytes | Callable[[], bytes], told: str
) -> None:
    author = service.client(Role.AUTHOR)
    refused = handed_in(author, name, raw() if callable(raw) else raw)

    assert refused.status_code == 422
    assert told in refused.json()["detail"]
    assert author.get(f"{DESK}/documents").json()["waiting"] == []
    assert handed_in(author, NEW).status_code == 201


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("あ" * 82 + ".md", "あ" * 82 + ".md"),
        (unicodedata.normalize("NFD", "がぎぐげご.md"), "がぎぐげご.md"),
        ("<img src=x onerror=alert(1)>.md", "<img src=x onerror=alert(1)>.md"),
        ("a\u202egpj.md", "a\\u202egpj.md"),
        ("../../etc/要領.md", "要領.md"),
        ("C:\\公募\\要領.md", "要領.md"),
    ],
)
def test_any_name_is_one_that_can_be_shown(service: StaffedService, name: str, kept: str) -> None:
    told = handed_in(service.client(Role.AUTHOR), name, (CORPUS / NEW).read_bytes())

    assert told.json()["delivery"]["doc"] == kept
    assert len("あ" * 82 + ".md") <= 255 <= len(("あ" * 85).encode())


@pytest.mark.parametrize("name", ["", "/", "あ" * 256 + ".md"])
def test_a_name_that_is_none_is_refused(service: StaffedService, name: str) -> None:
    told = handed_in(service.client(Role.AUTHOR), name, b"x")

    assert (told.status_code, "名前を読み取れません" in told.json()["detail"]) == (422, True)


def test_a_file_that_is_too_large_is_refused_whether_it_says_so_or_not(service: StaffedService) -> None:
    author = service.client(Role.AUTHOR)

    def pieces() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x" * 65_536

    assert handed_in(author, "a.md", b"x" * ((1 << 20) + 1)).status_code == 413
    assert author.put(f"{DESK}/uploads?name=a.md", content=pieces()).status_code == 413


def test_only_this_address_takes_large_bodies(service: StaffedService) -> None:
    author = service.client(Role.AUTHOR)

    assert author.post(f"{DESK}/sign-out", content=b"x" * 70_000).status_code == 413
    assert author.post("/api/v1/ask", content=b"x" * 70_000).status_code == 413


def test_of_what_nobody_may_send_nothing_is_read(service: StaffedService) -> None:
    read: list[int] = []

    def pieces() -> Iterator[bytes]:
        for n in range(4):
            read.append(n)
            yield b"x" * 65_536

    told = service.client().put(f"{DESK}/uploads?name=a.md", content=pieces())
    assert (told.status_code, told.headers["connection"]) == (401, "close")


class Slow:
    """An intake that is held up until a test lets it go."""

    def __init__(self, intake: SandboxedIntake) -> None:
        self.begun, self.go = Semaphore(0), Event()
        self._intake = intake

    def read(self, file: HandedIn, known: Sequence[Call]) -> tuple[Revision, ...]:
        self.begun.release()
        assert self.go.wait(30)
        return self._intake.read(file, known)

    def __getattr__(self, name: str) -> object:
        return getattr(self._intake, name)


def test_no_more_files_are_held_in_memory_than_two(tmp_path: Path, intake: SandboxedIntake) -> None:
    slow = Slow(intake)
    service = StaffedService(tmp_path, (), intake=cast("Intake", slow))
    author = service.client(Role.AUTHOR)
    with ThreadPoolExecutor(2) as hands:
        waiting = [hands.submit(handed_in, author, f"{n}.md", (CORPUS / NEW).read_bytes()) for n in range(2)]
        for _ in waiting:
            assert slow.begun.acquire(timeout=30)
        third = handed_in(author, "3.md", b"x")
        slow.go.set()

    assert (third.status_code, third.headers["retry-after"]) == (429, "5")
    assert [one.result().status_code for one in waiting] == [201, 201]


def test_a_service_without_anything_that_reads_says_so(tmp_path: Path) -> None:
    author = StaffedService(tmp_path, ()).client(Role.AUTHOR)

    assert author.get(f"{DESK}/documents").json()["largest"] == 0
    assert "受け取れません" in handed_in(author, NEW).json()["detail"]
