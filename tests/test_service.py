"""The service as a process of its own: it starts, keeps others out, and notices what is published beside it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.test_commands import GUIDE

ROOT = Path(__file__).parents[1]
KOUBO = [sys.executable, "-c", "from evals.cli import main; main()"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
SECOND = GUIDE.replace("第3回", "第4回").replace("令和7年", "令和8年")


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*KOUBO, *arguments], cwd=cwd, capture_output=True, text=True, check=False, timeout=120, env=ENVIRONMENT
    )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A running `koubo serve`; it must end in peace when it is told to."""
    port = free_port()
    with subprocess.Popen(
        [*KOUBO, "serve", "--port", str(port)], cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True
    ) as service:
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address)
            yield address
        finally:
            service.send_signal(signal.SIGINT)
            _, said = service.communicate(timeout=60)
    assert address in said
    assert "Traceback" not in said
    assert "締切" not in "".join(
        line for line in said.splitlines() if line.startswith("{")
    )  # the log holds no question
    assert service.returncode == 0


def wait_for(address: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"{address}/readyz").close()
        except OSError:
            assert time.monotonic() < deadline, "the service did not start within 60 s"
            time.sleep(0.1)
        else:
            return


def status(address: str, path: str) -> int:
    try:
        with urllib.request.urlopen(address + path) as response:
            code: int = response.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    return code


def asked(address: str, question: str) -> str:
    request = urllib.request.Request(
        f"{address}/api/v1/ask", json.dumps({"question": question}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as response:
        answer: str = json.load(response)["answer"]
    return answer


def test_a_service_answers_alone_and_at_once_from_what_is_published_beside_it(tmp_path: Path) -> None:
    (tmp_path / "guide.txt").write_text(GUIDE, encoding="utf-8")
    (tmp_path / "second.txt").write_text(SECOND, encoding="utf-8")
    assert run("ingest", "guide.txt", cwd=tmp_path).returncode == 0

    with serving(tmp_path) as address:
        assert "令和7年6月30日" in asked(address, "締切はいつですか")

        second = run("serve", "--port", str(free_port()), cwd=tmp_path)
        assert second.returncode == 1
        assert "使用中" in second.stderr

        assert run("ingest", "second.txt", cwd=tmp_path).returncode == 0
        assert "令和8年6月30日" in asked(address, "締切はいつですか")

        assert run("pause", "--message", "23時に再開します", cwd=tmp_path).returncode == 0
        assert status(address, "/") == 503
        assert (status(address, "/healthz"), status(address, "/readyz")) == (200, 200)
        assert "再開しました" in run("resume", cwd=tmp_path).stderr
        assert status(address, "/") == 200

        beside = run("ask", "締切はいつですか", cwd=tmp_path)
        assert "令和8年6月30日" in beside.stdout
        assert "キーワード検索だけ" in beside.stderr
