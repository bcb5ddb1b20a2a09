"""/api/v1/desk/gaps: what is asked and not in the documents, on a page and to take away."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, cast

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from assistant.api.desk.gate import Present, allowed
from assistant.api.desk.shown_groups import Names, ShownCallName
from assistant.api.desk.words import desk_words
from assistant.api.problems import responses
from assistant.catalogue import Catalogue
from assistant.desk.gap_files import as_csv, as_markdown
from assistant.desk.gaps import Clause, Gap, GapKind, Gaps
from assistant.domain.staff import Permission

PAGE = 20
MOST = 500  # gaps in a file
Sees = Annotated[Present, allowed(Permission.SEE_DESK)]
CallId = Annotated[str, Query(max_length=64)]
_REFUSED = responses(401, 403, 422)


class ShownClause(BaseModel):
    """Where the newest edition comes nearest."""

    call: str
    edition: str
    title: str
    heading: list[str]
    page: int
    view: str


class ShownGap(BaseModel):
    """A gap, and what the next round could write."""

    key: str
    question: str
    kind: GapKind
    count: int
    last: datetime
    clause: ShownClause | None
    proposal: str


class GapPage(BaseModel):
    """A page of gaps, the weightiest first."""

    gaps: list[ShownGap]
    total: int
    pages: int
    calls: list[ShownCallName]


def routes() -> APIRouter:
    """The routes of the gap report."""
    router = APIRouter(prefix="/api/v1/desk/gaps", tags=["desk"])

    @router.get("", summary="What is asked and not in the documents", responses=_REFUSED)
    def gaps(
        present: Sees, call: CallId = "", kind: GapKind | None = None, page: Annotated[int, Query(ge=1)] = 1
    ) -> GapPage:
        found, total = of(present).page(call_id=call, kind=kind, offset=PAGE * (page - 1), limit=PAGE)
        names = Names(Catalogue.of(present.desk.assistant.library))
        pages = max(1, -(-total // PAGE))
        return GapPage(gaps=[_shown(one) for one in found], total=total, pages=pages, calls=names.calls)

    @router.get("/report.md", summary="The report as Markdown", responses=_REFUSED)
    def markdown(present: Sees, call: CallId = "", kind: GapKind | None = None) -> Response:
        found, _ = of(present).page(call_id=call, kind=kind, limit=MOST)
        return _file(as_markdown(found, *_words(), at=present.desk.clock.now()), "gaps.md", "text/markdown")

    @router.get("/report.csv", summary="The report as a table", responses=_REFUSED)
    def table(present: Sees, call: CallId = "", kind: GapKind | None = None) -> Response:
        found, _ = of(present).page(call_id=call, kind=kind, limit=MOST)
        return _file(as_csv(found, *_words()), "gaps.csv", "text/csv")

    return router


def of(present: Present) -> Gaps:
    """The gap report of the desk that somebody is at."""
    return present.desk.questions.gaps


def _words() -> tuple[dict[str, str], dict[str, str]]:
    words = cast("dict[str, str]", desk_words("gaps"))
    return words, cast("dict[str, dict[str, str]]", words)["kinds"]


def _file(text: str, name: str, kind: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(text, media_type=f"{kind}; charset=utf-8", headers=headers)


def _shown(gap: Gap) -> ShownGap:
    return ShownGap(
        key=gap.key,
        question=gap.question,
        kind=gap.kind,
        count=gap.count,
        last=gap.last,
        clause=_clause(gap.clause) if gap.clause else None,
        proposal=gap.proposal,
    )


def _clause(clause: Clause) -> ShownClause:
    return ShownClause(
        call=clause.call.name,
        edition=clause.edition.label,
        title=clause.document.title,
        heading=list(clause.heading),
        page=clause.page,
        view=clause.view,
    )
