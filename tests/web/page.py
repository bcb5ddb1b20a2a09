"""The chat page as its readers use it, whichever service stands behind it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Dialog, Error, Locator, Page, Request, expect


class ChatPage:
    """What a reader does and sees on the page."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.faults: list[str] = []
        self._requests: list[Request] = []
        page.on("request", self._remember)
        page.on("pageerror", self._note)
        page.on("dialog", self._dismiss)
        page.on("console", self._hear)
        self.field = page.get_by_role("textbox", name="ご質問")
        self.send = page.get_by_role("button", name="送信", exact=True)
        self.stop = page.get_by_role("button", name="停止", exact=True)
        self.announcer = page.locator("#announcer")

    def open(self) -> ChatPage:
        """Loads the page and waits for its first screen."""
        self.page.goto(self.site)
        expect(self.page.locator("#welcome")).not_to_have_attribute("aria-busy", "true")
        expect(self.send).to_be_enabled()
        return self

    def ask(self, question: str) -> Locator:
        """Types a question, presses Enter and waits until its answer has ended."""
        self.start(question)
        return self.settled()

    def start(self, question: str) -> None:
        """Types a question and presses Enter."""
        self.field.fill(question)
        self.field.press("Enter")

    def settled(self) -> Locator:
        """The newest turn, once nothing is pending."""
        expect(self.send).to_be_visible()
        expect(self.turn.locator(".answer")).not_to_have_attribute("aria-busy", "true")
        return self.turn

    def ready_question(self, text: str) -> Locator:
        """A ready question of the first screen, or a choice of an answer."""
        return self.page.get_by_role("button", name=text)

    @property
    def turn(self) -> Locator:
        """The newest question with its answer."""
        return self.page.get_by_role("article").last

    @property
    def claims(self) -> Locator:
        """The claims of the newest answer."""
        return self.turn.locator(".claim")

    @property
    def source(self) -> Locator:
        """The open sources of the newest answer."""
        return self.turn.get_by_role("figure")

    @property
    def trouble(self) -> Locator:
        """What the newest answer says went wrong."""
        return self.turn.locator(".trouble")

    def cite(self, number: int) -> Locator:
        """The first button with this citation number in the newest answer."""
        return self.turn.get_by_role("button", name=re.compile(rf"出典 ?\[{number}\]")).first

    def scrolls_sideways(self) -> bool:
        """Whether the page is wider than the window."""
        wider: bool = self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        return wider

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
