"""What is typed is sent when the reader means it, and at no other time."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.page import ChatPage
from tests.web.scripts import ANSWERED, CLAIM, DEADLINE
from tests.web.stub_app import Gate, Stub

pytestmark = pytest.mark.web
A_PAUSE_MS = 150  # a person does not press Enter in the same instant in which a composition ends


@pytest.mark.parametrize("key_code", [229, 13], ids=["the key code of an input method", "the key code of Enter"])
def test_enter_while_composing_does_not_send_and_enter_after_it_does(chat: ChatPage, stub: Stub, key_code: int) -> None:
    chat.field.focus()
    devtools = chat.page.context.new_cdp_session(chat.page)
    devtools.send("Input.imeSetComposition", {"text": "締切は？", "selectionStart": 4, "selectionEnd": 4})
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": key_code}
    devtools.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
    devtools.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    devtools.send("Input.insertText", {"text": "締切は？"})
    chat.page.wait_for_timeout(A_PAUSE_MS)
    expect(chat.field).to_have_value("締切は？")
    assert stub.asked == []
    chat.field.press("Enter")
    chat.settled()
    assert stub.asked == [{"question": "締切は？", "history": []}]


@pytest.mark.parametrize(("key_code", "after_ms"), [(13, 0), (229, 0), (229, 100)])
def test_the_enter_that_confirmed_a_composition_does_not_send_in_the_order_of_safari(
    chat: ChatPage, stub: Stub, key_code: int, after_ms: int
) -> None:
    chat.field.fill(DEADLINE)
    chat.field.evaluate(
        """async (field, [keyCode, afterMs]) => {
            field.dispatchEvent(new CompositionEvent("compositionstart", {bubbles: true}));
            field.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true}));
            if (afterMs) await new Promise((done) => setTimeout(done, afterMs));
            field.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", keyCode, bubbles: true, cancelable: true}));
        }""",
        [key_code, after_ms],
    )
    chat.page.wait_for_timeout(A_PAUSE_MS)
    assert stub.asked == []
    expect(chat.field).to_have_value(DEADLINE)


def test_shift_enter_makes_a_new_line(chat: ChatPage, stub: Stub) -> None:
    chat.field.press_sequentially("一行目")
    chat.field.press("Shift+Enter")
    chat.field.press_sequentially("二行目")
    expect(chat.field).to_have_value("一行目\n二行目")
    assert stub.asked == []


def test_the_button_sends_too(chat: ChatPage) -> None:
    chat.field.fill(DEADLINE)
    chat.send.click()
    chat.settled()
    expect(chat.field).to_have_value("")
    expect(chat.claims.first).to_contain_text(CLAIM)


@pytest.mark.parametrize("blank", ["", "  \n　"])
def test_nothing_is_sent_without_a_question(chat: ChatPage, stub: Stub, blank: str) -> None:
    chat.field.fill(blank)
    chat.send.click()
    expect(chat.field).to_be_focused()
    assert stub.asked == []


def test_a_question_over_the_limit_is_kept_and_told_so(chat: ChatPage, stub: Stub) -> None:
    chat.start("𠮷" * 1001)  # counted in characters: each is two units of UTF-16
    expect(chat.page.get_by_text("長すぎます")).to_be_visible()
    expect(chat.field).to_have_attribute("aria-invalid", "true")
    assert stub.asked == []
    stub.scripts["𠮷" * 1000] = []
    chat.start("𠮷" * 1000)
    chat.settled()
    assert len(stub.asked) == 1


def test_while_a_question_is_open_no_other_is_sent(chat: ChatPage, stub: Stub) -> None:
    gate = Gate()
    stub.scripts["待つ"] = [gate, *ANSWERED]
    chat.start("待つ")
    expect(chat.stop).to_be_visible()
    expect(chat.send).to_be_hidden()
    expect(chat.field).not_to_be_editable()
    expect(chat.ready_question(DEADLINE)).to_be_disabled()
    chat.field.press("Enter")
    gate.open()
    chat.settled()
    expect(chat.field).to_be_editable()
    expect(chat.ready_question(DEADLINE)).to_be_enabled()
    assert len(stub.asked) == 1


def test_stop_keeps_what_was_shown_and_says_that_it_is_a_part(chat: ChatPage) -> None:
    chat.start("ずっと待つ")
    expect(chat.claims).to_have_count(1)
    chat.stop.click()
    chat.settled()
    expect(chat.trouble).to_contain_text("回答を停止しました")
    expect(chat.trouble).to_contain_text("回答の途中まで")
    expect(chat.claims.first).to_contain_text(CLAIM)
    expect(chat.announcer).to_contain_text("回答を停止しました")
    expect(chat.send).to_be_focused()


def test_escape_in_the_field_stops(chat: ChatPage) -> None:
    chat.start("ずっと待つ")
    expect(chat.claims).to_have_count(1)
    chat.field.press("Escape")
    chat.settled()
    expect(chat.trouble).to_contain_text("回答を停止しました")
