"""GET /faq: what the secretariat confirmed, for everybody; as pages that need no script, and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape
from string import Template
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from assistant.api.asking import VERSION
from assistant.api.faq_markup import faq_entry, faq_list, faq_trouble, linked_data
from assistant.api.markup import Markup
from assistant.api.problems import Refused, responses
from assistant.api.service_words import LANGUAGES
from assistant.api.visits import visit
from assistant.faq.showing import FaqDesk, FaqEdition, ShownEntry, ShownFaq
from assistant.pipeline import Assistant
from assistant.ports import LibraryUnavailable
from assistant.settings import ROOT
from assistant.speech import read_toml
from assistant.unseen import seen

_LONGEST_QUERY = 200
_FRESH = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}  # what is withdrawn is gone at once
Found = tuple[ShownEntry, FaqEdition]
Searched = Annotated[str, Query(description="words that an entry must hold; empty: all entries", max_length=1_000)]


def routes(assistant: Assistant) -> APIRouter:
    """The pages and the list."""
    router = APIRouter()
    desk = faq_desk_of(assistant)

    @router.get("/faq", include_in_schema=False)
    def page(q: str = "") -> HTMLResponse:
        return _shown(lambda: _list_page(desk.all(_query(q))))

    @router.get("/faq/{id_}", include_in_schema=False)
    def entry_page(id_: str) -> HTMLResponse:
        return _shown(lambda: _entry_page(desk.one(id_)))

    @router.get(
        f"{VERSION}/faq", tags=["faq"], summary="What the secretariat confirmed", responses=responses(422, 500, 503)
    )
    def listed(q: Searched = "") -> ShownFaq:
        return desk.all(_query(q))

    @router.get(f"{VERSION}/faq/{{id_}}", tags=["faq"], summary="One entry", responses=responses(404, 422, 500, 503))
    def one(id_: str) -> ShownEntry:
        return _found(desk.one(id_))[0]

    return router


def faq_desk_of(assistant: Assistant) -> FaqDesk:
    """Who shows the entries that the assistant answers with."""
    return FaqDesk(assistant.library, assistant.faq, assistant.composer.facts, assistant.words, assistant.clock)


@lru_cache(maxsize=len(LANGUAGES))
def faq_words(language: str) -> Mapping[str, str]:
    """The words of the pages in a language."""
    return {name: str(said) for name, said in read_toml(ROOT / "prompts" / language / "faq.toml").items()}


@lru_cache(maxsize=1)
def _frame() -> Template:
    return Template((ROOT / "web" / "faq.html").read_text(encoding="utf-8"))


def _query(given: str) -> str:
    return seen(given).strip()[:_LONGEST_QUERY]


def _found(found: Found | None) -> Found:
    if found is None:
        raise Refused(404)
    return found


def _shown(page: Callable[[], HTMLResponse]) -> HTMLResponse:
    try:
        return page()
    except LibraryUnavailable:
        return _trouble("unavailable", 503)


def _list_page(faq: ShownFaq) -> HTMLResponse:
    said = faq_words(visit().language)
    entries = [entry for call in faq.calls for edition in call.editions for entry in edition.entries]
    return _page(said["title"], faq_list(faq, said), linked_data(entries))


def _entry_page(found: Found | None) -> HTMLResponse:
    if found is None:
        return _trouble("gone", 404)
    entry, edition = found
    return _page(entry.question, faq_entry(entry, edition, faq_words(visit().language)), linked_data([entry]))


def _trouble(kind: str, status: int) -> HTMLResponse:
    said = faq_words(visit().language)
    return _page(said[kind], faq_trouble(kind, said), Markup(""), status)


def _page(heading: str, main: Markup, linked: Markup, status: int = 200) -> HTMLResponse:
    words = {name: escape(text) for name, text in faq_words(visit().language).items()}
    values = {**words, "heading": escape(heading), "language": visit().language, "main": main, "linked": linked}
    return HTMLResponse(_frame().substitute(values), status, _FRESH)
