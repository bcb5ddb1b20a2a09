"""Pages that the service makes itself: they work without scripts, on a phone, on paper and with a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.assembled import app_over, assistant_over
from tests.fakes import HandSwitch
from tests.shelf import ALL
from tests.web.chromium import PATIENCE
from tests.web.server import serving

pytestmark = pytest.mark.web
QUESTION = "みらいハブ 第7回の締切と問い合わせ先は"
SHARE = """async (question) => {
    const send = async (path, body) => (await fetch(path, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    })).json();
    const { id } = await send("/api/v1/ask", { question });
    return (await send("/api/v1/share", { answer: id })).path;
}"""


@pytest.fixture(scope="module")
def switch() -> HandSwitch:
    return HandSwitch()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, switch: HandSwitch) -> Iterator[str]:
    with serving(app_over(assistant_over(ALL, tmp_path_factory.mktemp("shelf")), switch)) as address:
        yield address


@pytest.fixture(params=[(360, "light"), (1280, "dark")], ids=["phone", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(locale="ja-JP", viewport={"width": width, "height": 800}, color_scheme=scheme)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def is_fit_for_all(page: Page) -> None:
    """Axe finds nothing, and nothing is wider than the window."""
    found = [rule["id"] for rule in Axe().run(page).response["violations"]]
    wider = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert (found, wider) == ([], False)


def test_a_shared_page_is_fit_for_all_and_leads_from_a_claim_to_its_quote(page: Page, site: str) -> None:
    page.goto(site)
    page.goto(site + page.evaluate(SHARE, QUESTION))
    is_fit_for_all(page)
    page.get_by_role("link", name="出典 [1]").first.click()
    expect(page.locator("#source-1")).to_be_in_viewport()
    expect(page.locator("#source-1")).to_contain_text("12時必着")
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="質問の窓口へ")).to_be_hidden()
    expect(page.get_by_text("12時必着").first).to_be_visible()


def test_without_scripts_the_form_is_answered_and_can_be_used_again(browser: Browser, site: str) -> None:
    context = browser.new_context(locale="ja-JP", java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(site)
    for question, part in ((QUESTION, "12時必着"), ("みらいハブ 第7回の宿泊費は", "記載がありません")):
        page.get_by_role("textbox").fill(question)
        page.get_by_role("button", name="送信").click()
        expect(page.get_by_role("article")).to_contain_text(part)
        assert question not in page.url
    context.close()


def test_an_answer_without_scripts_is_fit_for_all(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate(
        "(question) => { const form = document.getElementById('ask'); form.question.value = question; form.submit() }",
        QUESTION,
    )
    expect(page.get_by_role("article")).to_contain_text("12時必着")
    is_fit_for_all(page)


def test_the_page_of_a_stopped_service_is_fit_for_all_and_names_the_desk(
    page: Page, site: str, switch: HandSwitch
) -> None:
    switch.said = "23時に再開します。"
    try:
        page.goto(site)
        expect(page.get_by_role("heading", name="窓口を止めています")).to_be_visible()
        expect(page.get_by_text("hub2025@jimukyoku.example")).to_be_visible()
        is_fit_for_all(page)
    finally:
        switch.said = None
