"""Many questions from a file, in the shape that outside tools rely on."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from assistant.domain import Outcome, Question
from assistant.pipeline import Assistant
from assistant.ports import LibraryUnavailable
from assistant.presenting import shown_answer

LONGEST_LINE = 1_000_000  # characters: a line beyond is no question
_BROKE_OFF = "お答えできませんでした。この質問だけを、もう一度お試しください。"
log = logging.getLogger("koubo")


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
        content = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"質問のファイル {path} を読めません。UTF-8 の JSON Lines を指定してください。"
        raise BatchUnreadable(msg) from error
    lines = content.split("\n")  # splitlines() would also break at U+2028 and others that stand within a question
    return tuple(_asked(line, today, where=f"{path} の {n} 行目") for n, line in enumerate(lines, 1) if line.strip())


def _asked(line: str, today: date | None, *, where: str) -> Asked:
    try:
        row = _row(line)
        question = Question(_question(row), _history(row), _day(row) or today)
        return Asked(_id(row), question)
    except ValueError as error:
        msg = f"{where}を読めません（{error}）。id と question のある JSON を 1 行に 1 つ書いてください。"
        raise BatchUnreadable(msg) from error


def _row(line: str) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        msg = f"{LONGEST_LINE:,} 文字を超えています"
        raise ValueError(msg)
    try:
        row = json.loads(line)
    except (RecursionError, ValueError) as error:
        msg = "JSON ではありません"
        raise ValueError(msg) from error
    if not isinstance(row, dict):
        msg = "{ } の形ではありません"
        raise ValueError(msg)  # noqa: TRY004  # a wrong line is one kind of error, whatever is wrong with it
    return row


def _id(row: dict[str, Any]) -> str:
    given = row.get("id")
    if isinstance(given, bool) or not isinstance(given, str | int):
        msg = "id には文字列か整数が要ります"
        raise ValueError(msg)  # noqa: TRY004
    return _text(str(given), "id")


def _question(row: dict[str, Any]) -> str:
    given = row.get("question")
    if not isinstance(given, str) or not given.strip():
        msg = "question には空でない文字列が要ります"
        raise ValueError(msg)
    return _text(given, "question")


def _history(row: dict[str, Any]) -> tuple[str, ...]:
    given = row.get("history")
    if given is None:
        return ()
    if not isinstance(given, list) or not all(isinstance(turn, str) for turn in given):
        msg = "history には文字列の並びが要ります"
        raise ValueError(msg)
    return tuple(_text(turn, "history") for turn in given)


def _day(row: dict[str, Any]) -> date | None:
    given = row.get("today")
    if given is None or given == "":
        return None
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError) as error:
        msg = "today には 2025-08-01 の形の日付が要ります"
        raise ValueError(msg) from error


def _text(given: str, name: str) -> str:
    """The text itself, if it can be written: half of a surrogate pair is no character."""
    try:
        given.encode()
    except UnicodeEncodeError as error:
        msg = f"{name} に文字として扱えない記号（\\u{ord(given[error.start]):04x}）があります"
        raise ValueError(msg) from error
    return given


def answered(assistant: Assistant, asked: tuple[Asked, ...]) -> Iterator[dict[str, Any]]:
    """A row for each question; one that fails is withheld, and the others go on."""
    for one in asked:
        begun = perf_counter()
        try:
            row = _answer(assistant, one.question)
        except LibraryUnavailable:
            raise  # nothing can be answered
        except Exception:
            log.exception("%s: an answer broke off", one.id)
            row = _WITHHELD
        yield {"id": one.id, **row, "ms": round((perf_counter() - begun) * 1000, 1)}


_WITHHELD: dict[str, Any] = {
    "outcome": Outcome.WITHHELD,
    "abstained": True,
    "answer": _BROKE_OFF,
    "claims": [],
    "citations": [],
    "notices": [],
}


_CITED = {"n", "doc", "title", "edition", "page", "heading", "text"}


def _answer(assistant: Assistant, question: Question) -> dict[str, Any]:
    answer = shown_answer(assistant.answer(question), assistant.words)
    return {
        "outcome": answer.outcome,
        "abstained": answer.abstained,
        "answer": answer.answer,
        "claims": [claim.model_dump(include={"text", "citations"}) for claim in answer.claims],
        "citations": [source.model_dump(include=_CITED) for source in answer.citations],
        "notices": [notice.model_dump() for notice in answer.notices],
    }
