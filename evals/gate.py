"""What blocks a change: a broken hard floor, or a figure below the baseline."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.changes import BaselineUnreadable, Change
from evals.metrics import MEASURES, Figures, Row
from evals.run import Run

Least = Mapping[str, float]  # figure: the least value that passes


@dataclass(frozen=True, slots=True)
class Floor:
    """Something that no answer may do, whatever the baseline."""

    says: str
    broken_by: Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a change is blocked, and the cases to look at."""

    text: str
    cases: tuple[str, ...] = ()
    figure: str = ""  # that is below its baseline; "": a floor


FLOORS = (
    Floor("出してはならない内容を答えた", lambda row: bool(row.forbidden)),
    Floor("引用が原文と一致しない", lambda row: bool(row.altered)),
    Floor("別の版の文書を引用した", lambda row: bool(row.wrong_edition)),
)
_NOT_BELOW = frozenset({"quote_verbatim", "judge"})  # a floor of its own; advice
GATED = tuple(name for name, measure in MEASURES.items() if measure.wanted and name not in _NOT_BELOW)


def reasons(run: Run, least: Least, changed: Sequence[Change] = ()) -> tuple[Reason, ...]:
    """Why this run is blocked; empty where it passes."""
    refused = [Reason(f"文書 {one.path.name} を取り込めない: {one.reason}") for one in run.refused]
    floors = [
        Reason(f"{floor.says}（{len(broken)} 件）", broken)
        for floor in FLOORS
        if (broken := tuple(row.case.id for row in run.rows if floor.broken_by(row)))
    ]
    return (*refused, *floors, *_fallen(run, least, changed))


def _fallen(run: Run, least: Least, changed: Sequence[Change]) -> tuple[Reason, ...]:
    now = run.figures
    return tuple(
        Reason(f"{name} が下限より低い（{now[name].value:.4f} < {floor:.4f}）", _to_look_at(run, name, changed), name)
        for name, floor in least.items()
        if now[name].whole and now[name].value < floor
    )


def _to_look_at(run: Run, name: str, changed: Sequence[Change]) -> tuple[str, ...]:
    """The cases that made a figure fall; where that is not known, all that keep it down."""
    fell = tuple(one.row.case.id for one in changed if name in one.fell)
    return fell or tuple(row.case.id for row in run.rows if MEASURES[name].loses(row))


def load_baseline(path: Path) -> dict[str, dict[str, float]]:
    """The least values of each run by its name; none where nothing was written yet."""
    if not path.exists():
        return {}
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: {key: float(value) for key, value in least.items() if _known(key)} for name, least in written.items()
        }
    except (AttributeError, OSError, TypeError, ValueError) as error:
        raise BaselineUnreadable(
            f"{path} を読めません（{error}）。git の版に戻すか、koubo eval --raise-baseline で作り直してください。"
        ) from error


def raised(least: Least, now: Figures) -> dict[str, float]:
    """The baseline with the present figures, as far as they were measured; it never falls."""
    measured = {name: _floored(now[name].value) for name in GATED if now[name].whole}
    return {name: max(measured.get(name, 0.0), least.get(name, 0.0)) for name in GATED if name in {*measured, *least}}


def write_baseline(path: Path, baseline: Mapping[str, Least]) -> None:
    """The baseline as it is committed."""
    path.write_text(json.dumps(baseline, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _known(name: str) -> bool:
    if name not in GATED:
        raise ValueError(f"{name} という指標はありません")
    return True


def _floored(value: float) -> float:
    """Rounded down, so that a run passes against its own figures."""
    return math.floor(value * 10_000) / 10_000
