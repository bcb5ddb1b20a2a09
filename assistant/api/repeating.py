"""Work that is done again and again while the service runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from fastapi.concurrency import run_in_threadpool

from assistant.ports import LibraryUnavailable

log = logging.getLogger("koubo")


@asynccontextmanager
async def repeating(work: Callable[[], object], *, every: float) -> AsyncIterator[None]:
    """Do it at once and every so many seconds; what fails is tried again."""

    async def always() -> None:
        while True:
            try:
                await run_in_threadpool(work)
            except LibraryUnavailable as error:
                log.error("%s", error)  # noqa: TRY400  # its own words say it all
            await asyncio.sleep(every)

    task = asyncio.create_task(always())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
