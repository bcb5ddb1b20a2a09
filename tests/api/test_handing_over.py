"""What is made in a thread comes over in its order, and the thread is free again however it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from threading import Event

import pytest

from assistant.api.handing_over import handed_over


async def _all(steps: Iterator[int]) -> list[int]:
    return [step async for together in handed_over(steps, lambda: None) for step in together]


def test_all_comes_over_in_its_order() -> None:
    assert asyncio.run(_all(iter(range(200)))) == list(range(200))


def test_nothing_comes_over_where_nothing_is_made() -> None:
    assert asyncio.run(_all(iter(()))) == []


def test_a_step_does_not_wait_for_the_next_one() -> None:
    go_on = Event()

    def slowly() -> Iterator[str]:
        yield "the reading"
        assert go_on.wait(30)
        yield "the answer"

    async def heard() -> list[list[str]]:
        batches = list[list[str]]()
        async for together in handed_over(slowly(), lambda: None):
            batches.append(together)
            go_on.set()
        return batches

    assert asyncio.run(heard()) == [["the reading"], ["the answer"]]


def test_what_is_ready_together_comes_together() -> None:
    made = Event()

    def quickly() -> Iterator[int]:
        yield 0
        yield from (1, 2, 3)
        made.set()

    async def heard() -> list[list[int]]:
        async with aclosing(handed_over(quickly(), lambda: None)) as making:
            first = await anext(making)
            assert made.wait(30)  # the loop is busy meanwhile
            await asyncio.sleep(0)
            return [first, *[together async for together in making]]

    batches = asyncio.run(heard())
    assert [step for together in batches for step in together] == [0, 1, 2, 3]
    assert len(batches) <= 2


def test_what_breaks_is_told_after_what_was_made_before() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    async def heard() -> None:
        async for together in handed_over(broken(), lambda: None):
            came.extend(together)

    came: list[int] = []
    with pytest.raises(ZeroDivisionError):
        asyncio.run(heard())
    assert came == [1]


def test_whoever_leaves_ends_what_is_made_and_its_place_is_free_only_then() -> None:
    told: list[str] = []
    left = Event()

    def endless() -> Iterator[int]:
        try:
            yield 0
            assert left.wait(30)
            while True:
                yield 1
        finally:
            told.append("closed")

    async def leaving() -> None:
        free = asyncio.Event()

        def freed() -> None:
            told.append("free")
            free.set()

        async with aclosing(handed_over(endless(), freed)) as making:
            await anext(making)
        told.append("left")
        left.set()
        await free.wait()

    asyncio.run(leaving())
    assert told == ["left", "closed", "free"]
