"""Entries as files at the desk: out in every format, and in after a look at what would come."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from assistant.domain.staff import Role
from tests.assembled import NOW
from tests.desk_entries import deed, entry, published
from tests.staffed import StaffedService
from tests.web.desk_page import As

pytestmark = pytest.mark.web
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
TABLE = (
    "公募,回次,質問,回答,引用\n"
    "みらいハブ,第7回,企業は申請できますか,企業が単独で申請することはできません。,企業が単独で申請することはできません。\n"
    "みらいハブ,第7回,締切はいつですか,8月27日です。,\n"
    "みらいハブ,第7回,宿泊費は出ますか,出ません。,\n"
    "カモメ,第1回,締切は,不明です。,\n"
)


@pytest.fixture
def staffed(tmp_path: Path) -> StaffedService:
    service = StaffedService(tmp_path)
    for version in (entry(), *published(entry())):
        service.store.save(version, deed(), NOW)
    return service


def test_what_is_published_is_taken_away_as_a_book_of_excel(desk_as: As) -> None:
    desk = desk_as(Role.APPROVER, "/desk/faq")
    expect(desk.main.get_by_label("書き出すもの")).to_have_value("published")
    with desk.page.expect_download() as begun:
        desk.main.get_by_role("link", name="Excel（XLSX）").click()

    assert begun.value.suggested_filename == "よくある質問_2025-08-01.xlsx"
    rows = list(load_workbook(BytesIO(begun.value.path().read_bytes())).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:4] == ("番号", "公募", "回次", "質問")
    assert rows[1][3] == "締切はいつですか"


def test_a_file_is_looked_at_before_it_becomes_drafts(desk_as: As, staffed: StaffedService, tmp_path: Path) -> None:
    table = tmp_path / "自作のFAQ.csv"
    table.write_text(TABLE, encoding="cp932")
    desk = desk_as(Role.AUTHOR, "/desk/faq")
    desk.main.get_by_label("ファイル（5 MB まで）").set_input_files(table)
    desk.main.get_by_role("button", name="内容を確かめる").click()

    for part in (
        "5行目「公募」",
        "企業は申請できますか",
        "同じ質問が登録済みです",
        "出典の見つからない文が1件あります",
    ):
        expect(desk.main).to_contain_text(part)
    assert desk.accessibility_violations() == []
    assert len(staffed.store.entries()) == 1

    desk.main.get_by_role("button", name="2件を下書きにする").click()
    expect(desk.main).to_contain_text("2件を下書きにしました")
    assert {one.question for one in staffed.store.entries() if one.author_name} == {
        "締切はいつですか",
        "企業は申請できますか",
        "宿泊費は出ますか",
    }


def test_a_file_that_cannot_be_read_is_told_in_words(desk_as: As, tmp_path: Path) -> None:
    broken = tmp_path / "faq.xlsx"
    broken.write_bytes(b"no book")
    desk = desk_as(Role.AUTHOR, "/desk/faq")
    desk.main.get_by_label("ファイル（5 MB まで）").set_input_files(broken)
    desk.main.get_by_role("button", name="内容を確かめる").click()

    expect(desk.main.get_by_role("alert")).to_contain_text("XLSX として読めません")


@pytest.mark.parametrize("view", [{}, {"color_scheme": "dark"}, PHONE])
def test_the_section_is_fit_for_all(desk_as: As, tmp_path: Path) -> None:
    table = tmp_path / "faq.csv"
    table.write_text(TABLE, encoding="utf-8")
    desk = desk_as(Role.AUTHOR, "/desk/faq")
    desk.main.get_by_label("ファイル（5 MB まで）").set_input_files(table)
    desk.main.get_by_role("button", name="内容を確かめる").click()
    expect(desk.main.get_by_role("table")).to_be_visible()

    assert desk.accessibility_violations() == []
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
