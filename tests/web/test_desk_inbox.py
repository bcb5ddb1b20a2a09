"""Applicants ask, and an author at the desk reads, sorts, drafts, takes mails in and sees what the documents lack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Locator, expect

from assistant.domain.staff import Role
from tests.asking import ReaderHere, ask, judge, letter, table
from tests.staffed import StaffedService
from tests.web.desk_page import As, DeskPage

pytestmark = pytest.mark.web
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
VIEWS = [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}, PHONE]
DEADLINES = (
    "みらいハブ 第7回の締切はいつですか",
    "みらいハブ第7回の応募の締め切りを教えてください",
    "みらいハブ 第7回の〆切はいつ？",
)
LODGING = "みらいハブ 第7回で宿泊費は対象になりますか"
UNKNOWN = "第99回の締切はいつですか"
HOSTILE = "<img src=x onerror=alert(1)>は第7回の対象ですか"


@pytest.fixture
def staffed(tmp_path: Path) -> Iterator[StaffedService]:
    """A service that was asked some things."""
    service = StaffedService(tmp_path, enquiries=ReaderHere())
    with TestClient(service.app) as chat:
        (first, *_) = ask(chat, *DEADLINES, LODGING, UNKNOWN, DEADLINES[0])
        judge(chat, first, "helpful")
        (wrong,) = ask(chat, LODGING)
        judge(chat, wrong, "wrong", "宿泊費のことが書いてありません。090-1234-5678")
    yield service
    service.desk.questions.trials.stop()
    service.desk.batches.finish()


def group(desk: DeskPage, wording: str) -> Locator:
    return desk.main.get_by_role("listitem").filter(has=desk.page.get_by_role("link", name=wording, exact=True))


@pytest.mark.parametrize("view", VIEWS)
def test_what_applicants_asked_is_read_by_everybody_on_every_screen(desk_as: As) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/inbox")

    expect(group(desk, DEADLINES[0])).to_contain_text("4回")
    expect(group(desk, DEADLINES[0])).to_contain_text("役に立った 1")
    expect(group(desk, LODGING)).to_contain_text("答えが違う 1")
    expect(group(desk, UNKNOWN)).to_contain_text("回の文書がない 1")
    assert desk.accessibility_violations() == []
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    group(desk, LODGING).get_by_role("link").click()

    expect(desk.page.get_by_role("heading", level=1)).to_have_text(LODGING)
    expect(desk.main).to_contain_text("〔電話番号〕")
    expect(desk.main).not_to_contain_text("1234")
    desk.main.get_by_text("出した答え").first.click()
    assert desk.accessibility_violations() == []
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_filters_stand_in_the_address_and_come_back_with_it(desk_as: As) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/inbox")
    desk.page.get_by_text("絞り込み", exact=True).click()
    desk.page.get_by_label("答えの結果").select_option("回の文書がない")
    desk.page.get_by_role("button", name="絞り込む").click()

    expect(desk.page).to_have_url(re.compile(r"/desk/inbox\?outcome=edition_unknown$"))
    expect(desk.main.get_by_role("heading", level=2)).to_have_text("1件のまとまり")
    expect(group(desk, UNKNOWN)).to_be_visible()
    desk.page.reload()
    expect(desk.page.get_by_label("答えの結果")).to_have_value("edition_unknown")
    assert desk.accessibility_violations() == []

    desk.page.get_by_label("言葉で探す").fill("ない言葉")
    desk.page.get_by_label("言葉で探す").press("Enter")
    expect(desk.main).to_contain_text("この条件に合うまとまりはありません")
    desk.page.get_by_role("link", name="条件を消す").click()
    expect(desk.main.get_by_role("heading", level=2)).to_have_text("3件のまとまり")


def test_a_group_is_done_with_and_found_again_where_it_stands(desk_as: As) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/inbox")
    group(desk, LODGING).get_by_role("link").click()
    desk.page.get_by_role("button", name="対応済みにする").click()

    expect(desk.page.get_by_text("「対応済み」にしました", exact=True).first).to_be_visible()
    expect(desk.main).to_contain_text("担当者（author）が2025/08/01 10:00に「対応済み」にしました。")
    desk.page.get_by_role("link", name="一覧に戻る").click()
    expect(group(desk, LODGING)).to_have_count(0)
    desk.page.get_by_role("link", name="対応済み 1").click()
    expect(group(desk, LODGING)).to_be_visible()


def test_who_is_slower_is_told_who_was_faster(desk_as: As) -> None:
    author, approver = desk_as(Role.AUTHOR, "/desk/inbox"), desk_as(Role.APPROVER, "/desk/inbox")
    for desk in (author, approver):
        group(desk, LODGING).get_by_role("link").click()
        expect(desk.page.get_by_role("button", name="隠す")).to_be_visible()

    approver.page.get_by_role("button", name="隠す").click()
    expect(approver.page.get_by_text("「隠したもの」にしました", exact=True).first).to_be_visible()
    author.page.get_by_role("button", name="対応済みにする").click()

    expect(author.page.get_by_role("alert")).to_contain_text("担当者（approver）が2025年8月1日 10時00分に変えました")


def test_one_click_makes_a_draft_of_a_group(desk_as: As, staffed: StaffedService) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/inbox")
    group(desk, DEADLINES[0]).get_by_role("link").click()
    desk.page.get_by_role("button", name="下書きを作る").click()

    expect(desk.page).to_have_url(re.compile(r"/desk/entries/\w+$"))
    (entry,) = staffed.desk.entries.store.entries()
    assert (entry.question, set(entry.wordings)) == (DEADLINES[0], set(DEADLINES[1:]))
    desk.go("/desk/inbox?state=drafted")
    expect(group(desk, DEADLINES[0])).to_be_visible()


def test_several_groups_become_drafts_while_their_number_is_told(desk_as: As, staffed: StaffedService) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/inbox")
    desk.page.get_by_label(f"「{LODGING}」を選ぶ").check()
    expect(desk.main).to_contain_text("1件を選択中")
    desk.page.get_by_label("この画面のまとまりをすべて選ぶ").check()
    assert desk.accessibility_violations() == []
    desk.page.get_by_role("button", name="選んだものの下書きを作る").click()

    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_contain_text("3件の下書きを作りました", timeout=20_000)
    assert desk.accessibility_violations() == []
    assert len(staffed.desk.entries.store.entries()) == 3
    dialog.get_by_role("button", name="一覧に戻る").click()
    expect(desk.main).to_contain_text("質問のまとまりはありません")


def chosen(desk: DeskPage, name: str, raw: bytes) -> Locator:
    desk.page.get_by_role("button", name="問い合わせを取り込む").click()
    desk.page.get_by_label("ファイル").set_input_files({"name": name, "mimeType": "text/plain", "buffer": raw})
    return desk.page.get_by_role("dialog")


@pytest.mark.parametrize("view", [{}, PHONE])
def test_a_mail_is_looked_at_taken_in_without_names_and_joins_its_group(desk_as: As) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/inbox")
    text = f"事務局 御中\n\n山田です。お世話になっております。\n{HOSTILE}。電話は090-1234-5678です。\n\n-- \n山田 太郎"
    dialog = chosen(desk, "問い合わせ.eml", letter(text))

    expect(dialog).to_contain_text("1件の質問が見つかりました")
    expect(dialog).to_contain_text(HOSTILE)
    assert desk.accessibility_violations() == []
    dialog.get_by_role("button", name="1件を取り込む").click()

    expect(dialog).to_contain_text("新しい質問 1件、前と同じ質問 0件、取り込み済み 0件")
    expect(dialog).to_contain_text("確かめました", timeout=20_000)
    assert desk.accessibility_violations() == []
    dialog.get_by_role("button", name="閉じる").click()
    expect(desk.main).to_contain_text(HOSTILE)
    assert not re.search("山田|太郎|1234", desk.page.content())
    assert desk.page.locator("img[src=x]").count() == 0


def test_a_table_without_a_known_column_asks_for_it(desk_as: As) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/inbox")
    raw = table([("No", "備考"), ("1", "説明会の録画は公開されますか"), ("2", "旅費は対象ですか"), ("3", "")])
    dialog = chosen(desk, "一覧.csv", raw)

    expect(dialog).to_contain_text("列を選んでください")
    dialog.get_by_label("質問が入っている列").select_option("備考")

    expect(dialog).to_contain_text("2件の質問が見つかりました")
    dialog.locator("summary", has_text="読み飛ばしたところ（1か所）").click()
    expect(dialog).to_contain_text("4 行目")
    assert desk.accessibility_violations() == []
    dialog.get_by_role("button", name="2件を取り込む").click()
    expect(dialog).to_contain_text("新しい質問 2件")


def test_a_broken_file_is_told_with_its_row(desk_as: As) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/inbox")
    dialog = chosen(desk, "一覧.csv", '質問\n対象は誰ですか\n"締切は\n'.encode())

    expect(dialog.get_by_role("alert")).to_contain_text("3 行目: 引用符")
    assert desk.accessibility_violations() == []


@pytest.mark.parametrize("view", VIEWS)
def test_the_report_tells_what_the_documents_lack_and_where_to_write_it(desk_as: As) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/gaps")

    expect(desk.main.get_by_role("heading", level=2)).to_have_text("2件")
    first = desk.main.get_by_role("listitem").first
    expect(first).to_contain_text(LODGING)
    expect(first).to_contain_text("公募要領の『対象』")
    assert desk.accessibility_violations() == []
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("ending", ["md", "csv"])
def test_the_report_is_taken_away_as_a_file(desk_as: As, ending: str) -> None:
    desk = desk_as(Role.AUTHOR, "/desk/gaps")
    with desk.page.expect_download() as download:
        desk.page.get_by_role("link", name={"md": "Markdown", "csv": "CSV"}[ending]).click()

    assert download.value.suggested_filename == f"gaps.{ending}"
    assert "宿泊費は対象になりますか" in download.value.path().read_text("utf-8")
