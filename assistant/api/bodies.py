"""How much a request may carry: little, but for the files that the staff hands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.body_limit import RequestBodyLimitResponder
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 64 * 1024


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """The largest body of each address."""

    uploads: Mapping[str, int]  # bytes of a file by the address that takes it; who sends it is asked before it is read

    def of(self, scope: Scope) -> int:
        """How much a request may carry."""
        return self.uploads.get(scope["path"], LARGEST_BODY)

    def too_large(self, scope: Scope) -> bool:
        """Whether a request says itself that it carries more."""
        length = Headers(scope=scope).get("content-length", "0")
        return length.isdecimal() and int(length[:20]) > self.of(scope)


class LimitedBodies:
    """Stops reading where a body is too large, and hangs up on who still sends a file that nobody wants."""

    def __init__(self, app: ASGIApp, limits: BodyLimits) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limited = RequestBodyLimitResponder(self._app, self._limits.of(scope))
        if scope["path"] not in self._limits.uploads:
            await limited(scope, receive, send)
            return
        sending = _Sending(receive, send)
        await limited(scope, sending.receive, sending.send)


class _Sending:
    """A request whose body may never be read to its end."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._whole = False

    async def receive(self) -> Message:
        message = await self._receive()
        self._whole = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and not self._whole:
            MutableHeaders(scope=message)["Connection"] = "close"
        await self._send(message)
