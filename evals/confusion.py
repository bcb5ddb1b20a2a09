"""Which outcome was expected, and which was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.domain import Outcome
from evals.cases import Case
from evals.metrics import Row

Confusion = Mapping[tuple[Outcome | None, Outcome], tuple[str, ...]]  # expected, given: the cases


def confusion(rows: Iterable[Row]) -> Confusion:
    """The cases of each pair of outcomes that came up, in the order of the outcomes; None: any honest no was due."""
    met: dict[tuple[Outcome | None, Outcome], list[str]] = {}
    for row in rows:
        met.setdefault((expected(row.case), row.given.outcome), []).append(row.case.id)
    order = (*Outcome, None)
    pairs = sorted(met, key=lambda pair: (order.index(pair[0]), order.index(pair[1])))
    return {pair: tuple(met[pair]) for pair in pairs}


def expected(case: Case) -> Outcome | None:
    """How an answer should end; None where a case asks for no more than an honest no."""
    return case.outcome or (Outcome.ANSWERED if case.answerable else None)
