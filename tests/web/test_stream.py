"""The reader of text/event-stream, in the browser that runs it."""

from __future__ import annotations

import pytest

from tests.web.page import ChatPage

pytestmark = pytest.mark.web
READ = """async ([text, size]) => {
    const { eventsOf } = await import("/assets/sse.js");
    const bytes = new TextEncoder().encode(text);
    const body = new ReadableStream({
        start(controller) {
            for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
            controller.close();
        },
    });
    const events = [];
    for await (const event of eventsOf(body)) events.push([event.event, event.data]);
    return events;
}"""


CUTS = (1, 2, 7, 1000)
STREAM = """\
: 生きています

event: reading
id: 1
data: {"text":"締切"}

data: 一行目
data:二行目

"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_events_are_whole_wherever_the_network_cuts_them(chat: ChatPage, end: str) -> None:
    read = [chat.page.evaluate(READ, [STREAM.replace("\n", end), size]) for size in CUTS]
    assert read == [[["reading", '{"text":"締切"}'], ["message", "一行目\n二行目"]]] * len(CUTS)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("event: done\ndata: {}\n", []),  # cut off before its empty line
        ("event: done\n\ndata\n\n", [["message", ""]]),  # no data is no event; an empty field is
        ("\ufeffdata: 1\n\n", [["message", "1"]]),
        ("", []),
    ],
)
def test_what_is_no_whole_event_is_dropped(chat: ChatPage, text: str, events: list[list[str]]) -> None:
    assert chat.page.evaluate(READ, [text, 3]) == events
