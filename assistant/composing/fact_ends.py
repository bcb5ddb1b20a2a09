"""Which dated facts close something, and what a question on the end of something beside the application means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.asked_steps import names_the_application
from assistant.composing.fact_labels import BESIDE, IN_HOUSE, head_of
from assistant.domain import Fact, Period, Reading


def not_only_opening(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Without the days on which something only opens, under a label of which an end is known too."""
    return tuple(f for f in facts if not (isinstance(f.value, Period) and f.value.closes is None and f.value.opens))


def closes(fact: Fact) -> bool:
    return not isinstance(fact.value, Period) or fact.value.closes is not None


def ending(label: str, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(
        fact for fact in facts if head_of(fact.label) == label and isinstance(fact.value, Period) and closes(fact)
    )


def is_exact(fact: Fact) -> bool:
    """Whether a fact has a day; what was amended of such a one is told with both days."""
    return isinstance(fact.value, Period) and (fact.value.closes or fact.value.opens) is not None


def means_another_step(labels: Iterable[str], reading: Reading) -> bool:
    """Whether a question asks for the end of something beside the application, and speaks of no application."""
    beside = BESIDE.intersection(labels)
    return IN_HOUSE in beside or (bool(beside) and not names_the_application(reading.question))


def first_held(labels: Sequence[str], facts: Iterable[Fact]) -> list[str]:
    held = {head_of(fact.label) for fact in facts}
    return [label for label in labels if label in held][:1]
