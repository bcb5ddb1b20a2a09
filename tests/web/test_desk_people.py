"""The record of deeds, the people of the desk and their sessions, and the account of an organisation."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from starlette.types import Receive, Scope, Send

from assistant.domain.staff import Role
from assistant.settings import Settings
from assistant.wiring.desk import provided_by
from tests.oidc_provider import CLIENT, SECRET, providing
from tests.shelf import HUB
from tests.staffed import StaffedService
from tests.web.desk_page import As
from tests.web.server import serving
from tests.web.watched import WatchedPage

pytestmark = pytest.mark.web

# -- the record


def test_a_deed_is_found_with_its_before_and_after_and_taken_away(
    desk_as: As, staffed: StaffedService, tmp_path: Path
) -> None:
    desk = desk_as(Role.ADMIN, "/desk/audit")
    staffed.desk.operating.shut_call(HUB.id, "直しています。", by=staffed.founder)
    desk.go("/desk/audit")
    expect(desk.main).to_contain_text("記録は改ざんされていません")

    desk.page.get_by_label("何を").select_option(label="公募の案内を止めた")
    desk.page.get_by_role("button", name="絞り込む").click()
    expect(desk.main.get_by_role("listitem")).to_have_count(1)
    desk.main.get_by_text("変更の前後").click()
    row = desk.main.get_by_role("row", name="案内の停止")
    assert row.get_by_role("cell").all_text_contents() == ["いいえ", "はい"]
    assert desk.accessibility_violations() == []
    with desk.page.expect_download() as taken:
        desk.page.get_by_role("button", name="CSV で書き出す").click()
    taken.value.save_as(tmp_path / "audit.csv")

    with (tmp_path / "audit.csv").open(encoding="utf-8-sig", newline="") as file:
        head, row_ = csv.reader(file)
    assert dict(zip(head, row_, strict=True))["何を"] == "公募の案内を止めた"


def test_a_record_that_was_tampered_with_is_told_in_red(desk_as: As, staffed: StaffedService) -> None:
    database = staffed.library.engine.url.database
    assert database is not None
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DELETE FROM audit WHERE number = 2")
        connection.commit()

    desk = desk_as(Role.ADMIN, "/desk/audit")

    expect(desk.page.get_by_role("alert")).to_contain_text("2 番の記録が合いません")


def test_nothing_that_a_deed_holds_becomes_markup(desk_as: As, staffed: StaffedService) -> None:
    staffed.desk.operating.shut_call(HUB.id, "<img src=x onerror=alert(1)>", by=staffed.founder)

    desk = desk_as(Role.ADMIN, "/desk/audit")
    desk.main.get_by_text("変更の前後").first.click()

    expect(desk.main).to_contain_text("<img src=x onerror=alert(1)>")


# -- people


def test_somebody_is_added_once_all_is_right(desk_as: As) -> None:
    desk = desk_as(Role.ADMIN, "/desk/staff")
    desk.page.get_by_role("button", name="人を足す").click()
    dialog = desk.page.get_by_role("dialog", name="人を足す")
    assert desk.accessibility_violations() == []
    dialog.get_by_label("名前", exact=True).fill("担当者C")
    dialog.get_by_label("ログイン名").fill("author")
    dialog.get_by_label("パスワード").fill("短い")
    dialog.get_by_role("button", name="足す").click()
    expect(dialog.get_by_role("alert")).to_contain_text("このログイン名は使われています")
    dialog.get_by_label("ログイン名").fill("new")
    dialog.get_by_role("button", name="足す").click()
    expect(dialog.get_by_role("alert")).to_contain_text("12 文字以上")
    dialog.get_by_label("パスワード").fill("とても長い合言葉です12")
    dialog.get_by_role("button", name="足す").click()
    expect(desk.page.get_by_role("row", name="担当者C")).to_contain_text("作成者")
    expect(desk.page.get_by_role("button", name="人を足す")).to_be_focused()


def test_somebody_is_given_another_role_and_disabled(desk_as: As, staffed: StaffedService) -> None:
    staffed.accounts.add("new", "担当者C", Role.AUTHOR, password=None, by=staffed.founder)
    desk = desk_as(Role.ADMIN, "/desk/staff")
    desk.page.get_by_role("button", name="担当者C: 役割を変える").click()
    desk.page.get_by_role("dialog").get_by_label("承認者").check()
    desk.page.get_by_role("dialog").get_by_role("button", name="変える").click()
    expect(desk.page.get_by_role("row", name="担当者C")).to_contain_text("承認者")
    desk.page.get_by_role("button", name="担当者C: 停止する").click()
    desk.page.get_by_role("dialog").get_by_role("button", name="停止する").click()
    expect(desk.page.get_by_role("row", name="担当者C")).to_contain_text("停止中")
    expect(desk.page.get_by_role("button", name="担当者C: 役割を変える")).to_be_focused()
    member = staffed.accounts.store.member("new")
    assert member is not None
    assert (member.role, member.active) == (Role.APPROVER, False)


def test_an_admin_ends_somebodys_session_and_a_person_their_own(desk_as: As) -> None:
    author, elsewhere = desk_as(Role.AUTHOR, "/desk/sessions"), desk_as(Role.AUTHOR, "/desk/sessions")
    author.go("/desk/sessions")
    expect(author.main.get_by_role("row")).to_have_count(3)
    author.page.get_by_role("button", name="からのサインインを取り消す").click()
    expect(author.main.get_by_role("row")).to_have_count(2)
    expect(author.main.get_by_role("region", name="サインインの一覧")).to_be_focused()
    elsewhere.go("/desk/sessions")
    expect(elsewhere.page.get_by_role("heading", name="サインイン", exact=True)).to_be_visible()

    admin = desk_as(Role.ADMIN, "/desk/staff")
    admin.page.get_by_role("button", name="担当者（author）: サインインを取り消す").click()
    admin.page.get_by_role("dialog").get_by_role("button", name="サインインを取り消す").click()
    expect(admin.page.get_by_role("row", name="担当者（author）")).to_contain_text("0 件")
    author.go("/desk/sessions")
    expect(author.page.get_by_role("heading", name="サインイン", exact=True)).to_be_visible()


# -- a provider of identities


def test_somebody_signs_in_with_the_account_of_their_organisation(browser: Browser, staffed: StaffedService) -> None:
    mail = "a@example.go.jp"
    staffed.accounts.add(mail, "担当者A", Role.AUTHOR, password=None, by=staffed.founder)

    async def service(scope: Scope, receive: Receive, send: Send) -> None:
        await staffed.app(scope, receive, send)  # furnished below, once its address is known

    with providing(staffed.clock.now, email=mail, email_verified=True) as provider, serving(service) as site:
        given = {"oidc_issuer": provider.issuer, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
        with_provider = Settings(**given, oidc_redirect=f"{site}/desk/oidc/callback")
        staffed.furnish(provided=provided_by(with_provider, staffed.accounts, staffed.clock))
        desk = WatchedPage(browser.new_context(locale="ja-JP").new_page(), site)
        desk.page.goto(f"{site}/desk/sessions?from=mail")
        assert desk.accessibility_violations() == []
        desk.page.get_by_role("link", name="組織のアカウントでサインインする").click()

        expect(desk.page.locator("#member")).to_have_text("担当者A（作成者）")
        expect(desk.page).to_have_url(f"{site}/desk/sessions?from=mail")
        desk.page.get_by_role("button", name="サインアウト").click()
        provider.lies = {"nonce": "replayed"}
        desk.page.get_by_role("link", name="組織のアカウントでサインインする").click()
        expect(desk.page.get_by_role("alert")).to_contain_text("組織のアカウントを確かめられませんでした")
        desk.page.context.close()
        assert desk.faults == []
