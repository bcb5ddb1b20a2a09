"""POST /api/v1/ask: a question in, claims out, whole or as they are verified."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Iterator
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
from assistant.domain import Answer, Claim, Lead, Notice, Reading
from assistant.pipeline import Step
from assistant.ports import LibraryUnavailable
from assistant.presenting import (
    Numbering,
    ShownAnswer,
    ShownClaim,
    ShownEnd,
    ShownLead,
    ShownNotice,
    ShownReading,
    shown_end,
    shown_lead,
    shown_notice,
    shown_reading,
)
from assistant.settings import Settings
from assistant.words import Words

log = logging.getLogger("koubo")

EVENTS = (
    "With `Accept: text/event-stream` the same answer comes as events: `reading` (ShownReading), any number of "
    "`notice` (ShownNotice) and `claim` (ShownClaim), before the first claim a "
    "`lead` (ShownLead) where there is one, and always one last `done` (ShownEnd) or `error` (Problem). "
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
            "event": {"enum": ["reading", "notice", "lead", "claim", "done", "error"]},
            "data": {
                "oneOf": [
                    {"$ref": f"#/components/schemas/{shown.__name__}"}
                    for shown in (ShownReading, ShownNotice, ShownLead, ShownClaim, ShownEnd, Problem)
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


async def _events(steps: AsyncGenerator[list[Step]], opened: Opened, words: Words) -> AsyncGenerator[bytes]:
    """Each step as an event, the reading first, in one piece what is ready together; the last one is `done` or `error`."""
    telling = Telling(opened.id, words)
    try:
        async with aclosing(steps):
            async for together in steps:
                yield b"".join(event for step in together for event in telling.of(step))
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


class Telling:
    """Tells the steps of one answer as events."""

    def __init__(self, id_: str, words: Words) -> None:
        self._id = id_
        self._words = words
        self._numbering = Numbering(words)
        self._reading: Reading | None = None  # None: not told yet

    def of(self, step: Step) -> Iterator[bytes]:
        """The events of a step; an answer without a reading before it brings its own."""
        if isinstance(step, Answer) and self._reading is None:
            yield from self.of(step.reading)
        match step:
            case Reading():
                self._reading = step
                yield _sent("reading", shown_reading(step, self._words))
            case Notice():
                yield _sent("notice", shown_notice(step))
            case Lead():
                yield _sent("lead", shown_lead(step))
            case Claim() if self._reading is not None:
                yield _sent("claim", self._numbering.claim(step, self._reading))
            case Answer():
                yield _sent("done", shown_end(step, self._words).model_copy(update={"id": self._id}))


def _sent(name: str, data: BaseModel) -> bytes:
    return format_sse_event(data_str=data.model_dump_json(), event=name)
