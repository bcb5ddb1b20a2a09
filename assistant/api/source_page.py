"""GET /source/{document}/{page}: the page that a citation opens, which needs no script."""

from __future__ import annotations

from collections.abc import Iterator
from string import Template
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from assistant.api.chat_page import Chosen, language_of
from assistant.api.markup import Markup, element, together
from assistant.api.service_words import service_words
from assistant.api.source_markup import source_article
from assistant.api.sources import FARTHEST
from assistant.pipeline import Assistant
from assistant.ports import LibraryUnavailable
from assistant.settings import ROOT
from assistant.source_view import Place, SourceDesk, SourceView
from assistant.speech import Speech

VARIES = {"Vary": "Accept-Language"}
_MOST_PAGES = 3  # that a quote runs over
_LONGEST_NUMBER = len(str(FARTHEST))


class Frame:
    """The page around a source, in the language of its reader."""

    def __init__(self) -> None:
        self._page = Template((ROOT / "web" / "source.html").read_text(encoding="utf-8"))

    def filled(self, title: str, main: Markup, speech: Speech) -> str:
        """The whole page."""
        kind = together(service_words(speech.language).page["kind"])
        return self._page.substitute(title=together(title), main=main, kind=kind, language=speech.language)

    def trouble(self, speech: Speech, status: int, kind: str) -> HTMLResponse:
        """A page that says why there is none."""
        title = speech.say(f"source.{kind}")
        words = element(
            "section",
            element("h1", title, class_="title"),
            element("p", speech.say(f"source.{kind}_why"), class_="lead"),
            element("p", element("a", speech.say("source.home"), href="/")),
            class_="source-missing",
        )
        return HTMLResponse(self.filled(title, words, speech), status, headers=VARIES)


def routes(assistant: Assistant) -> APIRouter:
    """The page of a source."""
    router = APIRouter(include_in_schema=False)
    frame = Frame()

    @router.get("/source/{document}/{number}")
    def source(  # noqa: PLR0913, PLR0917  # each stands in the address
        document: str,
        number: str,
        start: Annotated[str, Query(alias="from")] = "",
        end: Annotated[str, Query(alias="to")] = "",
        revision: str = "",
        lang: Chosen = "",
    ) -> HTMLResponse:
        """A number that is none is taken for one that nothing has: a page says so, in words."""
        speech = assistant.words.speech(language_of(lang))
        place = Place(number_in(number), max(0, number_in(start)), max(0, number_in(end)))
        try:
            views = tuple(views_of(assistant.sources, document, place, number_in(revision) if revision else None))
        except LibraryUnavailable:
            return frame.trouble(speech, 503, "unavailable")
        if not views:
            return frame.trouble(speech, 404, "missing")
        title, main = source_article(views, speech)
        return HTMLResponse(frame.filled(title, main, speech), headers=VARIES)

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
