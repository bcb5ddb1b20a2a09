"""The chat on another site: by one script tag, only where it is allowed, only from the named calls."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import pytest
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from playwright.sync_api import Browser, Page, expect

from tests.assembled import app_over, assistant_over
from tests.shelf import ALL
from tests.web.chromium import PATIENCE
from tests.web.server import serving

pytestmark = pytest.mark.web


@dataclass(frozen=True)
class Sites:
    """The service, a site that may embed it, and one that may not: three origins of this machine."""

    service: str
    friend: str
    stranger: str


class HostPages:
    """Pages of other people, with the one tag in them."""

    def __init__(self) -> None:
        self.service = ""
        self.app = FastAPI()
        self.app.get("/{attributes:path}", response_class=HTMLResponse)(self._page)

    async def _page(self, attributes: str) -> str:
        tag = f'<script src="{self.service}/embed.js" {attributes} defer></script>'
        icon = '<link rel="icon" href="data:,">'
        return (
            f'<!doctype html><html lang="ja"><title>事務局</title>{icon}{tag}<body><h1>公募のご案内</h1></body></html>'
        )


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    friends, strangers = HostPages(), HostPages()
    assistant = assistant_over(ALL, tmp_path_factory.mktemp("shelf"))
    with ExitStack() as stack:
        friend, stranger = (stack.enter_context(serving(one.app)) for one in (friends, strangers))
        service = stack.enter_context(serving(app_over(assistant, embed_origins=friend)))
        friends.service = strangers.service = service
        yield Sites(service, friend, stranger)


@contextmanager
def page_of(browser: Browser, width: int = 1280) -> Iterator[Page]:
    context = browser.new_context(locale="ja-JP", viewport={"width": width, "height": 800})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button").click()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_button_opens_the_chat_and_answers_from_the_named_calls_alone(
    browser: Browser, sites: Sites, width: int
) -> None:
    with page_of(browser, width) as page:
        opened(page, f"{sites.friend}/data-calls=みらいハブ data-colour=%2300694b data-label=質問する")
        chat = page.frame_locator("iframe")
        expect(chat.locator(".call")).to_have_count(1)
        expect(chat.locator(".call")).to_contain_text("地域みらい拠点選抜制度")
        chat.get_by_role("textbox").fill("シーズ補助の締切は")
        chat.get_by_role("textbox").press("Enter")
        expect(chat.locator(".answer")).not_to_have_attribute("aria-busy", "true")
        expect(chat.locator(".turn")).not_to_contain_text("令和４年")
        assert chat.locator("html").evaluate("root => root.style.getPropertyValue('--color-key')") == "#00694b"
        box = page.locator("iframe").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_nothing_is_loaded_into_the_frame_before_the_button_is_pressed(browser: Browser, sites: Sites) -> None:
    with page_of(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{sites.friend}/")
        expect(page.get_by_role("button", name="公募について質問する")).to_be_visible()
        assert asked == [f"{sites.friend}/", f"{sites.service}/embed.js"]


def test_a_site_that_is_not_on_the_list_gets_no_chat(browser: Browser, sites: Sites) -> None:
    with page_of(browser) as page:
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        opened(page, f"{sites.stranger}/")
        page.wait_for_timeout(500)
        assert page.frame_locator("iframe").locator("#question").count() == 0
        assert any("frame-ancestors" in said for said in refused)


def test_escape_in_the_chat_closes_it_and_gives_the_focus_back(browser: Browser, sites: Sites) -> None:
    with page_of(browser) as page:
        opened(page, f"{sites.friend}/")
        chat = page.frame_locator("iframe")
        expect(chat.locator("#welcome")).not_to_have_attribute("aria-busy", "true")
        chat.get_by_role("textbox").press("Escape")
        expect(page.locator("iframe")).to_be_hidden()
        expect(page.get_by_role("button")).to_be_focused()
        expect(page.get_by_role("button")).to_have_attribute("aria-expanded", "false")


def test_a_message_from_anybody_else_closes_nothing(browser: Browser, sites: Sites) -> None:
    with page_of(browser) as page:
        opened(page, f"{sites.friend}/")
        expect(page.frame_locator("iframe").get_by_role("textbox")).to_be_visible()
        page.evaluate("window.postMessage('koubo:close', '*')")
        page.wait_for_timeout(200)
        expect(page.locator("iframe")).to_be_visible()


@pytest.mark.parametrize(
    ("colour", "background", "ink"),
    [
        ("%23ffd43d", "rgb(255, 212, 61)", "rgb(0, 0, 0)"),
        ("%2300694b", "rgb(0, 105, 75)", "rgb(255, 255, 255)"),
        ("red;}button{display:none}", "rgb(0, 23, 193)", "rgb(255, 255, 255)"),
    ],
)
def test_a_colour_is_taken_only_where_it_is_one_and_its_words_stay_readable(
    browser: Browser, sites: Sites, colour: str, background: str, ink: str
) -> None:
    with page_of(browser) as page:
        page.goto(f"{sites.friend}/data-colour={colour}")
        button = page.get_by_role("button")
        expect(button).to_have_css("background-color", background)
        expect(button).to_have_css("color", ink)
