from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evals.changes import BaselineUnreadable, changes, kept
from evals.gate import GATED, Reason, load_baseline, raised, reasons, write_baseline
from evals.metrics import Row, figures, row_of
from evals.run import Pinned, Run
from ingest.build import Landing, Result
from tests.unit.evals.rows import DEADLINE, NOT_HELD, declined, found, quote, said

RIGHT = row_of(DEADLINE, said("締切は8月27日の正午です。", quote()))
WRONG = row_of(
    replace(DEADLINE, id="C003"), said("締切は8月27日です。", quote("説明会は7月24日", page_text="説明会は7月24日"))
)
SILENT = row_of(replace(DEADLINE, id="C004"), declined())
RIGHTLY_SILENT = row_of(NOT_HELD, declined())


def run_of(*rows: Row, documents: tuple[Result, ...] = ()) -> Run:
    return Run("corpus/cases", Pinned("2026-04-01T12:00:00+09:00", vectors=False, model="", words="1"), documents, rows)


def test_a_run_that_holds_every_floor_passes() -> None:
    right = row_of(DEADLINE, replace(said("締切は8月27日の正午です。", quote()), retrieved=(found(),)))

    assert reasons(run_of(right, RIGHTLY_SILENT), dict.fromkeys(GATED, 1.0)) == ()


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (row_of(DEADLINE, said("8月27日の正午。7月29日かも。", quote())), "出してはならない内容を答えた（1 件）"),
        (row_of(DEADLINE, said("8月27日の正午。", quote("８月２７日"))), "引用が原文と一致しない（1 件）"),
        (row_of(DEADLINE, said("8月27日の正午。", quote(edition="第6回"))), "別の版の文書を引用した（1 件）"),
    ],
)
def test_a_hard_floor_blocks_without_any_baseline(row: Row, text: str) -> None:
    assert reasons(run_of(row, RIGHTLY_SILENT), {}) == (Reason(text, ("C001",)),)


def test_a_figure_below_its_baseline_blocks_and_names_the_cases() -> None:
    assert reasons(run_of(RIGHT, WRONG, SILENT, RIGHTLY_SILENT), {"item": 0.75, "abst_prec": 0.6, "cite_hit": 0.3}) == (
        Reason("item が下限より低い（0.5000 < 0.7500）", ("C003", "C004"), "item"),
        Reason("abst_prec が下限より低い（0.5000 < 0.6000）", ("C004",), "abst_prec"),
    )


def test_a_figure_that_fell_names_the_cases_that_made_it_fall() -> None:
    before = {row.case.id: kept(row) for row in (RIGHT, WRONG, replace(SILENT, given=RIGHT.given, lacking=()))}
    run = run_of(RIGHT, WRONG, SILENT)

    (reason,) = reasons(run, {"item": 0.5}, changes(run.rows, before))

    assert reason == Reason("item が下限より低い（0.3333 < 0.5000）", ("C004",), "item")


def test_a_figure_that_nothing_measured_does_not_block() -> None:
    assert reasons(run_of(RIGHT), {"invariance": 0.9, "abst_rec": 1.0}) == ()


def test_a_document_that_cannot_be_taken_in_blocks() -> None:
    refused = Result(Path("corpus/yoko-07.pdf"), Landing.REFUSED, "文字がありません。")

    assert reasons(run_of(RIGHT, documents=(refused,)), {}) == (
        Reason("文書 yoko-07.pdf を取り込めない: 文字がありません。"),
    )


def test_a_run_passes_against_its_own_figures() -> None:
    rows = (RIGHT, WRONG, SILENT)

    assert reasons(run_of(*rows), raised({}, figures(rows))) == ()


def test_a_raised_baseline_never_falls() -> None:
    before = {"item": 0.9, "cite_hit": 0.1}

    after = raised(before, figures([RIGHT, WRONG, SILENT]))

    assert (after["item"], after["cite_hit"], after["fact_recall"]) == (0.9, 0.3333, 0.5)


def test_only_what_was_measured_is_raised() -> None:
    after = raised({"invariance": 0.9}, figures([RIGHT]))

    assert after["invariance"] == 0.9
    assert "abst_rec" not in after


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"

    assert load_baseline(path) == {}
    write_baseline(path, {"corpus/cases": {"item": 0.9}})
    assert load_baseline(path) == {"corpus/cases": {"item": 0.9}}


@pytest.mark.parametrize(
    "written", ["{", "[]", '{"corpus/cases": {"itme": 0.9}}', '{"corpus/cases": {"item": "high"}}']
)
def test_a_baseline_that_cannot_be_read_says_what_to_do(tmp_path: Path, written: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(written, encoding="utf-8")

    with pytest.raises(BaselineUnreadable, match="git の版に戻す"):
        load_baseline(path)
