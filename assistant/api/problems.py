"""Errors as problem+json: what went wrong, in the reader's language, and never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from assistant.api.service_words import LANGUAGES, service_words
from assistant.api.visits import visit
from assistant.ports import LibraryUnavailable

log = logging.getLogger("koubo")
LONGEST = 1_000  # characters of a question
MOST_CALLS = 20
_KNOWN = frozenset({400, 401, 403, 404, 405, 409, 412, 413, 422, 429, 500, 503})
_OF_SOURCES = "/api/v1/documents/"  # where a page is named by numbers in the address
_SHAPES = {"feedback": "feedback_shape", "share": "share_shape"}  # by the last part of the address


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = "about:blank"
    title: str = Field(examples=["質問を読み取れません"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["質問は 1 文字以上 1,000 文字以内で送ってください。"])
    request_id: str = Field(default="", description="to be told to whoever looks after the service")


class Refused(Exception):
    """A request that cannot be met, and why."""

    title = ""  # "": the usual one of the status

    def __init__(self, status: int, *, detail: str = "", told: str = "", seconds: int = 0) -> None:
        super().__init__(status)
        self.status = status
        self.detail = detail  # a name of the words; "": what is usual for the status
        self.told = told  # what is said in place of them
        self.seconds = seconds  # after which it may be met; 0: unknown

    @property
    def headers(self) -> dict[str, str]:
        """When to come again."""
        return {"Retry-After": str(self.seconds)} if self.seconds else {}

    @property
    def problem(self) -> Problem:
        """What is told of it."""
        detail = visit().words.details[self.detail] if self.detail else self.told
        return problem(self.status, detail, title=self.title, seconds=self.seconds)


def problem(status: int, detail: str = "", *, title: str = "", seconds: int = 0) -> Problem:
    """The problem of a status, in words for a person."""
    said = visit().words
    named, usual = said.problems[str(status if status in _KNOWN else 500)]
    shape = said.details["shape"].format()
    whole = detail or usual.format(shape=shape, longest=f"{LONGEST:,}", seconds=max(1, seconds))
    return Problem(title=title or named, status=status, detail=whole, request_id=visit().id)


def response(told: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """A problem as a response."""
    return JSONResponse(
        told.model_dump(), told.status, headers=dict(headers or {}), media_type="application/problem+json"
    )


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How problems are described to programs."""
    titles = service_words(LANGUAGES[0]).problems
    return {
        status: {
            "description": titles[str(status)][0],
            "content": {
                "application/problem+json": {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "example": problem(status).model_dump(),
                }
            },
        }
        for status in statuses
    }


def install(app: FastAPI) -> None:
    """Every error of the app leaves as a problem."""

    async def refused(request: Request, error: Exception) -> JSONResponse:
        match error:
            case Refused():
                return response(error.problem, error.headers)
            case HTTPException():
                return response(problem(error.status_code), error.headers)
            case RequestValidationError():
                return response(_unreadable(error, request.url.path))
        return response(problem(400))

    async def unavailable(_request: Request, error: Exception) -> JSONResponse:
        log.error("library unavailable: %s", error)
        return response(problem(503), {"Retry-After": "30"})

    async def broken(_request: Request, _error: Exception) -> JSONResponse:
        return response(problem(500))  # the porch logs it

    for kind in (Refused, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, refused)
    app.add_exception_handler(LibraryUnavailable, unavailable)
    app.add_exception_handler(Exception, broken)


def _unreadable(error: RequestValidationError, path: str) -> Problem:
    details, place = visit().words.details, error.errors()[0]["loc"]
    if path.startswith(_OF_SOURCES):
        return problem(422, details["address_number"].format(name=place[-1]), title=details["address"])
    return problem(422, _wrong(error, path))


def _wrong(error: RequestValidationError, path: str) -> str:
    """Which field cannot be read, and what may stand in it."""
    details = visit().words.details
    shape = _SHAPES.get(path.rpartition("/")[2])
    if shape:
        return details[shape].format()
    match error.errors()[0]["loc"]:
        case ("body", "question", *_):
            return problem(422).detail
        case ("body", "history", int(place), *_):
            return details["history_entry"].format(place=place + 1, longest=f"{LONGEST:,}")
        case ("body", "history", *_):
            return details["history_list"]
        case (_, "calls", *_):
            return details["calls_list"].format(most=MOST_CALLS)
    return details["shape"].format()
