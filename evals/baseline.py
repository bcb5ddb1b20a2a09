"""What was last accepted: the least figures of each run, and in files beside them its cases."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from evals.changes import Kept, load_kept, write_kept
from evals.gate import Least, load_baseline, raised, write_baseline
from evals.run import Run


class Baseline:
    """baseline.json, and for each run a line a case in baseline/."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._least = load_baseline(path)

    def least(self, run: str) -> Least:
        return self._least.get(run, {})

    def kept(self, run: str) -> Mapping[str, Kept]:
        return load_kept(self._cases(run))

    def raise_to(self, run: Run) -> tuple[Path, ...]:
        """The files that were written."""
        write_baseline(self._path, {**self._least, run.name: raised(self.least(run.name), run.figures)})
        write_kept(self._cases(run.name), run.rows)
        return self._path, self._cases(run.name)

    def _cases(self, run: str) -> Path:
        return self._path.with_suffix("") / f"{run.removesuffix('.jsonl')}.jsonl"
