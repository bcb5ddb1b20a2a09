"""The staff desk as the people of the secretariat use it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, expect

from assistant.domain.staff import Role
from tests.staffed import PASSWORD
from tests.web.chromium import PATIENCE
from tests.web.watched import WatchedPage

_SLIP = re.compile(r"\b(?:null|undefined|NaN)(?:\b|false)|\[object|Invalid Date|\{[a-z_]+\}")
As = Callable[[Role, str], "DeskPage"]  # somebody of a role, at an address of the desk


class DeskPage(WatchedPage):
    """What somebody who is signed in does and sees."""

    def sign_in(self, role: Role, to: str = "/desk") -> DeskPage:
        """Go to an address of the desk, through the form that stands before it."""
        self.page.goto(self.site + to)
        self.page.get_by_label("ログイン名").fill(role)
        self.page.get_by_label("パスワード").fill(PASSWORD)
        self.page.get_by_role("button", name="サインインする").click()
        expect(self.page.locator("#member")).not_to_be_empty()
        return self

    def go(self, to: str) -> DeskPage:
        """Another address of the desk."""
        self.page.goto(self.site + to)
        return self

    def slips(self) -> list[str]:
        """What a program shows where it should show nothing."""
        return _SLIP.findall(self.page.locator("body").inner_text())

    @property
    def main(self) -> Locator:
        """The open section."""
        return self.page.locator("#main")


@contextmanager
def people(browser: Browser, site: str, view: dict[str, object]) -> Iterator[As]:
    """People at the desk, each in a browser of their own; at the end nothing went wrong on any page."""
    opened: list[DeskPage] = []

    def at(role: Role, to: str = "/desk") -> DeskPage:
        wishes: dict[str, object] = {"locale": "ja-JP", "viewport": {"width": 1280, "height": 900}, **view}
        context = browser.new_context(**wishes)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        opened.append(DeskPage(context.new_page(), site))
        return opened[-1].sign_in(role, to)

    yield at
    faults = [(desk.faults + desk.slips(), desk.foreign_requests()) for desk in opened]
    for desk in opened:
        desk.page.context.close()
    assert all(found == ([], []) for found in faults), faults
