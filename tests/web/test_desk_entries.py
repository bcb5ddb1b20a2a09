"""FAQ entries in a real browser: from a question to its readers, as author and as approver."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from assistant.domain.staff import Role
from tests.desk_entries import extended_guideline
from tests.staffed import StaffedService
from tests.web.desk_page import As, DeskPage

pytestmark = pytest.mark.web
QUESTION = "みらいハブ第7回の締切はいつですか"
LOOKS = [
    {},
    {"color_scheme": "dark"},
    {"forced_colors": "active"},
    {"viewport": {"width": 768, "height": 1000}},
    {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True},
]


def press(desk: DeskPage, name: str) -> None:
    desk.main.get_by_role("button", name=name, exact=True).click()


def draft(desk: DeskPage, question: str = QUESTION) -> str:
    """Make a draft from a question; gives the address of its editor."""
    desk.main.get_by_role("textbox", name=re.compile("^質問")).fill(question)
    press(desk, "下書きを作る")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(question)
    return desk.page.url.removeprefix(desk.site)


def claim(desk: DeskPage, number: int = 1) -> Locator:
    heading = desk.page.get_by_role("heading", name=f"文 {number}", exact=True)
    return desk.page.get_by_role("listitem").filter(has=heading)


def text_of(desk: DeskPage, number: int = 1) -> Locator:
    return desk.page.get_by_role("textbox", name=f"文 {number}", exact=True)


def state_of(desk: DeskPage) -> Locator:
    return desk.main.locator(".entry__badges")


def publish(author: DeskPage, desk_as: As) -> tuple[str, DeskPage]:
    """Over an approver to the readers; gives the address and the approver."""
    address = draft(author)
    press(author, "承認に回す")
    expect(state_of(author)).to_have_text("承認待ち")
    approver = desk_as(Role.APPROVER, address)
    press(approver, "承認して公開する")
    expect(state_of(approver)).to_have_text("公開中")
    return address, approver


def test_a_question_becomes_a_draft_beside_its_source(desk_as: As) -> None:
    author = desk_as(Role.AUTHOR, "/desk/entries")
    expect(author.main).to_contain_text("まだありません")
    draft(author)

    expect(claim(author)).to_contain_text("出典と合っています")
    source = author.page.get_by_role("complementary", name="資料")
    expect(source.locator("mark").first).to_contain_text("令和7年8月27日")

    claim(author).get_by_role("button", name="資料で見る").first.click()
    expect(source).to_be_focused()
    source.get_by_role("button", name="文に戻る").click()
    expect(claim(author).get_by_role("button", name="資料で見る").first).to_be_focused()


@pytest.mark.parametrize("view", LOOKS)
def test_list_and_editor_are_for_everybody_on_every_screen(desk_as: As) -> None:
    author = desk_as(Role.AUTHOR, "/desk/entries")
    draft(author)
    text_of(author).fill("公募期間は令和7年9月27日(水)までです。")
    expect(claim(author)).to_contain_text("出典と合いません")
    assert author.accessibility_violations() == []
    assert author.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    claim(author).get_by_role("button", name="出典を足す").click()
    expect(author.page.get_by_role("dialog")).to_contain_text("この箇所を出典にする")
    assert author.accessibility_violations() == []
    author.page.keyboard.press("Escape")

    press(author, "保存する")
    expect(author.main).to_contain_text("保存しました")
    author.go("/desk/entries")
    expect(author.main.get_by_role("link", name=QUESTION)).to_be_visible()
    assert author.accessibility_violations() == []
    assert author.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_fact_that_no_source_holds_is_marked_while_it_is_typed_and_again_good_when_it_is_mended(desk_as: As) -> None:
    author = desk_as(Role.AUTHOR, "/desk/entries")
    draft(author)
    right = text_of(author).input_value()

    text_of(author).fill(right.replace("8月27日", "9月27日"))

    expect(claim(author)).to_contain_text("引用にない事実があります: 令和7年9月27日(水)12時")
    expect(claim(author).locator("mark")).to_have_text("令和7年9月27日(水)12時")
    expect(text_of(author)).to_have_attribute("aria-invalid", "true")
    expect(author.page.locator("#announcer")).to_contain_text("文 1: 引用にない事実があります")
    expect(author.main).to_contain_text("保存していない変更があります")

    text_of(author).fill(right)

    expect(claim(author)).to_contain_text("出典と合っています")
    expect(claim(author).locator("mark")).to_have_count(0)


def test_a_claim_is_written_with_a_passage_that_was_searched_and_the_difference_to_the_engine_is_kept(
    desk_as: As,
) -> None:
    author = desk_as(Role.AUTHOR, "/desk/entries")
    draft(author)
    press(author, "文を足す")
    expect(text_of(author, 2)).to_be_focused()
    text_of(author, 2).fill("企業が単独で申請することはできません。")
    expect(claim(author, 2)).to_contain_text("出典のない文です")

    claim(author, 2).get_by_role("button", name="出典を足す").click()
    dialog = author.page.get_by_role("dialog", name="出典を探す")
    expect(dialog.get_by_role("textbox")).to_have_value("企業が単独で申請することはできません。")
    hit = dialog.get_by_role("article").filter(has_text="企業が単独で申請")
    hit.locator(".entry-search__text").evaluate(
        "node => { const text = node.firstChild; const at = text.data.indexOf('企業が');"
        " getSelection().setBaseAndExtent(text, at, text, text.data.length); }"
    )
    hit.get_by_role("button", name="この箇所を出典にする").click()

    expect(claim(author, 2).locator("blockquote")).to_have_text("企業が単独で申請することはできません。")
    expect(claim(author, 2)).to_contain_text("出典と合っています")

    claim(author, 2).get_by_role("button", name="上へ").click()
    expect(text_of(author)).to_have_value("企業が単独で申請することはできません。")
    press(author, "保存する")
    expect(author.main).to_contain_text("保存しました")
    expect(author.main.locator("details").first.locator("ins")).to_contain_text(
        "企業が単独で申請することはできません。"
    )


def test_an_approver_returns_what_an_author_sent_with_a_note(desk_as: As) -> None:
    author = desk_as(Role.AUTHOR, "/desk/entries")
    address = draft(author)
    press(author, "承認に回す")
    expect(author.main).to_contain_text("承認に回しました")
    expect(author.main.get_by_role("button", name="承認する")).to_have_count(0)

    approver = desk_as(Role.APPROVER, address)
    expect(text_of(approver)).to_have_attribute("readonly", "")
    press(approver, "差し戻す")
    dialog = approver.page.get_by_role("dialog", name="差し戻す")
    dialog.get_by_label("直してほしいこと").fill("「必着」であることが分かるように")
    dialog.get_by_role("button", name="差し戻す").click()
    expect(state_of(approver)).to_have_text("下書き")

    author.go(address)
    expect(author.main).to_contain_text("「必着」であることが分かるように")


def test_what_is_approved_waits_until_it_is_published_and_the_history_tells_of_each_step(
    desk_as: As, staffed: StaffedService
) -> None:
    author = desk_as(Role.AUTHOR, "/desk/entries")
    address = draft(author)
    press(author, "承認に回す")
    expect(state_of(author)).to_have_text("承認待ち")

    approver = desk_as(Role.APPROVER, address)
    press(approver, "承認する")
    expect(approver.main).to_contain_text("担当者（approver） が承認しました")
    assert staffed.desk.entries.store.published() == ()
    press(approver, "公開する")

    expect(state_of(approver)).to_have_text("公開中")
    assert [one.question for one in staffed.desk.entries.store.published()] == [QUESTION]
    approver.main.get_by_text("履歴", exact=True).click()
    expect(approver.main.locator(".entry-history")).to_contain_text("公開しました")
    expect(approver.main.locator(".entry-history__version")).to_have_count(4)


def test_nobody_is_offered_to_approve_their_own_work(desk_as: As) -> None:
    approver = desk_as(Role.APPROVER, "/desk/entries")
    draft(approver)
    press(approver, "承認に回す")

    expect(approver.main).to_contain_text("自分が書いたものは、自分では承認できません")
    expect(approver.main.get_by_role("button", name=re.compile("承認"))).to_have_count(0)


def test_who_saves_second_is_told_who_was_first_and_keeps_what_they_wrote(desk_as: As) -> None:
    author = desk_as(Role.AUTHOR, "/desk/entries")
    address = draft(author)
    approver = desk_as(Role.APPROVER, address)
    approver.main.get_by_role("textbox", name="質問", exact=True).fill("締切は？")
    press(approver, "保存する")
    expect(approver.main).to_contain_text("保存しました")

    text_of(author).fill("私の書いた文です。")
    press(author, "保存する")

    alert = author.page.get_by_role("alert")
    expect(alert).to_contain_text("担当者（approver） さんが 2025年8月1日 10時00分 に変えています")
    expect(text_of(author)).to_have_value("私の書いた文です。")
    alert.get_by_role("button", name="新しい内容を読み込む").click()
    expect(author.page.get_by_role("heading", level=1)).to_have_text("締切は？")


def test_a_changed_source_is_shown_word_by_word_and_taken_over_at_one_click(
    desk_as: As, staffed: StaffedService
) -> None:
    author = desk_as(Role.AUTHOR, "/desk/entries")
    address, approver = publish(author, desk_as)
    staffed.library.publish([extended_guideline()])
    assert staffed.desk.entries.store.published() == ()

    author.go("/desk/entries")
    author.main.get_by_role("button", name="要確認").click()
    author.main.get_by_role("link", name=QUESTION).click()

    expect(author.main).to_contain_text("出典が変わりました")
    expect(author.main.locator("del")).to_contain_text("令和7年8月27日(水)12時")
    expect(author.main.locator("ins").first).to_contain_text("令和7年9月3日(水)12時")
    assert author.accessibility_violations() == []
    press(author, "新しい内容を取り入れる")

    expect(state_of(author)).to_have_text("下書き")
    expect(text_of(author)).to_have_value(re.compile("令和7年9月3日"))
    expect(claim(author)).to_contain_text("出典と合っています")
    press(author, "承認に回す")
    expect(state_of(author)).to_have_text("承認待ち")
    approver.go(address)
    press(approver, "承認して公開する")
    expect(state_of(approver)).to_have_text("公開中")


def test_what_is_withdrawn_is_gone_for_readers_and_can_be_written_anew(desk_as: As, staffed: StaffedService) -> None:
    author = desk_as(Role.AUTHOR, "/desk/entries")
    _, approver = publish(author, desk_as)

    press(approver, "取り下げる")
    approver.page.get_by_role("dialog", name="取り下げますか").get_by_role("button", name="取り下げる").click()

    expect(state_of(approver)).to_have_text("取り下げ")
    assert staffed.desk.entries.store.published() == ()
    press(approver, "書き直す")
    expect(state_of(approver)).to_have_text("下書き")


def test_while_a_published_entry_is_written_anew_its_readers_keep_it(desk_as: As, staffed: StaffedService) -> None:
    author = desk_as(Role.AUTHOR, "/desk/entries")
    _, approver = publish(author, desk_as)

    press(approver, "書き直す")

    expect(state_of(approver)).to_contain_text("公開中の版があります")
    assert len(staffed.desk.entries.store.published()) == 1


def test_many_questions_are_drafted_at_once(desk_as: As, staffed: StaffedService) -> None:
    author = desk_as(Role.AUTHOR, "/desk/entries")
    press(author, "まとめて下書きを作る")
    dialog = author.page.get_by_role("dialog", name="まとめて下書きを作る")
    dialog.get_by_role("button", name="作り始める").click()
    expect(dialog.get_by_role("alert")).to_contain_text("質問を 1 行に 1 つ入力してください")

    dialog.get_by_role("textbox").fill(f"{QUESTION}\n\n昼食の弁当はどこで買えますか\n")
    dialog.get_by_role("button", name="作り始める").click()

    expect(dialog).to_contain_text("2 問の下書きができました")
    expect(dialog).to_contain_text("文書に見つかりません")
    assert author.accessibility_violations() == []
    dialog.get_by_role("button", name="閉じる").click()
    expect(author.main.get_by_role("link", name="昼食の弁当はどこで買えますか")).to_be_visible()
    assert len(staffed.desk.entries.store.entries()) == 2


def test_half_typed_japanese_is_not_sent_anywhere_by_its_enter(desk_as: As, staffed: StaffedService) -> None:
    author = desk_as(Role.AUTHOR, "/desk/entries")
    field = author.main.get_by_role("textbox", name=re.compile("^質問"))
    field.fill("しめきりは")
    field.press("Enter")

    expect(field).to_have_value("しめきりは\n")
    assert staffed.desk.entries.store.entries() == ()
