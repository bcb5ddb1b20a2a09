import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import typer
from typer.testing import CliRunner

from assistant.wiring import open_library
from ingest.cli import ingest, withdraw

app = typer.Typer()
app.command()(ingest)
app.command()(withdraw)


def run(*arguments: str | Path, command: str = "ingest") -> tuple[int, str]:
    written = [command, *map(str, arguments)]
    result = CliRunner().invoke(app, written, env={"COLUMNS": "160"})
    return result.exit_code, result.stderr


def test_a_folder_is_taken_in_and_a_second_run_finds_nothing_new(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "a.txt").write_text("港湾連携助成事業の公募について\n", encoding="utf-8")
    code, said = run(documents, "--data", tmp_path / "data")
    assert code == 0
    assert "新規 1、変更なし 0、差し替え 0、取り込めず 0" in said
    code, said = run(documents, "--data", tmp_path / "data")
    assert code == 0
    assert "新規 0、変更なし 1、差し替え 0、取り込めず 0" in said


def test_a_refused_file_is_named_with_its_reason_and_ends_in_1(tmp_path: Path) -> None:
    (tmp_path / "bad.xyz").write_text("x", encoding="utf-8")
    code, said = run(tmp_path / "bad.xyz", "--data", tmp_path / "data")
    assert code == 1
    assert "bad.xyz" in said
    assert "取り込めません" in said


def test_a_path_that_is_missing_ends_in_2_and_says_so(tmp_path: Path) -> None:
    code, said = run(tmp_path / "nowhere", "--data", tmp_path / "data")
    assert code == 2
    assert "見つかりません" in said
    assert not (tmp_path / "data").exists()


def test_a_name_is_shown_as_letters_whatever_it_holds(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for name in ("[red]赤.xyz", "様式\u202efdp.xyz", "\x1b[31m赤.xyz", "一\n二.xyz"):
        (documents / name).write_text("x", encoding="utf-8")
    code, said = run(documents, "--data", tmp_path / "data")
    assert code == 1
    assert not {"\u202e", "\x1b"} & set(said)
    for shown in ("[red]赤.xyz", "様式\\u202efdp.xyz", "\\x1b[31m赤.xyz", "一\\x0a二.xyz"):
        assert shown in said


def test_a_document_is_withdrawn_by_its_name(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for name in ("要領.txt", "案内.txt"):
        (documents / name).write_text("港湾連携助成事業の公募について\n", encoding="utf-8")
    run(documents, "--data", tmp_path / "data")
    assert run("要領.txt", "--data", tmp_path / "data", command="withdraw") == (0, "要領.txt を取り下げました。\n")
    _, said = run(documents, "--data", tmp_path / "data")
    assert "新規 1、変更なし 1、差し替え 0、取り込めず 0" in said


def test_an_unknown_name_withdraws_nothing_and_names_what_is_near(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "公募要領.txt").write_text("港湾連携助成事業の公募について\n", encoding="utf-8")
    run(documents, "--data", tmp_path / "data")
    code, said = run("公募要領.txt", "公募要項.txt", "--data", tmp_path / "data", command="withdraw")
    assert code == 2
    assert "公募要項.txt という名前の文書は公開されていません" in said
    assert "近い名前: 公募要領.txt" in said
    _, said = run(documents, "--data", tmp_path / "data")
    assert "変更なし 1" in said


def test_to_withdraw_makes_no_data_folder(tmp_path: Path) -> None:
    code, said = run("要領.txt", "--data", tmp_path / "data", command="withdraw")
    assert (code, "--data" in said) == (2, True)
    assert not (tmp_path / "data").exists()


def test_ctrl_c_ends_in_a_sentence_and_what_was_done_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("港湾連携助成事業の公募について\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("令和8年5月1日～" * 60_000, encoding="utf-8")
    data = tmp_path / "data"
    running = subprocess.Popen(
        [sys.executable, "-c", "from evals.cli import main; main()", "ingest", str(tmp_path), "--data", str(data)],
        cwd=Path(__file__).parents[3],
        env={"PATH": os.defpath},
        stderr=subprocess.PIPE,
        text=True,
    )
    until = monotonic() + 60
    while not _published(data) and monotonic() < until:
        sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=10)
    assert running.returncode == 130
    assert "中断しました" in said
    assert "Traceback" not in said
    code, said = run(tmp_path / "a.txt", "--data", data)
    assert (code, "変更なし 1" in said) == (0, True)


def _published(data: Path) -> bool:
    if not (data / "koubo.sqlite3").exists():
        return False
    with open_library(data) as library:
        return bool(library.documents())
