"""The chat page as its readers use it, whichever service stands behind it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.web.watched import WatchedPage


class ChatPage(WatchedPage):
    """What a reader does and sees on the page."""

    def __init__(self, page: Page, site: str) -> None:
        super().__init__(page, site)
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
