from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals import cli
from tests.unit.evals.test_run import CALL

QUESTION = "地域みらい拠点選抜制度の第7回の締切はいつですか"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KOUBO_VECTORS", "false")
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "hub-7.txt").write_text(CALL, encoding="utf-8")
    return folder


def koubo(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli.app, ["eval", *map(str, arguments)], terminal_width=200)
    return result.exit_code, result.stdout, result.stderr


def test_without_a_terminal_a_proposal_is_printed_and_written_nowhere(corpus: Path, tmp_path: Path) -> None:
    into = tmp_path / "cases.jsonl"

    code, out, err = koubo("new", QUESTION, "--corpus", corpus, "--cases", into, "--today", "2025-08-20")

    row = json.loads(out)
    assert (code, row["id"], row["unconfirmed"], row["today"]) == (0, "C001", True, "2025-08-20")
    assert ["12時", "12:00", "正午", "noon"] in row["gold"]
    assert "未確認の案です" in err
    assert not into.exists()


def test_an_option_before_the_command_is_not_passed_over(corpus: Path) -> None:
    code, _, err = koubo("--corpus", corpus, "new", QUESTION)

    assert (code, "--corpus は koubo eval new より前に書けません" in err) == (2, True)


def test_a_question_that_is_empty_is_refused(corpus: Path) -> None:
    assert koubo("new", " ", "--corpus", corpus)[0] == 2
