"""/api/v1/desk/faq: entries as files, and files as drafts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, cast
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel

from assistant.api.desk.gate import Present, allowed
from assistant.api.desk.words import desk_words
from assistant.api.problems import Problem, problem, responses
from assistant.api.problems import response as told
from assistant.desk.faq_files.carried import FileUnreadable
from assistant.desk.faq_files.exporting import Which
from assistant.desk.faq_files.formats import MEDIA, Format
from assistant.desk.faq_files.importing import Plan, Planned, Verdict
from assistant.domain.staff import Permission

IMPORT = "/api/v1/desk/faq/import"
Sees = Annotated[Present, allowed(Permission.SEE_DESK)]
Writes = Annotated[Present, allowed(Permission.WRITE_ENTRIES)]
Name = Annotated[str, Query(min_length=1, max_length=200, description="of the file: its ending tells its format")]
Doing = Annotated[Literal["preview", "keep"], Query(description="preview: only tell what would become of it")]
_MOST_SHOWN = 500  # rows of a preview


class Counts(BaseModel):
    """How many entries there are to be written."""

    published: int
    all: int


class PlannedEntry(BaseModel):
    """What becomes of an entry of a file."""

    place: str
    question: str
    call: str
    edition: str
    claims: list[str]
    verdict: Verdict
    notes: list[str]


class WrongRow(BaseModel):
    """What cannot be taken in, and why."""

    place: str
    column: str
    why: str
    text: str


class Preview(BaseModel):
    """What a file brings."""

    drafts: int
    kept: bool
    planned: list[PlannedEntry]
    problems: list[WrongRow]


def routes() -> APIRouter:
    """The routes of files."""
    router = APIRouter(prefix="/api/v1/desk/faq", tags=["desk"])

    @router.get("", summary="How many entries there are", responses=responses(401, 403))
    def counts(present: Sees) -> Counts:
        export = present.desk.faq.export
        return Counts(published=len(export.held(Which.PUBLISHED)), all=len(export.held(Which.ALL)))

    @router.get("/export", summary="Entries as a file", responses=responses(401, 403, 422))
    def export(
        present: Sees,
        form: Annotated[Format, Query(alias="format")],
        which: Which = Which.PUBLISHED,
    ) -> Response:
        content = present.desk.faq.export.write(form, which)
        day = present.desk.clock.now().date().isoformat()
        stem = f"{_words()['stem']}_{day}.{form}"
        headers = {"Content-Disposition": attachment(f"faq-{day}.{form}", stem), "Cache-Control": "no-store"}
        return Response(content, media_type=MEDIA[form], headers=headers)

    @router.post(
        "/import",
        summary="A file as drafts",
        response_model=Preview,
        responses=responses(401, 403, 413, 422),
        openapi_extra={"requestBody": {"required": True, "content": {"application/octet-stream": {}}}},
    )
    async def take(request: Request, present: Writes, name: Name, do: Doing = "preview") -> Response | Preview:
        raw = await request.body()
        result = await run_in_threadpool(_taken, present, name, raw, keep=do == "keep")
        return told(result) if isinstance(result, Problem) else result

    return router


def attachment(plain: str, full: str) -> str:
    """A header that offers a file under a name in any script, and nothing else."""
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(full, safe='')}"


def _taken(present: Present, name: str, raw: bytes, *, keep: bool) -> Problem | Preview:
    desk = present.desk
    try:
        file = desk.faq.export.files.read(name, raw)
    except FileUnreadable as error:
        return problem(422, _said("unreadable")[error.why])
    plan = desk.faq.taking.plan(file, present.actor)
    if keep:
        desk.faq.taking.take(plan, name, present.actor)
    return preview_of(plan, kept=keep)


def preview_of(plan: Plan, *, kept: bool) -> Preview:
    """What a plan brings, in words."""
    problems = [_wrong(one.place, one.column, one.why) for one in plan.problems[:_MOST_SHOWN]]
    planned = [_planned(one) for one in plan.planned[:_MOST_SHOWN]]
    return Preview(drafts=len(plan.drafts), kept=kept, planned=planned, problems=problems)


def _planned(one: Planned) -> PlannedEntry:
    words = _words()
    notes = [str(words[f"note_{one.note}"])] if one.note else []
    if one.uncited and one.verdict is Verdict.NEW:
        notes += [str(words["note_uncited"]).format(count=one.uncited), str(words["note_ending"])]
    return PlannedEntry(
        place=one.place,
        question=one.entry.question,
        call=one.call,
        edition=one.edition,
        claims=[claim.text for claim in one.entry.claims],
        verdict=one.verdict,
        notes=notes,
    )


def _wrong(place: str, column: str, why: str) -> WrongRow:
    heads = cast("Mapping[str, list[str]]", _words()["columns"])
    named, reason = heads.get(column, [column])[0], _said("why")[why]
    text = str(_words()["problem"]).format(place=place, column=named, why=reason)
    return WrongRow(place=place, column=named, why=reason, text=text)


def _said(section: str) -> Mapping[str, str]:
    return cast("Mapping[str, str]", _words()[section])


def _words() -> Mapping[str, object]:
    return desk_words("faq")
