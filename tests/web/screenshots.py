"""Takes the pictures of the README: python -m tests.web.screenshots FOLDER [SITE]; without a site, of the scripts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from tests.web.cards import TYPED
from tests.web.chromium import HOW, find_chromium, running
from tests.web.page import ChatPage
from tests.web.scripts import CATALOGUE, DEADLINE, SCRIPTS
from tests.web.server import serving
from tests.web.stub_app import Stub

SIZES = {360: 740, 768: 1024, 1280: 800}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def first_screen(chat: ChatPage) -> None:
    """What the page knows."""


def answer(chat: ChatPage) -> None:
    """An answer with its first citation open."""
    chat.ask(DEADLINE)
    chat.cite(1).click()


def no_answer(chat: ChatPage) -> None:
    """What the documents do not hold."""
    chat.ask("宿泊費の上限はいくらですか")


def clarification(chat: ChatPage) -> None:
    """A question back, with choices."""
    chat.ask("締切は？")


def trouble(chat: ChatPage) -> None:
    """A refusal of the service."""
    chat.ask("混雑")


def pending(chat: ChatPage) -> None:
    """An answer that is not complete yet."""
    chat.start("ずっと待つ")
    chat.claims.wait_for()


def deadline_card(chat: ChatPage) -> None:
    """A deadline beside its claim, with the menu of what else could be meant."""
    chat.ask("締切を詳しく").get_by_text("対象を変える").click()


def desk_card(chat: ChatPage) -> None:
    """A desk and the ways to reach it."""
    chat.ask("問い合わせ先を詳しく")


def checklist(chat: ChatPage) -> None:
    """Papers to tick."""
    chat.ask("書類を詳しく").get_by_role("checkbox").first.check()


def conditions(chat: ChatPage) -> None:
    """Conditions with their provisos."""
    chat.ask("対象を詳しく")


def past(chat: ChatPage) -> None:
    """The earlier conversations of this browser."""
    chat.ask(DEADLINE)
    chat.page.get_by_role("button", name="これまでの質問").click()


CARDS = (deadline_card, desk_card, checklist, conditions, past)
STATES: tuple[Callable[[ChatPage], None], ...] = (
    first_screen,
    answer,
    no_answer,
    clarification,
    trouble,
    pending,
    *CARDS,
)
REAL_STATES = STATES[:2]  # the others need words that only the scripted service knows


def take(browser: Browser, site: str, folder: Path, *, states: tuple[Callable[[ChatPage], None], ...]) -> None:
    """Every state at every size, light and dark."""
    for state in states:
        for width, height in SIZES.items():
            for scheme in SCHEMES:
                context = browser.new_context(
                    locale="ja-JP",
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                )
                chat = ChatPage(context.new_page(), site).open()
                state(chat)
                context.pages[0].screenshot(path=folder / f"{state.__name__}-{width}-{scheme}.png")
                context.close()


def main(folder: str, site: str = "") -> None:
    """Takes them all."""
    path = find_chromium()
    if path is None:
        sys.exit(HOW)
    Path(folder).mkdir(parents=True, exist_ok=True)
    served = nullcontext(site) if site else serving(Stub({**SCRIPTS, **TYPED}, CATALOGUE).app())
    with running(path) as browser, served as address:
        take(browser, address, Path(folder), states=REAL_STATES if site else STATES)


if __name__ == "__main__":
    main(*sys.argv[1:])
