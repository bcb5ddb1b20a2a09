"""The commands as they are typed, from a folder of documents to an answer."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = """第3回 地域ものづくり補助事業 公募要領

(公募期間)
令和7年5月1日(木)～令和7年6月30日(月)17時必着

(対象)
県内に本社を置く中小企業とします。

(問い合わせ先)
ものづくり事務局
TEL：03-0000-1234
E-mail: monozukuri@jimukyoku.example
"""


def koubo(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from evals.cli import main; main()", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={"PYTHONPATH": str(Path(__file__).parents[1]), "PATH": "", "KOUBO_VECTORS": "0", "COLUMNS": "200"},
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which one guideline was ingested."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "docs").mkdir()
    (folder / "docs" / "guide.txt").write_text(GUIDE, encoding="utf-8")
    assert koubo("ingest", "docs", cwd=folder).returncode == 0
    return folder


def test_a_second_ingest_finds_nothing_to_do(desk: Path) -> None:
    again = koubo("ingest", "docs", cwd=desk)

    assert again.returncode == 0
    assert "変更なし 1" in again.stderr


def test_a_document_that_cannot_be_read_is_refused_and_the_others_land(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "guide.txt").write_text(GUIDE, encoding="utf-8")
    (tmp_path / "docs" / "broken.pdf").write_bytes(b"")

    result = koubo("ingest", "docs", cwd=tmp_path)

    assert result.returncode == 1
    assert "新規 1" in result.stderr
    assert "取り込めず 1" in result.stderr


def test_an_answer_is_read_in_the_terminal_with_its_quote(desk: Path) -> None:
    answer = koubo("ask", "締切はいつですか", "--today", "2025-06-29", cwd=desk)

    assert answer.returncode == 0
    assert "令和7年6月30日(月)17時必着" in answer.stdout
    assert "あと1日" in answer.stdout
    assert "[1] " in answer.stdout


def test_an_answer_can_be_had_as_json(desk: Path) -> None:
    answer = json.loads(koubo("ask", "問い合わせ先は", "--json", cwd=desk).stdout)

    assert answer["outcome"] == "answered"
    assert "monozukuri@jimukyoku.example" in answer["answer"]


def test_a_batch_keeps_the_contract(desk: Path) -> None:
    first = {"id": "a", "question": "締切は", "today": "2025-06-01"}
    lines = [first, {"id": "b", "question": "宿泊費は", "history": ["締切は"]}]
    (desk / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

    assert koubo("ask", "--batch", "in.jsonl", "--out", "out.jsonl", cwd=desk).returncode == 0

    rows = [json.loads(line) for line in (desk / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row["abstained"]) for row in rows] == [("a", False), ("b", True)]
    assert list(rows[0]) == ["id", "outcome", "abstained", "answer", "claims", "citations", "notices", "ms"]
    assert list(rows[0]["citations"][0]) == ["n", "doc", "title", "edition", "page", "heading", "text"]
    assert list(rows[0]["claims"][0]) == ["text", "citations"]


def test_dumped_passages_stand_at_their_places_in_the_page(desk: Path) -> None:
    rows = [json.loads(line) for line in koubo("dump", "passages", cwd=desk).stdout.splitlines()]

    assert rows
    assert [GUIDE[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]


def test_dumped_facts_are_typed(desk: Path) -> None:
    rows = [json.loads(line) for line in koubo("dump", "facts", cwd=desk).stdout.splitlines()]

    (period,) = [row for row in rows if row["label"] == "公募期間"]
    assert period["value"] == {
        "type": "period",
        "opens": "2025-05-01",
        "closes": "2025-06-30T17:00:00+09:00",
        "arrival": "必着",
    }
    (contact,) = [row for row in rows if row["kind"] == "contact"]
    assert contact["value"]["tel"] == ["03-0000-1234"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("ask", "締切は", "--data", "nowhere"), 1, "koubo ingest"),
        (("ask",), 2, "--batch"),
        (("ask", "締切は", "--today", "8月1日"), 2, "--today"),
        (("ask", "--batch", "nowhere.jsonl", "--out", "out.jsonl"), 1, "JSON Lines"),
        (("ask", "--batch", "one.jsonl", "--out", "nowhere/out.jsonl"), 1, "--out"),
        (("ask", "締切は", "--data", "empty"), 1, "文書がありません"),
        (("ask", "締切は", "--data", "broken"), 1, "データベースを開けません"),
        (("ingest", "docs", "--data", "one.jsonl"), 1, "--data"),
        (("ingest", "docs", "--data", "broken"), 1, "データベースを開けません"),
        (("ingest", "nowhere"), 2, "見つかりません"),
        (("frobnicate",), 2, "frobnicate"),
    ],
)
def test_a_mistake_is_told_with_what_to_do_and_no_traceback(
    desk: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    (desk / "empty").mkdir(exist_ok=True)
    (desk / "broken").mkdir(exist_ok=True)
    (desk / "broken" / "koubo.sqlite3").write_text("no database", encoding="utf-8")
    (desk / "one.jsonl").write_text('{"id": "a", "question": "締切は"}', encoding="utf-8")

    result = koubo(*arguments, cwd=desk)

    assert result.returncode == code
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_port_in_use_is_told_before_anything_is_served(desk: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = koubo("serve", "--port", str(taken.getsockname()[1]), cwd=desk)

    assert result.returncode == 1
    assert "使用中" in result.stderr


@pytest.mark.parametrize("command", ["ingest", "withdraw", "ask", "dump", "serve", "eval"])
def test_every_command_explains_itself(desk: Path, command: str) -> None:
    result = koubo(command, "--help", cwd=desk)

    assert result.returncode == 0
    assert "データフォルダ" in result.stdout or command == "eval"
