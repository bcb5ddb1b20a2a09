"""What several places say the same is said once: the fact that tells the most of each label and day."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain import Fact, Period

_MOST_CLAIMS = 4


def once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Each label and day once, where several places say the same: the one that says the most of it."""
    seen: dict[tuple[str, object], Fact] = {}
    for fact in facts:
        dated = isinstance(fact.value, Period) and fact.value.closes is not None
        key = (fact.label, fact.value.closes if isinstance(fact.value, Period) and dated else fact.text)
        if key not in seen or _says_more(fact, seen[key]):
            seen[key] = fact
    return tuple(seen.values())[:_MOST_CLAIMS]


def _says_more(fact: Fact, other: Fact) -> bool:
    """Whether a period has a beginning or a manner of arrival that the other of the same end leaves out."""
    if not isinstance(fact.value, Period) or not isinstance(other.value, Period):
        return False
    said, before = ((p.arrival is not None) + (p.opens is not None) for p in (fact.value, other.value))
    return said > before
