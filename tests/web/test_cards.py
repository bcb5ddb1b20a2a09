"""Typed answers beside their claims: a deadline, a desk, papers to tick, conditions."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.web.cards import TYPED
from tests.web.page import ChatPage
from tests.web.scripts import CLAIM
from tests.web.stub_app import Stub

pytestmark = pytest.mark.web


@pytest.fixture
def stub(stub: Stub) -> Stub:
    stub.scripts.update(TYPED)
    return stub


def test_a_deadline_stands_beside_its_claim_with_its_weekday_its_days_left_and_a_file_for_the_calendar(
    chat: ChatPage,
) -> None:
    chat.ask("締切を詳しく")

    claim = chat.claims.first
    expect(claim).to_contain_text(CLAIM)
    card = claim.get_by_role("group", name="締切")
    for words in (
        "公募締切",
        "2025年8月27日(水)",
        "12:00",
        "必着",
        "締切まであと12日",
        "この日時までに届いている必要があります。",
    ):
        expect(card).to_contain_text(words)
    calendar = card.get_by_role("link", name="カレンダーに追加")
    expect(calendar).to_have_attribute("href", "/api/v1/deadlines/6d1c.ics?lang=ja")


def test_a_deadline_that_has_passed_says_so_and_offers_no_calendar(chat: ChatPage) -> None:
    chat.ask("締切を詳しく")

    card = chat.claims.last.get_by_role("group", name="締切")
    expect(card).to_contain_text("締切を過ぎています")
    expect(card).not_to_contain_text("必着")
    expect(card.get_by_role("link")).to_have_count(0)


def test_a_notice_that_comes_late_stands_before_the_claim_that_it_is_about(chat: ChatPage) -> None:
    turn = chat.ask("締切を詳しく")

    shown = turn.inner_text()
    order = [shown.index(words) for words in (CLAIM, "変更あり", "変更後の締切です。")]
    assert order == sorted(order)


def test_a_desk_can_be_called_written_to_and_copied(chat: ChatPage) -> None:
    chat.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.ask("問い合わせ先を詳しく")

    card = chat.turn.get_by_role("group", name="お問い合わせ先")
    expect(card).to_contain_text("提出先")
    expect(card.get_by_role("link", name="03-0000-0000")).to_have_attribute("href", "tel:0300000000")
    mail = card.get_by_role("link", name="jinnov@example.go.jp")
    expect(mail).to_have_attribute("href", re.compile(r"^mailto:jinnov@example\.go\.jp\?subject=%E7%AC%AC7%E5%9B%9E"))
    card.get_by_role("button", name="コピー jinnov@example.go.jp").click()
    expect(card.get_by_role("button", name="コピーしました jinnov@example.go.jp")).to_be_visible()
    assert chat.page.evaluate("navigator.clipboard.readText()") == "jinnov@example.go.jp"


def test_papers_can_be_ticked_and_the_ticks_stay_in_this_browser(chat: ChatPage) -> None:
    chat.ask("書類を詳しく")
    box = chat.turn.get_by_role("checkbox", name="様式第4号 共同申請確認書")
    expect(chat.turn.get_by_role("group", name="提出書類のチェックリスト")).to_contain_text("共同で申請する場合に限る")
    box.check()

    chat.open().ask("書類を詳しく")
    expect(box).to_be_checked()
    expect(chat.turn.get_by_role("checkbox", name="様式第1号")).not_to_be_checked()
    chat.turn.get_by_role("button", name="チェックをすべて外す").click()
    chat.open().ask("書類を詳しく")
    expect(box).not_to_be_checked()


def test_the_words_of_the_document_wait_folded_beneath_a_list_that_says_them_all(chat: ChatPage) -> None:
    chat.ask("対象を詳しく")
    verbatim = chat.turn.get_by_text("国立大学法人が申請できます。ただし、次に当たる者を除きます。")

    expect(verbatim).to_be_hidden()
    chat.turn.get_by_text("資料の文面のまま読む").click()
    expect(verbatim).to_be_visible()
    chat.cite(1).click()
    expect(chat.source).to_have_count(1)


def test_conditions_are_listed_with_their_provisos_and_nobody_is_told_that_they_are_met(chat: ChatPage) -> None:
    chat.ask("対象を詳しく")

    conditions = chat.turn.get_by_role("group", name="応募の条件").get_by_role("listitem")
    expect(conditions).to_have_text(
        ["国立大学法人が申請できます。", "ただし書きただし、次に当たる者を除きます。", "（１）県税を滞納している者"]
    )
    expect(chat.turn).to_contain_text("当てはまるかどうかは、ここでは判断していません。")


def test_the_reading_can_be_changed_to_another_edition_that_is_held(chat: ChatPage, stub: Stub) -> None:
    chat.ask("締切を詳しく")
    other = "第6回の締切はいつですか"
    stub.scripts[other] = TYPED["締切を詳しく"]
    chat.turn.get_by_text("対象を変える").click()
    expect(chat.turn.get_by_role("button", name="令和4年度 二次公募")).to_be_visible()
    chat.turn.get_by_role("button", name="第6回").click()

    expect(chat.page.get_by_role("article")).to_have_count(2)
    expect(chat.settled().get_by_role("heading", name=other)).to_be_focused()
    assert stub.asked[-1] == {"question": other, "history": []}  # in place of the first, and not after it


def test_no_is_said_before_the_desk_comes(chat: ChatPage) -> None:
    turn = chat.ask("記載なしを先に")

    shown = turn.inner_text()
    order = [
        shown.index(words) for words in ("資料に記載がありません。", "お問い合わせ先", "経済産業省 大学連携推進室:")
    ]
    assert order == sorted(order)
