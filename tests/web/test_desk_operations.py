"""Running the service as an admin does: switches, limits, figures, and the search with its reasons."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from assistant.adapters.sql_records import SqlRecords
from assistant.domain import Feedback, KeptAnswer, Outcome, Verdict
from assistant.domain.staff import Role
from tests.shelf import HUB
from tests.staffed import StaffedService
from tests.web.desk_page import As, DeskPage
from tests.web.page import ChatPage

pytestmark = pytest.mark.web
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
VIEWS = [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}, PHONE, {"viewport": {"width": 768, "height": 1000}}]
SECTIONS = {
    "/desk/operations": "運用",
    "/desk/operations/search": "運用",
    "/desk/operations/settings": "運用",
    "/desk/audit": "操作の記録",
    "/desk/staff": "人",
}


@pytest.fixture
def staffed(tmp_path: Path) -> StaffedService:
    return StaffedService(tmp_path, questions_per_minute=30, keep_questions=90)


@pytest.fixture
def asked(staffed: StaffedService) -> list[KeptAnswer]:
    """Questions of some days, two of them judged."""
    records, now = SqlRecords(staffed.library.engine), staffed.clock.now()
    outcomes = [Outcome.ANSWERED, Outcome.ANSWERED, Outcome.NOT_IN_DOCUMENTS, Outcome.WITHHELD]
    kept = [
        KeptAnswer(str(n), now - timedelta(days=n), "締切は", HUB.id, outcome, "{}", (), "1", "", 100.0 * (n + 1))
        for n, outcome in enumerate(outcomes)
    ]
    for one in kept:
        records.keep(one)
    for one, verdict in zip(kept, (Verdict.HELPFUL, Verdict.WRONG), strict=False):
        records.judge(one, Feedback(verdict, "", now))
    return kept


def fits(desk: DeskPage) -> bool:
    whole: bool = desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return whole


def settled(desk: DeskPage, title: str) -> None:
    expect(desk.main.get_by_role("heading", level=1)).to_have_text(title)
    expect(desk.main.locator("[aria-busy=true]")).to_have_count(0)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.usefixtures("asked")
def test_every_section_can_be_used_by_everybody(desk_as: As) -> None:
    desk = desk_as(Role.ADMIN, "/desk/sessions")
    for address, title in {**SECTIONS, "/desk/sessions": "自分のサインイン"}.items():
        desk.go(address)
        settled(desk, title)
        assert desk.accessibility_violations() == [], address
        assert fits(desk), address


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.APPROVER])
def test_who_is_no_admin_is_neither_offered_nor_shown_them(desk_as: As, role: Role) -> None:
    desk = desk_as(role, "/desk/sessions")
    settled(desk, "自分のサインイン")
    names = desk.page.get_by_role("navigation", name="画面の一覧").get_by_role("link").all_text_contents()
    assert not {"運用", "人", "操作の記録"} & set(names)

    for address in SECTIONS:
        desk.go(address)
        expect(desk.main.get_by_role("alert")).to_contain_text("この画面を開く権限がありません")


# -- switches and limits


def opened_chat(desk: DeskPage) -> ChatPage:
    browser = desk.page.context.browser
    assert browser is not None
    page = browser.new_context(locale="ja-JP").new_page()
    return ChatPage(page, desk.site).open()


def test_a_call_that_is_shut_answers_so_on_a_page_that_is_already_open(desk_as: As) -> None:
    desk = desk_as(Role.ADMIN, "/desk/operations/settings")
    chat = opened_chat(desk)
    chat.ask("みらいハブの締切はいつですか")
    expect(chat.claims).to_contain_text("8月27日")

    desk.page.get_by_role("button", name=f"{HUB.name}: 止める").click()
    dialog = desk.page.get_by_role("dialog", name=f"「{HUB.name}」の案内を止めますか")
    assert desk.accessibility_violations() == []
    dialog.get_by_label("お知らせの文").fill("公募要領を直しています。8月5日に再開します。")
    dialog.get_by_role("button", name="止める").click()
    expect(desk.page.get_by_role("row", name=HUB.name)).to_contain_text("停止中")
    expect(desk.page.get_by_role("button", name=f"{HUB.name}: 再開する")).to_be_focused()

    answer = chat.ask("みらいハブの締切はいつですか")
    expect(answer).to_contain_text("公募要領を直しています。8月5日に再開します。")
    expect(answer).to_contain_text("hub2025@jimukyoku.example")
    expect(answer).not_to_contain_text("8月27日")

    desk.page.get_by_role("button", name=f"{HUB.name}: 再開する").click()
    expect(desk.page.get_by_role("row", name=HUB.name)).to_contain_text("案内中")
    chat.ask("みらいハブの締切はいつですか")
    expect(chat.claims).to_contain_text("8月27日")
    chat.page.context.close()


def test_the_whole_service_is_stopped_and_goes_on(desk_as: As) -> None:
    desk = desk_as(Role.ADMIN, "/desk/operations/settings")
    chat = opened_chat(desk)

    desk.page.get_by_role("button", name="窓口を止める").click()
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label("お知らせの文").fill("23時に再開します")
    dialog.get_by_role("button", name="窓口を止める").click()

    expect(desk.main).to_contain_text("窓口を止めています")
    chat.start("みらいハブの締切はいつですか")
    expect(chat.trouble).to_contain_text("23時に再開します")
    desk.page.get_by_role("button", name="窓口を再開する").click()
    expect(desk.main).to_contain_text("窓口は動いています")
    chat.ask("みらいハブの締切はいつですか")
    expect(chat.claims).to_contain_text("8月27日")
    chat.page.context.close()


def test_limits_are_changed_within_their_bounds(desk_as: As, staffed: StaffedService) -> None:
    desk = desk_as(Role.ADMIN, "/desk/operations/settings")
    minute = desk.page.get_by_label("一つのアドレスから一分間に受け付ける質問")
    expect(minute).to_have_attribute("max", "30")
    minute.fill("5")
    desk.page.get_by_role("button", name="変更する").click()
    expect(desk.page.get_by_text("1 から 30 まで。今は 5。")).to_be_visible()
    expect(desk.page.get_by_role("button", name="変更する")).to_be_focused()
    assert staffed.desk.operating.limits.questions_per_minute == 5

    minute.fill("31")
    desk.page.get_by_role("button", name="変更する").click()
    assert minute.evaluate("field => field.validity.rangeOverflow")
    assert staffed.desk.operating.limits.questions_per_minute == 5


def test_keeping_less_asks_twice(desk_as: As, staffed: StaffedService) -> None:
    desk = desk_as(Role.ADMIN, "/desk/operations/settings")
    days = desk.page.get_by_label("質問と回答を保存する日数")
    days.fill("30")
    desk.page.get_by_role("button", name="変更する").click()
    dialog = desk.page.get_by_role("dialog", name="保存の日数を減らしますか")
    dialog.get_by_role("button", name="やめる").click()
    expect(dialog).to_be_hidden()
    assert staffed.desk.operating.limits.keep_questions == 90

    desk.page.get_by_role("button", name="変更する").click()
    dialog.get_by_role("button", name="減らす").click()
    expect(desk.page.get_by_text("0 から 90 まで。今は 30。")).to_be_visible()
    assert staffed.desk.operating.limits.keep_questions == 30


# -- figures


@pytest.mark.usefixtures("asked")
def test_figures_stand_in_plots_and_in_tables_beside_them(desk_as: As) -> None:
    desk = desk_as(Role.ADMIN, "/desk/operations")
    settled(desk, "運用")

    summary = desk.page.get_by_role("region", name="この期間のまとめ")
    expect(summary).to_contain_text("4 件")
    expect(summary).to_contain_text("50%")
    expect(desk.page.get_by_role("img", name="回答の終わり方のグラフ。値は、下の表にもあります。")).to_be_visible()
    expect(desk.page.get_by_role("img")).to_have_count(4)
    endings = desk.page.get_by_role("table", name="回答の終わり方の表")
    expect(endings.get_by_role("row", name="7月30日")).to_contain_text("1")
    assert endings.get_by_role("columnheader").all_text_contents() == ["日", "回答した", "文書にない", "控えた"]
    bars = desk.page.locator(".plot__bar")
    assert bars.locator("title").all_text_contents()[-2:] == ["7月31日 回答が違う 1", "8月1日 役に立った 1"]

    desk.page.get_by_label("区切り").select_option("week")
    call = desk.page.get_by_role("combobox", name="公募")
    call.select_option("")
    desk.page.get_by_role("button", name="表示する").click()
    expect(desk.main).to_contain_text("この期間の質問はありません")
    assert desk.page.url.endswith("step=week&call=")
    call.select_option(HUB.id)
    desk.page.get_by_role("button", name="表示する").click()
    expect(endings.get_by_role("row")).to_have_count(6)


def test_a_span_that_ends_before_it_begins_is_told(desk_as: As) -> None:
    desk = desk_as(Role.ADMIN, "/desk/operations?first=2025-08-01&last=2025-07-01")

    expect(desk.page.get_by_role("alert")).to_contain_text("期間が正しくありません")


# -- the search with its reasons


def passages(desk: DeskPage, fate: str) -> Locator:
    return desk.page.get_by_role("article").filter(has=desk.page.get_by_text(fate, exact=True))


def test_the_search_shows_why_a_passage_was_taken_and_another_was_not(desk_as: As) -> None:
    desk = desk_as(Role.ADMIN, "/desk/operations/search")
    desk.page.get_by_label("質問", exact=False).first.fill("みらいハブの説明会の日時と公募期間と審査の委員会")
    desk.page.get_by_role("button", name="調べる").click()

    expect(passages(desk, "回答の根拠").first).to_contain_text("この文章を根拠に答えました。")
    expect(passages(desk, "点で及ばず").first).to_contain_text(
        re.compile(r"\d 位の「.+」（.+点）のほうが高いためです。差は .+ 点です。")
    )
    expect(passages(desk, "別の公募").first).to_contain_text("質問の公募の文書ではありません。")
    expect(desk.main).to_contain_text(f"{HUB.name} 第7回")
    first = desk.page.get_by_role("article").first
    first.locator("summary", has_text="点の内訳").click()
    expect(first.get_by_role("table", name="点の内訳")).to_contain_text("質問の言葉がある")
    assert desk.accessibility_violations() == []
    assert "q=" in desk.page.url


def test_a_question_in_the_address_is_looked_at_once_more(desk_as: As) -> None:
    desk = desk_as(Role.ADMIN, "/desk/operations/search?q=%E5%AE%87%E5%AE%99")

    expect(desk.main).to_contain_text("終わり方")
