"""POST /api/ask: a question in, claims out, whole or as they are verified."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Header
from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event
from pydantic import BaseModel, StringConstraints

from assistant.api.problems import LONGEST, RESPONSES, Problem, problem
from assistant.domain import Answer, Claim, Notice, Question, Reading
from assistant.pipeline import Assistant, Step
from assistant.ports import LibraryUnavailable
from assistant.presenting import (
    Numbering,
    ShownAnswer,
    ShownClaim,
    ShownEnd,
    ShownNotice,
    ShownReading,
    shown_answer,
    shown_end,
    shown_notice,
    shown_reading,
)
from assistant.words import Words

MOST_TURNS = 20
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST)]
log = logging.getLogger("koubo")

EVENTS = (
    "With `Accept: text/event-stream` the same answer comes as events: `reading` (ShownReading), any number of "
    "`notice` (ShownNotice) and `claim` (ShownClaim), and always one last `done` (ShownEnd) or `error` (Problem)."
)
STREAM_EXAMPLE = (
    'event: reading\ndata: {"call":{"id":"jhub","name":"地域オープンイノベーション拠点選抜制度"},"editions":[{"id":"jhub-7",'
    '"label":"第7回"}],"aspects":["deadline"],"text":"第7回について、締切"}\n\n'
    'event: claim\ndata: {"text":"…必着です。","citations":[1],"sources":[{"n":1,"doc":"guideline.pdf","title":"…",'
    '"edition":"第7回","page":2,"heading":"公募期間","text":"…","source_url":""}]}\n\n'
    'event: done\ndata: {"outcome":"answered","reply":"","choices":[]}\n\n'
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

_TROUBLE: dict[int | str, dict[str, Any]] = {status: RESPONSES[status] for status in (400, 413, 422, 500, 503)}


class Asked(BaseModel):
    """A question, after what was asked before."""

    question: Text
    history: list[Text] = []

    model_config = {"json_schema_extra": {"examples": [{"question": "第7回の締切はいつですか", "history": []}]}}


def routes(assistant: Assistant) -> APIRouter:
    """The route that answers."""
    router = APIRouter(prefix="/api", tags=["ask"])

    @router.post(
        "/ask",
        response_model=ShownAnswer,
        summary="Ask a question",
        description=EVENTS,
        responses={**_TROUBLE, 200: {"content": {"text/event-stream": STREAM}}},
    )
    def ask(asked: Asked, accept: Annotated[str, Header()] = "application/json") -> Any:  # noqa: ANN401  # two shapes
        question = Question(asked.question, tuple(asked.history[-MOST_TURNS:]))
        if "text/event-stream" in accept:
            events = _events(assistant.steps(question), assistant.words)
            return StreamingResponse(events, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})
        return shown_answer(assistant.answer(question), assistant.words)

    return router


def _events(steps: Iterator[Step], words: Words) -> Iterator[bytes]:
    """Each step as an event, the reading first; whatever happens, the last one is `done` or `error`."""
    numbering, read = Numbering(), False
    try:
        for step in steps:
            if isinstance(step, Answer) and not read:
                yield _event(step.reading, numbering, words)
            read = read or isinstance(step, Reading)
            yield _event(step, numbering, words)
    except LibraryUnavailable as error:
        log.error("library unavailable: %s", error)  # noqa: TRY400  # its own words say it all
        yield _sent("error", problem(503))
    except Exception:
        log.exception("an answer broke off")
        yield _sent("error", problem(500))


def _event(step: Step, numbering: Numbering, words: Words) -> bytes:
    match step:
        case Reading():
            return _sent("reading", shown_reading(step, words))
        case Notice():
            return _sent("notice", shown_notice(step))
        case Claim():
            return _sent("claim", numbering.claim(step))
        case _:
            return _sent("done", shown_end(step, words))


def _sent(name: str, data: BaseModel) -> bytes:
    return format_sse_event(data_str=data.model_dump_json(), event=name)
