"""An applicant's way from a question to the passage behind its answer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.web.page import ChatPage
from tests.web.scripts import ANSWERED, CLAIM, DEADLINE, DEADLINE_QUOTE, GUIDELINE, NO_ANSWER, OFFICIAL
from tests.web.stub_app import Stub

pytestmark = pytest.mark.web


def test_the_first_screen_says_what_it_knows_newest_first_with_deadlines(chat: ChatPage) -> None:
    editions = chat.page.locator(".call").first.locator(".edition")
    expect(chat.page.locator(".call__name")).to_have_count(2)
    expect(editions.nth(0)).to_have_text(
        re.compile(r"第7回\s*受付中\s*締切\s*令和7年8月27日（水）12時必着\s*あと12日\s*資料3件")
    )
    expect(editions.nth(1)).to_be_hidden()
    chat.page.get_by_text("ほかの回（2件）").click()
    expect(editions.nth(1)).to_contain_text("受付終了")
    expect(editions.nth(2)).to_contain_text("令和5年9月1日（金）17時必着")
    expect(chat.page.locator(".call").last.locator(".edition")).to_contain_text("資料に記載がありません")


def test_a_question_is_answered_in_claims_under_its_reading_and_its_notices(chat: ChatPage) -> None:
    turn = chat.ask(DEADLINE)
    expect(turn.get_by_role("heading")).to_contain_text(DEADLINE)
    expect(turn.locator(".reading__text")).to_have_text("ジイノベ 第7回 について、締切")
    expect(chat.claims.locator("[data-slot=text]")).to_have_text([CLAIM, "応募書類の提出は電子申請に限られます。"])
    shown = turn.inner_text()
    order = [shown.index(words) for words in (DEADLINE, "ジイノベ 第7回", "受付中", "変更あり", CLAIM)]
    assert order == sorted(order)


def test_a_citation_opens_the_verbatim_quote_and_says_where_it_stands(chat: ChatPage) -> None:
    chat.ask(DEADLINE)
    expect(chat.source).to_have_count(0)
    chat.cite(1).click()
    expect(chat.cite(1)).to_have_attribute("aria-expanded", "true")
    assert chat.source.get_by_role("blockquote").text_content() == DEADLINE_QUOTE
    for words in (GUIDELINE, "第7回", "3 公募期間 > (1) 応募の受付", "j-innovation7-guideline.pdf"):
        expect(chat.source).to_contain_text(words)
    expect(chat.source.locator("[data-slot=page]")).to_have_text("3")
    expect(chat.source.get_by_role("link")).to_have_attribute("href", OFFICIAL)
    chat.cite(1).click()
    expect(chat.source).to_have_count(0)


def test_a_later_claim_opens_a_source_that_came_with_an_earlier_one(chat: ChatPage) -> None:
    chat.ask(DEADLINE)
    chat.claims.last.get_by_role("button").click()
    expect(chat.claims.last.get_by_role("blockquote")).to_have_text(DEADLINE_QUOTE)
    expect(chat.claims.first.get_by_role("blockquote")).to_have_count(0)


def test_a_source_without_an_official_address_has_no_link(chat: ChatPage) -> None:
    chat.ask(DEADLINE)
    chat.cite(2).click()
    expect(chat.source).to_contain_text("公募締切：8月27日（水）正午必着")
    expect(chat.source.get_by_role("link")).to_have_count(0)


def test_what_the_documents_do_not_hold_is_said_before_the_desk_is_named(chat: ChatPage) -> None:
    turn = chat.ask("宿泊費の上限はいくらですか")
    expect(turn.locator(".reply")).to_have_text(NO_ANSWER)
    shown = turn.inner_text()
    assert shown.index(NO_ANSWER) < shown.index("お問い合わせ先") < shown.index("jinnov@example.go.jp")
    chat.cite(1).click()
    expect(chat.source).to_contain_text("8 問い合わせ先")


def test_an_answer_has_no_desk_label(chat: ChatPage) -> None:
    chat.ask(DEADLINE)
    expect(chat.turn.get_by_text("お問い合わせ先")).to_have_count(1)
    expect(chat.turn.get_by_text("お問い合わせ先")).to_be_hidden()


def test_a_question_back_offers_choices_that_ask_at_once(chat: ChatPage) -> None:
    turn = chat.ask("締切は？")
    expect(turn).to_contain_text("どの公募の締切についてお知りになりたいですか。")
    turn.get_by_role("button", name=DEADLINE).click()
    expect(chat.page.get_by_role("article")).to_have_count(2)
    chat.settled()
    expect(chat.claims.first).to_contain_text(CLAIM)


def test_a_ready_question_asks_at_once_and_leads_to_its_answer(chat: ChatPage) -> None:
    chat.ready_question(DEADLINE).click()
    chat.settled()
    expect(chat.turn.get_by_role("heading", name=DEADLINE)).to_be_focused()
    expect(chat.claims.first).to_contain_text(CLAIM)


def test_a_follow_up_carries_the_earlier_questions_and_a_fresh_page_carries_none(chat: ChatPage, stub: Stub) -> None:
    for question in (DEADLINE, "混雑", "電子申請ですか"):
        chat.ask(question)
    chat.open().ask(DEADLINE)
    assert stub.asked == [
        {"question": DEADLINE, "history": []},
        {"question": "混雑", "history": [DEADLINE]},
        {"question": "電子申請ですか", "history": [DEADLINE]},  # what was refused is no turn of the conversation
        {"question": DEADLINE, "history": []},
    ]


def test_only_the_newest_questions_are_sent_along(chat: ChatPage, stub: Stub) -> None:
    questions = [f"{number}番目の質問" for number in range(12)]
    stub.scripts.update(dict.fromkeys(questions, ANSWERED))
    for question in questions:
        chat.ask(question)
    assert stub.asked[-1] == {"question": questions[11], "history": questions[1:11]}


def test_the_keyboard_alone_reaches_everything(chat: ChatPage) -> None:
    press = chat.page.keyboard.press
    press("Tab")
    expect(chat.page.get_by_role("link", name="質問の入力欄へ進む")).to_be_focused()
    press("Enter")
    expect(chat.field).to_be_focused()
    chat.page.keyboard.type(DEADLINE)
    press("Enter")
    chat.settled()
    expect(chat.field).to_be_focused()
    for name in (
        "新しい質問を始める",
        "出典が違う",
        "内容が違う",
        "役に立った",
        "共有リンクを作る",
        "印刷",
        "出典付きでコピー",
    ):
        press("Shift+Tab")
        expect(chat.page.get_by_role("button", name=name)).to_be_focused()
    press("Shift+Tab")
    press("Enter")
    expect(chat.claims.last.get_by_role("blockquote")).to_have_text(DEADLINE_QUOTE)
    press("Tab")
    expect(chat.claims.last.get_by_role("link")).to_be_focused()


def test_what_is_said_in_english_is_marked_as_english_and_its_lead_stands_over_the_claims(chat: ChatPage) -> None:
    turn = chat.ask("When is the deadline?")

    for words in ("ジイノベ 第7回: deadline", "This call (第7回) is open.", "From the documents"):
        expect(turn.get_by_text(words)).to_have_attribute("lang", "en")
    shown = turn.inner_text()
    order = [shown.index(words) for words in ("This call", "From the documents", "Application period")]
    assert order == sorted(order)
