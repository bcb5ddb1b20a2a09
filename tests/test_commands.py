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


def koubo(*arguments: str | bytes, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from evals.cli import main; main()", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "PATH": "",
            "KOUBO_VECTORS": "0",
            "COLUMNS": "200",
            **environment,
        },
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
        (("ask", "締切は", "--data", "one.jsonl"), 1, "フォルダではありません"),
        (("serve", "--data", "one.jsonl"), 1, "フォルダではありません"),
        (("dump", "facts", "--data", "empty"), 1, "koubo ingest"),
        (("ask", "締切は", "--data", "with [/brackets]"), 1, "with [/brackets]"),
        (("serve", "--host", "192.0.2.1"), 1, "--host"),
        (("serve", "--host", "存在しない..名前"), 1, "--host"),
        (("ask", "--batch", "one.jsonl", "--out", "docs/../one.jsonl"), 2, "--out"),
        (("ask", "--batch", "one.jsonl", "--out", "linked.jsonl"), 2, "--out"),
        (("ask", ""), 2, "質問が空"),
        (("ask", " 　"), 2, "質問が空"),
        (("ask", b"\xff"), 2, "文字として扱えない"),
    ],
)
def test_a_mistake_is_told_with_what_to_do_and_no_traceback(
    desk: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    (desk / "empty").mkdir(exist_ok=True)
    (desk / "broken").mkdir(exist_ok=True)
    (desk / "broken" / "koubo.sqlite3").write_text("no database", encoding="utf-8")
    (desk / "linked.jsonl").unlink(missing_ok=True)
    (desk / "linked.jsonl").symlink_to(desk / "one.jsonl")
    (desk / "one.jsonl").write_text('{"id": "a", "question": "締切は"}', encoding="utf-8")

    result = koubo(*arguments, cwd=desk)

    assert result.returncode == code
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert (desk / "one.jsonl").read_text(encoding="utf-8") == '{"id": "a", "question": "締切は"}'
    assert list((desk / "empty").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("frobnicate",), "frobnicate という命令はありません"),
        (("--nope",), "--nope という指定はありません"),
        (("ask", "--nope"), "--nope という指定はありません。 使い方は koubo ask --help"),
        (("ask", "--today"), "--today には値が要ります"),
        (("ask", "締切は", "--today", "8月1日"), "--today の値が使えません。2025-08-01 の形"),
        (("ask", "--json=1", "締切は"), "--json に値は付けられません"),
        (("ask", "締切は", "いつ"), "余分な言葉があります: いつ"),
        (("serve", "--port", "abc"), "1 から 65535"),
        (("serve", "--port", "0"), "1 から 65535"),
        (("dump",), "what が書かれていません。passages か facts"),
        (("dump", "things"), "passages か facts"),
        (("ingest",), "paths が書かれていません。文書のファイルかフォルダ"),
        (("ingest", "--nope"), "koubo ingest --help"),
        (("eval", "--nope"), "koubo eval --help"),
        (("eval", "締切は"), "締切は という命令はありません"),
    ],
)
def test_what_is_mistyped_is_told_in_one_japanese_line(desk: Path, arguments: tuple[str, ...], words: str) -> None:
    result = koubo(*arguments, cwd=desk)

    assert result.returncode == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "name", "value", "words"),
    [
        (("serve",), "KOUBO_PORT", "八千", "65535"),
        (("ask", "締切は"), "KOUBO_MODEL_TIMEOUT", "長め", "秒数"),
        (("ingest", "docs"), "KOUBO_DATABASE_URL", "postgresql://koubo:himitsu@db/koubo", "SQLite の URL"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named_in_one_line(
    desk: Path, arguments: tuple[str, ...], name: str, value: str, words: str
) -> None:
    result = koubo(*arguments, cwd=desk, **{name: value})

    assert result.returncode == 2
    assert f"設定 {name} の値が使えません" in result.stderr
    assert words in result.stderr
    assert "himitsu" not in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_data_folder_may_have_any_name(tmp_path: Path) -> None:
    (tmp_path / "guide.txt").write_text(GUIDE, encoding="utf-8")
    name = "50% の #1? [草案]"

    assert koubo("ingest", "guide.txt", "--data", name, cwd=tmp_path).returncode == 0
    assert "令和7年6月30日" in koubo("ask", "締切はいつですか", "--data", name, cwd=tmp_path).stdout


def test_where_the_vectors_cannot_be_owned_keywords_answer(desk: Path) -> None:
    (desk / "data" / "owner.lock").mkdir()

    answer = koubo("ask", "締切はいつですか", cwd=desk, KOUBO_VECTORS="1")
    refused = koubo("serve", cwd=desk, KOUBO_VECTORS="1")
    (desk / "data" / "owner.lock").rmdir()

    assert "令和7年6月30日" in answer.stdout
    assert "キーワード検索だけ" in answer.stderr
    assert refused.returncode == 1
    assert "owner.lock に書けません" in refused.stderr
    assert "Traceback" not in answer.stderr + refused.stderr


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
