"""What is awaited in a thread of its own is handed over piece by piece; whoever stops listening ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Generator
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

Piece = TypeVar("Piece")
Work = Callable[[Callable[[Piece], None]], Coroutine[None, None, None]]


def in_its_own_thread(work: Work[Piece]) -> Generator[Piece]:
    """Each piece that the work hands over, as soon as it does; an error of the work is raised here."""
    # A blocked read cannot be stopped from outside, but what is awaited can: so a time limit holds to the second even
    # where the other side sends a byte now and then, and a connection is closed as soon as nobody listens.
    handed: SimpleQueue[tuple[Piece] | Exception | None] = SimpleQueue()
    loop = asyncio.new_event_loop()
    task = loop.create_task(_told(work, handed))
    Thread(target=_run, args=(loop, task), name="awaiting", daemon=True).start()
    try:
        while (one := handed.get()) is not None:
            if isinstance(one, Exception):
                raise one
            yield one[0]
    finally:
        with suppress(RuntimeError):  # the work has ended, and its loop is closed
            loop.call_soon_threadsafe(task.cancel)


async def _told(work: Work[Piece], handed: SimpleQueue[tuple[Piece] | Exception | None]) -> None:
    try:
        await work(lambda piece: handed.put((piece,)))
    except Exception as error:  # noqa: BLE001  # it is raised where the pieces are read
        handed.put(error)
    finally:
        handed.put(None)


def _run(loop: asyncio.AbstractEventLoop, task: asyncio.Task[None]) -> None:
    try:
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(task)
        loop.run_until_complete(loop.shutdown_asyncgens())
    finally:
        loop.close()
