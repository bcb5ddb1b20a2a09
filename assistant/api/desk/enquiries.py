"""/api/v1/desk/enquiries: files of enquiries are looked at, and taken in without personal data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel

from assistant.api.desk.gate import Present, allowed
from assistant.api.desk.inbox import Told
from assistant.api.problems import responses
from assistant.desk.enquiries import Enquiries, EnquiriesUnreadable
from assistant.domain.inbox import Skipped
from assistant.domain.staff import Permission

_SHOWN = 10  # enquiries and rows of a preview
Sees = Annotated[Present, allowed(Permission.SEE_DESK)]
Writes = Annotated[Present, allowed(Permission.WRITE_ENTRIES)]
FileName = Annotated[str, Query(min_length=1, max_length=255, description="of the file, whose ending says what it is")]
Column = Annotated[str, Query(max_length=500, description="of a table, whose cells are the questions")]
_REFUSED = responses(401, 403, 413, 422)


class ShownEnquiry(BaseModel):
    """An enquiry as it would be kept."""

    place: str
    text: str
    about: str


class ShownSkipped(BaseModel):
    """A part of the file that is left out, and why."""

    place: str
    why: str


class Preview(BaseModel):
    """What a file holds; nothing of it is kept yet."""

    columns: list[str]
    column: str  # whose cells are the questions; "": it must be chosen
    count: int
    first: list[ShownEnquiry]
    skipped: list[ShownSkipped]
    skipped_count: int


class ShownTaken(BaseModel):
    """What became of a file."""

    new: int
    merged: int
    known: int
    skipped: list[ShownSkipped]
    skipped_count: int
    untried: int  # groups that are put to the engine now


class Left(BaseModel):
    """How many groups are still to be put to the engine."""

    untried: int


def routes() -> APIRouter:
    """The routes of enquiries."""
    router = APIRouter(prefix="/api/v1/desk/enquiries", tags=["desk"])

    @router.post("/preview", summary="What a file of enquiries holds", responses=_REFUSED)
    async def preview(request: Request, present: Writes, name: FileName, column: Column = "") -> Preview:
        raw = await request.body()
        with told():
            file = await run_in_threadpool(_reader(present).preview, name, raw, column=column)
        return Preview(
            columns=list(file.columns),
            column=file.column,
            count=len(file.received),
            first=[ShownEnquiry(place=one.place, text=one.text, about=one.about) for one in file.received[:_SHOWN]],
            skipped=_skipped(file.skipped),
            skipped_count=len(file.skipped),
        )

    @router.post("", status_code=201, summary="Take a file of enquiries in", responses=_REFUSED)
    async def take(request: Request, present: Writes, name: FileName, column: Column = "") -> ShownTaken:
        raw = await request.body()
        with told():
            taken = await run_in_threadpool(_reader(present).take, name, raw, column=column, by=present.actor)
        return ShownTaken(
            new=taken.new,
            merged=taken.merged,
            known=taken.known,
            skipped=_skipped(taken.skipped),
            skipped_count=len(taken.skipped),
            untried=await run_in_threadpool(present.desk.questions.trials.start),
        )

    @router.get("/untried", summary="How many groups are still to be tried", responses=responses(401, 403))
    def untried(present: Sees) -> Left:
        return Left(untried=present.desk.questions.trials.start())

    return router


@contextmanager
def told() -> Iterator[None]:
    """What is wrong with a file, in the words of whoever read it."""
    try:
        yield
    except EnquiriesUnreadable as error:
        raise Told(422, "file", why=str(error)) from error


def _reader(present: Present) -> Enquiries:
    enquiries = present.desk.questions.enquiries
    if enquiries is None:
        raise Told(422, "no_reader")
    return enquiries


def _skipped(skipped: Sequence[Skipped]) -> list[ShownSkipped]:
    return [ShownSkipped(place=one.place, why=one.why) for one in skipped[:_SHOWN]]
