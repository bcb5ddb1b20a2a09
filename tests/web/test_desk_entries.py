"""FAQ entries in a real browser: from a question to its readers, as author and as approver."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from assistant.domain.staff import Role
from tests.web.desk_page import As, DeskPage

pytestmark = pytest.mark.web
QUESTION = "みらいハブ第7回の締切はいつですか"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def press(desk: DeskPage, name: str) -> None:
    desk.main.get_by_role("button", name=name, exact=True).click()


def draft(desk: DeskPage, question: str = QUESTION) -> str:
    """Make a draft from a question; gives the address of its editor."""
    desk.main.get_by_role("textbox", name=re.compile("^質問")).fill(question)
    press(desk, "下書きを作る")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(question)
    return desk.page.url.removeprefix(desk.site)


def claim(desk: DeskPage, number: int = 1) -> Locator:
    return desk.page.get_by_role("listitem").filter(
        has=desk.page.get_by_role("heading", name=f"文 {number}", exact=True)
    )


def test_a_question_becomes_a_draft_that_shows_its_sources_and_holds(desk_as: As) -> None:
    author = desk_as(Role.AUTHOR, "/desk/entries")
    expect(author.main).to_contain_text("まだありません")
    draft(author)

    expect(claim(author)).to_contain_text("出典と合っています")
    claim(author).get_by_role("button", name="資料で見る").first.click()

    source = author.page.get_by_role("complementary", name="資料")
    expect(source.locator("mark").first).to_contain_text("令和7年8月27日")
    expect(source).to_be_focused()
    assert author.accessibility_violations() == []
