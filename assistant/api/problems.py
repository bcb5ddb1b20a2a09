"""Errors as problem+json: what went wrong, in Japanese, and never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from assistant.ports import LibraryUnavailable

log = logging.getLogger("koubo")


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = "about:blank"
    title: str = Field(examples=["質問を読み取れません"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["質問は 1 文字以上 1,000 文字以内で送ってください。"])


LONGEST = 1_000  # characters of a question
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_SHAPE = '{"question": "質問"} の形の JSON を、Content-Type: application/json で送ってください。'
_OF_AN_ADDRESS = frozenset({"path", "query"})
_ADDRESS = "アドレスを読み取れません"
_NO_NUMBER = "アドレスの {name} には、0 以上の整数を指定してください。"
TITLES = {
    400: ("質問を読み取れません", _SHAPE),
    404: ("見つかりません", "このアドレスには何もありません。"),
    405: ("使えない方法です", "このアドレスでは、その方法は使えません。"),
    413: ("大きすぎます", "質問を短くして、もう一度お送りください。"),
    422: ("質問を読み取れません", f"質問（question）は 1 文字以上 {LONGEST:,} 文字以内で送ってください。"),
    500: ("お答えできませんでした", "しばらくしてから、もう一度お試しください。"),
    503: ("ただいま利用できません", "しばらくしてから、もう一度お試しください。"),
}


def problem(status: int, detail: str = "", *, title: str = "") -> Problem:
    """The problem of a status, in words for a person."""
    named, usual = TITLES.get(status, TITLES[500])
    return Problem(title=title or named, status=status, detail=detail or usual)


def response(
    status: int, *, detail: str = "", title: str = "", headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """A problem as a response; it carries the safe headers itself, for some are sent outside of every middleware."""
    return JSONResponse(
        problem(status, detail, title=title).model_dump(),
        status,
        headers={**HEADERS, **(headers or {})},
        media_type="application/problem+json",
    )


RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {
        "description": TITLES[status][0],
        "content": {
            "application/problem+json": {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "example": problem(status).model_dump(),
            }
        },
    }
    for status in (400, 404, 413, 422, 500, 503)
}


def install(app: FastAPI) -> None:
    """Every error of the app leaves as a problem."""

    async def refused(_request: Request, error: Exception) -> JSONResponse:
        if isinstance(error, HTTPException):
            return response(error.status_code, headers=error.headers)
        return _unreadable(error) if isinstance(error, RequestValidationError) else response(422)

    async def unavailable(_request: Request, error: Exception) -> JSONResponse:
        log.error("library unavailable: %s", error)
        return response(503)

    async def broken(_request: Request, error: Exception) -> JSONResponse:
        log.error("unexpected", exc_info=error)
        return response(500)

    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, refused)
    app.add_exception_handler(LibraryUnavailable, unavailable)
    app.add_exception_handler(Exception, broken)


def _unreadable(error: RequestValidationError) -> JSONResponse:
    place = error.errors()[0]["loc"]
    if place[0] in _OF_AN_ADDRESS:
        return response(422, title=_ADDRESS, detail=_NO_NUMBER.format(name=place[-1]))
    return response(422, detail=_wrong(error))


def _wrong(error: RequestValidationError) -> str:
    """Which field cannot be read, and what may stand in it."""
    match error.errors()[0]["loc"]:
        case ("body", "question", *_):
            return TITLES[422][1]
        case ("body", "history", int(place), *_):
            return f"これまでの質問（history）の {place + 1} 番目は 1 文字以上 {LONGEST:,} 文字以内で送ってください。"
        case ("body", "history", *_):
            return "これまでの質問（history）は、文字列を [ ] に並べて送ってください。"
    return _SHAPE
