"""What the baseline keeps of each case, and which cases a run does worse or better."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from assistant.domain import Outcome
from evals.metrics import MEASURES, Row

_LONGEST = 240  # characters of an answer that are kept, for a diff is for reading


class BaselineUnreadable(Exception):
    """The baseline is not what `koubo eval --raise-baseline` writes."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A case as it was when the baseline was raised."""

    id: str
    ok: bool
    outcome: Outcome
    answer: str  # its beginning, on one line
    lost: Mapping[str, float] = field(default_factory=dict)  # the figures that it kept down, and what it added to them


@dataclass(frozen=True, slots=True)
class Change:
    """A case that adds less or more to some figures than it did."""

    row: Row
    before: Kept
    fell: tuple[str, ...]
    rose: tuple[str, ...]

    @property
    def newly_failing(self) -> bool:
        return self.before.ok and not self.row.ok

    @property
    def newly_passing(self) -> bool:
        return self.row.ok and not self.before.ok


def changes(rows: Iterable[Row], before: Mapping[str, Kept]) -> tuple[Change, ...]:
    """The cases that differ from the baseline in a figure, those that fail since first."""
    known = [_change(row, before[row.case.id]) for row in rows if row.case.id in before]
    changed = [one for one in known if one.fell or one.rose]
    return tuple(sorted(changed, key=lambda one: (not one.newly_failing, not one.fell)))


def kept(row: Row) -> Kept:
    """What the baseline keeps of a row."""
    return Kept(row.case.id, row.ok, row.given.outcome, shortened(row.given.answer), _lost(row))


def shortened(answer: str) -> str:
    """An answer on one line, without its end where it is long."""
    line = " / ".join(" ".join(part.split()) for part in answer.splitlines() if part.strip())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def load_kept(path: Path) -> dict[str, Kept]:
    """The cases of the baseline by id; none where nothing was written yet."""
    if not path.exists():
        return {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        cases = [_read(json.loads(line)) for line in lines]
    except (KeyError, OSError, TypeError, ValueError) as error:
        raise BaselineUnreadable(
            f"{path} を読めません（{error}）。git の版に戻すか、koubo eval --raise-baseline で作り直してください。"
        ) from error
    return {case.id: case for case in cases}


def write_kept(path: Path, rows: Iterable[Row]) -> None:
    """One case a line in the order of the ids, so that a commit shows what changed and nothing else."""
    cases = sorted(map(kept, rows), key=lambda case: case.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(asdict(case), ensure_ascii=False) + "\n" for case in cases), encoding="utf-8")


def _read(line: dict[str, Any]) -> Kept:
    lost = {str(name): float(value) for name, value in line["lost"].items()}
    return Kept(line["id"], bool(line["ok"]), Outcome(line["outcome"]), line["answer"], lost)


def _change(row: Row, before: Kept) -> Change:
    now = _lost(row)
    measured = [name for name, measure in MEASURES.items() if measure.of(row).whole]
    both = [(name, before.lost.get(name, 1.0), now.get(name, 1.0)) for name in measured]
    return Change(
        row=row,
        before=before,
        fell=tuple(name for name, was, is_ in both if is_ < was),
        rose=tuple(name for name, was, is_ in both if is_ > was),
    )


def _lost(row: Row) -> dict[str, float]:
    """The figures that a row keeps down, each with its share: 0 of what is wanted, or of what is not wanted to be missing."""
    shares = {name: (measure, measure.of(row)) for name, measure in MEASURES.items() if measure.loses(row)}
    return {
        name: round(share.value if measure.wanted else 1 - share.value, 4) for name, (measure, share) in shares.items()
    }
