from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from evals.gate import Reason, reasons
from evals.metrics import Row, row_of
from evals.report import as_json, print_report, write_report
from evals.run import Pinned, Run
from ingest.build import Landing, Result
from tests.unit.evals.rows import DEADLINE, NOT_HELD, declined, quote, said

FOLLOW_UP = replace(DEADLINE, id="C003", question="締切は？", history=("第7回に\n応募します",))
WRONG = row_of(FOLLOW_UP, said("締切は7月29日です。", quote("７月２９日"), quote(edition="第6回")))
RIGHT = row_of(DEADLINE, said("締切は8月27日の正午です。", quote(), ms=30.0))
SILENT = row_of(NOT_HELD, declined())


def run_of(*rows: Row) -> Run:
    pinned = Pinned("2026-04-01T12:00:00+09:00", vectors=True, model="", words="1")
    return Run("corpus/cases", pinned, (Result(Path("corpus/yoko-07.pdf"), Landing.NEW, passages=4),), rows)


def printed(run: Run, *blocked: Reason, width: int = 200) -> str:
    paper = io.StringIO()
    print_report(run, blocked, Console(file=paper, width=width, highlight=False))
    return paper.getvalue()


def test_the_table_has_a_line_for_each_category_and_one_for_all() -> None:
    lines = [line.split() for line in printed(run_of(RIGHT, WRONG, SILENT)).splitlines()]

    counted = {words[0]: words[1] for words in lines if len(words) == 12 and words[0] != "分類"}
    assert counted == {"deadline": "2", "unanswerable": "1", "全体": "3"}


def test_the_table_fits_a_narrow_terminal() -> None:
    shown = printed(run_of(RIGHT, WRONG, SILENT), width=80)

    assert "…" not in shown
    assert " 100.0 " in shown


def test_a_failed_case_is_shown_with_all_that_is_wrong_with_it() -> None:
    shown = printed(run_of(RIGHT, WRONG), *reasons(run_of(RIGHT, WRONG), {}))

    for words in (
        "C003 deadline 第7回に 応募します → 締切は？",
        "答え: （answered）締切は7月29日です。",
        "足りない: 8月27日、12時",
        "禁止: 7月29日",
        "引用: yoko-07.pdf p.2、yoko-07.pdf p.2",
        "原文と違う引用: ７月２９日",
        "別の版: yoko-07.pdf（第6回）",
        "✗ 引用が原文と一致しない（1 件）: C003",
    ):
        assert words in shown
    assert "C001" not in shown


def test_a_run_that_passes_says_so() -> None:
    assert "✓ すべての下限を満たしました。" in printed(run_of(RIGHT, SILENT))


def test_brackets_of_an_answer_are_shown_as_they_are() -> None:
    assert "[red]締切[/red]" in printed(run_of(row_of(DEADLINE, said("[red]締切[/red]"))))


def test_the_json_holds_settings_versions_figures_and_rows() -> None:
    whole = as_json(run_of(RIGHT, WRONG, SILENT), [Reason("引用が原文と一致しない（1 件）", ("C003",))])

    assert json.loads(json.dumps(whole, ensure_ascii=False))["rows"][0]["given"]["quotes"][0]["hit"] is True
    pinned = {"clock": "2026-04-01T12:00:00+09:00", "vectors": True, "model": "", "words": "1"}
    assert whole["settings"] == {**pinned, "prompt": "", "embedder": "", "spellings": 2}
    assert whole["figures"]["全体"]["item"] == {"value": 0.6667, "part": 2, "whole": 3}
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


def test_a_report_is_written_for_programs_and_for_people(tmp_path: Path) -> None:
    run = run_of(RIGHT, row_of(FOLLOW_UP, said("| 締切 | <b>7月29日</b> |")))

    write_report(run, [Reason("item が下限より低い（0.5000 < 1.0000）", ("C003",))], tmp_path / "out")

    written = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["run"] == "corpus/cases"
    assert "- ✗ item が下限より低い（0.5000 < 1.0000）: C003" in written
    assert "## C003 第7回に 応募します → 締切は？" in written
    assert "\\| 締切 \\| \\<b\\>7月29日\\</b\\> \\|" in written
