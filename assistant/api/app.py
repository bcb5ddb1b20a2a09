"""The whole service: its rooms, one behind the other."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from assistant.api import (
    ask,
    catalogue,
    deadlines,
    embedding,
    faq_page,
    feedback,
    health,
    pages,
    problems,
    source_page,
    sources,
)
from assistant.api.answering import Answering
from assistant.api.bodies import BodyLimits, LimitedBodies
from assistant.api.desk.rooms import open_desk, upload_limits
from assistant.api.house import House
from assistant.api.paused import Paused
from assistant.api.porch import Porch
from assistant.api.problems import Problem
from assistant.api.repeating import repeating
from assistant.api.turnstile import Turnstile
from assistant.desk.desk import Desk
from assistant.domain.operations import Limits
from assistant.keeping import Keeping
from assistant.pipeline import Assistant
from assistant.ports import Records, Switch
from assistant.presenting import ShownEnd, ShownLead
from assistant.settings import ROOT, Settings

_ALSO_NAMED = (Problem, ShownEnd, ShownLead)  # only errors and events hold them, and FastAPI looks at neither
_WORTH_PACKING = 1_000  # bytes
_BETWEEN_LOOKS = 60.0  # seconds, at whether a day has begun or less is to be kept
_BETWEEN_PUBLISHING = 1.0  # seconds, at whether a document's time has come


class Service(FastAPI):
    """Names every shape of its answers in its OpenAPI description."""

    def openapi(self) -> dict[str, Any]:
        described = super().openapi()
        for shape in _ALSO_NAMED:
            schema = shape.model_json_schema(ref_template="#/components/schemas/{model}")
            schema.pop("$defs", None)  # these are named already
            described["components"]["schemas"].setdefault(shape.__name__, schema)
        return described


class AlwaysOn:
    """A switch that nobody can turn."""

    def message(self) -> str | None:
        return None


def create_app(
    assistant: Assistant,
    records: Records,
    settings: Settings,
    switch: Switch | None = None,
    desk: Desk | None = None,  # None: nobody can sign in
) -> ASGIApp:
    """The service around an assistant."""
    hold = _limits(settings, desk)
    keeping = Keeping(records, assistant.library, assistant.clock, days=lambda: hold().keep_questions)
    answering = Answering(assistant, Turnstile(settings, assistant.clock, hold), keeping)
    house = House(answering, settings, switch or AlwaysOn())
    app = Service(
        title="Koubo",
        version="1.0.0",
        summary="Answers questions on call documents, every statement cited.",
        docs_url=None,  # the page of the docs would load scripts from another host
        redoc_url=None,
        redirect_slashes=False,  # an address that is not ours is told as such
        lifespan=lambda _app: _at_work(keeping, desk),
    )
    problems.install(app)
    app.include_router(ask.routes(answering, settings))
    app.include_router(feedback.routes(answering, settings))
    app.include_router(catalogue.routes(assistant))
    app.include_router(deadlines.routes(assistant))
    app.include_router(health.routes(assistant, house.switch))
    app.include_router(sources.routes(assistant))
    app.include_router(source_page.routes(assistant))
    app.include_router(faq_page.routes(assistant))
    app.include_router(pages.routes(house))
    app.include_router(embedding.routes(house))
    if desk is not None:
        open_desk(app, desk, settings)
    app.mount("/assets", StaticFiles(directory=ROOT / "web"))
    app.add_middleware(GZipMiddleware, minimum_size=_WORTH_PACKING)  # an event stream stays as it is
    limits = BodyLimits(upload_limits(settings))
    app.add_middleware(LimitedBodies, limits=limits)
    return Porch(Paused(app, house), settings.embedders, limits)


def _limits(settings: Settings, desk: Desk | None) -> Callable[[], Limits]:
    """What holds at this moment: as the desk has set it, where there is one."""
    return lambda: Limits.of(settings) if desk is None else desk.operating.limits


@asynccontextmanager
async def _at_work(keeping: Keeping, desk: Desk | None) -> AsyncIterator[None]:
    """What is done while the service runs, and what is left to be written at its end."""
    documents = [repeating(desk.documents.publish_due, every=_BETWEEN_PUBLISHING)] if desk is not None else []
    async with AsyncExitStack() as works:
        for work in (repeating(keeping.tidy, every=_BETWEEN_LOOKS), *documents):
            await works.enter_async_context(work)
        yield
    await run_in_threadpool(keeping.close)
