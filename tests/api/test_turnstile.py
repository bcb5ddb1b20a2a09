"""How many questions are let in, told by a clock that the test moves."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.requests import Request

from assistant.adapters.sql_records import SqlRecords
from assistant.api.answering import Answering
from assistant.api.clients import Client, client_of
from assistant.api.problems import Refused
from assistant.api.turnstile import Ticket, Turnstile
from assistant.domain import Answer, Outcome, Question
from assistant.keeping import Keeping
from assistant.pipeline import Step
from assistant.settings import Settings
from tests.assembled import NOW, assistant_over, publisher
from tests.fakes import MovableClock
from tests.shelf import ALL


def turnstile(**settings: int) -> tuple[Turnstile, MovableClock]:
    clock = MovableClock(NOW)
    return Turnstile(Settings(**{"questions_per_minute": 0, "all_questions_per_minute": 0, **settings}), clock), clock


def refused(stile: Turnstile, client: Client) -> int:
    """The seconds that the client is told to wait."""
    with pytest.raises(Refused) as caught:
        stile.admit(client)
    assert caught.value.status == 429
    assert caught.value.headers == {"Retry-After": str(caught.value.seconds)}
    return caught.value.seconds


def test_an_address_has_so_many_questions_a_minute_and_gets_new_ones_with_time() -> None:
    stile, clock = turnstile(questions_per_minute=3)
    for _ in range(3):
        stile.leave(stile.admit(Client("a")))

    assert refused(stile, Client("a", "another-page")) == 20
    stile.leave(stile.admit(Client("b")))
    clock.move(timedelta(seconds=20))
    stile.leave(stile.admit(Client("a")))
    assert refused(stile, Client("a")) == 20


def test_all_together_have_a_limit_too_and_a_refused_question_does_not_count() -> None:
    stile, clock = turnstile(questions_per_minute=1, all_questions_per_minute=2)
    stile.admit(Client("a"))
    refused(stile, Client("a"))
    stile.admit(Client("b"))

    assert refused(stile, Client("c")) == 30
    clock.move(timedelta(seconds=30))
    stile.admit(Client("c"))


def test_a_clock_that_goes_back_gives_nothing_away() -> None:
    stile, clock = turnstile(questions_per_minute=1)
    stile.admit(Client("a"))
    clock.move(timedelta(hours=-1))

    assert refused(stile, Client("a")) == 60


def test_a_newer_question_of_the_same_page_takes_the_place_of_the_earlier_one() -> None:
    stile, _ = turnstile(open_questions=2)
    first, other = stile.admit(Client("a", "page-one")), stile.admit(Client("a", "page-two"))
    newer = stile.admit(Client("a", "page-one"))

    assert [ticket.superseded for ticket in (first, other, newer)] == [True, False, False]
    refused(stile, Client("a", "page-three"))
    stile.leave(first)
    refused(stile, Client("a", "page-three"))
    stile.leave(newer)
    assert isinstance(stile.admit(Client("a", "page-three")), Ticket)


def test_questions_without_a_page_do_not_end_each_other_but_are_few_at_once() -> None:
    stile, _ = turnstile(open_questions=2)
    tickets = [stile.admit(Client("a")), stile.admit(Client("a"))]

    assert [ticket.superseded for ticket in tickets] == [False, False]
    refused(stile, Client("a"))
    stile.admit(Client("b"))


def test_the_queue_is_short() -> None:
    stile, _ = turnstile(answers_at_once=1, waiting_questions=1)
    first = stile.admit(Client("a"))
    stile.admit(Client("b"))

    assert refused(stile, Client("c")) == 5
    stile.leave(first)
    stile.leave(first)
    stile.admit(Client("c"))
    refused(stile, Client("d"))


def test_turns_are_taken_in_the_order_of_coming() -> None:
    async def order() -> list[int]:
        stile, _ = turnstile(answers_at_once=1)
        served: list[int] = []

        async def asker(number: int) -> None:
            async with stile.turn:
                served.append(number)
                await asyncio.sleep(0)

        await asyncio.gather(*(asker(number) for number in range(5)))
        return served

    assert asyncio.run(order()) == [0, 1, 2, 3, 4]


def answering_over(folder: Path) -> Answering:
    """One answer at a time."""
    assistant = assistant_over(ALL, folder)
    stile, clock = turnstile(answers_at_once=1)
    records = SqlRecords(publisher(folder).engine)
    return Answering(assistant, stile, Keeping(records, assistant.library, clock, days=lambda: 1))


def test_an_answer_that_is_superseded_ends_with_409_and_its_turn_is_free(tmp_path: Path) -> None:
    answering = answering_over(tmp_path)
    question, client = Question("みらいハブ 第7回の締切は"), Client("a", "page-one")

    async def asked_twice() -> Outcome:
        older = answering.open(question, client)
        with answering.opened(question, client) as newer:
            with pytest.raises(Refused) as caught:
                _ = [step async for step in answering.steps(older)]
            assert caught.value.status == 409
            return (await answering.whole(newer)).outcome

    assert asyncio.run(asked_twice()) is Outcome.ANSWERED


def test_an_answer_that_was_whole_before_its_page_asked_again_stays_whole(tmp_path: Path) -> None:
    answering = answering_over(tmp_path)
    question, client = Question("みらいハブ 第7回の締切は"), Client("a", "page-one")

    async def told() -> list[Step]:
        opened, steps = answering.open(question, client), list[Step]()
        async for together in answering.steps(opened):
            steps += together
            if isinstance(steps[-1], Answer):
                answering.open(question, client)
        return steps

    assert isinstance(asyncio.run(told())[-1], Answer)


def asking(peer: str, **headers: str) -> Request:
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "client": (peer, 1), "headers": sent})


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "address"),
    [
        ("203.0.113.9", "198.51.100.1", (), "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", ("10.0.0.0/8",), "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1", ("10.0.0.0/8",), "198.51.100.1"),
        ("10.0.0.1", "192.0.2.66, 198.51.100.1", ("10.0.0.0/8",), "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, 10.0.0.2", ("10.0.0.0/8",), "198.51.100.1"),
        ("10.0.0.1", "", ("10.0.0.0/8",), "10.0.0.1"),
        ("10.0.0.1", "nonsense", ("10.0.0.0/8",), "nonsense"),
        ("2001:db8:1:2:3:4:5:6", "", (), "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "", (), "203.0.113.9"),
    ],
)
def test_only_a_trusted_proxy_says_for_whom_it_asks(
    peer: str, forwarded: str, trusted: tuple[str, ...], address: str
) -> None:
    request = asking(peer, x_forwarded_for=forwarded, x_koubo_page="page-0001")

    assert client_of(request, trusted) == Client(address, "page-0001")


@pytest.mark.parametrize("page", ["short", "x" * 65, "<script>", "a b c d e"])
def test_a_page_whose_name_is_none_is_not_told_apart(page: str) -> None:
    assert client_of(asking("203.0.113.9", x_koubo_page=page), ()) == Client("203.0.113.9")
