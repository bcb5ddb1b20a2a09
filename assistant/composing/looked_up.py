"""Whose a number or an address is: only what holds it tells."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain import Claim
from assistant.languages.ja.hard_facts import hard_facts

_REACHES = frozenset({"phone", "fax", "mail", "url"})


def reaches_in(text: str) -> frozenset[str]:
    """The numbers and addresses that a text tells."""
    return frozenset(fact.value for fact in hard_facts(text) if fact.kind in _REACHES)


def of_the_number(claims: Iterable[Claim], question: str) -> Iterable[Claim]:
    """The claims that hold a number or an address that a question tells, where any does; else all of them."""
    asked = reaches_in(question)
    if not asked:
        return claims
    told = tuple(claims)
    return [claim for claim in told if asked & reaches_in(claim.text)] or told
