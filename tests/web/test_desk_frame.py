"""The frame of the staff desk: signing in, what is offered to whom, and a screen for everybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from assistant.domain.staff import Role
from tests.web.desk_page import As

pytestmark = pytest.mark.web
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize("view", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}, PHONE])
def test_somebody_signs_in_and_out_on_a_page_that_everybody_can_use(desk_as: As) -> None:
    desk = desk_as(Role.AUTHOR, "/desk")
    expect(desk.page.locator("#member")).to_have_text("担当者（author）（作成者）")
    expect(desk.main.get_by_role("heading", level=1)).to_be_visible()  # the first section is open
    assert desk.accessibility_violations() == []
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    desk.page.get_by_role("button", name="サインアウト").click()

    expect(desk.page.get_by_role("heading", name="サインイン", exact=True)).to_be_visible()
    assert desk.accessibility_violations() == []
    desk.go("/desk")
    expect(desk.page).to_have_url(f"{desk.site}/desk/sign-in?to=%2Fdesk")


def test_a_wrong_password_is_told_and_the_login_stays(desk_as: As) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/no-such-section")  # which asks nothing more once it is shown
    desk.page.context.clear_cookies()
    desk.go("/desk")
    desk.page.get_by_label("ログイン名").fill("author")
    desk.page.get_by_label("パスワード").fill("違う合言葉")
    desk.page.get_by_role("button", name="サインインする").click()

    expect(desk.page.get_by_role("alert")).to_contain_text("ログイン名かパスワードが違います")
    expect(desk.page.get_by_label("ログイン名")).to_have_value("author")
    assert desk.accessibility_violations() == []


def test_an_address_that_leads_nowhere_is_told(desk_as: As) -> None:
    desk = desk_as(Role.ADMIN, "/desk/no-such-section")

    expect(desk.main).to_contain_text("この画面はありません")
