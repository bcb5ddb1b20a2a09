"""The whole service: pages, questions, health, and the headers that keep browsers safe."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api import ask, catalogue, problems
from assistant.pipeline import Assistant
from assistant.settings import ROOT

LARGEST_BODY = 64 * 1024
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Health(BaseModel):
    """Whether the service can answer."""

    status: str
    documents: int


def create_app(assistant: Assistant) -> FastAPI:
    """The service around an assistant."""
    app = FastAPI(
        title="Koubo",
        version="0.1.0",
        summary="Answers questions on call documents, every statement cited.",
        docs_url=None,  # the page of the docs would load scripts from another host
        redoc_url=None,
        max_body_size=LARGEST_BODY,
    )
    problems.install(app)
    app.include_router(ask.routes(assistant))
    app.include_router(catalogue.routes(assistant))
    app.add_middleware(SafeHeaders)
    _pages(app)
    _health(app, assistant)
    return app


class SafeHeaders:
    """Adds the headers to every response as it starts, so that streams stay streams."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _pages(app: FastAPI) -> None:
    @app.api_route("/", methods=["GET", "HEAD"], include_in_schema=False)
    def page() -> FileResponse:
        return FileResponse(ROOT / "web" / "index.html")

    app.mount("/assets", StaticFiles(directory=ROOT / "web"))


def _health(app: FastAPI, assistant: Assistant) -> None:
    @app.get(
        "/readyz",
        tags=["health"],
        summary="Whether questions can be answered",
        responses={503: problems.RESPONSES[503]},
    )
    def ready() -> Health:
        return Health(status="ready", documents=len(assistant.library.documents()))
