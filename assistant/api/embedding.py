"""The chat on the secretariat's own site: one script tag, a frame, and nothing that is kept in the browser."""

from __future__ import annotations

import json

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse, HTMLResponse, Response

from assistant.api.chat_page import Chosen, chat_response
from assistant.api.house import House
from assistant.api.service_words import LANGUAGES, service_words
from assistant.settings import ROOT

_WORDS = "const WORDS = {};"  # the line of the script that gives way to the words


def routes(house: House) -> APIRouter:
    """The framed page and the script that puts it there."""
    router = APIRouter(include_in_schema=False)

    @router.get("/embed")
    def framed(lang: Chosen = "") -> HTMLResponse:
        return chat_response(lang)

    @router.get("/embed.js")
    def script() -> Response:
        said = {language: service_words(language).embed for language in LANGUAGES}
        source = (ROOT / "web" / "embed.js").read_text(encoding="utf-8")
        whole = source.replace(_WORDS, f"const WORDS = {json.dumps(said, ensure_ascii=False)};", 1)
        return Response(whole, media_type="text/javascript; charset=utf-8")

    @router.get("/demo")
    def demo() -> FileResponse:
        if not house.settings.demo:
            raise HTTPException(404)
        return FileResponse(ROOT / "web" / "demo.html")

    return router
