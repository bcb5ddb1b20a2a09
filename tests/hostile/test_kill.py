"""An ingest that is killed loses nothing, shows nothing by half, and is finished by the next one."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import pytest

from assistant.domain import FactKind
from assistant.settings import Settings
from assistant.wiring import open_library
from ingest.build import Landing, ingest
from tests.hostile.left_behind import children, gone

ROOT = Path(__file__).parents[2]
COMMAND = "from evals.cli import main; main()"
NAMES = ("a.txt", "b.txt", "c.txt")
STEPS = ("begun", "warden", "reading", "first published", "replaced")

Shelf = dict[str, tuple[str, ...]]  # a document, and all that is live of it


@dataclass(frozen=True)
class Desk:
    """A data folder with the old documents, the folder of the new ones, and how both look when nobody is killed."""

    documents: Path
    held: Path
    before: Shelf
    after: Shelf
    seconds: float  # that an undisturbed run takes


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("killed")
    documents, held = folder / "documents", folder / "held"
    documents.mkdir()
    (documents / NAMES[1]).write_text(text(2025, 12), encoding="utf-8")
    finish(documents, held)
    before = shelf(held)
    for name in NAMES:
        (documents / name).write_text(text(2026, 12) + name, encoding="utf-8")
    clean = folder / "clean"
    shutil.copytree(held, clean)
    begun = monotonic()
    assert start(documents, clean).wait(120) == 0
    return Desk(documents, held, before, shelf(clean), monotonic() - begun)


def text(year: int, articles: int) -> str:
    """A guideline with a deadline in each of its articles."""
    head = f"港湾連携助成事業 令和{year - 2018}年度 公募要領\n\n"
    return head + "\n".join(
        f"第{number}条 手続き\n書類は令和{year - 2018}年{number % 12 + 1}月{number % 28 + 1}日17時までに提出してください（必着）。\n"
        for number in range(1, articles)
    )


@pytest.mark.parametrize("trial", range(10))
def test_a_kill_at_any_moment_loses_nothing(desk: Desk, tmp_path: Path, trial: int) -> None:
    survives(desk, tmp_path, trial)


@pytest.mark.nightly
@pytest.mark.parametrize("trial", range(10, 210))
def test_two_hundred_kills_lose_nothing(desk: Desk, tmp_path: Path, trial: int) -> None:
    survives(desk, tmp_path, trial)


def survives(desk: Desk, folder: Path, trial: int) -> None:
    """One trial: every second one at a named step, the others at a moment of chance."""
    data = folder / "data"
    shutil.copytree(desk.held, data)
    running = start(desk.documents, data)
    wait_for_moment(running, data, trial, desk.seconds)
    below = children(running.pid)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert gone(below)

    found = shelf(data)
    assert set(desk.before) <= set(found)
    assert {name: one for name, one in found.items() if one not in (desk.before.get(name), desk.after[name])} == {}
    assert not list(data.rglob("*.tmp"))

    finish(desk.documents, data)
    assert shelf(data) == desk.after


def wait_for_moment(running: subprocess.Popen[bytes], data: Path, trial: int, seconds: float) -> None:
    chance = random.Random(trial)  # noqa: S311  # the same moments every time
    if trial % 2 == 0:
        sleep(chance.uniform(0, seconds))
        return
    step = STEPS[trial // 2 % len(STEPS)]
    until = monotonic() + 30
    while running.poll() is None and not reached(step, running.pid, data) and monotonic() < until:
        sleep(0.002)
    sleep(chance.uniform(0, 0.02))


def reached(step: str, pid: int, data: Path) -> bool:
    if step == "begun":
        return True
    if step in ("warden", "reading"):
        return len(children(pid)) > STEPS[1:3].index(step)
    with closing(sqlite3.connect(data / "koubo.sqlite3")) as connection:
        (revisions,) = connection.execute("SELECT count(*) FROM revision").fetchone()
    return bool(revisions > STEPS[3:].index(step) + 1)


def start(documents: Path, data: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, "ingest", str(documents), "--data", str(data)],
        cwd=ROOT,
        env={"PATH": os.defpath, "KOUBO_VECTORS": "0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def finish(documents: Path, data: Path) -> None:
    with open_library(data, Settings(data=data)) as library:
        results = ingest([documents], library, lambda _done, _of, _path: None)
    assert [one for one in results if one.landing is Landing.REFUSED] == []


def shelf(data: Path) -> Shelf:
    """All that is live, down to the words of the keyword index."""
    with open_library(data, Settings(data=data)) as library, closing(sqlite3.connect(data / "koubo.sqlite3")) as sql:
        assert sql.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        facts = {one.id: library.facts(document_ids=[one.id], kinds=list(FactKind)) for one in library.documents()}
        return {
            one.source: (
                *map(repr, library.passages(document_ids=[one.id])),
                *map(repr, facts[one.id]),
                *map(repr, library.remarks(document_ids=[one.id])),
                *indexed(sql, one.id),
            )
            for one in library.documents()
        }


def indexed(sql: sqlite3.Connection, document_id: str) -> Iterator[str]:
    """The rows of the keyword index, and none for what is not live."""
    rows = sql.execute(
        "SELECT revision.state, revision.document_id, passage.id, words.heading, words.body FROM passage_words AS words "
        "LEFT JOIN passage ON passage.row = words.rowid LEFT JOIN revision ON revision.id = passage.revision_id "
        "ORDER BY words.rowid"
    ).fetchall()
    assert {row[0] for row in rows} <= {"live"}
    return (json.dumps(row) for row in rows if row[1] == document_id)
