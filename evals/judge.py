"""A model advises whether an answer follows from its quotes; it blocks nothing, and is itself held against the gates."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.composing.slots import as_data
from assistant.ports import LanguageModel, ModelUnavailable
from assistant.settings import ROOT
from assistant.words import load_prompt
from evals.metrics import Judgement, Row

JUDGE_NAMES = frozenset({"question", "answer", "quotes"})


def judged(row: Row, model: LanguageModel) -> Row:
    """The row with what the model thinks of its answer; an honest no has nothing to be judged."""
    if row.given.abstained:
        return row
    prompt = load_prompt(ROOT / "prompts" / "ja" / "judge.md", JUDGE_NAMES).filled(
        question=as_data("\n".join((*row.case.history, row.case.question))),
        answer=as_data(row.given.answer),
        quotes="\n\n".join(f"（{one.doc}、{one.edition}）\n{as_data(one.text)}" for one in row.given.quotes),
    )
    return replace(row, judged=_judgement(prompt, model))


def _judgement(prompt: str, model: LanguageModel) -> Judgement | None:
    """None where the model fails or says something else."""
    try:
        lines = list(model.lines(prompt))
    except ModelUnavailable:
        return None
    return next(iter(_said(lines)), None)


def _said(lines: Sequence[str]) -> list[Judgement]:
    rows = [row for line in lines if isinstance(row := _json(line), dict)]
    return [
        Judgement(row["supported"], str(row.get("why", ""))) for row in rows if isinstance(row.get("supported"), bool)
    ]


def _json(line: str) -> Any:  # noqa: ANN401  # a model may say anything
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
