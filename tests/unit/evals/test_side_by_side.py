from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from evals.changes import changes, kept
from evals.metrics import Row, row_of
from evals.side_by_side import print_changes
from tests.unit.evals.rows import DEADLINE, found, quote, said

RIGHT = row_of(DEADLINE, replace(said("締切は8月27日の正午です。", quote()), retrieved=(found(),)))
WRONG = row_of(DEADLINE, said("締切は[red]8月29日[/red]です。" * 20, quote("説明会は7月24日です")))
LOWER = row_of(DEADLINE, replace(RIGHT.given, retrieved=(found("企業は対象外です"), found())))


def printed(*pairs: tuple[Row, Row], blocking: tuple[str, ...] = (), width: int = 100) -> str:
    """What is said of these rows, each after what it was before."""
    paper = io.StringIO()
    numbered = [
        (replace(now, case=replace(now.case, id=f"C{n:03}")), replace(was, case=replace(was.case, id=f"C{n:03}")))
        for n, (was, now) in enumerate(pairs, 1)
    ]
    before = {was.case.id: kept(was) for _, was in numbered}
    changed = changes([now for now, _ in numbered], before)
    print_changes(changed, blocking, Console(file=paper, width=width, highlight=False))
    return paper.getvalue()


def test_a_case_that_fails_since_is_shown_before_and_now_with_gold_and_evidence() -> None:
    shown = printed((RIGHT, WRONG))

    for words in (
        "C001 deadline 第7回の締切は？",
        "✓ answered",
        "✗ answered",
        "締切は8月27日の正午です。",
        "[red]8月29日[/red]",
        "8月27日、12時",
        "足りない: 8月27日、12時",
        "fact_recall 1.00",
        "fact_recall 0.00",
        "「第7回公募期間:",
        "新しく失敗した質問（1 件）: C001",
    ):
        assert words in shown


def test_a_case_that_passes_since_is_only_counted() -> None:
    shown = printed((WRONG, RIGHT), blocking=("cite_prec",))

    assert shown.split() == ["新しく成功した質問（1", "件）:", "C001"]


def test_a_case_that_lowers_a_figure_is_shown_only_where_the_figure_blocks() -> None:
    assert printed((RIGHT, LOWER)) == ""
    assert "mrr 0.50" in printed((RIGHT, LOWER), blocking=("mrr",))


def test_many_cases_that_lower_a_figure_are_named_at_the_end() -> None:
    shown = printed(*[(RIGHT, LOWER)] * 12, blocking=("mrr",))

    assert shown.count("mrr 0.50") == 10
    assert "ほかに指標を下げた質問: C011 C012" in shown


def test_nothing_is_cut_off_in_a_narrow_terminal() -> None:
    long = row_of(DEADLINE, said("あおば未来実証支援事業第3回公募締切の延長についてお知らせします。"))

    shown = "".join(printed((RIGHT, long), width=60).split())

    assert "…" not in shown
