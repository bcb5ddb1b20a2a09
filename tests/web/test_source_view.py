"""From a citation to the page that it stands on: real documents, the real service, a real browser."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assistant.settings import ROOT
from ingest.build import ingest
from tests.assembled import app_over, assistant_over, publisher
from tests.web.page import ChatPage
from tests.web.server import serving

pytestmark = pytest.mark.web
QUOTED = ("６．公募期間と結果の公表", "公募期間：令和7年7月18日（金）～令和7年8月27日（水）12時必着")
WINDOWS = [
    {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    for width in (360, 768, 1280)
    for scheme in ("light", "dark")
] + [{"forced_colors": "active"}]
INK_UNDER = """async ([image, mark]) => {
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const sheet = image.getBoundingClientRect(), box = mark.getBoundingClientRect(), scale = image.naturalWidth / sheet.width;
    const place = [box.x - sheet.x, box.y - sheet.y, box.width, box.height].map((side) => Math.round(side * scale));
    const {data} = context.getImageData(...place);
    return data.filter((tone, at) => at % 4 === 0 && tone < 128).length / (data.length / 4);
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("data")
    ingest([ROOT / "corpus"], publisher(folder), lambda _done, _of, _path: None)
    with serving(app_over(assistant_over((), folder))) as address:
        yield address


def document(name: str) -> str:
    """The id of the document that came in a file."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def opened(chat: ChatPage, question: str = "第7回の締切はいつですか") -> Locator:
    """The window with the source of the first citation."""
    chat.ask(question)
    chat.cite(1).click()
    link_of(chat).click()
    dialog = chat.page.get_by_role("dialog", name="資料のページ")
    expect(dialog.locator("[data-slot=content]")).not_to_have_attribute("aria-busy", "true")
    return dialog


def link_of(chat: ChatPage) -> Locator:
    return chat.source.get_by_role("link", name="資料のページで確かめる").first


@pytest.mark.parametrize("view", WINDOWS, ids=lambda view: "-".join(map(str, view.values())))
def test_a_citation_opens_the_page_with_its_words_marked(chat: ChatPage) -> None:
    dialog = opened(chat)

    expect(dialog.get_by_role("img", name="ページの画像")).to_be_visible()
    expect(dialog.locator("rect")).to_have_count(3)
    expect(dialog.locator("rect").first).to_be_in_viewport()
    for text in QUOTED:
        expect(dialog.locator("mark").filter(has_text=text)).to_be_visible()
    assert chat.accessibility_violations() == []
    assert not chat.scrolls_sideways()


@pytest.mark.parametrize("zoomed", [False, True], ids=["as it is", "large"])
def test_the_marks_lie_over_the_ink_of_the_quote(chat: ChatPage, zoomed: bool) -> None:  # noqa: FBT001  # a parameter
    dialog = opened(chat)
    image = dialog.get_by_role("img", name="ページの画像")
    expect(image).to_have_js_property("complete", value=True)
    dialog.get_by_label("大きく表示する").set_checked(zoomed)

    shares = [
        chat.page.evaluate(INK_UNDER, [image.element_handle(), mark.element_handle()])
        for mark in dialog.locator("rect").all()
    ]

    assert [0.05 < share < 0.6 for share in shares] == [True] * 3, shares


@pytest.mark.parametrize("view", [{"viewport": {"width": 360, "height": 740}}], ids=["phone"])
def test_on_a_phone_the_window_fills_the_screen(chat: ChatPage) -> None:
    assert opened(chat).bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 740}


def test_escape_leads_back_to_where_the_reader_was(chat: ChatPage) -> None:
    dialog = opened(chat)

    chat.page.keyboard.press("Escape")

    expect(dialog).to_be_hidden()
    expect(link_of(chat)).to_be_focused()


def test_all_of_it_works_by_keyboard(chat: ChatPage) -> None:
    chat.ask("第7回の締切はいつですか")
    chat.cite(1).press("Enter")
    link_of(chat).press("Enter")
    dialog = chat.page.get_by_role("dialog", name="資料のページ")
    following = dialog.get_by_role("link", name="次の箇所")
    following.press("Enter")
    expect(dialog.locator("mark").first).to_contain_text("７．説明会")
    dialog.get_by_role("link", name="前の箇所").press("Enter")
    expect(dialog.locator("mark").filter(has_text=QUOTED[0])).to_be_visible()
    dialog.get_by_role("button", name="閉じる").press("Enter")
    expect(dialog).to_be_hidden()


def test_a_slide_is_laid_out_in_words(chat: ChatPage, site: str) -> None:
    chat.page.goto(f"{site}/source/{document('aoba-03-briefing.pptx')}/3?from=25&to=60")
    slide = chat.page.locator("svg.sheet--slide")

    expect(slide).to_contain_text("申請までの流れ")
    marked = "".join(chat.page.locator(".source-view__text mark").all_inner_texts())
    assert marked
    assert "".join(slide.locator("mark").all_inner_texts()).split() == marked.split()


def test_without_its_image_the_text_stands(chat: ChatPage) -> None:
    chat.page.route("**/image?*", lambda route: route.fulfill(status=503, body=""))

    dialog = opened(chat)

    expect(dialog).to_contain_text("画像は、いま表示できません")
    expect(dialog.locator("mark").filter(has_text=QUOTED[1])).to_be_visible()


def test_a_page_that_cannot_be_fetched_says_so(chat: ChatPage) -> None:
    chat.page.route("**/api/v1/documents/**", lambda route: route.abort())

    expect(opened(chat)).to_contain_text("資料を表示できませんでした")


def test_a_source_that_was_withdrawn_since_is_told_in_the_words_of_the_service(chat: ChatPage) -> None:
    told = '{"title": "見つかりません", "detail": "この資料のこのページは、公開されていません。"}'
    chat.page.route("**/api/v1/documents/**", lambda route: route.fulfill(status=404, body=told))

    expect(opened(chat)).to_contain_text("この資料のこのページは、公開されていません。")
    assert chat.accessibility_violations() == []


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    context = browser.new_context(locale="ja-JP", java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_without_a_script_the_link_is_a_page(chat: ChatPage, site: str, plain: Page) -> None:
    chat.ask("第7回の締切はいつですか")
    chat.cite(1).click()
    address = link_of(chat).get_attribute("href") or ""

    plain.goto(site + address)

    expect(plain.get_by_role("heading", level=1)).to_contain_text("2ページ")
    expect(plain.locator("rect")).to_have_count(3)
    expect(plain.locator("mark").filter(has_text=QUOTED[1])).to_be_visible()
    plain.get_by_role("link", name="次の箇所").click()
    expect(plain.locator("mark").first).to_contain_text("７．説明会")
    plain.get_by_label("大きく表示する").check()
    expect(plain.locator(".sheet")).to_have_css("width", "960px")


EACH = (
    "aoba-03-guideline.pdf", "aoba-02-guideline.docx", "aoba-03-contacts.xlsx", "aoba-03-briefing.pptx",
    "jinnovation-hub-06-call.html", "aoba-03-news.eml", "shirakaba-02-qa.md",
)  # fmt: skip


@pytest.mark.parametrize("name", EACH)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_of_every_format_is_accessible_and_no_wider_than_the_window(
    chat: ChatPage, site: str, name: str, width: int
) -> None:
    chat.page.set_viewport_size({"width": width, "height": 800})

    chat.page.goto(f"{site}/source/{document(name)}/1?from=5&to=60")

    expect(chat.page.locator(".source-view__text mark").first).to_be_visible()
    assert chat.accessibility_violations() == []
    assert not chat.scrolls_sideways()
