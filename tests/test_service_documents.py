"""Documents of the desk in the service that `koubo serve` starts: read in its sandbox, published though it was killed."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import httpx2

from assistant.domain import TOKYO
from tests.handing_in import DESK
from tests.staffed import PASSWORD
from tests.test_commands import GUIDE
from tests.test_service import ENVIRONMENT, KOUBO, free_port, run, serving, wait_for


@contextmanager
def signed_in(address: str) -> Iterator[httpx2.Client]:
    """An approver at the desk of a service."""
    with httpx2.Client(base_url=address, timeout=60) as client:
        client.post("/desk/sign-in", data={"login": "desk-b", "password": PASSWORD})
        client.headers["X-Koubo-Token"] = client.get(f"{DESK}/me").json()["token"]
        yield client


def editions(client: httpx2.Client) -> list[str]:
    return [one["label"] for call in client.get("/api/v1/catalogue").json()["calls"] for one in call["editions"]]


@contextmanager
def killed(folder: Path) -> Iterator[str]:
    """A running `koubo serve` that ends as by a power cut."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [*KOUBO, "serve", "--port", str(port)], cwd=folder, env=ENVIRONMENT, stderr=subprocess.DEVNULL
    ) as service:
        try:
            wait_for(address)
            yield address
        finally:
            service.kill()


def test_what_fell_due_while_the_service_was_down_is_published_at_its_start(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text(GUIDE, encoding="utf-8")
    assert run("ingest", "guide.md", cwd=tmp_path).returncode == 0
    added = subprocess.run(
        [*KOUBO, "staff", "add", "desk-b", "--name", "承認者B", "--role", "approver", "--password-stdin"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        input=PASSWORD,
        text=True,
        capture_output=True,
        check=False,
    )
    assert added.returncode == 0, added.stderr
    newer = GUIDE.replace("第3回", "第4回").replace("令和7年", "令和8年")
    with killed(tmp_path) as address, signed_in(address) as client:
        before = editions(client)
        preview = client.put(f"{DESK}/uploads", params={"name": "newer.md"}, content=newer.encode())
        assert preview.status_code == 201, preview.text
        due = datetime.now(TOKYO) + timedelta(seconds=3)
        planned = client.put(
            f"{DESK}/deliveries/{preview.json()['delivery']['id']}/schedule",
            json={"at": due.isoformat()},
            headers={"If-Match": preview.headers["etag"]},
        )
        assert planned.status_code == 200, planned.text
        assert editions(client) == before
    time.sleep(max(0.0, (due - datetime.now(TOKYO)).total_seconds()))

    with serving(tmp_path) as address, signed_in(address) as client:
        deadline = time.monotonic() + 30
        while editions(client) == before and time.monotonic() < deadline:
            time.sleep(0.1)
        assert len(editions(client)) == len(before) + 1
