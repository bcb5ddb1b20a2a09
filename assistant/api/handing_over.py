"""What is made in a thread comes to the loop of the service as it is ready, and together what is ready together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from threading import Event
from typing import TypeVar

from fastapi.concurrency import run_in_threadpool

Made = TypeVar("Made")


async def handed_over(steps: Iterator[Made], free: Callable[[], object]) -> AsyncGenerator[list[Made]]:
    """The steps in their order; whoever stops listening ends them. `free` is called as soon as their thread is."""
    loop, left = asyncio.get_running_loop(), Event()
    ready = asyncio.Queue[Made | None]()

    def run() -> None:
        try:
            for step in steps:
                loop.call_soon_threadsafe(ready.put_nowait, step)
                if left.is_set():
                    break
        finally:
            _end(steps)

    making = asyncio.ensure_future(run_in_threadpool(run))
    making.add_done_callback(lambda _: ready.put_nowait(None))
    making.add_done_callback(lambda _: free())
    try:
        while together := await _together(ready):
            yield together
        await making  # raises what broke
    finally:
        left.set()


async def _together(ready: asyncio.Queue[Made | None]) -> list[Made]:
    """All that is ready, at least one; nothing at the end."""
    steps: list[Made] = []
    step = await ready.get()
    while step is not None:
        steps.append(step)
        if ready.empty():
            return steps
        step = ready.get_nowait()
    if steps:
        ready.put_nowait(None)  # the end is told by itself
    return steps


def _end(steps: Iterator[object]) -> None:
    """A model that is still writing is told at once that nobody listens any more."""
    close = getattr(steps, "close", None)
    if close is not None:
        close()
