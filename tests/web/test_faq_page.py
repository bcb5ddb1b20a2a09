"""The public FAQ in the real browser, and the chat that answers from it first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant.domain.entries import Entry, EntryClaim, EntryState
from tests.assembled import NOW, app_over, assistant_over
from tests.desk_entries import entry, passage_of, pin, pinned
from tests.fakes import InMemoryEntries
from tests.shelf import ALL, HUB_6_PAGE, HUB_7_GUIDELINE
from tests.web.chromium import PATIENCE
from tests.web.page import ChatPage
from tests.web.server import serving
from tests.web.watched import WatchedPage

pytestmark = pytest.mark.web
PERIOD = pinned("応募書類は令和7年8月27日(水)12時必着です。", pin(passage_of(HUB_7_GUIDELINE, "公募期間")))
DESK = pinned("hub2025@jimukyoku.example へお送りください。", pin(passage_of(HUB_7_GUIDELINE, "問い合わせ先")))
OLD = pinned("令和6年7月29日(月)正午です。", pin(passage_of(HUB_6_PAGE, "公募期間"), file_name="hub-6.html"))
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def shown(claim: EntryClaim, id_: str, question: str, edition_id: str = "hub-7") -> Entry:
    draft = replace(entry(claim, id_=id_, question=question), edition_id=edition_id)
    return replace(draft, version=4, state=EntryState.PUBLISHED, published_at=NOW)


@pytest.fixture
def entries() -> InMemoryEntries:
    return InMemoryEntries(
        shown(PERIOD, "e1", "締切はいつですか"),
        shown(DESK, "e2", "問い合わせ先はどこですか"),
        shown(OLD, "e3", "第6回の締切はいつでしたか", "hub-6"),
    )


@pytest.fixture
def site(tmp_path: Path, entries: InMemoryEntries) -> Iterator[str]:
    with serving(app_over(assistant_over(ALL, tmp_path, published=entries))) as address:
        yield address


@pytest.fixture
def reader(browser: Browser, site: str, view: dict[str, object]) -> Iterator[WatchedPage]:
    """A page without scripts of ours; afterwards no policy was broken, and nothing was asked of another host."""
    wishes: dict[str, object] = {"locale": "ja-JP", "viewport": {"width": 1280, "height": 800}, **view}
    context = browser.new_context(**wishes)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    reader = WatchedPage(context.new_page(), site)
    yield reader
    context.close()
    assert (reader.faults, reader.foreign_requests()) == ([], [])


@pytest.mark.parametrize("view", [{}, {"java_script_enabled": False}])
def test_a_reader_finds_an_entry_and_checks_it_on_the_page_of_the_document(reader: WatchedPage) -> None:
    page = reader.page
    page.goto(f"{reader.site}/faq")
    expect(page.get_by_role("article")).to_have_count(3)
    page.get_by_role("searchbox", name="よくある質問を探す").fill("といあわせ")
    page.get_by_role("button", name="探す").click()
    expect(page.get_by_role("status")).to_contain_text("1 件")
    page.get_by_role("link", name="問い合わせ先はどこですか").click()
    expect(page).to_have_url(f"{reader.site}/faq/e2")
    expect(page.get_by_role("article")).to_contain_text("事務局確認済み2025年8月1日")
    page.get_by_role("link", name="出典 [1]").click()
    expect(page.locator("#source-1")).to_be_in_viewport()
    page.get_by_role("link", name="資料のページで確かめる").click()
    expect(page.locator("mark").first).to_contain_text("みらいハブ事務局")


@pytest.mark.parametrize("view", [{}, {"color_scheme": "dark"}, PHONE, {"forced_colors": "active"}])
@pytest.mark.parametrize("path", ["/faq", "/faq/e1", "/faq/e3", "/faq?q=締切", "/faq?q=宿泊"])
def test_every_page_is_fit_for_all(reader: WatchedPage, path: str) -> None:
    reader.page.goto(reader.site + path)

    assert reader.accessibility_violations() == []
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_browser_takes_the_linked_data_for_data_and_breaks_no_policy(reader: WatchedPage) -> None:
    reader.page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => { window.broken = event.blockedURI })"
    )
    reader.page.goto(f"{reader.site}/faq")
    data = reader.page.locator('script[type="application/ld+json"]').text_content()

    told = json.loads(data or "")
    assert told["@type"] == "FAQPage"
    assert len(told["mainEntity"]) == 3
    assert reader.page.evaluate("window.broken") is None


def test_on_paper_stand_questions_and_answers_and_nothing_that_can_only_be_pressed(reader: WatchedPage) -> None:
    page = reader.page
    page.goto(f"{reader.site}/faq")
    page.emulate_media(media="print")

    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_role("link", name="質問の窓口へ")).to_be_hidden()
    for part in ("締切はいつですか", PERIOD.text, "事務局確認済み"):
        expect(page.get_by_text(part, exact=False).first).to_be_visible()


def test_an_older_edition_says_that_there_is_a_newer_one(reader: WatchedPage) -> None:
    reader.page.goto(f"{reader.site}/faq/e3")

    expect(reader.page.get_by_role("article")).to_contain_text("最新は第7回です")
    expect(reader.page.get_by_role("article")).to_contain_text("受付終了")


def test_what_is_withdrawn_is_gone_from_the_page_and_the_chat_at_once(chat: ChatPage, entries: InMemoryEntries) -> None:
    assert "事務局確認済み" in chat.ask("みらいハブ 第7回の締切はいつですか").inner_text()
    entries.keep(replace(shown(PERIOD, "e1", "締切はいつですか"), version=5, state=EntryState.STALE))

    turn = chat.ask("みらいハブ 第7回の締切はいつですか")
    expect(turn).to_contain_text("12時必着")
    expect(turn.locator(".confirmed")).to_be_hidden()
    chat.page.goto(f"{chat.site}/faq/e1")
    expect(chat.page.get_by_role("heading", level=1)).to_have_text("この質問は掲載していません")


@pytest.mark.parametrize("view", [{}, {"color_scheme": "dark"}, PHONE])
def test_the_chat_answers_with_what_was_confirmed_and_says_so(chat: ChatPage) -> None:
    turn = chat.ask("みらいハブ 第7回の応募はいつまでですか")

    expect(turn.locator(".confirmed")).to_contain_text("事務局確認済み")
    expect(turn.locator(".confirmed")).to_contain_text("2025年8月1日")
    expect(turn).to_contain_text(PERIOD.text)
    expect(turn).to_contain_text("受付中")
    expect(chat.announcer).to_contain_text("事務局確認済み")
    chat.cite(1).click()
    expect(chat.source).to_contain_text(PERIOD.pins[0].quote)
    assert chat.accessibility_violations() == []
    assert not chat.scrolls_sideways()
    turn.get_by_role("link", name="よくある質問").click()
    expect(chat.page).to_have_url(f"{chat.site}/faq/e1")


def test_an_answer_that_nobody_confirmed_does_not_say_so(chat: ChatPage) -> None:
    expect(chat.ask("みらいハブ 第7回の説明会はいつですか").locator(".confirmed")).to_be_hidden()


def test_the_first_screen_leads_to_the_questions_of_an_edition(chat: ChatPage) -> None:
    chat.page.get_by_role("link", name="よくある質問2件").click()

    expect(chat.page).to_have_url(f"{chat.site}/faq#hub-7")
    expect(chat.page.get_by_role("heading", name="第7回 受付中")).to_be_in_viewport()
