"""Documents and questions are text: nothing in them becomes a script, an element or a request."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.cards import CONTACT_CARD, DEADLINE_CARD, carded, with_others
from tests.web.page import ChatPage
from tests.web.scripts import claim, done, notice, reading, source
from tests.web.stub_app import Json, Refusal, Stub

pytestmark = pytest.mark.web
PAYLOADS = [
    "<script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned = 1'>",
    "<svg onload='window.pwned = 1'><animate onbegin='window.pwned = 1' attributeName=x dur=1s>",
    '"><iframe srcdoc="<script>parent.pwned = 1</script>"></iframe>',
    "<a href='javascript:window.pwned = 1'>締切</a>",
    "</template><style>@import 'https://evil.example/x.css';</style>",
    "<math><mtext><table><mglyph><style><img src=x onerror='window.pwned = 1'>",
    "{{constructor.constructor('window.pwned = 1')()}}",
    "<link rel=prefetch href=https://evil.example/leak><base href=https://evil.example/>",
    "</blockquote></figure><form action=https://evil.example><button>送信</button></form>",
]
ADDRESSES = [
    "javascript:window.pwned=1",
    "data:text/html,<script>1</script>",
    "//evil.example/x",
    "/admin",
    "vbscript:x",
]
ELEMENTS = "script, img, iframe, style, math, form:not(.feedback__form), base, link, animate, a[href^=javascript]"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_any_field_is_shown_as_text_and_runs_nothing(chat: ChatPage, stub: Stub, payload: str) -> None:
    stub.catalogue = _catalogue(payload)
    cited = source(1, doc=payload, title=payload, edition=payload, heading=payload, text=payload, source_url=payload)
    answer = [reading(payload), notice("closed", payload), notice(payload, payload), claim(payload, cited)]
    stub.scripts[payload] = [*answer, done(payload, payload, payload)]
    chat.open().ask(payload)
    chat.cite(1).click()
    assert chat.source.get_by_role("blockquote").text_content() == payload
    assert chat.turn.locator("[data-slot=text]").all_text_contents() == [payload] * 3
    assert _harm(chat) == (False, 0)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_any_field_of_a_card_is_shown_as_text_and_leads_nowhere(
    chat: ChatPage, stub: Stub, payload: str
) -> None:
    asked = with_others(reading("対象"), [{"call": payload, "edition": payload, "question": payload}])
    cards: tuple[Json, ...] = (
        {**DEADLINE_CARD, **dict.fromkeys(("label", "day", "time", "calendar"), payload)},
        {**CONTACT_CARD, "name": payload, "purposes": [payload], "tel": [payload], "mail": [payload], "address": payload, "subject": payload},
        {"kind": "forms", "lead": payload, "papers": [{"name": payload, "note": payload}]},
        {"kind": "eligibility", "conditions": [{"text": payload, "role": "proviso"}]},
        {**DEADLINE_CARD, "kind": payload},
    )  # fmt: skip
    claims = [carded(payload, card, source(number)) for number, card in enumerate(cards, 1)]
    stub.scripts["枠"] = [asked, *claims, done()]
    chat.ask("枠")
    assert chat.turn.locator(".card").count() == 4
    assert chat.turn.locator(".card [data-slot=name]").all_text_contents() == [payload] * 2
    links = chat.turn.get_by_role("link").evaluate_all("(links) => links.map((link) => link.protocol)")
    assert set(links) <= {"tel:", "mailto:"}
    assert _harm(chat) == (False, 0)


@pytest.mark.parametrize("payload", PAYLOADS[:3])
def test_a_payload_in_a_problem_is_shown_as_text(chat: ChatPage, stub: Stub, payload: str) -> None:
    stub.scripts["問題"] = Refusal(500, {"type": payload, "title": payload, "status": 500, "detail": payload})
    chat.ask("問題")
    expect(chat.trouble).to_contain_text(payload)
    assert _harm(chat) == (False, 0)


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_an_address_of_the_web_becomes_a_link(chat: ChatPage, stub: Stub, address: str) -> None:
    stub.scripts["出典"] = [claim("締切です。", source(1, source_url=address)), done()]
    chat.ask("出典")
    chat.cite(1).click()
    expect(chat.source.get_by_role("link")).to_have_count(0)


def test_the_policy_refuses_a_script_that_gets_into_the_page(chat: ChatPage) -> None:
    chat.page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.pwned = 1";
        document.body.append(script);
    }""")
    assert chat.page.evaluate("window.pwned === undefined")
    chat.page.wait_for_timeout(100)
    assert [fault for fault in chat.faults if "Content Security Policy" in fault] == chat.faults != []
    chat.faults.clear()


def _harm(chat: ChatPage) -> tuple[bool, int]:
    """Whether a script ran, and how many elements came into the conversation that the page did not make."""
    return chat.page.evaluate("window.pwned !== undefined"), chat.page.locator("main").locator(ELEMENTS).count()


def _catalogue(text: str) -> Json:
    deadline = {"text": text, "state": text}
    editions = [{"id": text, "label": text, "documents": 1, "deadline": deadline}]
    return {"calls": [{"id": text, "name": text, "editions": editions}], "questions": [text]}
