"""What holds for every request and response: an id, safe headers, a limit on bodies, a line in the log."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api import visits
from assistant.api.bodies import BodyLimits
from assistant.api.headers import headers_of
from assistant.api.problems import problem, response
from assistant.api.service_words import preferred
from assistant.api.visits import Visit

log = logging.getLogger("koubo.requests")


class Porch:
    """The outermost room: nothing leaves the service without passing here, not even its breakdowns."""

    # A body that says it is too large is not read; HEAD is a GET without its body; the safe headers go out as the
    # response starts, so that streams stay streams.

    def __init__(self, app: ASGIApp, embedders: Sequence[str], limits: BodyLimits) -> None:
        self._app = app
        self._embedders = embedders
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope)
        visit = visits.enter(given.get("x-request-id", ""), preferred(given.get("accept-language", "")))
        leaving = _Leaving(send, head=scope["method"] == "HEAD", headers=self._headers(scope, visit))
        inner = {**scope, "method": "GET"} if leaving.head else dict(scope)
        try:
            app = response(problem(413)) if self._limits.too_large(scope) else self._app
            await app(inner, receive, leaving)
        except Exception as error:
            visit.error = type(error).__name__
            log.exception("an unforeseen error")
            if leaving.status is None:
                await response(problem(500))(inner, receive, leaving)
        finally:
            _note(visit, inner, leaving.status)

    def _headers(self, scope: Scope, visit: Visit) -> dict[str, str]:
        return {**headers_of(scope["path"], self._embedders), "X-Request-Id": visit.id}


class _Leaving:
    """Sends a response with the headers of every response."""

    def __init__(self, send: Send, *, head: bool, headers: dict[str, str]) -> None:
        self._send = send
        self._headers = headers
        self.head = head
        self.status: int | None = None  # None: it has not started

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableHeaders(scope=message).update(self._headers)
        elif self.head:
            message = {**message, "body": b""}
        await self._send(message)


def _note(visit: Visit, scope: Scope, status: int | None) -> None:
    """A line for each request, without the question and without the reader's address."""
    route = getattr(scope.get("route"), "path", "") or ("/assets" if scope["path"].startswith("/assets/") else "")
    facts = {"request_id": visit.id, "method": scope["method"], "route": route, "status": status, "ms": visit.ms}
    told = {"outcome": visit.outcome, "error": visit.error}
    log.info("request", extra={**facts, **{name: value for name, value in told.items() if value}})
