"""GET /source/{document}/{page}: the page that a citation opens, which needs no script."""

from __future__ import annotations

from collections.abc import Iterator
from string import Template
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from assistant.api.markup import Markup, element, together
from assistant.api.source_markup import source_article
from assistant.api.sources import FARTHEST
from assistant.pipeline import Assistant
from assistant.ports import LibraryUnavailable
from assistant.settings import ROOT
from assistant.source_view import Place, SourceDesk, SourceView
from assistant.speech import Speech

_MOST_PAGES = 3  # that a quote runs over
_LONGEST_NUMBER = len(str(FARTHEST))


def routes(assistant: Assistant) -> APIRouter:
    """The page of a source."""
    router = APIRouter(include_in_schema=False)
    frame = Template((ROOT / "web" / "source.html").read_text(encoding="utf-8"))
    speech = assistant.words.speech(assistant.words.home)

    @router.get("/source/{document}/{number}")
    def source(
        document: str,
        number: str,
        start: Annotated[str, Query(alias="from")] = "",
        end: Annotated[str, Query(alias="to")] = "",
        revision: str = "",
    ) -> HTMLResponse:
        """A number that is none is taken for one that nothing has: a page says so, in words."""
        place = Place(number_in(number), max(0, number_in(start)), max(0, number_in(end)))
        try:
            views = tuple(views_of(assistant.sources, document, place, number_in(revision) if revision else None))
        except LibraryUnavailable:
            return trouble(frame, speech, 503, "unavailable")
        if not views:
            return trouble(frame, speech, 404, "missing")
        title, main = source_article(views, speech)
        return HTMLResponse(frame.substitute(title=together(title), main=main))

    return router


def views_of(desk: SourceDesk, document: str, place: Place | None, revision: int | None) -> Iterator[SourceView]:
    """The page of a quote, and those that it goes on on."""
    for _ in range(_MOST_PAGES):
        view = desk.view(document, place, revision) if place else None
        if view is None:
            return
        yield view
        place, revision = view.rest, view.source.document.revision


def number_in(text: str) -> int:
    """A number that may be one of ours; -1: it cannot."""
    return min(int(text), FARTHEST) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else -1


def trouble(frame: Template, speech: Speech, status: int, kind: str) -> HTMLResponse:
    """A page that says why there is none."""
    title = speech.say(f"source.{kind}")
    words: Markup = element(
        "section",
        element("h1", title, class_="title"),
        element("p", speech.say(f"source.{kind}_why"), class_="lead"),
        element("p", element("a", speech.say("source.home"), href="/")),
        class_="source-missing",
    )
    return HTMLResponse(frame.substitute(title=together(title), main=words), status)
