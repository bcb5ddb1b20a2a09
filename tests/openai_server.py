"""An OpenAI-compatible server on a real port that does what it is scripted to, well or badly."""

from __future__ import annotations

import json
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SO_LINGER, SOL_SOCKET
from typing import Any

STREAM = "text/event-stream"
Part = str | bytes | float  # words of the model, bytes as they are, or seconds of silence
Vectors = Callable[[Sequence[str]], list[list[float]]]


@dataclass(frozen=True)
class Script:
    """One reply: its pieces, how it ends, and what goes wrong on the way."""

    pieces: tuple[Part, ...] = ()
    finish: str | None = "stop"  # None: the stream ends without saying so
    status: int = 200
    body: str = ""  # sent instead of a stream
    kind: str = ""  # of content; "": what belongs to the reply
    pause: float = 0.0  # seconds before each piece
    first: float = 0.0  # seconds before the head of the reply
    head: bytes = b""  # sent instead of the head
    longer: int = 0  # bytes that are announced and never come
    reset: bool = False  # the connection is torn down where the reply would end
    vectors: Vectors | None = None  # what an address for embeddings makes of texts
    replies: Callable[[str], tuple[Part, ...]] | None = None  # pieces that depend on the prompt


def chunk(delta: dict[str, Any], finish: str | None = None) -> bytes:
    """A piece of a reply as it goes over the wire."""
    return event({"index": 0, "delta": delta, "finish_reason": finish})


def event(*choices: object, **more: object) -> bytes:
    """An event of a stream, whatever stands in it."""
    said = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": list(choices), **more}
    return f"data: {json.dumps(said, ensure_ascii=False)}\n\n".encode()


class _Handler(BaseHTTPRequestHandler):
    """Plays the script of its server."""

    script: Script
    requests: list[dict[str, Any]]
    closing: threading.Event

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.requests.append(asked)
        try:
            self._reply(asked)
        except OSError:  # the client has had enough, as it may
            self.close_connection = True
        except Exception as error:  # noqa: BLE001  # a script that cannot be played must not pass for a broken model
            self.requests.append({"unplayed": repr(error)})

    def _reply(self, asked: dict[str, Any]) -> None:
        script = self.script
        self.closing.wait(script.first)
        if script.vectors is not None and script.status == 200:
            self._whole(_embeddings(script.vectors(asked["input"])), "application/json")
        elif script.status != 200 or script.body:
            self._whole(script.body, script.kind or "text/html")
        else:
            prompt = asked["messages"][-1]["content"]
            self._stream(script.replies(prompt) if script.replies else script.pieces)
        if script.reset:
            self.connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def _head(self, kind: str, *, length: int | None = None) -> None:
        if self.script.head:
            self.wfile.write(self.script.head)
            return
        self.send_response(self.script.status)
        self.send_header("content-type", kind)
        if length is not None:
            self.send_header("content-length", str(length))
        self.end_headers()

    def _whole(self, body: str, kind: str) -> None:
        self._head(kind, length=len(body.encode()) + self.script.longer)
        self.wfile.write(body.encode())

    def _stream(self, pieces: tuple[Part, ...]) -> None:
        self._head(self.script.kind or STREAM)
        for piece in pieces:
            if self.closing.wait(piece if isinstance(piece, float) else self.script.pause):
                return
            if not isinstance(piece, float):
                self.wfile.write(piece if isinstance(piece, bytes) else chunk({"content": piece}))
                self.wfile.flush()
        if self.script.finish is not None:
            self.wfile.write(chunk({}, self.script.finish) + b"data: [DONE]\n\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that it overrides
        """Say nothing."""


def _embeddings(vectors: list[list[float]]) -> str:
    """The reply of an address for embeddings; the order is told by the index."""
    rows = [{"object": "embedding", "index": place, "embedding": vector} for place, vector in enumerate(vectors)]
    return json.dumps({"object": "list", "data": rows[::-1], "model": "m", "usage": {}})


@contextmanager
def serving(script: Script) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The base address of a server that plays a script, and the requests that it got."""
    requests: list[dict[str, Any]] = []
    closing = threading.Event()
    playing = type("_Playing", (_Handler,), {"script": script, "requests": requests, "closing": closing})
    server = ThreadingHTTPServer(("127.0.0.1", 0), playing)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", requests
    finally:
        closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
