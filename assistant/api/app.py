"""The whole service: pages, questions, health, and the headers that keep browsers safe."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api import ask, catalogue, health, problems, source_page, sources
from assistant.api.problems import Problem
from assistant.pipeline import Assistant
from assistant.presenting import ShownEnd
from assistant.settings import ROOT

LARGEST_BODY = 64 * 1024
_ALSO_NAMED = (Problem, ShownEnd)  # only errors and events hold them, and FastAPI looks at neither


class Service(FastAPI):
    """Names every shape of its answers in its OpenAPI description."""

    def openapi(self) -> dict[str, Any]:
        described = super().openapi()
        for shape in _ALSO_NAMED:
            schema = shape.model_json_schema(ref_template="#/components/schemas/{model}")
            schema.pop("$defs", None)  # these are named already
            described["components"]["schemas"].setdefault(shape.__name__, schema)
        return described


def create_app(assistant: Assistant) -> FastAPI:
    """The service around an assistant."""
    app = Service(
        title="Koubo",
        version="0.1.0",
        summary="Answers questions on call documents, every statement cited.",
        docs_url=None,  # the page of the docs would load scripts from another host
        redoc_url=None,
        redirect_slashes=False,  # an address that is not ours is told as such
    )
    problems.install(app)
    app.include_router(ask.routes(assistant))
    app.include_router(catalogue.routes(assistant))
    app.include_router(health.routes(assistant))
    app.include_router(sources.routes(assistant))
    app.include_router(source_page.routes(assistant))
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=LARGEST_BODY)
    app.add_middleware(Porch)
    _pages(app)
    return app


class Porch:
    """What holds for every request and response."""

    # A body that says it is too large is not read; HEAD is a GET without its body; the safe headers go out as the
    # response starts, so that streams stay streams.

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(problems.HEADERS)
            elif head:
                message = {**message, "body": b""}
            await send(message)

        app = problems.response(413) if _too_large(scope) else self._app
        await app({**scope, "method": "GET"} if head else scope, receive, send_safely)


def _too_large(scope: Scope) -> bool:
    length = Headers(scope=scope).get("content-length", "0")
    return length.isdecimal() and int(length[:20]) > LARGEST_BODY


def _pages(app: FastAPI) -> None:
    @app.get("/", include_in_schema=False)
    def page() -> FileResponse:
        return FileResponse(ROOT / "web" / "index.html")

    app.mount("/assets", StaticFiles(directory=ROOT / "web"))
