"""That the secretariat confirmed an answer, in the shape that pages and programs read."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from pydantic import BaseModel, Field

from assistant.domain import Confirmation


class ShownConfirmation(BaseModel):
    """That the secretariat confirmed the answer: the published entry, and the day."""

    entry: str
    question: str = Field(description="of the entry")
    on: date
    view: str = Field(description="the page of the entry", examples=["/faq/5f0c2d7b9a1e4c38"])


def shown_confirmation(confirmed: Confirmation | None) -> ShownConfirmation | None:
    """What a reader is told of who stands behind an answer."""
    if confirmed is None:
        return None
    view = view_of_entry(confirmed.entry_id)
    return ShownConfirmation(entry=confirmed.entry_id, question=confirmed.question, on=confirmed.on, view=view)


def view_of_entry(entry_id: str) -> str:
    """The permanent address of a published entry."""
    return f"/faq/{quote(entry_id, safe='')}"
