from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from evals.gate import Least, Reason, reasons
from evals.metrics import row_of
from evals.report.terminal import print_report
from evals.run import Run
from tests.unit.evals.reports import RIGHT, SILENT, WRONG, run_of
from tests.unit.evals.rows import DEADLINE, said


def printed(run: Run, *blocked: Reason, width: int = 200, least: Least | None = None) -> str:
    paper = io.StringIO()
    print_report(run, blocked, Console(file=paper, width=width, highlight=False), least=least or {})
    return paper.getvalue()


def test_the_table_has_a_line_for_each_category_and_one_for_all() -> None:
    lines = [line.split() for line in printed(run_of(RIGHT, WRONG, SILENT)).splitlines()]

    counted = {words[0]: words[1] for words in lines if len(words) == 12 and words[0] != "分類"}
    assert counted == {"deadline": "2", "unanswerable": "1", "全体": "3"}


def test_each_figure_stands_with_its_interval_and_its_floor() -> None:
    lines = [line.split() for line in printed(run_of(RIGHT, WRONG, SILENT), least={"item": 0.75}).splitlines()]

    assert ["成功", "item", "66.7", "0.0–100.0", "2/3", "75.0", "-8.3"] in lines
    assert ["検索", "1", "位", "recall_1", "0.0", "0.0–0.0", "0/2", "-", "-"] in lines
    assert ["禁止", "forbidden", "1件", "-", "1/3", "-", "-"] in lines


@pytest.mark.parametrize("run", [run_of(RIGHT, WRONG, SILENT), run_of(*[SILENT] * 1000), run_of()])
def test_the_tables_fit_a_narrow_terminal(run: Run) -> None:
    shown = printed(run, width=80, least={"item": 0.9})

    assert "…" not in shown
    assert max(cell_len(line) for line in shown.splitlines()) <= 80


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
