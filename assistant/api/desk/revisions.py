"""Pages of revisions of every state, for the staff alone: what waits, what is live, what was."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from assistant.api.desk.gate import Present, allowed
from assistant.api.desk.words import desk_words
from assistant.api.markup import element, together
from assistant.api.problems import Refused, responses
from assistant.api.source_markup import source_article
from assistant.api.source_page import Frame, number_in, views_of
from assistant.api.sources import DocumentId, PageNumber, RevisionNumber
from assistant.domain.deliveries import RevisionState
from assistant.domain.staff import Permission
from assistant.ports import PageNotDrawn
from assistant.source_view import Place

_NOT_KEPT = {"Cache-Control": "no-store"}
_OWN = {"Cache-Control": "private, max-age=3600"}  # a revision never changes, but who may see it does

Seeing = Annotated[Present, allowed(Permission.SEE_DESK)]


def routes() -> APIRouter:
    """The pages of revisions, and their images."""
    router = APIRouter()
    frame = Frame()

    @router.get("/desk/source/{document}/{number}", include_in_schema=False)
    def source(  # noqa: PLR0913, PLR0917  # each stands in the address
        document: str,
        number: str,
        present: Seeing,
        start: Annotated[str, Query(alias="from")] = "",
        end: Annotated[str, Query(alias="to")] = "",
        revision: str = "",
    ) -> HTMLResponse:
        place = Place(number_in(number), max(0, number_in(start)), max(0, number_in(end)))
        sources, words = present.desk.documents.sources, present.desk.assistant.words
        speech = words.speech(words.home)
        views = tuple(views_of(sources, document, place, number_in(revision) if revision else None))
        if not views:
            return frame.trouble(speech, 404, "missing")
        title, main = source_article(views, speech)
        opened = present.desk.documents.store.revision(views[0].source.document.revision)
        state = opened.state if opened is not None else RevisionState.LIVE
        page = frame.filled(title, together(_standing(state), main), speech)
        return HTMLResponse(page, headers=_NOT_KEPT)

    @router.get(
        "/api/v1/desk/documents/{document}/pages/{number}/image",
        response_class=Response,
        tags=["desk"],
        responses={200: {"content": {"image/webp": {}}}, **responses(401, 403, 404, 422, 503)},
    )
    def image(document: DocumentId, number: PageNumber, present: Seeing, revision: RevisionNumber = None) -> Response:
        try:
            drawn = present.desk.documents.sources.image(document, number, revision)
        except PageNotDrawn as error:
            raise Refused(503, detail="no_image") from error
        if drawn is None:
            raise Refused(404, detail="no_page")
        return Response(drawn, media_type="image/webp", headers=_OWN)

    return router


def _standing(state: RevisionState) -> str:
    """What readers see of this revision."""
    states = desk_words("documents")["states"]
    told = states[state] if isinstance(states, dict) else ""
    return element("p", told, class_="notice")
