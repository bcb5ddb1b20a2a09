"""What every form of the report tells of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evals.gate import Least, Reason
from evals.metrics import Row
from evals.report.history import Moment
from evals.report.record import Before, Since, since_of
from evals.run import Run


@dataclass(frozen=True, slots=True)
class Report:
    """A run, its verdict, what it must reach, and what came before it."""

    run: Run
    reasons: Sequence[Reason]
    least: Least
    moments: Sequence[Moment]  # oldest first; the last one is this run
    before: Mapping[str, Before] = field(default_factory=dict)

    @property
    def now(self) -> Moment:
        """The run itself, in a line."""
        return self.moments[-1]

    @property
    def last(self) -> Moment | None:
        """The run before this one; None on the first."""
        return self.moments[-2] if len(self.moments) > 1 else None

    def since(self, row: Row) -> Since:
        """How a case stands beside the last run."""
        return since_of(row, self.before.get(row.case.id))
