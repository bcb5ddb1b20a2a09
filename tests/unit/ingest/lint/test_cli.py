import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
GOOD = "令和8年度 港湾連携助成 公募要領\n\n公募期間\n\n令和8年5月11日（月）～令和8年6月12日（金）正午必着\n"
BAD = GOOD.replace("12日（金）", "12日（木）") + "\n[bold]注意[/bold] minato＠example.jp\n"


def koubo(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from evals.cli import main; main()", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "KOUBO_VECTORS": "0", "COLUMNS": "200", "PYTHONUTF8": "1"},
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


def test_documents_without_a_fault_end_in_0_and_leave_no_data(desk: Path) -> None:
    result = koubo("lint", "good.txt", cwd=desk)
    assert (result.returncode, result.stdout) == (0, "指摘はありません。\n")
    assert sorted(path.name for path in desk.iterdir()) == ["bad.txt", "good.txt"]


def test_findings_stand_under_their_document_and_end_in_1(desk: Path) -> None:
    result = koubo("lint", "bad.txt", cwd=desk)
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert lines[0] == "bad.txt"
    assert "2026年6月12日は金曜日です" in result.stdout
    assert "「minato＠example.jp」" in result.stdout
    assert lines[-1] == "指摘 2 件（1 文書）"


def test_findings_can_be_had_as_json_with_their_places(desk: Path) -> None:
    result = koubo("lint", "bad.txt", "--json", cwd=desk)
    assert result.returncode == 1
    (weekday, mail) = json.loads(result.stdout)["findings"]
    assert (weekday["check"], mail["check"]) == ("weekday", "mail")
    (place,) = mail["places"]
    assert list(place) == ["doc", "page", "heading", "start", "end", "text"]
    assert BAD[place["start"] : place["end"]] == place["text"] == "minato＠example.jp"
    assert json.loads(koubo("lint", "good.txt", "--json", cwd=desk).stdout) == {"findings": []}


def test_what_is_live_is_checked_where_no_document_is_named(desk: Path) -> None:
    assert koubo("ingest", "bad.txt", cwd=desk).returncode == 0
    assert "指摘 2 件" in koubo("lint", cwd=desk).stdout


def test_a_document_that_cannot_be_taken_in_is_a_finding(desk: Path) -> None:
    (desk / "[red]x.pdf").write_bytes(b"")
    result = koubo("lint", "[red]x.pdf", cwd=desk)
    assert result.returncode == 1
    assert "[red]x.pdf" in result.stdout
    assert "取り込めません" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere",), "nowhere が見つかりません"),
        (("--data", "nowhere"), "koubo ingest"),
        (("--data", "empty"), "文書がありません"),
        (("empty",), "確かめる文書がありません"),
        (("--frobnicate",), "frobnicate"),
    ],
)
def test_wrong_use_ends_in_2_and_says_what_to_do(desk: Path, arguments: tuple[str, ...], words: str) -> None:
    (desk / "empty").mkdir()
    result = koubo("lint", *arguments, cwd=desk)
    assert result.returncode == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert not list((desk / "empty").iterdir())


def test_a_document_cannot_steer_the_terminal(desk: Path) -> None:
    (desk / "esc.txt").write_text(GOOD + "\nminato\x1b[31m＠example.jp \x1b]0;x\x07ａ＠example.jp\n", encoding="utf-8")
    assert "\x1b" not in koubo("lint", "esc.txt", cwd=desk).stdout
