"""Words that turn a sentence round: none may stand in a claim that does not stand in its quotes."""

from __future__ import annotations

from collections.abc import Sequence


def flipped(claim_text: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """The words of polarity of a claim that stand in none of its quotes."""
    return ()
