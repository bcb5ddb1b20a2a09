"""An assistant that has read small texts as ingest reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from assistant.domain import Answer, Question
from assistant.pipeline import Assistant
from ingest.corrections import Stated
from ingest.revisions import Job, revisions_of
from tests.assembled import assistant_over


def assistant_reading(files: Mapping[str, str], call: str, folder: Path, now: datetime) -> Assistant:
    """An assistant over the texts of one call, each as if it had a file of its own."""
    stated = Stated(call=call, edition="令和8年度")
    jobs = (Job(name, text.encode(), "", (), stated) for name, text in files.items())
    return assistant_over([one for job in jobs for one in revisions_of(job)], folder, now=now)


def told(answer: Answer) -> str:
    """All that an answer says of the documents."""
    return "\n".join(claim.text for claim in answer.claims)


def told_to(assistant: Assistant, question: str) -> str:
    """All that an assistant says to a question."""
    return told(assistant.answer(Question(question)))
