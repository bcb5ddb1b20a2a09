"""POST /api/v1/ask: a question in, claims out, whole or as they are verified."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event
from pydantic import BaseModel
from starlette.types import Receive, Scope, Send

from assistant.api.answering import Answering, Opened
from assistant.api.asking import VERSION, Asked
from assistant.api.clients import client_of
from assistant.api.problems import Problem, Refused, problem, responses
from assistant.api.visits import visit
from assistant.domain import Answer, Claim, Notice, Reading
from assistant.pipeline import Step
from assistant.ports import LibraryUnavailable
from assistant.presenting import (
    Numbering,
    ShownAnswer,
    ShownClaim,
    ShownEnd,
    ShownNotice,
    ShownReading,
    shown_end,
    shown_notice,
    shown_reading,
)
from assistant.settings import Settings
from assistant.words import Words

log = logging.getLogger("koubo")

EVENTS = (
    "With `Accept: text/event-stream` the same answer comes as events: `reading` (ShownReading), any number of "
    "`notice` (ShownNotice) and `claim` (ShownClaim), and always one last `done` (ShownEnd) or `error` (Problem). "
    "A page that names itself in `X-Koubo-Page` (8 to 64 letters and digits of its own choice) has one open question: "
    "a newer one ends the earlier one with 409."
)
STREAM_EXAMPLE = (
    'event: reading\ndata: {"call":{"id":"jhub","name":"地域オープンイノベーション拠点選抜制度"},"editions":[{"id":"jhub-7",'
    '"label":"第7回"}],"aspects":["deadline"],"text":"第7回について、締切"}\n\n'
    'event: claim\ndata: {"text":"…必着です。","citations":[1],"sources":[{"n":1,"doc":"guideline.pdf","title":"…",'
    '"edition":"第7回","page":2,"heading":"公募期間","text":"…","source_url":""}]}\n\n'
    'event: done\ndata: {"id":"n3Jx0bQ6mTqv1pYcV5zKdA","outcome":"answered","reply":"","choices":[]}\n\n'
)
STREAM = {
    "example": STREAM_EXAMPLE,
    "itemSchema": {
        "type": "object",
        "properties": {
            "event": {"enum": ["reading", "notice", "claim", "done", "error"]},
            "data": {
                "oneOf": [
                    {"$ref": f"#/components/schemas/{shown.__name__}"}
                    for shown in (ShownReading, ShownNotice, ShownClaim, ShownEnd, Problem)
                ]
            },
        },
    },
}


class AnswerStream(StreamingResponse):
    """An answer as events; its place is free again however the stream ends, also where it never began."""

    def __init__(self, answering: Answering, opened: Opened) -> None:
        self._events = _events(answering.steps(opened), opened, answering.assistant.words)
        super().__init__(self._events, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})
        self._answering = answering
        self._opened = opened

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._events.aclose()
            self._answering.close(self._opened)


def routes(answering: Answering, settings: Settings) -> APIRouter:
    """The route that answers."""
    router = APIRouter(prefix=VERSION, tags=["ask"])

    @router.post(
        "/ask",
        response_model=ShownAnswer,
        summary="Ask a question",
        description=EVENTS,
        responses={**responses(400, 409, 413, 422, 429, 500, 503), 200: {"content": {"text/event-stream": STREAM}}},
    )
    async def ask(request: Request, asked: Asked, accept: Annotated[str, Header()] = "application/json") -> Any:  # noqa: ANN401  # two shapes
        client = client_of(request, settings.proxies)
        if "text/event-stream" in accept:
            return AnswerStream(answering, answering.open(asked.as_question, client))
        with answering.opened(asked.as_question, client) as opened:
            return await answering.whole(opened)

    return router


async def _events(steps: AsyncGenerator[Step], opened: Opened, words: Words) -> AsyncGenerator[bytes]:
    """Each step as an event, the reading first; whatever happens, the last one is `done` or `error`."""
    numbering, read = Numbering(), False
    try:
        async with aclosing(steps):
            async for step in steps:
                if isinstance(step, Answer) and not read:
                    yield _sent("reading", shown_reading(step.reading, words))
                read = read or isinstance(step, Reading)
                yield _event(step, opened, numbering, words)
    except Exception as error:  # noqa: BLE001  # a stream cannot change its status any more
        yield _sent("error", _told(error))


def _told(error: Exception) -> Problem:
    """What a stream that broke says, and what the log says of it."""
    visit().error = type(error).__name__
    match error:
        case Refused():
            return error.problem
        case LibraryUnavailable():
            log.error("library unavailable: %s", error)
            return problem(503)
    log.error("an answer broke off", exc_info=error)
    return problem(500)


def _event(step: Step, opened: Opened, numbering: Numbering, words: Words) -> bytes:
    match step:
        case Reading():
            return _sent("reading", shown_reading(step, words))
        case Notice():
            return _sent("notice", shown_notice(step))
        case Claim():
            return _sent("claim", numbering.claim(step))
        case _:
            return _sent("done", shown_end(step, words).model_copy(update={"id": opened.id}))


def _sent(name: str, data: BaseModel) -> bytes:
    return format_sse_event(data_str=data.model_dump_json(), event=name)
