"""Errors as problem+json: what went wrong, in Japanese, and never a traceback."""

from __future__ import annotations

import logging
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


TITLES = {
    404: ("見つかりません", "このアドレスには何もありません。"),
    405: ("使えない方法です", "このアドレスでは、その方法は使えません。"),
    413: ("大きすぎます", "質問を短くして、もう一度お送りください。"),
    422: ("質問を読み取れません", "質問は 1 文字以上 1,000 文字以内で送ってください。"),
    500: ("お答えできませんでした", "しばらくしてから、もう一度お試しください。"),
    503: ("ただいま利用できません", "しばらくしてから、もう一度お試しください。"),
}
RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {
        "description": TITLES[status][0],
        "content": {"application/problem+json": {"schema": Problem.model_json_schema()}},
    }
    for status in (413, 422, 500, 503)
}


def problem(status: int) -> Problem:
    """The problem of a status, in words for a person."""
    title, detail = TITLES.get(status, TITLES[500])
    return Problem(title=title, status=status, detail=detail)


def response(status: int) -> JSONResponse:
    """A problem as a response."""
    return JSONResponse(problem(status).model_dump(), status, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Every error of the app leaves as a problem."""

    async def refused(_request: Request, error: Exception) -> JSONResponse:
        return response(error.status_code if isinstance(error, HTTPException) else 422)

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
