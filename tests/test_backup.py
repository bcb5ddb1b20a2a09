"""The drill: a service answers, is copied while it is written to, loses its folder, and answers the same again."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Self
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from assistant.adapters.desk.audit_key import audit_key
from assistant.adapters.desk.sql_audit import Chain, SqlAudit
from assistant.adapters.sql_database import open_database
from assistant.adapters.sql_records import SqlRecords
from assistant.domain import KeptAnswer, Outcome, Question
from assistant.domain.staff import Actor, Deed
from assistant.presenting import shown_answer
from assistant.settings import Settings
from assistant.wiring import open_koubo
from assistant.wiring.backup import back_up
from assistant.wiring.desk import accounts_over
from evals.cli import app
from tests.assembled import NOW, publisher
from tests.backed_up import furnished, koubo, verified
from tests.fakes import FrozenClock

QUESTIONS = (
    "みらいハブの締切はいつですか",
    "みらいハブの問い合わせ先は",
    "シーズ補助の公募期間は",
    "審査はどう行いますか",
    "宇宙旅行の公募は",
)
WITHOUT_VECTORS = Settings(vectors=False)


@pytest.fixture(autouse=True)
def _keyword_search_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOUBO_VECTORS", "false")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return furnished(tmp_path_factory.mktemp("template") / "data")


@pytest.fixture
def data(template: Path, tmp_path: Path) -> Path:
    """A folder of one's own, to be lost."""
    return Path(shutil.copytree(template, tmp_path / "data"))


def answers(data: Path) -> list[object]:
    """What a service over the folder answers, with every citation."""
    with open_koubo(data, WITHOUT_VECTORS, clock=FrozenClock(NOW)) as running:
        told = [shown_answer(running.assistant.answer(Question(asked)), running.assistant.words) for asked in QUESTIONS]
        return [one.model_dump() for one in told]


def kept(number: int) -> KeptAnswer:
    return KeptAnswer(f"a{number}", NOW, "締切は", "hub", Outcome.ANSWERED, "{}", (), "1", "", 1.0)


class Traffic:
    """A service that is busy: it keeps questions and writes deeds for as long as the block runs."""

    def __init__(self, data: Path) -> None:
        self._data, self._stop, self.written = data, Event(), 0
        self._thread = Thread(target=self._write)

    def __enter__(self) -> Self:
        self._thread.start()
        while self.written < 3 and self._thread.is_alive():
            self._stop.wait(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _write(self) -> None:
        engine = open_database(self._data / "koubo.sqlite3")
        records, audit = SqlRecords(engine), SqlAudit(engine, Chain(audit_key(self._data)))
        while not self._stop.is_set():
            records.keep(kept(self.written))
            audit.note(Deed(Actor("", "tests"), "entry.comment", f"entry:{self.written}"), NOW)
            self.written += 1
        engine.dispose()


def test_the_drill(data: Path, tmp_path: Path) -> None:
    before, out = answers(data), tmp_path / "koubo.zip"
    with Traffic(data) as traffic:
        made = koubo("backup", "--data", data, "--out", out)
    assert made.exit_code == 0, made.output
    assert traffic.written >= 3

    shutil.rmtree(data)
    assert koubo("ask", QUESTIONS[0], "--data", data).exit_code == 1
    restored = koubo("restore", out, "--data", data)

    assert restored.exit_code == 0, restored.output
    assert answers(data) == before
    assert verified(data)[0] == 0
    with closing(sqlite3.connect(data / "koubo.sqlite3")) as connection:
        subjects = [row[0] for row in connection.execute("SELECT subject FROM audit WHERE action = 'entry.comment'")]
        held = [row[0] for row in connection.execute("SELECT id FROM kept_answer ORDER BY rowid")]
    assert subjects == [f"entry:{number}" for number in range(len(subjects))]  # one moment, without holes
    assert len(held) - len(subjects) in (0, 1)


def test_a_service_works_on_over_the_restored_folder(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "koubo.zip"
    koubo("backup", "--data", data, "--out", out)
    shutil.rmtree(data)
    koubo("restore", out, "--data", data)

    added = CliRunner().invoke(
        app,
        ["staff", "add", "new", "--name", "担当者C", "--password-stdin", "--data", str(data)],
        input="とても長い合言葉です12\n",
    )

    assert added.exit_code == 0, added.output
    assert verified(data)[0] == 0
    done = koubo("audit", "export", "--data", data)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["action"] for one in told] == ["staff.add", "data.restore", "data.backup", "staff.add", "staff.add"]


def test_what_must_not_come_back_does_not(data: Path, tmp_path: Path) -> None:
    library = publisher(data)
    accounts = accounts_over(library, data, FrozenClock(NOW))
    member = accounts.store.member("author")
    assert member is not None
    token, _ = accounts.begin(member, "192.0.2.7")
    koubo("backup", "--data", data, "--out", tmp_path / "koubo.zip")
    shutil.rmtree(data)
    koubo("restore", tmp_path / "koubo.zip", "--data", data)

    again = accounts_over(publisher(data), data, FrozenClock(NOW + timedelta(minutes=1)))

    assert again.present(token) is None
    assert [one.login for one in again.store.members()] == ["approver", "author"]


def test_a_folder_that_is_there_is_moved_aside_only_when_that_is_asked_for(data: Path, tmp_path: Path) -> None:
    koubo("backup", "--data", data, "--out", tmp_path / "koubo.zip")
    (data / "mine.txt").write_text("大事")

    refused = koubo("restore", tmp_path / "koubo.zip", "--data", data)
    assert (refused.exit_code, "--replace" in refused.output) == (1, True)
    done = koubo("restore", tmp_path / "koubo.zip", "--data", data, "--replace")

    assert done.exit_code == 0, done.output
    (aside,) = tmp_path.glob("data.before-*")
    assert (aside / "mine.txt").read_text() == "大事"
    assert not (data / "mine.txt").exists()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", aside.name, "koubo.zip"]


def test_a_folder_that_a_service_owns_is_left_alone(data: Path, tmp_path: Path) -> None:
    from assistant.adapters.owner_lock import OwnerLock  # noqa: PLC0415  # what a service holds

    koubo("backup", "--data", data, "--out", tmp_path / "koubo.zip")
    lock = OwnerLock(data)
    lock.acquire()
    try:
        done = koubo("restore", tmp_path / "koubo.zip", "--data", data, "--replace")
    finally:
        lock.release()

    assert (done.exit_code, "使用中です" in done.output) == (1, True)
    assert verified(data)[0] == 0


def test_the_key_may_be_kept_apart(data: Path, tmp_path: Path) -> None:
    key, out = tmp_path / "audit.key", tmp_path / "koubo.zip"
    shutil.copy(data / "audit.key", key)
    made = koubo("backup", "--data", data, "--out", out, "--without-key")
    assert "別の場所に保管してください" in made.output
    with ZipFile(out) as archive:
        assert sorted(archive.namelist()) == ["koubo.sqlite3", "manifest.json"]
    shutil.rmtree(data)

    refused = koubo("restore", out, "--data", data)
    assert (refused.exit_code, "--key" in refused.output, data.exists()) == (1, True, False)
    (tmp_path / "other.key").write_bytes(b"x" * 32)
    wrong = koubo("restore", out, "--data", data, "--key", tmp_path / "other.key")
    assert (wrong.exit_code, "1 番が合いません" in wrong.output, data.exists()) == (1, True, False)
    done = koubo("restore", out, "--data", data, "--key", key)

    assert done.exit_code == 0, done.output
    assert verified(data)[0] == 0


def test_a_pause_outlives_the_disk(data: Path, tmp_path: Path) -> None:
    koubo("pause", "--message", "資料を入れ替えています", "--data", data)
    koubo("backup", "--data", data, "--out", tmp_path / "koubo.zip")
    shutil.rmtree(data)
    koubo("restore", tmp_path / "koubo.zip", "--data", data)

    assert (data / "paused.txt").read_text("utf-8") == "資料を入れ替えています"


@pytest.fixture
def made(data: Path, tmp_path: Path) -> Path:
    out = tmp_path / "koubo.zip"
    back_up(data, out, Settings())
    return out


def test_a_record_that_was_tampered_before_the_backup_is_told_and_needs_a_yes(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "koubo.zip"
    with closing(sqlite3.connect(data / "koubo.sqlite3")) as connection:
        connection.execute("UPDATE audit SET actor_name = '別の人' WHERE number = 2")
        connection.commit()
    assert verified(data)[0] == 1
    assert "2 番が合いません" in verified(data)[1]
    assert "2 番が合いません" in koubo("backup", "--data", data, "--out", out).output

    refused = koubo("restore", out, "--data", data, "--replace")
    done = koubo("restore", out, "--data", data, "--replace", "--accept-broken-audit")

    assert (refused.exit_code, done.exit_code) == (1, 0), refused.output + done.output
    assert "2 番が合いません" in verified(data)[1]


def test_a_backup_of_a_newer_koubo_is_refused(data: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data / "koubo.sqlite3")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    done = koubo("backup", "--data", data, "--out", tmp_path / "koubo.zip")

    assert done.exit_code == 1
    assert "より新しい koubo のものです" in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--data", "nowhere", "--out", "x.zip"), "データフォルダ nowhere がありません"),
        (("--out", "there.zip"), "すでにあります"),
        (("--out", "data/koubo.sqlite3/x.zip"), "書けません"),
    ],
)
def test_what_cannot_be_copied_is_told(
    data: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(data.parent)
    Path("there.zip").touch()

    done = koubo("backup", *arguments)

    assert (done.exit_code, said in done.output) == (1, True), done.output


def test_a_key_that_is_lost_is_told_and_not_replaced(data: Path) -> None:
    (data / "audit.key").unlink()

    code, said = verified(data)

    assert (code, "鍵" in said, (data / "audit.key").exists()) == (1, True, False)


def test_only_its_owner_reads_a_backup(made: Path) -> None:
    assert made.stat().st_mode & 0o077 == 0


def test_the_record_is_written_for_a_spreadsheet(data: Path, tmp_path: Path) -> None:
    done = koubo("audit", "export", "--format", "csv", "--out", tmp_path / "audit.csv", "--data", data)

    lines = (tmp_path / "audit.csv").read_text("utf-8-sig").splitlines()
    assert done.exit_code == 0
    assert lines[0].startswith("番号,日時,だれが")
    assert "人の追加" in lines[1]
