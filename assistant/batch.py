"""Many questions from a file, in the shape that outside tools rely on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from assistant.domain import Question
from assistant.pipeline import Assistant
from assistant.presenting import shown_answer


class BatchUnreadable(Exception):
    """A line of the questions is not what the contract says."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its id."""

    id: str
    question: Question


def read_batch(path: Path, *, today: date | None) -> tuple[Asked, ...]:
    """The questions of a JSON Lines file; a line's own `today` goes before the given one."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        msg = f"質問のファイル {path} を読めません。UTF-8 の JSON Lines を指定してください。"
        raise BatchUnreadable(msg) from error
    return tuple(_asked(line, today, where=f"{path} の {n} 行目") for n, line in enumerate(lines, 1) if line.strip())


def _asked(line: str, today: date | None, *, where: str) -> Asked:
    try:
        row = json.loads(line)
        day = date.fromisoformat(row["today"]) if row.get("today") else today
        history = tuple(str(turn) for turn in row.get("history") or ())
        return Asked(str(row["id"]), Question(str(row["question"]), history, day))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        msg = f"{where}を読めません（{error}）。id と question のある JSON を 1 行に 1 つ書いてください。"
        raise BatchUnreadable(msg) from error


def answered(assistant: Assistant, asked: tuple[Asked, ...]) -> Iterator[dict[str, Any]]:
    """A row for each question."""
    for one in asked:
        begun = perf_counter()
        answer = shown_answer(assistant.answer(one.question), assistant.words)
        yield {
            "id": one.id,
            "outcome": answer.outcome,
            "abstained": answer.abstained,
            "answer": answer.answer,
            "claims": [claim.model_dump(include={"text", "citations"}) for claim in answer.claims],
            "citations": [source.model_dump(exclude={"source_url"}) for source in answer.citations],
            "notices": [notice.model_dump() for notice in answer.notices],
            "ms": round((perf_counter() - begun) * 1000, 1),
        }
