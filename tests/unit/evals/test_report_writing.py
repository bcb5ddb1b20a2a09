from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from assistant.domain import TOKYO
from evals.gate import Reason
from evals.metrics import Row, row_of
from evals.report.history import append, commit_at, moments
from evals.report.record import Before, Since, as_json, last_rows, since_of
from evals.report.writing import write_report
from evals.run import Run
from tests.unit.evals.reports import ALTERED, FOLLOW_UP, RIGHT, SILENT, WRONG, moment_of, run_of
from tests.unit.evals.rows import DEADLINE, said

AT = datetime(2026, 4, 2, 9, tzinfo=TOKYO)


def write(run: Run, folder: Path, *reasons: Reason) -> None:
    write_report(run, reasons, folder, least={}, at=AT)


def test_the_json_holds_settings_versions_figures_and_rows() -> None:
    whole = as_json(run_of(RIGHT, WRONG, SILENT), [ALTERED])

    first = json.loads(json.dumps(whole, ensure_ascii=False))["rows"][0]
    assert first["given"]["quotes"][0]["hit"] is True
    assert [one["hit"] for one in first["given"]["retrieved"]] == [False, True]
    assert whole["settings"].items() >= {"clock": "2026-04-01T12:00:00+09:00", "vectors": True, "words": "1"}.items()
    assert whole["figures"]["全体"]["item"] == {"value": 0.6667, "part": 2, "whole": 3}
    assert whole["intervals"]["item"] == [0.0, 1.0]
    assert whole["ms"] == {"p50": 10.0, "p95": 30.0}
    assert {"python", "sudachipy", "chromadb"} <= whole["versions"].keys()
    assert whole["reasons"] == [{"text": "引用が原文と一致しない（1 件）", "cases": ("C003",), "figure": ""}]
    assert whole["rows"][1]["verdict"] == {
        "ok": False,
        "lacking": ("8月27日", "12時"),
        "forbidden": ("7月29日",),
        "too_long": False,
        "altered": ["７月２９日"],
        "wrong_edition": ["yoko-07.pdf"],
    }


def test_every_form_of_the_report_lies_in_its_folder(tmp_path: Path) -> None:
    write(run_of(RIGHT, WRONG), tmp_path / "out", ALTERED)

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "history.jsonl",
        "junit.xml",
        "report.html",
        "report.json",
        "report.md",
    ]


def test_each_run_leaves_a_line_for_the_next_ones(tmp_path: Path) -> None:
    write(run_of(RIGHT, WRONG), tmp_path, ALTERED)
    write(run_of(RIGHT), tmp_path)

    first, second = moments(tmp_path / "history.jsonl", "corpus/cases")
    assert (first.figures["item"].value, first.passed, first.cases) == (0.5, False, 2)
    assert (second.figures["item"].value, second.passed, second.cases) == (1.0, True, 1)
    assert second.at == "2026-04-02T09:00:00+09:00"
    assert second.versions.keys() >= {"python", "chromadb"}


def test_lines_of_other_runs_and_lines_that_are_none_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    known = moment_of(run_of(RIGHT))
    path.write_text('これは JSON ではない\n[]\n{"run": "corpus/cases"}\n', encoding="utf-8")
    append(path, known)
    append(path, replace(known, run="another/cases"))

    assert moments(path, "corpus/cases") == (known,)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 5
    assert moments(tmp_path / "none.jsonl", "corpus/cases") == ()


def test_a_report_knows_the_cases_of_the_one_before_it(tmp_path: Path) -> None:
    write(run_of(RIGHT, WRONG), tmp_path)

    before = last_rows(tmp_path / "report.json", "corpus/cases")
    assert before == {
        "C001": Before(ok=True, outcome="answered", answer="締切は8月27日の正午です。"),
        "C003": Before(ok=False, outcome="answered", answer="締切は7月29日です。"),
    }
    assert last_rows(tmp_path / "report.json", "another/cases") == {}


def test_a_report_that_cannot_be_read_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    for written in ("{", "[]", '{"run": "corpus/cases", "rows": [{"id": 1}]}'):
        path.write_text(written, encoding="utf-8")
        assert last_rows(path, "corpus/cases") == {}


def test_a_case_is_worse_better_other_the_same_or_new() -> None:
    def changed(row: Row, *, ok: bool, answer: str) -> Since:
        return since_of(row, Before(ok, "answered", answer))

    assert changed(WRONG, ok=True, answer="締切は8月27日の12時です。") is Since.WORSE
    assert changed(RIGHT, ok=False, answer="分かりません。") is Since.BETTER
    assert changed(RIGHT, ok=True, answer="8月27日12時です。") is Since.OTHER
    assert changed(RIGHT, ok=True, answer="締切は8月27日の正午です。") is Since.SAME
    assert since_of(RIGHT, None) is Since.NEW


def test_letters_that_no_file_can_hold_do_not_stop_a_report(tmp_path: Path) -> None:
    write(run_of(row_of(replace(DEADLINE, question="締切\ud800は？"), said("\x00\ud800\x1b[31m"))), tmp_path)

    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["rows"][0]["question"] == "締切?は？"


def test_the_commit_is_told_where_there_is_one(tmp_path: Path) -> None:
    assert commit_at(tmp_path) == ""
    for words in (
        ("init", "-q"),
        ("-c", "user.name=t", "-c", "user.email=t@t.example", "commit", "-q", "--allow-empty", "-m", "t"),
    ):
        subprocess.run(["git", "-C", str(tmp_path), *words], check=True)
    assert len(commit_at(tmp_path)) == 10


def test_a_follow_up_is_kept_with_its_history() -> None:
    assert as_json(run_of(WRONG), [])["rows"][0]["history"] == FOLLOW_UP.history
