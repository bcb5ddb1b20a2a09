"""What a reader does with a question and its answer: edit, copy, print, share, judge, look back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.cards import TYPED
from tests.web.page import ChatPage
from tests.web.scripts import ANSWERED, CLAIM, DEADLINE, DEADLINE_QUOTE, GUIDELINE, OFFICIAL
from tests.web.stub_app import Refusal, Stub

pytestmark = pytest.mark.web
FOLLOW_UP = "電子申請ですか"


def test_an_edited_question_is_asked_again_in_its_own_place(chat: ChatPage, stub: Stub) -> None:
    for question in (DEADLINE, FOLLOW_UP):
        chat.ask(question)
    edited = f"{FOLLOW_UP}、郵送もできますか"
    stub.scripts[edited] = ANSWERED
    chat.turn.get_by_role("button", name="編集して聞き直す").click()
    expect(chat.field).to_be_focused()
    expect(chat.field).to_have_value(FOLLOW_UP)
    expect(chat.page.locator("#editing")).to_be_visible()
    chat.ask(edited)

    assert stub.asked[-1] == {"question": edited, "history": [DEADLINE]}
    expect(chat.page.locator("#editing")).to_be_hidden()
    chat.ask(DEADLINE)
    assert stub.asked[-1] == {"question": DEADLINE, "history": [DEADLINE, edited]}


def test_editing_can_be_left(chat: ChatPage, stub: Stub) -> None:
    chat.ask(DEADLINE)
    chat.turn.get_by_role("button", name="編集して聞き直す").click()
    chat.page.get_by_role("button", name="編集をやめる").click()

    expect(chat.field).to_have_value("")
    chat.ask(FOLLOW_UP)
    assert stub.asked[-1] == {"question": FOLLOW_UP, "history": [DEADLINE]}


def test_a_copy_has_the_claims_with_their_numbers_and_the_sources_beneath(chat: ChatPage) -> None:
    chat.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chat.ask(DEADLINE)
    chat.turn.get_by_role("button", name="出典付きでコピー").click()
    expect(chat.turn.get_by_role("button", name="コピーしました")).to_be_visible()

    copied = chat.page.evaluate("navigator.clipboard.readText()")
    lines = copied.splitlines()
    assert lines[0] == DEADLINE
    assert f"{CLAIM} [1] [2]" in lines
    assert f"[1] {GUIDELINE} / 第7回 / 3 公募期間 > (1) 応募の受付 / ページ 3" in lines
    assert f"    {DEADLINE_QUOTE.splitlines()[0]}" in lines
    assert f"    {OFFICIAL}" in lines
    assert "変更あり令和7年7月10日の正誤表で、提出先のアドレスが変わっています。" in lines
    assert copied.rstrip().endswith("時点の資料による回答です。")


def test_paper_has_the_question_the_answer_and_the_quotes_and_nothing_to_press(chat: ChatPage) -> None:
    chat.ask(DEADLINE)
    chat.page.emulate_media(media="print")

    for part in (
        chat.turn.get_by_role("heading"),
        chat.claims.first,
        chat.source.first,
        chat.turn.locator(".actions__date"),
    ):
        expect(part).to_be_visible()
    expect(chat.source.get_by_role("blockquote").first).to_have_text(DEADLINE_QUOTE)
    for part in (chat.field, chat.page.locator("#welcome"), chat.turn.get_by_role("button", name="印刷")):
        expect(part).to_be_hidden()


def test_one_answer_of_several_can_be_printed_alone(chat: ChatPage) -> None:
    chat.page.evaluate("window.print = () => (window.printed = true)")
    chat.ask(DEADLINE)
    chat.ask(FOLLOW_UP)
    chat.page.get_by_role("article").first.get_by_role("button", name="印刷").click()
    chat.page.emulate_media(media="print")

    assert chat.page.evaluate("window.printed")
    expect(chat.page.get_by_role("article")).to_have_count(1)
    expect(chat.page.get_by_role("article")).to_contain_text(DEADLINE)
    chat.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(chat.page.get_by_role("article")).to_have_count(2)


def test_an_answer_is_shared_only_when_its_reader_asks_for_a_link(chat: ChatPage) -> None:
    chat.ask(DEADLINE)
    link = chat.turn.get_by_role("textbox", name="この回答の共有リンク")
    expect(link).to_have_count(0)
    chat.turn.get_by_role("button", name="共有リンクを作る").click()

    expect(link).to_have_value(f"{chat.site}/a/4bU1m0o8Yl8mN1q3v5x7zQ")
    expect(link).to_be_focused()


def test_a_link_that_cannot_be_made_is_said(chat: ChatPage, stub: Stub) -> None:
    stub.shares = Refusal(404, {"title": "見つかりません", "status": 404})
    chat.ask(DEADLINE)
    chat.turn.get_by_role("button", name="共有リンクを作る").click()

    expect(chat.turn.get_by_role("button", name="共有リンクを作れませんでした")).to_be_visible()
    expect(chat.announcer).to_contain_text("共有リンクを作れませんでした")


@pytest.mark.parametrize(
    ("label", "verdict"), [("役に立った", "helpful"), ("内容が違う", "wrong"), ("出典が違う", "source_wrong")]
)
def test_a_verdict_goes_with_a_line_and_is_thanked_for(chat: ChatPage, stub: Stub, label: str, verdict: str) -> None:
    chat.ask(DEADLINE)
    chat.turn.get_by_role("button", name=label).click()
    expect(chat.turn.get_by_role("button", name=label)).to_have_attribute("aria-pressed", "true")
    line = chat.turn.get_by_role("textbox", name="一言")
    expect(line).to_be_focused()
    line.fill("締切の時刻を確かめました")
    line.press("Enter")

    expect(chat.turn).to_contain_text("ありがとうございます")
    expect(chat.announcer).to_contain_text("ありがとうございます")
    assert stub.judged == [{"answer": "n3Jx0bQ6mTqv1pYcV5zKdA", "verdict": verdict, "text": "締切の時刻を確かめました"}]


def test_a_new_conversation_follows_nothing(chat: ChatPage, stub: Stub) -> None:
    chat.ask(DEADLINE)
    chat.page.get_by_role("button", name="新しい質問を始める").click()
    expect(chat.page.get_by_role("article")).to_have_count(0)
    chat.ask(FOLLOW_UP)

    assert stub.asked[-1] == {"question": FOLLOW_UP, "history": []}


def history(chat: ChatPage) -> None:
    chat.page.get_by_role("button", name="これまでの質問").click()


def test_an_earlier_conversation_is_listed_opened_and_gone_on_with(chat: ChatPage, stub: Stub) -> None:
    stub.scripts.update(TYPED)
    chat.ask("締切を詳しく")
    asked = len(stub.asked)
    chat.open()
    history(chat)
    chat.page.get_by_role("dialog").get_by_role("button", name="締切を詳しく").first.click()

    expect(chat.claims.first).to_contain_text(CLAIM)
    expect(chat.page.get_by_text("このブラウザーに保存されていた回答です。")).to_be_visible()
    expect(chat.turn.get_by_text("締切まであと12日")).to_be_hidden()  # it was true on the day of the answer
    assert len(stub.asked) == asked  # nothing is asked to show it
    chat.ask(FOLLOW_UP)
    assert stub.asked[-1] == {"question": FOLLOW_UP, "history": ["締切を詳しく"]}


def test_the_history_stays_in_the_browser_and_is_erased_one_by_one_or_all_at_once(chat: ChatPage) -> None:
    for question in (DEADLINE, FOLLOW_UP, "宿泊費の上限はいくらですか"):
        chat.ask(question)
        chat.open()
    history(chat)
    dialog = chat.page.get_by_role("dialog")
    expect(dialog.get_by_role("listitem")).to_have_count(3)
    dialog.get_by_role("button", name=f"消去 {DEADLINE}").click()
    expect(dialog.get_by_role("listitem")).to_have_count(2)
    dialog.get_by_role("button", name="すべて消去").click()
    dialog.get_by_role("button", name="消去する").click()
    expect(dialog).to_contain_text("保存されている質問はありません。")

    assert chat.page.evaluate("localStorage.length") == 0
    assert chat.page.context.cookies() == []


def test_a_browser_that_keeps_nothing_still_answers(chat: ChatPage) -> None:
    chat.page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })")
    chat.open().ask(DEADLINE)

    expect(chat.claims).to_have_count(2)
    history(chat)
    expect(chat.page.get_by_role("dialog")).to_contain_text("保存されている質問はありません。")
