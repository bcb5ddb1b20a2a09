from pathlib import Path

import typer
from typer.testing import CliRunner

from ingest.cli import ingest

app = typer.Typer()
app.command()(ingest)


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "160"})
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
