"""Runs made by hand, and what a report tells of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.domain import Outcome
from evals.gate import Least, Reason
from evals.metrics import Judgement, Respelt, Row, row_of
from evals.report.contents import Report
from evals.report.history import Moment
from evals.report.record import Before
from evals.run import Pinned, Run
from ingest.build import Landing, Result
from tests.unit.evals.rows import DEADLINE, NOT_HELD, declined, found, quote, said

SPELT_ALIKE = Respelt(
    "endings", "第7回の締切", Outcome.ANSWERED, "締切は8月27日の正午です。", turned=False, lost=(), gained=()
)
SPELT_OTHERWISE = Respelt(
    "wider", "第７回の締切は？", Outcome.ANSWERED, "8月27日です。", turned=False, lost=("12:00",), gained=()
)
FOLLOW_UP = replace(DEADLINE, id="C003", question="締切は？", history=("第7回に\n応募します",))
WRONG = replace(
    row_of(FOLLOW_UP, said("締切は7月29日です。", quote("７月２９日"), quote(edition="第6回"))),
    judged=Judgement(supported=False, why="引用に7月29日はありません。"),
)
RIGHT = row_of(
    DEADLINE,
    replace(said("締切は8月27日の正午です。", quote(), ms=30.0), retrieved=(found("申請者は大学とします。"), found())),
    [SPELT_ALIKE, SPELT_OTHERWISE],
)
SILENT = row_of(NOT_HELD, declined())
ALTERED = Reason("引用が原文と一致しない（1 件）", ("C003",))


def run_of(*rows: Row) -> Run:
    pinned = Pinned("2026-04-01T12:00:00+09:00", vectors=True, model="", words="1")
    return Run("corpus/cases", pinned, (Result(Path("corpus/yoko-07.pdf"), Landing.NEW, passages=4),), rows)


def moment_of(run: Run, *, at: str = "2026-04-02T09:00:00+09:00") -> Moment:
    return Moment(at, run.name, "0123abcd", {"python": "3.11"}, run.figures, 10.0, 30.0, len(run.rows), passed=True)


def report_of(
    run: Run, *reasons: Reason, least: Least | None = None, last: Sequence[Row] = (), earlier: Sequence[Moment] = ()
) -> Report:
    """The report of a run after one that answered so."""
    before = {row.case.id: Before(row.ok, row.given.outcome, row.given.answer) for row in last}
    return Report(run, reasons, least or {}, (*earlier, moment_of(run)), before)
