"""Every state of the page for everyone: in both languages, with axe, without jumps, on narrow screens, in another site's frame."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.cards import TYPED
from tests.web.page import ChatPage
from tests.web.scripts import DEADLINE
from tests.web.stub_app import Gate, Stub
from tests.web.test_accessibility import COUNT_ANNOUNCEMENTS, PHONE

pytestmark = pytest.mark.web
LOOKS = [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}, PHONE]
MOST_SHIFT = 0.05
MOVED = """() => {
    window.shifts = 0;
    window.moved = [];
    const nameOf = (node) => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[class]")?.className ?? "";
    const add = (list) => list.getEntries().forEach((entry) => {
        window.shifts += entry.value;
        window.moved.push(...entry.sources.map(({node}) => nameOf(node)));
    });
    new PerformanceObserver(add).observe({type: "layout-shift", buffered: false});
}"""


@pytest.fixture
def stub(stub: Stub) -> Stub:
    stub.scripts.update(TYPED)
    return stub


@pytest.mark.parametrize("view", LOOKS, ids=["light", "dark", "forced colours", "phone"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge_with_all_that_can_be_opened_open(chat: ChatPage) -> None:
    for question in TYPED:
        chat.ask(question)
        chat.cite(1).click()
    article = chat.page.get_by_role("article").first
    article.get_by_text("対象を変える").click()
    article.get_by_role("button", name="共有リンクを作る").click()
    article.get_by_role("button", name="内容が違う").click()
    chat.page.get_by_role("article").nth(2).get_by_role("checkbox").first.check()
    chat.page.get_by_role("article").nth(3).get_by_text("資料の文面のまま読む").click()
    article.get_by_role("button", name="編集して聞き直す").click()
    assert chat.accessibility_violations() == []
    assert not chat.scrolls_sideways()
    chat.page.get_by_role("button", name="これまでの質問").click()
    assert chat.accessibility_violations() == []
    dialog = chat.page.get_by_role("dialog")
    dialog.get_by_role("button", name="すべて消去").click()
    assert chat.accessibility_violations() == []
    dialog.get_by_role("button", name="やめる").click()
    dialog.get_by_role("listitem").get_by_role("button").first.click()
    assert chat.accessibility_violations() == []
    assert not chat.scrolls_sideways()


@pytest.mark.parametrize("question", ["締切を詳しく", "記載なしを先に", "書類を詳しく"])
def test_nothing_that_stands_moves_whatever_comes_and_in_whatever_order(
    chat: ChatPage, stub: Stub, question: str
) -> None:
    gates = [Gate() for _ in TYPED[question]]
    stub.scripts[question] = [step for pair in zip(gates, TYPED[question], strict=True) for step in pair]
    chat.start(question)
    expect(chat.turn.locator(".pending")).to_be_visible()
    chat.page.wait_for_timeout(700)  # Chromium forgives shifts in the half second after a key
    chat.page.evaluate(MOVED)
    for gate in gates:
        gate.open()
        chat.page.wait_for_timeout(100)
    chat.settled()
    assert set(chat.page.evaluate("window.moved")) <= {"pending", "pending__dots"}  # it makes room for what comes
    assert chat.page.evaluate("window.shifts") < MOST_SHIFT


def test_a_card_is_not_announced_beside_the_claim_that_says_the_same(chat: ChatPage) -> None:
    chat.page.evaluate(COUNT_ANNOUNCEMENTS)
    chat.ask("書類を詳しく")

    (announced,) = chat.page.evaluate("window.announced")
    assert announced.count("様式第1号 申請書") == 1


@pytest.mark.parametrize("view", [{"locale": "en-GB"}], ids=["an English browser"])
def test_the_whole_page_is_there_in_english_and_says_which_language_each_part_is_in(chat: ChatPage) -> None:
    page = english(chat)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", name="Calls that we can answer on")).to_be_visible()
    expect(page.locator(".call__name").first).to_have_attribute("lang", "ja")
    page.get_by_role("textbox", name="Your question").fill("When is the deadline?")
    page.get_by_role("textbox", name="Your question").press("Enter")
    expect(page.get_by_role("button", name="Copy with sources")).to_be_visible()
    page.get_by_role("button", name="Source [1]").click()
    expect(page.get_by_role("blockquote")).to_have_attribute("lang", "ja")
    assert chat.accessibility_violations() == []
    shown = page.evaluate(OWN_WORDS)
    assert shown == []


def test_the_language_can_be_switched_and_what_the_address_says_stays(chat: ChatPage) -> None:
    chat.page.goto(f"{chat.site}/?calls=jinnov&lang=ja")
    switch = chat.page.get_by_role("link", name="English")
    expect(switch).to_have_attribute("lang", "en")
    switch.click()
    expect(chat.page.get_by_role("heading", name="Questions to begin with")).to_be_visible()
    assert chat.page.url.endswith("/?calls=jinnov&lang=en")
    chat.page.get_by_role("link", name="日本語").click()
    expect(chat.page.get_by_role("heading", name="質問の例")).to_be_visible()


def english(chat: ChatPage) -> Page:
    chat.page.goto(f"{chat.site}/?lang=en")
    expect(chat.page.locator("#welcome")).not_to_have_attribute("aria-busy", "true")
    return chat.page


OWN_WORDS = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const {parentElement: element, textContent: text} = walker.currentNode;
        const japanese = /[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}]/u.test(text);
        const said = element.closest('[lang="ja"], .claim, .reading__text, .notice, .edition__deadline, .source__place');
        if (japanese && !said && !element.closest("#announcer")) found.push(text.trim());
    }
    return found;
}"""


def test_japanese_lines_break_at_phrases(chat: ChatPage) -> None:
    for wanted in ("word-break: auto-phrase", "text-wrap: pretty"):
        name, value = wanted.split(": ")
        assert chat.page.evaluate(f"getComputedStyle(document.body).getPropertyValue('{name}')") == value
    chat.ask(DEADLINE)
    assert chat.claims.first.evaluate("(claim) => getComputedStyle(claim).wordBreak") == "auto-phrase"


@pytest.mark.parametrize("view", [{"viewport": {"width": 640, "height": 400}}], ids=["200 % zoom of 1280 x 800"])
def test_at_double_zoom_every_card_fits_and_the_history_can_be_closed(chat: ChatPage) -> None:
    for question in TYPED:
        chat.ask(question)
        assert not chat.scrolls_sideways()
    chat.page.get_by_role("button", name="これまでの質問").click()
    expect(chat.page.get_by_role("dialog").get_by_role("button", name="閉じる")).to_be_in_viewport()
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_role("dialog")).to_be_hidden()
    expect(chat.page.get_by_role("button", name="これまでの質問")).to_be_focused()


def test_in_the_frame_of_another_site_nothing_is_kept(browser: Browser, stub: Stub, site: str) -> None:
    context = browser.new_context(locale="ja-JP")
    chat = ChatPage(context.new_page(), site)
    context.route("**/embed", lambda route: route.fulfill(response=route.fetch(url=site)))
    chat.page.goto(f"{site}/embed")
    expect(chat.page.locator("#welcome")).not_to_have_attribute("aria-busy", "true")
    chat.ask("書類を詳しく")
    chat.turn.get_by_role("checkbox").first.check()

    expect(chat.page.get_by_role("button", name="これまでの質問")).to_be_hidden()
    assert chat.page.evaluate("localStorage.length") == 0
    assert stub.asked
    context.close()
