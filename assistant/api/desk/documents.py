"""What is held: every file with its revisions and who did what to it; taken out, and brought back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, Field

from assistant.api.desk.gate import Present, allowed, settings_of
from assistant.api.desk.shown_documents import (
    ShownDocuments,
    ShownHistory,
    shown_correction,
    shown_deed,
    shown_delivery,
    shown_file,
    shown_landing,
    shown_read,
)
from assistant.api.desk.stale import etag, seen, telling_who
from assistant.api.desk.words import desk_words
from assistant.api.problems import Refused, responses
from assistant.desk.documents import DocumentDesk
from assistant.desk.previewing import opened
from assistant.domain.deliveries import HeldFile
from assistant.domain.staff import Permission

_DOCUMENTS = "/api/v1/desk/documents"
_ONE = f"{_DOCUMENTS}/{{document}}"
_TOLD = (401, 403, 404, 412, 422, 503)

DocumentId = Annotated[str, Path(max_length=64, description="id of the file's main document")]
Seeing = Annotated[Present, allowed(Permission.SEE_DESK)]
Publishing = Annotated[Present, allowed(Permission.PUBLISH_DOCUMENTS)]


class Withdrawal(BaseModel):
    """Why a file is taken out."""

    reason: str = Field(min_length=1, max_length=500)


class Restoration(BaseModel):
    """Which of its revisions is live again."""

    revision: int


def routes() -> APIRouter:
    """The routes of files that are or were public."""
    router = APIRouter(tags=["desk"])

    @router.get(_DOCUMENTS, responses=responses(401, 403, 503))
    def documents(request: Request, present: Seeing) -> ShownDocuments:
        desk = present.desk.documents
        return ShownDocuments(
            files=[shown_file(held) for held in desk.store.files()],
            waiting=[shown_delivery(given) for given in desk.store.waiting()],
            largest=settings_of(request).largest_upload if desk.intake is not None else 0,
        )

    @router.get(_ONE, responses=responses(401, 403, 404, 503))
    def history(document: DocumentId, response: Response, present: Seeing) -> ShownHistory:
        return _history(present.desk.documents, document, response)

    @router.post(f"{_ONE}/withdraw", responses=responses(*_TOLD))
    def withdraw(
        document: DocumentId, given: Withdrawal, request: Request, response: Response, present: Publishing
    ) -> ShownHistory:
        desk = present.desk.documents
        held, live = _held(desk, document), seen(request, 2)[1]
        if not live or not given.reason.strip():
            raise Refused(422, told=str(desk_words("documents")["no_reason" if live else "not_live"]))
        with telling_who():
            desk.withdraw(held.source, live, given.reason.strip(), present.actor)
        return _history(desk, document, response)

    @router.post(f"{_ONE}/restore", responses=responses(*_TOLD))
    def restore(
        document: DocumentId, given: Restoration, request: Request, response: Response, present: Publishing
    ) -> ShownHistory:
        desk = present.desk.documents
        held, live = _held(desk, document), seen(request, 2)[1]
        landing = next((one for one in desk.store.landings(held.source) if given.revision in one.revisions), None)
        if landing is None or live in landing.revisions:
            raise Refused(422, told=str(desk_words("documents")["not_restored"]))
        with telling_who():
            desk.restore(held.source, landing, live, present.actor)
        return _history(desk, document, response)

    return router


def _held(desk: DocumentDesk, document: str) -> HeldFile:
    held = next((one for one in desk.store.files() if one.document.id == document), None)
    if held is None:
        raise Refused(404, told=str(desk_words("documents")["gone"]))
    return held


def _history(desk: DocumentDesk, document: str, response: Response) -> ShownHistory:
    """A file as it stands, with the tag that a change of it must carry."""
    held = _held(desk, document)
    landings = desk.store.landings(held.source)
    live = desk.store.live_number(held.source)
    landed = desk.store.of_file(held.source, landed=True)
    response.headers["ETag"] = etag(landed.version if landed else 0, live)
    shown = next((one for one in landings if live in one.revisions), landings[0])
    return ShownHistory(
        file=shown_file(held),
        documents=[
            shown_read(one, calls=[one.call.id], editions=[one.edition.id]) for one in opened(desk, shown.revisions)
        ],
        landings=[shown_landing(one) for one in landings],
        deeds=[shown_deed(deed) for deed in desk.store.history(held.source)],
        correctable=landed.id if landed and landed.fingerprint == shown.fingerprint else "",
        correction=shown_correction(landed),
    )
