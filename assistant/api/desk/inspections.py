"""POST /api/v1/desk/inspections: why a question is answered as it is."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel

from assistant.api.asking import Text
from assistant.api.desk.gate import Present, allowed
from assistant.api.problems import responses
from assistant.desk.inspecting import Fate, Inspection, Inspector, Judged
from assistant.domain import Question
from assistant.domain.staff import Permission
from assistant.presenting import ShownAnswer, shown_answer, view_of


class Asked(BaseModel):
    """A question, as applicants ask it, and the day that it is asked on."""

    question: Text
    today: date | None = None  # None: today by the clock


class ShownSign(BaseModel):
    """A sign of a passage: its value, and what it adds to the score."""

    name: str
    value: float
    gain: float


class ShownJudged(BaseModel):
    """A passage with what became of it."""

    id: str
    fate: Fate
    score: float | None
    signs: list[ShownSign]
    by: str  # the id of the passage that beat it
    call: str
    edition: str
    title: str
    doc: str
    page: int
    heading: list[str]
    text: str
    view: str


class ShownInspection(BaseModel):
    """A question, its answer, and all that was looked at for it."""

    answer: ShownAnswer
    by_facts: bool  # typed values answered, whatever ranks high
    ranked: list[ShownJudged]
    elsewhere: list[ShownJudged]


def routes() -> APIRouter:
    """The route of the search."""
    router = APIRouter(prefix="/api/v1/desk", tags=["desk"], responses=responses(401, 403, 422))

    @router.post("/inspections")
    def inspect(present: Annotated[Present, allowed(Permission.OPERATE)], asked: Asked) -> ShownInspection:
        desk = present.desk
        found = Inspector(desk.assistant, desk.archive).inspect(Question(asked.question, today=asked.today))
        return _shown(found, present)

    return router


def _shown(found: Inspection, present: Present) -> ShownInspection:
    return ShownInspection(
        answer=shown_answer(found.answer, present.desk.assistant.words),
        by_facts=any(claim.facts for claim in found.answer.claims),
        ranked=[_judged(one) for one in found.ranked],
        elsewhere=[_judged(one) for one in found.elsewhere],
    )


def _judged(one: Judged) -> ShownJudged:
    passage, live = one.passage, one.fate is not Fate.WITHDRAWN
    return ShownJudged(
        id=passage.id,
        fate=one.fate,
        score=one.score,
        signs=[ShownSign(name=name, value=value, gain=gain) for name, value, gain in one.gains],
        by=one.by,
        call=one.call,
        edition=one.edition,
        title=one.document.title,
        doc=one.document.file_name,
        page=passage.page,
        heading=list(passage.heading),
        text=passage.text,
        view=view_of(one.document, passage.page, passage.start, passage.end) if live else "",
    )
