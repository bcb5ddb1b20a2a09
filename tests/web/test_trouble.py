"""When something fails the page says so, in words for the reader, and offers to try again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.web.page import ChatPage
from tests.web.scripts import ANSWERED, CLAIM, DEADLINE, DETAIL
from tests.web.server import serving
from tests.web.stub_app import Refusal, Stub

pytestmark = pytest.mark.web


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("混雑", ["ただいま混み合っています", DETAIL]),
        ("代理", ["ただいまお答えできません", "時間をおいて、もう一度お試しください。"]),
        ("途中で誤り", ["お答えを中止しました", "資料を読めませんでした。"]),
        ("途中で切れる", ["回答が途中で切れました", "回答の途中まで"]),
    ],
    ids=["a problem of the service", "the page of a proxy", "an error in the stream", "a stream that ends too early"],
)
def test_what_went_wrong_is_shown_and_announced(chat: ChatPage, question: str, words: list[str]) -> None:
    chat.ask(question)
    for part in words:
        expect(chat.trouble).to_contain_text(part)
        expect(chat.announcer).to_contain_text(part)
    expect(chat.trouble.get_by_role("button", name="再試行")).to_be_visible()


def test_trying_again_takes_the_place_of_what_failed(chat: ChatPage, stub: Stub) -> None:
    chat.ask("途中で切れる")
    stub.scripts["途中で切れる"] = ANSWERED
    chat.trouble.get_by_role("button", name="再試行").click()
    chat.settled()
    expect(chat.page.get_by_role("article")).to_have_count(1)
    expect(chat.trouble).to_be_hidden()
    expect(chat.claims.first).to_contain_text(CLAIM)
    expect(chat.turn.get_by_role("heading", name="途中で切れる")).to_be_focused()
    assert stub.asked[1] == {"question": "途中で切れる", "history": []}


def test_a_service_that_has_gone_is_told_from_one_that_refuses(browser: Browser, stub: Stub) -> None:
    context = browser.new_context(locale="ja-JP")
    with serving(stub.app()) as site:
        chat = ChatPage(context.new_page(), site).open()
    chat.ask(DEADLINE)
    expect(chat.trouble).to_contain_text("接続できませんでした")
    context.close()


def test_the_page_works_without_a_catalogue(chat: ChatPage, stub: Stub) -> None:
    stub.catalogue = Refusal(503, {"type": "about:blank", "title": "準備中", "status": 503, "detail": "準備中です。"})
    chat.open()
    expect(chat.page.get_by_text("お答えできる公募の一覧を読み込めませんでした")).to_be_visible()
    expect(chat.page.get_by_role("heading", name="お答えできる公募")).to_be_hidden()
    chat.ask(DEADLINE)
    expect(chat.claims.first).to_contain_text(CLAIM)


def test_the_page_works_with_an_empty_catalogue(chat: ChatPage, stub: Stub) -> None:
    stub.catalogue = {"calls": [], "questions": []}
    chat.open()
    expect(chat.page.get_by_role("heading", name="質問の例")).to_be_hidden()
    chat.ask(DEADLINE)
    expect(chat.claims.first).to_contain_text(CLAIM)
