"""While the switch is off, everybody is told so, and whom to ask instead; a watcher still sees the truth."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.api.house import House
from assistant.api.problems import problem, response
from assistant.api.sheets import Piece, Sheet
from assistant.api.visits import visit
from assistant.catalogue import Catalogue
from assistant.domain import Contact, FactKind
from assistant.ports import LibraryUnavailable

_AGAIN = {"Retry-After": "300"}
_ALWAYS = ("/healthz", "/readyz", "/openapi.json", "/assets/", "/desk", "/api/v1/desk/")  # the staff goes on working
_MOST_DESKS = 8


class Paused:
    """Stands before every route but those of health and of files."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self._app = app
        self._house = house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app
        if scope["type"] == "http" and not scope["path"].startswith(_ALWAYS):
            message = self._house.switch.message()
            if message is not None:
                app = await run_in_threadpool(self._told, message, scope["path"])
        await app(scope, receive, send)

    def _told(self, message: str, path: str) -> Response:
        desks = list(_desks(self._house))
        if path.startswith("/api/"):
            whole = "\n".join((message or visit().words.details["paused"], *desks))
            return response(problem(503, whole), _AGAIN)
        words = visit().words
        return HTMLResponse(
            trouble_page(words.page["paused_title"], message or words.page["paused_text"], desks), 503, _AGAIN
        )


def trouble_page(title: str, detail: str, desks: list[str] | None = None) -> str:
    """A page that says what is wrong, and whom to ask."""
    sheet = Sheet(visit().words)
    piece = sheet.piece("trouble").fill(title=title, detail=detail)
    pieces: list[Piece] = [sheet.piece("desk").fill(desk=desk) for desk in desks or ()]
    return sheet.html(title, piece.put("desks", pieces), sheet.piece("home"))


def _desks(house: House) -> Iterator[str]:
    """Whom to ask: as it is set, else the desk of each call's newest edition."""
    if house.settings.contact:
        yield house.settings.contact
        return
    try:
        yield from list(dict.fromkeys(_desks_of_the_documents(house)))[:_MOST_DESKS]
    except LibraryUnavailable:
        return  # the page stands without them


def _desks_of_the_documents(house: House) -> Iterator[str]:
    library = house.assistant.library
    held = Catalogue.of(library)
    for edition in held.newest_editions():
        ids = [document.id for document in held.documents_of((edition,))]
        contacts = [fact.value for fact in library.facts(document_ids=ids, kinds=(FactKind.CONTACT,))]
        reachable = [one for one in contacts if isinstance(one, Contact) and (one.tel or one.mail)]
        if reachable:
            first = reachable[0]
            reach = " / ".join((*first.tel, *first.mail))
            yield f"{held.call(edition.call_id).name} {edition.label}\n{first.organisation} {reach}".strip()
