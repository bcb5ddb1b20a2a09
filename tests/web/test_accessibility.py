"""The page for everyone: with a screen reader, on a phone, in the dark, without motion, in high contrast."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.page import ChatPage
from tests.web.scripts import ANSWERED, CLAIM, DEADLINE
from tests.web.stub_app import Gate, Stub

pytestmark = pytest.mark.web
FIRST_LOAD_LIMIT = 100_000
SCHEMES = [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
COUNT_ANNOUNCEMENTS = """() => {
    window.announced = [];
    const announcer = document.getElementById("announcer");
    const note = () => announcer.textContent && window.announced.push(announcer.textContent);
    new MutationObserver(note).observe(announcer, {childList: true, characterData: true, subtree: true});
}"""
COUNT_SHIFTS = """() => {
    window.shifts = 0;
    const add = (list) => list.getEntries().forEach((entry) => (window.shifts += entry.value));
    new PerformanceObserver(add).observe({type: "layout-shift", buffered: false});
}"""


@pytest.mark.parametrize("view", SCHEMES, ids=["light", "dark", "forced colours"])
def test_axe_finds_nothing_in_any_state(chat: ChatPage) -> None:
    assert chat.accessibility_violations() == []
    chat.ask(DEADLINE)
    chat.cite(1).click()
    assert chat.accessibility_violations() == []
    for question in ("宿泊費の上限はいくらですか", "締切は？", "混雑"):
        chat.ask(question)
        assert chat.accessibility_violations() == []
    chat.start("ずっと待つ")
    expect(chat.claims).to_have_count(1)
    assert chat.accessibility_violations() == []
    chat.stop.click()
    chat.settled()
    assert chat.accessibility_violations() == []


def test_an_answer_is_announced_once_and_whole(chat: ChatPage, stub: Stub) -> None:
    gates = [Gate() for _ in ANSWERED]
    stub.scripts["少しずつ"] = [step for pair in zip(gates, ANSWERED, strict=True) for step in pair]
    chat.page.evaluate(COUNT_ANNOUNCEMENTS)
    chat.start("少しずつ")
    for gate in gates[:-1]:
        gate.open()
    expect(chat.claims).to_have_count(2)
    assert chat.page.evaluate("window.announced") == []
    gates[-1].open()
    chat.settled()
    announced = chat.page.evaluate("window.announced")
    assert len(announced) == 1
    assert announced[0].splitlines() == [
        "回答です。",
        "対象ジイノベ 第7回 について、締切",
        "受付中締切まであと12日です（令和7年8月15日現在）。",
        "変更あり令和7年7月10日の正誤表で、提出先のアドレスが変わっています。",
        CLAIM,
        "応募書類の提出は電子申請に限られます。",
    ]


def test_nothing_that_stands_moves_while_an_answer_streams_in(chat: ChatPage, stub: Stub) -> None:
    gates = [Gate() for _ in ANSWERED]
    stub.scripts["少しずつ"] = [step for pair in zip(gates, ANSWERED, strict=True) for step in pair]
    chat.start("少しずつ")
    expect(chat.turn.locator(".pending")).to_be_visible()
    chat.page.wait_for_timeout(700)  # Chromium forgives shifts in the half second after a key
    chat.page.evaluate(COUNT_SHIFTS)
    places = []
    for gate in gates:
        gate.open()
        chat.page.wait_for_timeout(100)
        places.append(chat.turn.get_by_role("heading").first.bounding_box())
    chat.settled()
    assert places == places[:1] * len(places)
    assert places[0] is not None
    assert places[0]["y"] < 50  # the question stands at the top, its answer below
    assert chat.page.evaluate("window.shifts") < 0.01  # only the line that says it is working makes room


@pytest.mark.parametrize("view", [PHONE], ids=["phone"])
def test_a_phone_of_360_px_never_scrolls_sideways(chat: ChatPage, stub: Stub) -> None:
    assert not chat.scrolls_sideways()
    for question in (DEADLINE, "宿泊費の上限はいくらですか", "締切は？", "混雑"):
        chat.ask(question)
        assert not chat.scrolls_sideways()
    word = "https://www.example.go.jp/" + "a" * 200
    stub.scripts[word] = ANSWERED
    chat.ask(word)
    chat.cite(1).click()
    assert not chat.scrolls_sideways()
    chat.field.fill("長い質問\n" * 40)
    assert not chat.scrolls_sideways()
    expect(chat.send).to_be_in_viewport()


@pytest.mark.parametrize("view", [{"viewport": {"width": 640, "height": 400}}], ids=["200 % zoom of 1280 x 800"])
def test_at_double_zoom_the_answer_is_not_covered_by_the_form(chat: ChatPage) -> None:
    chat.ask(DEADLINE)
    expect(chat.turn.get_by_role("heading").first).to_be_in_viewport()
    assert chat.page.locator("#ask").evaluate("(form) => getComputedStyle(form).position") == "static"
    assert not chat.scrolls_sideways()


@pytest.mark.parametrize("view", [{"reduced_motion": "reduce"}], ids=["reduced motion"])
def test_nothing_moves_by_itself_for_who_wants_no_motion(chat: ChatPage) -> None:
    chat.start("ずっと待つ")
    expect(chat.claims).to_have_count(1)
    assert chat.page.evaluate("document.getAnimations().length") == 0
    assert chat.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_first_load_is_small_and_comes_from_the_site_alone(chat: ChatPage) -> None:
    assert chat.first_load_bytes() < FIRST_LOAD_LIMIT
    assert chat.foreign_requests() == []
