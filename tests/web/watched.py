"""A page whose faults are noticed: scripts that fail, policies that are broken, requests to another host."""

from __future__ import annotations

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Dialog, Error, Page, Request


class WatchedPage:
    """A page of ours, and all that goes wrong on it."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.faults: list[str] = []
        self._requests: list[Request] = []
        page.on("request", self._remember)
        page.on("pageerror", self._note)
        page.on("dialog", self._dismiss)
        page.on("console", self._hear)

    def foreign_requests(self) -> list[str]:
        """Requests that left for another host."""
        home = urlsplit(self.site).netloc
        return [request.url for request in self._requests if urlsplit(request.url).netloc != home]

    def first_load_bytes(self) -> int:
        """What was transferred so far: headers and bodies."""
        sizes = [request.sizes() for request in self._requests]
        return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)

    def accessibility_violations(self) -> list[str]:
        """What axe finds wrong, in a line each."""
        found = Axe().run(self.page).response["violations"]
        return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]

    def _remember(self, request: Request) -> None:
        self._requests.append(request)

    def _note(self, error: Error) -> None:
        self.faults.append(f"script error: {error}")

    def _dismiss(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _hear(self, message: ConsoleMessage) -> None:
        refusal = message.text.startswith("Failed to load resource")  # what a service that says no looks like here
        if message.type == "error" and not refusal:
            self.faults.append(message.text)
