"""The record of deeds as text that is taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import cast

from assistant.api.desk.words import desk_words
from assistant.desk.auditing import as_csv, as_json_lines
from assistant.domain.staff import Record


class Form(StrEnum):
    """How the record is taken away."""

    CSV = "csv"
    JSON_LINES = "jsonl"


def action_names() -> dict[str, str]:
    """What each deed is called."""
    return cast("dict[str, str]", desk_words("audit")["actions"])


def as_text(records: Iterable[Record], form: Form) -> Iterator[str]:
    """Records in the form that is wanted, piece by piece."""
    if form is Form.JSON_LINES:
        return as_json_lines(records)
    return as_csv(records, cast("dict[str, str]", desk_words("audit")["columns"]), action_names())
