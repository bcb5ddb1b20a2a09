from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals import cli
from tests.unit.evals.test_cases import line
from tests.unit.evals.test_run import CALL


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "yoko-07.txt").write_text(CALL, encoding="utf-8")
    return folder


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.jsonl"
    path.write_text(line(doc=["yoko-07.txt"], gold=[["8月27日"], ["12時"]]) + "\n", encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cli, "BASELINE", tmp_path / "baseline.json")
    monkeypatch.setenv("KOUBO_VECTORS", "false")
    return tmp_path / "baseline.json"


def koubo_eval(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(cli.app, ["eval", *map(str, arguments)], terminal_width=200)
    return result.exit_code, result.output


def test_the_help_names_every_command() -> None:
    shown = CliRunner().invoke(cli.app, ["--help"]).output

    assert all(f" {command} " in shown for command in ("ask", "dump", "eval", "ingest", "serve"))


def test_a_run_that_passes_ends_in_0(corpus: Path, cases: Path) -> None:
    code, shown = koubo_eval("--corpus", corpus, "--cases", cases)

    assert (code, "✓ すべての下限を満たしました。" in shown) == (0, True)


def test_a_figure_that_fell_ends_in_1_unless_only_a_report_is_wanted(corpus: Path, cases: Path, baseline: Path) -> None:
    cases.write_text(line(doc=["yoko-07.txt"], gold=[["9月30日"]]) + "\n", encoding="utf-8")
    baseline.write_text(json.dumps({"corpus/cases.jsonl": {"item": 1.0}}), encoding="utf-8")

    code, shown = koubo_eval("--corpus", corpus, "--cases", cases)
    assert (code, "✗ item が下限より低い（0.0000 < 1.0000）: C001" in shown) == (1, True)
    assert koubo_eval("--corpus", corpus, "--cases", cases, "--report-only")[0] == 0


def test_the_present_figures_become_the_baseline(corpus: Path, cases: Path, baseline: Path) -> None:
    assert koubo_eval("--corpus", corpus, "--cases", cases, "--raise-baseline")[0] == 0

    assert json.loads(baseline.read_text(encoding="utf-8"))["corpus/cases.jsonl"]["item"] == 1.0


def test_a_case_that_fails_since_is_shown_beside_what_it_said(corpus: Path, cases: Path, baseline: Path) -> None:
    koubo_eval("--corpus", corpus, "--cases", cases, "--raise-baseline")
    (corpus / "yoko-07.txt").write_text(CALL.replace("8月27日(水)12時", "8月29日(金)17時"), encoding="utf-8")

    code, shown = koubo_eval("--corpus", corpus, "--cases", cases)

    assert code == 1
    assert "✗ item が下限より低い（0.0000 < 1.0000）: C001" in shown
    assert "新しく失敗した質問（1 件）: C001" in shown
    for words in ("8月27日(水)", "8月29日(金)", "足りない: 8月27日、12時", "「8月27日(水)12時必着」"):
        assert words in shown
    assert json.loads((baseline.parent / "baseline" / "corpus" / "cases.jsonl").read_text(encoding="utf-8"))["ok"]


def test_a_blocked_run_raises_no_baseline(corpus: Path, cases: Path, baseline: Path) -> None:
    cases.write_text(line(doc=["yoko-07.txt"], edition="第6回") + "\n", encoding="utf-8")

    assert koubo_eval("--corpus", corpus, "--cases", cases, "--raise-baseline")[0] == 1
    assert not baseline.exists()


def test_a_report_is_written_where_it_is_asked_for(corpus: Path, cases: Path, tmp_path: Path) -> None:
    koubo_eval("--corpus", corpus, "--cases", cases, "--report", tmp_path / "out")

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["report.json", "report.md"]


def test_a_breakdown_is_a_sentence_and_ends_in_1_even_for_a_report(tmp_path: Path, cases: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()

    for known in (cases, tmp_path / "missing.jsonl"):
        code, shown = koubo_eval("--corpus", empty, "--cases", known, "--report-only")
        assert (code, "エラー: " in shown, "Traceback" in shown) == (1, True, False)


def test_a_report_that_cannot_be_written_is_told(corpus: Path, cases: Path) -> None:
    code, shown = koubo_eval("--corpus", corpus, "--cases", cases, "--report", cases)

    assert (code, f"{cases} を読み書きできません" in shown.replace("\n", "")) == (1, True)
