"""120 payloads through question, document text, file name, title and feedback: none runs, none asks a foreign host."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from assistant.adapters.sql_publisher import SqlPublisher
from assistant.adapters.sql_records import SqlRecords
from assistant.domain import CitedPassage, KeptAnswer, NoticeKind, Outcome, SharedAnswer
from assistant.pipeline import Assistant
from assistant.presenting import ShownAnswer, ShownClaim, ShownNotice, ShownReading, ShownSource
from tests.assembled import NOW, app_over, assistant_over
from tests.shelf import HUB, HUB_7, HUB_7_GUIDELINE, Said, revision
from tests.web.page import ChatPage
from tests.web.payloads import PAYLOADS
from tests.web.scripts import claim, done, notice, reading, source
from tests.web.server import serving
from tests.web.stub_app import Json, Stub

pytestmark = pytest.mark.web
OURS = "main script, main img, iframe, style, math, form[action^=http], base, object, embed, video, audio, animate, template img"
HARM = "[window.pwned !== undefined, document.title === 'pwned']"
SHARED = "payloads-payloads-payl"
ASK = """async (question) => {
    const headers = { "Content-Type": "application/json" };
    const response = await fetch("/api/v1/ask", { method: "POST", headers, body: JSON.stringify({ question }) });
    return (await response.json()).id;
}"""
JUDGE = """async ([answer, texts]) => {
    const statuses = [];
    for (const text of texts) {
        const body = JSON.stringify({ answer, verdict: "wrong", text });
        const headers = { "Content-Type": "application/json" };
        statuses.push((await fetch("/api/v1/feedback", { method: "POST", headers, body })).status);
    }
    return statuses;
}"""


def test_there_are_120_payloads_and_the_browser_would_run_them(chat: ChatPage) -> None:
    assert len(set(PAYLOADS)) == 120
    live = (
        "(html) => { const room = document.createElement('div'); room.innerHTML = html; return room.children.length }"
    )
    assert sum(chat.page.evaluate(live, payload) > 0 for payload in PAYLOADS) > 90
    chat.faults.clear()  # what the policy refused just now
    chat.page.goto("about:blank")
    chat._requests.clear()  # noqa: SLF001  # and what the browser asked for on the way


def test_no_payload_gets_out_of_the_text_of_the_chat(chat: ChatPage, stub: Stub) -> None:
    groups = [PAYLOADS[start : start + 10] for start in range(0, len(PAYLOADS), 10)]
    for group in groups:
        around = [part for one in group for part in (notice("closed", one), notice(one, one))]
        claims = [claim(one, _source(n, one)) for n, one in enumerate(group, 1)]
        stub.scripts["\n".join(group)] = [reading(group[0]), *around, *claims, done("answered", group[0], *group)]
    for group in groups:
        chat.open().field.fill("\n".join(group))
        chat.send.click()
        chat.settled()
        for number in range(1, len(group) + 1):
            chat.cite(number).click()
        assert chat.source.get_by_role("blockquote").all_text_contents() == list(group)
        assert chat.page.evaluate(HARM) == [False, False]
        assert chat.page.locator(".conversation").locator(OURS).count() == 0


def _source(number: int, text: str) -> Json:
    return source(number, doc=text, title=text, edition=text, heading=text, text=text, source_url=text)


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    """A library whose documents are full of payloads, in their text, file names and titles."""
    hostile = revision("<img src=x onerror=window.pwned=1>.pdf", HUB, HUB_7, Said("対象", "\n".join(PAYLOADS)))
    document = replace(hostile.document, title=PAYLOADS[20], source_url="javascript:window.pwned=1")
    return assistant_over([HUB_7_GUIDELINE, replace(hostile, document=document)], tmp_path)


@pytest.fixture
def records(assistant: Assistant) -> SqlRecords:
    assert isinstance(assistant.library, SqlPublisher)
    return SqlRecords(assistant.library.engine)


class TestOnPagesOfTheService:
    @pytest.fixture
    def site(self, assistant: Assistant) -> Iterator[str]:
        with serving(app_over(assistant)) as address:
            yield address

    def test_no_payload_gets_out_of_a_shared_page(self, chat: ChatPage, records: SqlRecords) -> None:
        records.share(SharedAnswer(SHARED, NOW, _full_of_payloads()))
        chat.page.goto(f"{chat.site}/a/{SHARED}")

        assert chat.page.locator("blockquote").all_text_contents() == list(PAYLOADS)
        assert chat.page.locator("figure cite").all_text_contents() == list(PAYLOADS)
        assert _harm(chat) == ([False, False], 0)

    def test_no_payload_gets_out_of_a_question_that_is_answered_without_scripts(self, chat: ChatPage) -> None:
        for start in range(0, len(PAYLOADS), 8):
            question = "みらいハブ 第7回の対象は " + " ".join(PAYLOADS[start : start + 8])
            chat.page.goto(chat.site)
            chat.page.evaluate(
                "(question) => { const form = document.getElementById('ask'); form.question.value = question; form.submit() }",
                question,
            )
            chat.page.wait_for_url("**/ask")
            expect(chat.page.locator(".sheet__question")).to_have_text(question)
            assert _harm(chat) == ([False, False], 0)

    def test_payloads_as_feedback_are_kept_as_text_and_shown_nowhere(self, chat: ChatPage, records: SqlRecords) -> None:
        answer = chat.page.evaluate(ASK, "みらいハブ 第7回の締切は")

        assert chat.page.evaluate(JUDGE, [answer, list(PAYLOADS)]) == [201] * 120
        assert len(records.feedback(answer)) == 120
        assert chat.page.evaluate(HARM) == [False, False]


def _harm(chat: ChatPage) -> tuple[object, int]:
    return chat.page.evaluate(HARM), chat.page.locator(OURS).count()


def _full_of_payloads() -> KeptAnswer:
    sources = [
        ShownSource(n=n, doc=one, title=one, edition=one, page=1, heading=one, text=one, source_url=one)
        for n, one in enumerate(PAYLOADS, 1)
    ]
    shown = ShownAnswer(
        outcome=Outcome.ANSWERED,
        abstained=False,
        reply=PAYLOADS[0],
        answer=PAYLOADS[0],
        reading=ShownReading(call=None, editions=[], aspects=[], language="ja", text=PAYLOADS[1]),
        claims=[ShownClaim(text=one, citations=[n]) for n, one in enumerate(PAYLOADS, 1)],
        citations=sources,
        notices=[ShownNotice(kind=NoticeKind.CLOSED, text=one) for one in PAYLOADS],
        choices=list(PAYLOADS),
        wording="",
    )
    cited = tuple(CitedPassage(one.n, f"p{one.n}", "d", None, one.text) for one in sources)
    question = "\n".join(PAYLOADS)
    return KeptAnswer("id", NOW, question, "", Outcome.ANSWERED, shown.model_dump_json(), cited, "1", "", 1.0)
