"""How far a figure may lie from what other questions of the same kind would show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.metrics import Share

_DRAWS, _SEED = 2_000, 5
_PERCENTILES = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Interval:
    """Where 95 of 100 draws of as many questions lie."""

    low: float
    high: float


def intervals(shares: Mapping[str, Sequence[Share]]) -> Mapping[str, Interval]:
    """The bootstrap interval of each figure, from what each row adds to it; none where nothing was measured."""
    return {name: _interval(each) for name, each in shares.items() if any(one.whole for one in each)}


def _interval(each: Sequence[Share]) -> Interval:
    """The same draws for the same number of rows, whenever it is asked."""
    drawn = np.random.default_rng(_SEED).multinomial(len(each), np.full(len(each), 1 / len(each)), size=_DRAWS)
    parts = drawn @ np.array([one.part for one in each], dtype=float)
    wholes = drawn @ np.array([one.whole for one in each], dtype=float)
    measured = wholes > 0
    low, high = np.percentile(parts[measured] / wholes[measured], _PERCENTILES)
    return Interval(float(low), float(high))
