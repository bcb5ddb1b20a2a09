"""A fact before it has an id and a passage."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain import FactKind, FactValue


@dataclass(frozen=True, slots=True)
class Found:
    """What a page says between two places: `page.text[start:end]`."""

    page: int
    start: int
    end: int
    kind: FactKind
    label: str
    value: FactValue
    coarse: bool = False  # a whole passage, beside which finer facts may stand
