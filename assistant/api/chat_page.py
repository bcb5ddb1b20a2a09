"""The page of the chat in one language: the words of prompts/<language>/chat.toml put into web/index.html."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from string import Template
from typing import Annotated

from fastapi import Query
from fastapi.responses import HTMLResponse

from assistant.api.service_words import LANGUAGES
from assistant.api.visits import visit
from assistant.settings import ROOT
from assistant.speech import WordsMissing, read_toml

Chosen = Annotated[str, Query(max_length=200, description="the language; without it, what the browser prefers")]


def language_of(chosen: str) -> str:
    """The language that a reader chose, or that the browser prefers."""
    return chosen if chosen in LANGUAGES else visit().language


def chat_response(chosen: str) -> HTMLResponse:
    """The page in its reader's language."""
    language = language_of(chosen)
    return HTMLResponse(
        chat_page(language),
        headers={"Content-Language": language, "Vary": "Accept-Language", "Cache-Control": "no-cache"},
    )


@lru_cache(maxsize=len(LANGUAGES))
def chat_page(language: str) -> str:
    """The whole page; WordsMissing where a word that it needs is missing."""
    page = Template((ROOT / "web" / "index.html").read_text(encoding="utf-8"))
    path = ROOT / "prompts" / language / "chat.toml"
    words = {name: escape(str(said)) for name, said in read_toml(path).items()}
    try:
        return page.substitute(words, language=language)
    except KeyError as error:
        raise WordsMissing(f"{path} に {error.args[0]} がありません") from error
