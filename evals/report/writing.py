"""The files of a report in their folder, and the line that this run leaves for the next ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from evals.gate import Least, Reason
from evals.report.contents import Report
from evals.report.history import Moment, append, commit_at, moments
from evals.report.junit import junit_of
from evals.report.markdown import markdown_of
from evals.report.page.document import page_of
from evals.report.record import as_json, last_rows
from evals.run import Run


def write_report(run: Run, reasons: Sequence[Reason], folder: Path, *, least: Least, at: datetime) -> None:
    """report.json and junit.xml for programs, report.md for a change, report.html for people, history.jsonl for later."""
    folder.mkdir(parents=True, exist_ok=True)
    now = _moment(run, passed=not reasons, at=at)
    before = last_rows(folder / "report.json", run.name)
    report = Report(run, reasons, least, (*moments(folder / "history.jsonl", run.name), now), before)
    for name, text in _files(report).items():
        (folder / name).write_text(text, encoding="utf-8", errors="replace")  # a lone surrogate is no reason to fall
    append(folder / "history.jsonl", now)


def _files(report: Report) -> Mapping[str, str]:
    return {
        "report.html": page_of(report),
        "report.md": markdown_of(report),
        "junit.xml": junit_of(report.run, report.reasons),
        "report.json": json.dumps(as_json(report.run, report.reasons), ensure_ascii=False, indent=1) + "\n",
    }


def _moment(run: Run, *, passed: bool, at: datetime) -> Moment:
    return Moment(
        at=at.isoformat(timespec="seconds"),
        run=run.name,
        commit=commit_at(),
        versions=run.versions,
        figures=run.figures,
        p50=run.ms(0.5),
        p95=run.ms(0.95),
        cases=len(run.rows),
        passed=passed,
    )
