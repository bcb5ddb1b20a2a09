"""Rows of the inbox as values of the domain, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from assistant.domain import TOKYO, Aspect, Outcome
from assistant.domain.inbox import AskedQuestion, Group, GroupState, Origin, Placed, Standing, Unsorted

Row = Mapping[Any, Any]


def in_tokyo(moment: datetime) -> datetime:
    """SQLite gives a moment back without its zone."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(TOKYO)


def outcome_of(name: str) -> Outcome | None:
    """The outcome of a question; None: nobody has answered it."""
    return Outcome(name) if name else None


def group_of(row: Row) -> Group:
    aspects = tuple(map(Aspect, row["aspects"]))
    return Group(row["key"], row["call_id"], row["edition_id"], aspects, dict(map(tuple, row["words"])))


def row_of(group: Group) -> dict[str, object]:
    """A new group, which nobody has looked after yet."""
    return {
        "key": group.key,
        "call_id": group.call_id,
        "edition_id": group.edition_id,
        "aspects": list(group.aspects),
        "words": [list(pair) for pair in sorted(group.words.items())],
        "state": GroupState.OPEN,
        "entries": [],
        "changed_at": None,
        "changed_by": "",
        "version": 1,
    }


def standing_of(row: Row) -> Standing:
    changed = row["changed_at"]
    return Standing(
        state=GroupState(row["state"]),
        entries=tuple(row["entries"]),
        changed_at=None if changed is None else in_tokyo(changed),
        changed_by=row["changed_by"],
        version=row["version"],
    )


def unsorted_of_chat(row: Row) -> Unsorted:
    asked_at, outcome = in_tokyo(row["asked_at"]), Outcome(row["outcome"])
    return Unsorted(row["id"], Origin.CHAT, asked_at, row["question"], row["call_id"], outcome, row["shown"])


def unsorted_of_letter(row: Row, times: int) -> Unsorted:
    return Unsorted(
        id=row["id"],
        origin=Origin.ENQUIRY,
        asked_at=in_tokyo(row["asked_at"]),
        text=row["text"],
        call_id=row["call_id"],
        outcome=outcome_of(row["outcome"]),
        edition_id=row["edition_id"],
        aspects=tuple(map(Aspect, row["aspects"])),
        times=times,
    )


def row_of_placed(placed: Placed) -> dict[str, object]:
    question = placed.question
    return {
        "id": question.id,
        "group_key": placed.key,
        "answer_id": question.id if question.origin is Origin.CHAT else None,
        "enquiry_id": question.id if question.origin is Origin.ENQUIRY else None,
        "asked_at": question.asked_at.astimezone(UTC),
        "outcome": question.outcome or "",
        "times": question.times,
        "said": placed.said,
    }


def question_of(row: Row) -> AskedQuestion:
    """A question of a group, before what was said of its answer."""
    return AskedQuestion(
        id=row["id"],
        origin=Origin.CHAT if row["answer_id"] else Origin.ENQUIRY,
        asked_at=in_tokyo(row["asked_at"]),
        text=row["text"],
        times=row["times"],
        outcome=outcome_of(row["outcome"]),
        shown=row["shown"] or "",
    )
