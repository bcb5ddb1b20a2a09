"""A service that answers as scripted, for states of the page that are hard to reach with the real one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.chat_page import chat_page
from assistant.api.headers import headers_of

WEB = Path(__file__).parents[2] / "web"
CSP = headers_of("/")["Content-Security-Policy"]
Json = Mapping[str, object]


@dataclass(frozen=True)
class Part:
    """One event of an answer."""

    name: str
    data: Json


@dataclass(frozen=True)
class Refusal:
    """A reply that is no stream: a problem, or the page of a proxy."""

    status: int
    body: Json | str


class Gate:
    """A place in a script where the stream waits until a test opens it."""

    def __init__(self) -> None:
        self._opened = Event()

    def open(self) -> None:
        self._opened.set()

    async def wait(self) -> None:
        while not self._opened.is_set():  # noqa: ASYNC110 - a test opens it from another thread
            await asyncio.sleep(0.01)


Step = Part | Gate
Script = Sequence[Step] | Refusal


@dataclass
class Stub:
    """The scripts by question, and what was asked."""

    scripts: dict[str, Script]
    catalogue: Json | Refusal
    asked: list[Json] = field(default_factory=list)
    judged: list[Json] = field(default_factory=list)
    shares: Json | Refusal = field(default_factory=lambda: {"path": "/a/4bU1m0o8Yl8mN1q3v5x7zQ"})

    def app(self) -> ASGIApp:
        app = FastAPI()
        app.get("/")(self._index)
        app.get("/assets/{name}")(self._asset)
        app.get("/api/v1/catalogue")(self._catalogue)
        app.post("/api/v1/ask")(self._ask)
        app.post("/api/v1/feedback")(self._feedback)
        app.post("/api/v1/share")(self._share)
        app.add_middleware(GZipMiddleware, minimum_size=1_000)
        return _WithPolicy(app)

    async def _index(self, lang: str = "ja") -> HTMLResponse:
        return HTMLResponse(chat_page(lang))

    async def _asset(self, name: str) -> FileResponse:
        return FileResponse(WEB / name)

    async def _catalogue(self) -> Response:
        return _refuse(self.catalogue) if isinstance(self.catalogue, Refusal) else JSONResponse(dict(self.catalogue))

    async def _feedback(self, request: Request) -> Response:
        self.judged.append(await request.json())
        return JSONResponse({"status": "kept"}, 201)

    async def _share(self) -> Response:
        return _refuse(self.shares) if isinstance(self.shares, Refusal) else JSONResponse(dict(self.shares), 201)

    async def _ask(self, request: Request) -> Response:
        asked: dict[str, str] = await request.json()
        self.asked.append(asked)
        script = self.scripts[asked["question"]]
        if isinstance(script, Refusal):
            return _refuse(script)
        return StreamingResponse(_stream(script), media_type="text/event-stream")


async def _stream(script: Sequence[Step]) -> AsyncIterator[str]:
    for step in script:
        if isinstance(step, Gate):
            await step.wait()
        else:
            yield f"event: {step.name}\ndata: {json.dumps(step.data, ensure_ascii=False)}\n\n"


def _refuse(refusal: Refusal) -> Response:
    if isinstance(refusal.body, str):
        return Response(refusal.body, refusal.status, media_type="text/html")
    return JSONResponse(dict(refusal.body), refusal.status, media_type="application/problem+json")


class _WithPolicy:
    """Sends the policy of the real service with every reply."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"content-security-policy", CSP.encode())]
            await send(message)

        await self._app(scope, receive, send_with_policy)
