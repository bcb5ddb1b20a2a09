"""How much each sign says that the documents do not tell what is asked: weighed on questions of both kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.composing.candour import WEIGHTS, Candour
from assistant.domain import Question
from assistant.pipeline import Assistant
from assistant.ranking import Signs, scored
from evals.cases import Case
from evals.matching import contains

_MOST_STEPS = 100
_MODEST = 0.5  # holds weights small that few questions speak for
_STILL = 1e-6


@dataclass(frozen=True, slots=True)
class Told:
    """What would be said to a question, by its signs, and whether the documents are silent on it."""

    signs: Signs
    silent: bool


def told_by(case: Case, assistant: Assistant) -> tuple[Told, ...]:
    """What would be said to a question that asks one thing; none where a wrong thing would, which tells nothing."""
    composed = assistant.composed(Question(case.question, case.history, case.today))
    if composed is None or not composed[1]:
        return ()
    reading, claims = composed
    said = "\n".join(claim.text for claim in claims)
    right = all(any(contains(said, one) for one in fact) for fact in case.gold)
    if case.answerable and not right:
        return ()
    signs = Candour(assistant.library, assistant.words).signs(reading, claims)
    return (Told(signs, silent=not case.answerable),)


def fitted(samples: Sequence[Told]) -> dict[str, float]:
    """The weights with which silence is likeliest to be told from an answer; none where no question tells anything."""
    if len({one.silent for one in samples}) < 2:  # noqa: PLR2004  # both kinds
        return {}
    names = list(samples[0].signs)
    table = np.array([[one.signs[name] for name in names] for one in samples])
    silent = np.array([one.silent for one in samples], float)
    weights = np.zeros(len(names))
    for _ in range(_MOST_STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (silent - chance) - _MODEST * weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + _MODEST * np.eye(len(names))
        weights = weights + np.linalg.solve(bend, slope)
        if float(np.abs(slope).max()) < _STILL:
            break
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def figures(samples: Sequence[Told], weights: Signs = WEIGHTS) -> Mapping[str, float]:
    """Of what the documents do not tell, how much is left unsaid; of what they tell, how much is said."""
    left = [(scored(one.signs, weights) >= 0, one.silent) for one in samples]
    silent = [unsaid for unsaid, is_silent in left if is_silent]
    told = [not unsaid for unsaid, is_silent in left if not is_silent]
    return {"unsaid": float(np.mean(silent)) if silent else 0.0, "said": float(np.mean(told)) if told else 0.0}
