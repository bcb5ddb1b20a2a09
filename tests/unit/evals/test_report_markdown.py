from __future__ import annotations

from dataclasses import replace

import pytest

from evals.metrics import row_of
from evals.report.markdown import LONGEST, literal, markdown_of
from tests.unit.evals.reports import ALTERED, FOLLOW_UP, RIGHT, SILENT, WRONG, report_of, run_of
from tests.unit.evals.rows import DEADLINE, said

GITHUB_SHOWS = 1024 * 1024


def test_the_verdict_comes_first_with_its_reasons() -> None:
    lines = markdown_of(report_of(run_of(RIGHT, WRONG), ALTERED)).splitlines()

    assert lines[:3] == ["## ✗ 下限を満たしていません（1 件）", "", "- 引用が原文と一致しない（1 件） C003"]
    assert markdown_of(report_of(run_of(RIGHT))).startswith("## ✓ すべての下限を満たしました\n")


def test_each_figure_stands_beside_its_floor() -> None:
    told = markdown_of(report_of(run_of(RIGHT, WRONG, SILENT), least={"item": 0.75, "answer_acc": 0.25}))

    assert "| 成功 `item` | 66.7% | 0.0–100.0 | 2/3 | 75.0% | ▼ -8.3 |" in told
    assert "| 正答 `answer_acc` | 50.0% | 0.0–100.0 | 1/2 | 25.0% | ▲ +25.0 |" in told
    assert "| 禁止 `forbidden` | 1 | - | 1/3 | - | - |" in told


def test_what_changed_since_the_last_run_is_named() -> None:
    last = [row_of(FOLLOW_UP, said("8月27日の12時です。")), row_of(DEADLINE, said("分かりません。"))]

    told = markdown_of(report_of(run_of(RIGHT, WRONG), last=last))
    assert "前回から: 悪化 1 問 C003、改善 1 問 C001。" in told
    assert "- 前回の答え: 8月27日の12時です。" in told
    assert "前回の報告がないので" in markdown_of(report_of(run_of(RIGHT)))


def test_failed_cases_are_folded_and_broken_floors_come_before_the_rest() -> None:
    short = row_of(replace(DEADLINE, id="C009"), said("8月27日です。"))

    told = markdown_of(report_of(run_of(RIGHT, short, WRONG)))
    assert told.count("<details><summary>") == told.count("</details>") == 2
    assert told.index("C003 deadline") < told.index("C009 deadline")
    assert "C001" not in told


def test_a_summary_is_never_longer_than_is_shown() -> None:
    long = [row_of(replace(DEADLINE, id=f"L{n}"), said("長い答え" * 2_000)) for n in range(100)]

    told = markdown_of(report_of(run_of(*long)))
    assert LONGEST / 2 < len(told.encode()) < GITHUB_SHOWS
    assert told.count("<details>") == told.count("</details>")
    assert f"ほか {100 - told.count('<details>')} 問は、report.html にあります。" in told


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("| <b>7月29日</b> |", "\\| \\<b\\>7月29日\\</b\\> \\|"),
        ("&lt;script&gt;", "\\&lt;script\\&gt;"),
        ("[締切](javascript:1) `x` *y* #12 ~z~ $a$", "\\[締切\\](javascript:1) \\`x\\` \\*y\\* \\#12 \\~z\\~ \\$a\\$"),
        ("@team https://evil.example www.evil.example", None),
    ],
)
def test_an_answer_is_shown_and_never_rendered_linked_or_told_to_anybody(text: str, written: str | None) -> None:
    told = literal(text)

    assert told == written if written else not any(link in told for link in ("@team", "://", "www."))


def test_a_question_in_the_line_to_unfold_is_no_html() -> None:
    told = markdown_of(
        report_of(run_of(row_of(replace(DEADLINE, question="</summary><script>x()</script>"), said("?"))))
    )

    assert "<script>" not in told
    assert "&lt;script&gt;" in told
