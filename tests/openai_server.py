"""An OpenAI-compatible server on a real port that streams what it is scripted to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Script:
    """One reply: its pieces, how it ends, and what goes wrong on the way."""

    pieces: tuple[str, ...] = ()
    finish: str | None = "stop"  # None: the stream ends without saying so
    status: int = 200
    body: str = ""  # sent instead of a stream
    pause: float = 0.0  # seconds before each piece


def _chunk(delta: dict[str, str], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    event = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode()


@contextmanager
def serving(script: Script) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The base address of a server that plays a script, and the requests that it got."""
    requests: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            requests.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            stream = script.status == 200 and not script.body
            self.send_response(script.status)
            self.send_header("content-type", "text/event-stream" if stream else "text/html")
            self.end_headers()
            try:
                self._play(stream=stream)
            except OSError:  # the client has had enough, as it may
                self.close_connection = True

        def _play(self, *, stream: bool) -> None:
            if not stream:
                self.wfile.write(script.body.encode())
                return
            for piece in script.pieces:
                time.sleep(script.pause)
                self.wfile.write(_chunk({"content": piece}))
                self.wfile.flush()
            if script.finish is not None:
                self.wfile.write(_chunk({}, script.finish) + b"data: [DONE]\n\n")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that it overrides
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", requests
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
