"""Finds and starts the browser of this machine; nothing is downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
HOW = (
    "No browser for the web tests: KOUBO_CHROMIUM names none that can be run, and none of "
    f"{', '.join(NAMES)} is on the PATH. Install Debian's chromium (apt-get install chromium) or set KOUBO_CHROMIUM."
)
PATIENCE = 20_000  # milliseconds that a page may take: the machine has more to do
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def find_chromium() -> str | None:
    """The path of a browser: what KOUBO_CHROMIUM names, else the first known name on the PATH."""
    named = os.environ.get("KOUBO_CHROMIUM")
    found = (shutil.which(name) for name in ((named,) if named else NAMES))
    return next((path for path in found if path), None)


@contextmanager
def running(path: str) -> Iterator[Browser]:
    """The browser, while the block runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()
