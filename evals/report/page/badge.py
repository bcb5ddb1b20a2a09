"""A word in a box, in a colour."""

from __future__ import annotations

from evals.report.page.markup import Html, tag


def badge(said: str, tone: str) -> Html:
    """A word in a box; its tone never tells more than the word does."""
    return tag("span", said, class_="badge", data_tone=tone)
