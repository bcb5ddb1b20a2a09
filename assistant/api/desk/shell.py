"""The one page of the desk: its sections are modules that ask the routes below /api/v1/desk for what they show."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from assistant.api.desk.gate import Present, allowed, session_of
from assistant.api.desk.sign_in import to_sign_in
from assistant.api.desk.words import desk_words, filled, sections
from assistant.api.problems import Refused, responses
from assistant.domain.staff import Permission

_NOT_KEPT = {"Cache-Control": "no-store"}


def routes() -> APIRouter:
    """The page, and the words of its sections."""
    router = APIRouter()

    @router.get("/desk", include_in_schema=False)
    @router.get("/desk/{section:path}", include_in_schema=False)
    def page(request: Request) -> Response:
        if session_of(request) is None:
            query = f"?{request.url.query}" if request.url.query else ""
            return to_sign_in(request.url.path + query)
        return HTMLResponse(filled("desk.html", "desk"), headers=_NOT_KEPT)

    @router.get("/api/v1/desk/words/{section}", tags=["desk"], responses=responses(401, 403, 404))
    def words(section: str, _present: Annotated[Present, allowed(Permission.SEE_DESK)]) -> Response:
        if section not in sections():
            raise Refused(404)
        return JSONResponse(desk_words(section))

    return router
