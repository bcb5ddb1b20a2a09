"""A file is handed in: who sends it is asked before a byte of it is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from assistant.api.desk.gate import Present, allowed, settings_of
from assistant.api.desk.previews import preview_of, said, telling
from assistant.api.desk.shown_documents import ShownPreview
from assistant.api.problems import Refused, responses
from assistant.domain.staff import Permission

UPLOADS = "/api/v1/desk/uploads"
_AT_ONCE = 2  # files that are held in memory
_LONGEST_NAME = 255  # characters


def routes() -> APIRouter:
    """The route that takes files."""
    router = APIRouter(tags=["desk"])
    seats = BoundedSemaphore(_AT_ONCE)

    @router.put(UPLOADS, status_code=201, responses=responses(401, 403, 409, 413, 422, 429, 503))
    async def hand_in(
        request: Request,
        response: Response,
        present: Annotated[Present, allowed(Permission.STAGE_DOCUMENTS)],
        name: Annotated[str, Query()] = "",
    ) -> ShownPreview:
        own = bare(name)
        with _seat(seats):
            raw = await _body(request, settings_of(request).largest_upload)
            with telling():
                given = await run_in_threadpool(present.desk.documents.take, own, raw, present.actor)
        return await run_in_threadpool(preview_of, present.desk.documents, given, response)

    return router


def bare(name: str) -> str:
    """The name of a file, whatever folders stand before it."""
    last = name.replace("\\", "/").rpartition("/")[2].strip()
    if not last or len(last) > _LONGEST_NAME:
        raise Refused(422, told=said("wrong_name"))
    return last


async def _body(request: Request, largest: int) -> bytes:
    """The whole file: who breaks off has handed in nothing."""
    raw = bytearray()
    async for piece in request.stream():
        raw += piece
        if len(raw) > largest:
            raise Refused(413, told=said("too_large").format(largest=largest >> 20))
    return bytes(raw)


@contextmanager
def _seat(seats: BoundedSemaphore) -> Iterator[None]:
    if not seats.acquire(blocking=False):
        raise Refused(429, told=said("busy"), seconds=5)
    try:
        yield
    finally:
        seats.release()
