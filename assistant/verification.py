"""Every claim is held against the passages it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.domain import Claim


@dataclass(frozen=True, slots=True)
class Evidence:
    """What claims are held against: the pages as they were extracted, and the documents that may be cited."""

    page_text: Callable[[str, int], str]  # document id, page number
    document_ids: frozenset[str]  # live documents of the allowed editions


Check = Callable[[Claim, Evidence], str | None]

CHECKS: tuple[Check, ...] = ()


def verified(claims: Iterable[Claim], evidence: Evidence) -> tuple[Claim, ...]:
    """The claims that hold; the others are withheld."""
    return tuple(claim for claim in claims if not problems(claim, evidence))


def problems(claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    """Why a claim is withheld, in words for staff; empty where it holds."""
    return tuple(problem for check in CHECKS if (problem := check(claim, evidence)) is not None)
