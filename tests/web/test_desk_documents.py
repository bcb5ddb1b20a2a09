"""Documents at the staff desk: an author hands them in, an approver publishes them, and readers see what they may."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import FilePayload, expect

from assistant.api.desk.gate import COOKIE, CSRF, csrf_of
from assistant.domain.staff import Role
from ingest.intake import SandboxedIntake
from tests.assembled import NOW
from tests.handing_in import APPROVER, AUTHOR, CORPUS, reading_files
from tests.staffed import PASSWORD, StaffedService
from tests.web.desk_page import As, DeskPage

pytestmark = pytest.mark.web
OLD, NEW = "umi-2024-guideline.md", "umi-2025-guideline.md"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def intake() -> Iterator[SandboxedIntake]:
    with reading_files() as intake:
        yield intake


@pytest.fixture
def staffed(tmp_path: Path, intake: SandboxedIntake) -> StaffedService:
    return StaffedService(tmp_path, (), intake=intake)


def payload(name: str, raw: bytes | None = None) -> FilePayload:
    return {"name": name, "mimeType": "", "buffer": (CORPUS / name).read_bytes() if raw is None else raw}


def hand_in(desk: DeskPage, *files: FilePayload) -> None:
    desk.page.set_input_files("#files", list(files))
    expect(desk.page.locator(".upload__bar")).to_have_count(0, timeout=20_000)


def published(staffed: StaffedService, *names: str) -> None:
    """Published before the journey begins."""
    for name in names:
        documents = staffed.desk.documents
        documents.publish(documents.take(name, (CORPUS / name).read_bytes(), AUTHOR), 0, APPROVER)


def public(desk: DeskPage) -> str:
    """What readers can see of it all."""
    return json.dumps(desk.page.request.get(f"{desk.site}/api/v1/catalogue").json(), ensure_ascii=False)


def fits(desk: DeskPage) -> bool:
    """Whether nobody has to scroll to the side."""
    size = desk.page.viewport_size
    assert size is not None
    return int(desk.page.evaluate("document.documentElement.scrollWidth")) <= size["width"]


def confirm(desk: DeskPage, name: str) -> None:
    desk.page.get_by_role("dialog").get_by_role("button", name=name).click()


@pytest.mark.parametrize("view", [{}, {"color_scheme": "dark"}, PHONE])
def test_an_author_hands_files_in_and_sees_what_was_understood_of_each(desk_as: As) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/documents")
    hostile = "<img src=x onerror=alert(1)>.md"
    hand_in(
        desk,
        payload("要領.pdf", b"%PDF-1.7\n"),
        payload(hostile, (CORPUS / NEW).read_bytes()),
        payload("aoba-03-guideline.pdf"),
    )

    files = desk.page.locator(".upload__file")
    expect(files.nth(0)).to_contain_text("途中で切れています")
    expect(files.nth(1)).to_contain_text(hostile)
    expect(files.nth(1)).to_contain_text("読み取りました")
    expect(desk.page.get_by_role("region", name="公開を待つもの").get_by_role("row")).to_have_count(3)
    assert desk.accessibility_violations() == []
    assert fits(desk)

    desk.page.get_by_role("link", name="aoba-03-guideline.pdf 内容を確かめる").click()

    expect(desk.main).to_contain_text("あおば未来実証支援事業")
    expect(desk.main).to_contain_text("2025年7月15日は火曜日です")
    expect(desk.main).to_contain_text("読む人に見えない文字があります")
    expect(desk.main).to_contain_text("公開できるのは承認者です")
    expect(desk.page.get_by_role("button", name="いま公開する")).to_have_count(0)
    assert desk.accessibility_violations() == []
    assert fits(desk)
    assert json.loads(public(desk))["calls"] == []


def test_files_that_are_dropped_are_handed_in(desk_as: As) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/documents")
    dropped = desk.page.evaluate_handle(
        """(text) => {
            const data = new DataTransfer();
            data.items.add(new File([text], "がぎ.md".normalize("NFD")));
            data.items.add(new File([text], "a\\u202egpj.md"));
            return data;
        }""",
        (CORPUS / NEW).read_text("utf-8"),
    )
    for name in ("dragenter", "dragover", "drop"):
        desk.page.dispatch_event(".upload__zone", name, {"dataTransfer": dropped})
    expect(desk.page.locator(".upload__file--good")).to_have_count(2, timeout=20_000)

    waiting = desk.page.get_by_role("region", name="公開を待つもの")
    expect(waiting.get_by_role("link")).to_have_text(["がぎ.md", "a\\u202egpj.md"])


def test_an_approver_publishes_after_a_look_and_opens_a_fact_in_its_source(
    desk_as: As, staffed: StaffedService
) -> None:
    given = staffed.desk.documents.take(NEW, (CORPUS / NEW).read_bytes(), AUTHOR)
    desk = desk_as(Role.APPROVER, f"/desk/documents/waiting/{given.id}")
    with desk.page.expect_popup() as opened:
        desk.page.get_by_role("link", name="公募期間 p.1").click()
    expect(opened.value.locator("mark").first).to_contain_text("令和7年5月19日")
    expect(opened.value.get_by_role("main")).to_contain_text("公開の前です")
    opened.value.close()
    assert "海洋" not in public(desk)

    desk.page.get_by_role("button", name="いま公開する").click()
    assert desk.accessibility_violations() == []
    confirm(desk, "いま公開する")

    expect(desk.page.locator(".desk__notice").filter(has_text="公開しました")).to_be_visible()
    expect(desk.page.get_by_role("region", name="したこと").get_by_role("row").nth(1)).to_contain_text(
        "担当者（approver）"
    )
    assert "海洋人材育成助成" in public(desk)
    assert desk.accessibility_violations() == []


def test_a_document_goes_out_at_its_time_and_not_before(desk_as: As, staffed: StaffedService) -> None:
    given = staffed.desk.documents.take(NEW, (CORPUS / NEW).read_bytes(), AUTHOR)
    desk = desk_as(Role.APPROVER, f"/desk/documents/waiting/{given.id}")
    desk.page.get_by_label("公開の日時（日本時間）").fill("2025-07-31T09:00")
    desk.page.get_by_role("button", name="この日時に公開する").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("これから先")

    desk.page.get_by_label("公開の日時（日本時間）").fill(f"{NOW + timedelta(hours=2):%Y-%m-%dT%H:%M}")
    desk.page.get_by_role("button", name="この日時に公開する").click()
    expect(desk.main).to_contain_text("2025/08/01 12:00 に公開します（担当者（approver）さんが決めました）")
    staffed.clock.move(timedelta(hours=1, minutes=59))
    desk.page.wait_for_timeout(2_500)  # the service looks every second
    assert "海洋" not in public(desk)

    staffed.clock.move(timedelta(minutes=1))
    desk.go("/desk/documents")
    for _ in range(100):
        if "海洋" in public(desk):
            break
        desk.page.wait_for_timeout(100)
    assert "海洋人材育成助成" in public(desk)


def test_an_author_corrects_the_edition_and_it_is_read_again(desk_as: As, staffed: StaffedService) -> None:
    given = staffed.desk.documents.take(NEW, (CORPUS / NEW).read_bytes(), AUTHOR)
    desk = desk_as(Role.AUTHOR, f"/desk/documents/waiting/{given.id}")
    desk.page.get_by_text("公募や回次を直す").click()
    desk.page.get_by_role("textbox", name="回次").fill("令和8年度")
    desk.page.get_by_role("combobox", name="種類").select_option("案内")
    desk.page.get_by_role("button", name="直して読み直す").click()

    expect(desk.page.locator(".desk__notice").filter(has_text="読み直しました")).to_be_visible()
    expect(desk.page.get_by_role("region", name=NEW, exact=True)).to_contain_text("令和8年度")
    expect(desk.page.get_by_role("textbox", name="回次")).to_have_value("令和8年度")
    assert desk.accessibility_violations() == []


def test_a_replacement_shows_what_changes_and_every_revision_can_come_back(
    desk_as: As, staffed: StaffedService
) -> None:
    published(staffed, NEW)
    changed = (CORPUS / NEW).read_text("utf-8").replace("6月30日（月）12時", "7月4日（金）17時")
    desk = desk_as(Role.APPROVER, "/desk/documents")
    hand_in(desk, payload(NEW, changed.encode()))
    desk.page.get_by_role("link", name="内容を確かめる").click()
    row = desk.page.locator("[data-impact=dates] tbody tr")
    expect(row.locator("del")).to_have_text(["6", "30", "月", "12"])
    expect(row.locator("ins")).to_have_text(["7", "4", "金", "17"])
    desk.page.get_by_role("button", name="いま公開する").click()
    confirm(desk, "いま公開する")

    revisions = desk.page.get_by_role("region", name="版の履歴").get_by_role("row")
    expect(revisions).to_have_count(3)
    with desk.page.expect_popup() as opened:
        revisions.nth(2).get_by_role("link").first.click()
    expect(opened.value.get_by_role("main")).to_contain_text("新しい版に差し替えられています")
    expect(opened.value.get_by_role("main")).to_contain_text("6月30日")
    opened.value.close()


def test_a_revision_is_restored_and_the_document_withdrawn_with_its_reason(
    desk_as: As, staffed: StaffedService
) -> None:
    published(staffed, NEW)
    documents = staffed.desk.documents
    newer = documents.take(NEW, (CORPUS / NEW).read_bytes() + b"\n- \xe8\xbf\xbd\xe8\xa8\x98\n", AUTHOR)
    documents.publish(newer, documents.store.live_number(NEW), APPROVER)
    desk = desk_as(Role.APPROVER, f"/desk/documents/{documents.store.files()[0].document.id}")
    revisions = desk.page.get_by_role("region", name="版の履歴").get_by_role("row")
    desk.page.get_by_role("button", name="この版に戻す").click()
    confirm(desk, "この版に戻す")
    expect(desk.main).to_contain_text("戻しました")
    expect(revisions.nth(2)).to_contain_text("公開中")
    desk.page.get_by_role("button", name="取り下げる").click()
    desk.page.get_by_label("理由").fill("日付の誤りのため")
    assert desk.accessibility_violations() == []
    confirm(desk, "取り下げる")
    expect(desk.page.get_by_role("region", name="したこと").get_by_role("row").nth(1)).to_contain_text(
        "日付の誤りのため"
    )
    assert "海洋" not in public(desk)


def test_who_comes_second_is_told_who_came_first(desk_as: As, staffed: StaffedService) -> None:
    given = staffed.desk.documents.take(NEW, (CORPUS / NEW).read_bytes(), AUTHOR)
    desk = desk_as(Role.ADMIN, f"/desk/documents/waiting/{given.id}")
    expect(desk.page.get_by_role("button", name="いま公開する")).to_be_visible()
    staffed.desk.documents.schedule(given, NOW + timedelta(days=1), APPROVER)
    desk.page.get_by_role("button", name="いま公開する").click()
    confirm(desk, "いま公開する")

    expect(desk.page.get_by_role("alert")).to_contain_text("承認者Bさんが 2025-08-01 10:00 に変えました")
    expect(desk.page.get_by_role("alert")).to_be_focused()


def test_an_upload_that_breaks_off_says_so_and_leaves_nothing(desk_as: As, staffed: StaffedService) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/documents")
    desk.page.route("**/uploads**", lambda route: route.abort("connectionreset"))
    hand_in(desk, payload(NEW))
    expect(desk.page.locator(".upload__file")).to_contain_text("途中で切れました")

    token = staffed.accounts.sign_in(Role.AUTHOR, PASSWORD, "testclient")[0]
    cut_off(desk.site, token)
    desk.page.unroute("**/uploads**")
    hand_in(desk, payload(NEW))
    expect(desk.page.locator(".upload__file--good")).to_have_count(1)
    assert [given.source for given in staffed.desk.documents.store.waiting()] == [NEW]


def cut_off(site: str, token: str) -> None:
    """Half of a file, and then nothing more."""
    address = urlsplit(site)
    head = (
        f"PUT /api/v1/desk/uploads?name=half.md HTTP/1.1\r\nHost: {address.netloc}\r\nCookie: {COOKIE}={token}\r\n"
        f"{CSRF}: {csrf_of(token)}\r\nContent-Length: 100000\r\n\r\n"
    )
    with socket.create_connection((str(address.hostname), address.port or 80)) as connection:
        connection.sendall(head.encode() + "あ".encode() * 10_000)


@pytest.mark.parametrize("view", [{}, {"color_scheme": "dark"}, PHONE])
def test_two_editions_stand_side_by_side_and_each_row_opens_both_sources(desk_as: As, staffed: StaffedService) -> None:
    published(staffed, OLD, NEW)
    desk = desk_as(Role.AUTHOR, "/desk/compare")
    desk.page.get_by_role("button", name="比べる").click()

    dates = desk.page.locator("[data-impact=dates] tbody tr")
    expect(dates.locator("del")).to_have_text(["6", "20", "6", "28", "金", "17"])
    expect(dates.locator("ins")).to_have_text(["7", "19", "7", "30", "月", "12"])
    headings = desk.page.locator("section.differences h2")
    expect(headings).to_have_text([re.compile(name) for name in ("日付", "金額", "対象", "様式", "連絡先", "文面")])
    for number, words in ((0, "令和6年5月20日"), (1, "令和7年5月19日")):
        with desk.page.expect_popup() as opened:
            dates.get_by_role("link").nth(number).click()
        expect(opened.value.locator("mark").first).to_contain_text(words)
        opened.value.close()
    assert desk.accessibility_violations() == []
    assert fits(desk)

    desk.page.get_by_label("見るもの").select_option("様式")
    expect(headings).to_have_count(1)
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("link", name="表（CSV）で保存").click()
    assert saved.value.suggested_filename == "koubo-compare.csv"
    assert "\ufeff何が,違い" in Path(saved.value.path()).read_text("utf-8")
