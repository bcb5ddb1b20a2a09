"""How much each sign of ranking says: weighed so that evidence comes before what else was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.domain import Question
from assistant.pipeline import Assistant
from assistant.ranking import WEIGHTS, Signs, scored
from evals.cases import Case
from evals.matching import cites

_STEPS, _RATE = 300, 0.05
_SMOOTH, _SMOOTH_SQUARES = 0.9, 0.99  # of the steps, as Adam takes them
_MODEST = 0.05  # holds weights small that few questions speak for
_TINY = 1e-9

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """The candidates of a question, each with its signs and whether it holds evidence."""

    signs: tuple[Signs, ...]
    evidence: tuple[bool, ...]

    def rank(self, weights: Signs = WEIGHTS) -> int | None:
        """The rank of the first evidence, with the weights in use or with others."""
        scores = [scored(one, weights) for one in self.signs]
        order = sorted(range(len(scores)), key=lambda at: -scores[at])
        return next((rank for rank, at in enumerate(order, 1) if self.evidence[at]), None)


def sample_of(case: Case, assistant: Assistant) -> Sample:
    """What ranking has to choose from for a case."""
    found = assistant.candidates(Question(case.question, case.history, case.today))
    names = {document.id: document.file_name for document in assistant.library.documents()}
    evidence = (
        cites(one.passage.text, names[one.passage.document_id], docs=case.doc, evidence=case.evidence) for one in found
    )
    return Sample(tuple(one.signs for one in found), tuple(evidence))


def samples_of(case: Case, assistant: Assistant) -> tuple[Sample, ...]:
    """What ranking has to choose from for a case that can be answered."""
    return (sample_of(case, assistant),) if case.answerable else ()


def fitted(samples: Sequence[Sample]) -> dict[str, float]:
    """The weights with which evidence is likeliest to come first; none where no question tells anything."""
    telling = [one for one in samples if any(one.evidence) and not all(one.evidence)]
    if not telling:
        return {}
    names = list(telling[0].signs[0])
    tables = [np.array([[signs[name] for name in names] for signs in one.signs]) for one in telling]
    spread = np.concatenate([table - table.mean(0) for table in tables]).std(0) + _TINY
    scaled = [(table / spread, np.array(one.evidence, float)) for table, one in zip(tables, telling, strict=True)]
    weights = _climb(scaled, len(names)) / spread
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def figures(samples: Sequence[Sample], weights: Signs = WEIGHTS) -> Mapping[str, float]:
    """How often evidence comes first, or among the first three, and the mean of 1/rank."""
    ranks = [one.rank(weights) for one in samples]
    within = {
        f"recall@{most}": float(np.mean([rank is not None and rank <= most for rank in ranks])) for most in (1, 3)
    }
    return {**within, "mrr": float(np.mean([1 / rank if rank else 0.0 for rank in ranks]))}


def _climb(scaled: Sequence[tuple[Numbers, Numbers]], count: int) -> Numbers:
    weights, mean, square = np.zeros(count), np.zeros(count), np.zeros(count)
    for _ in range(_STEPS):
        slope = sum((_slope(table, evidence, weights) for table, evidence in scaled), np.zeros(count)) / len(scaled)
        slope -= _MODEST * weights
        mean = _SMOOTH * mean + (1 - _SMOOTH) * slope
        square = _SMOOTH_SQUARES * square + (1 - _SMOOTH_SQUARES) * slope**2
        weights = weights + _RATE * mean / (np.sqrt(square) + _TINY)
    return weights


def _slope(table: Numbers, evidence: Numbers, weights: Numbers) -> Numbers:
    """Which way the chance grows that what comes first is evidence."""
    scores = table @ weights
    chance = np.exp(scores - scores.max())
    chance /= chance.sum()
    wanted = chance * evidence
    slope: Numbers = table.T @ (wanted / (wanted.sum() + _TINY) - chance)
    return slope
