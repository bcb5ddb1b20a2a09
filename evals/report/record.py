"""report.json: all that is known about a run, and what the next run reads of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from evals.gate import Reason
from evals.metrics import Figures, Row, figures
from evals.run import Run

ALL = "全体"


@dataclass(frozen=True, slots=True)
class Before:
    """What the last run made of a case."""

    ok: bool
    outcome: str
    answer: str


class Since(StrEnum):
    """How a case stands beside the last run."""

    WORSE = "worse"
    BETTER = "better"
    OTHER = "other"  # another answer, worth the same
    SAME = "same"
    NEW = "new"


def since_of(row: Row, before: Before | None) -> Since:
    """Whether a case became better or worse."""
    if before is None:
        return Since.NEW
    if row.ok != before.ok:
        return Since.BETTER if row.ok else Since.WORSE
    alike = (row.given.answer, row.given.outcome) == (before.answer, before.outcome)
    return Since.SAME if alike else Since.OTHER


def as_json(run: Run, reasons: Sequence[Reason]) -> dict[str, Any]:
    """All that is known about a run; the same for two runs but for the times."""
    return {
        "run": run.name,
        "settings": asdict(run.pinned),
        "versions": dict(run.versions),
        "seconds": dict(run.seconds),
        "documents": {one.path.name: {"landing": one.landing, "passages": one.passages} for one in run.documents},
        "figures": {name: _values(figures(rows)) for name, rows in groups(run)},
        "intervals": {name: [round(one.low, 4), round(one.high, 4)] for name, one in run.intervals.items()},
        "ms": {"p50": run.ms(0.5), "p95": run.ms(0.95)},
        "reasons": [asdict(reason) for reason in reasons],
        "rows": [_row(row) for row in run.rows],
    }


def last_rows(path: Path, run: str) -> Mapping[str, Before]:
    """The cases of the report that was written here before, by id; none of another run, none where there is none."""
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        rows = written["rows"] if written["run"] == run else ()
        return {
            row["id"]: Before(bool(row["verdict"]["ok"]), str(row["given"]["outcome"]), str(row["given"]["answer"]))
            for row in rows
        }
    except (KeyError, OSError, TypeError, ValueError):
        return {}


def groups(run: Run) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each category, and then all of them."""
    for category in dict.fromkeys(row.case.category for row in run.rows):
        yield category, [row for row in run.rows if row.case.category == category]
    yield ALL, list(run.rows)


def _values(now: Figures) -> dict[str, dict[str, float | None]]:
    return {
        name: {"value": round(one.value, 4) if one.whole else None, "part": one.part, "whole": one.whole}
        for name, one in now.items()
    }


def _row(row: Row) -> dict[str, Any]:
    given = asdict(row.given)
    given["quotes"] = [{**quote, "hit": hit} for quote, hit in zip(given["quotes"], row.hits, strict=True)]
    for quote in given["quotes"]:
        del quote["page_text"]
    given["retrieved"] = [{**one, "hit": hit} for one, hit in zip(given["retrieved"], row.holds, strict=True)]
    for one in given["retrieved"]:
        del one["text"]
    respelt = [{**asdict(one), "same": one.same} for one in row.respelt]
    case = asdict(row.case)
    case["today"] = row.case.today.isoformat() if row.case.today else None
    judged = asdict(row.judged) if row.judged else None
    verdict = {"ok": row.ok, "lacking": row.lacking, "forbidden": row.forbidden, "too_long": row.too_long}
    strays = {"altered": [one.text for one in row.altered], "wrong_edition": [one.doc for one in row.wrong_edition]}
    return {**case, "given": given, "respelt": respelt, "judged": judged, "verdict": {**verdict, **strays}}
