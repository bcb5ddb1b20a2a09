"""GET /api/v1/desk/figures: what was asked, how it ended and how long it took, by day or week and by call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel

from assistant.api.desk.gate import Present, allowed
from assistant.api.desk.troubles import DeskRefused
from assistant.api.problems import responses
from assistant.catalogue import Catalogue
from assistant.desk.figures import LONGEST, Figures, Span, Step, by_call, over_time
from assistant.domain import Outcome, Verdict
from assistant.domain.staff import Permission

_USUAL = timedelta(days=27)  # four weeks with today
_EARLIEST = date(2000, 1, 1)


class ShownFigures(BaseModel):
    """The figures of some questions."""

    questions: int
    outcomes: Mapping[Outcome, int]
    verdicts: Mapping[Verdict, int]
    unanswered: float | None  # a share; None: nothing was asked
    half_within: float | None  # ms
    most_within: float | None  # ms of 95 in 100


class ShownPoint(BaseModel):
    """Those of a step of time."""

    begins: date
    figures: ShownFigures


class ShownCallFigures(BaseModel):
    """Those of a call; id "" where none was named."""

    id: str
    name: str
    figures: ShownFigures


class ShownSpan(BaseModel):
    """The figures of a span, in steps and by call."""

    first: date
    last: date
    step: Step
    kept_days: int  # how long questions are kept: what is older is not counted
    points: list[ShownPoint]
    calls: list[ShownCallFigures]
    whole: ShownFigures


def routes() -> APIRouter:
    """The route of the figures."""
    router = APIRouter(prefix="/api/v1/desk", tags=["desk"], responses=responses(401, 403, 422))

    @router.get("/figures")
    def figures(
        present: Annotated[Present, allowed(Permission.OPERATE)],
        first: date | None = None,
        last: date | None = None,
        step: Step = Step.DAY,
        call: str | None = None,  # None: every call
    ) -> ShownSpan:
        today = present.desk.clock.now().date()
        ends = last or today
        span = Span(first or max(ends, _EARLIEST + _USUAL) - _USUAL, ends, step)
        if not (_EARLIEST <= span.first <= span.last <= today + timedelta(days=1)):
            raise DeskRefused(422, "operations", "backwards")
        if span.last - span.first > LONGEST:
            raise DeskRefused(422, "operations", "too_long")
        return _shown(present, span, call)

    return router


def _shown(present: Present, span: Span, call: str | None) -> ShownSpan:
    counted = present.desk.tally.counted(span.begins, span.ends)
    own = [one for one in counted if call is None or one.call_id == call]
    names = {one.id: one.name for one in Catalogue.of(present.desk.assistant.library).calls}
    return ShownSpan(
        first=span.first,
        last=span.last,
        step=span.step,
        kept_days=present.desk.operating.limits.keep_questions,
        points=[ShownPoint(begins=day, figures=_told(figures)) for day, figures in over_time(own, span)],
        calls=[
            ShownCallFigures(id=id_, name=names.get(id_, ""), figures=_told(figures))
            for id_, figures in by_call(counted)
        ],
        whole=_told(Figures.of(own)),
    )


def _told(figures: Figures) -> ShownFigures:
    return ShownFigures(
        questions=figures.questions,
        outcomes=figures.outcomes,
        verdicts=figures.verdicts,
        unanswered=figures.unanswered,
        half_within=figures.half_within,
        most_within=figures.most_within,
    )
