"""The pages: the chat, an answer without scripts, a shared answer."""

from __future__ import annotations

from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse
from pydantic import ValidationError

from assistant.api.answer_sheet import Told, answer_piece
from assistant.api.asking import Asked
from assistant.api.chat_page import Chosen, chat_response
from assistant.api.clients import client_of
from assistant.api.house import House
from assistant.api.paused import trouble_page
from assistant.api.problems import Problem, Refused, problem
from assistant.api.service_words import service_words
from assistant.api.sheets import Sheet
from assistant.api.standing import standings
from assistant.api.visits import visit
from assistant.domain import SharedAnswer
from assistant.ports import LibraryUnavailable
from assistant.presenting import ShownAnswer

_LONGEST_TOKEN = 64
_NOT_KEPT = {"Cache-Control": "no-store"}


def routes(house: House) -> APIRouter:
    """The routes that give pages."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def page(lang: Chosen = "") -> HTMLResponse:
        return chat_response(lang)

    @router.post("/ask")
    async def ask(request: Request) -> HTMLResponse:
        try:
            return await _answered(request, house)
        except Refused as error:
            return _refusal(error.problem, error.headers)
        except LibraryUnavailable:
            return _refusal(problem(503), {"Retry-After": "30"})

    @router.get("/a/{token}")
    async def shared(token: str) -> HTMLResponse:
        found = await run_in_threadpool(house.answering.keeping.records.shared, token[:_LONGEST_TOKEN])
        if found is None:
            return _refusal(problem(404, visit().words.details["share_gone"]), {})
        return HTMLResponse(await run_in_threadpool(_shared_page, found, house), headers=_NOT_KEPT)

    return router


async def _answered(request: Request, house: House) -> HTMLResponse:
    form = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=10)
    try:
        asked = Asked(question=form.get("question", [""])[0], calls=form.get("calls", []))
    except ValidationError:
        return _refusal(problem(422), {})
    with house.answering.opened(asked.as_question, client_of(request, house.settings.proxies)) as opened:
        answer = await house.answering.whole(opened)
    sheet = Sheet(service_words(answer.reading.language))
    told = Told(sheet.words.page["answer_title"], asked.question, opened.asked_at, answer)
    page = sheet.html(told.title, answer_piece(told, sheet), sheet.piece("again"), sheet.piece("home"))
    return HTMLResponse(page, headers=_NOT_KEPT)


def _shared_page(shared: SharedAnswer, house: House) -> str:
    kept = shared.answer
    answer = ShownAnswer.model_validate_json(kept.shown)
    sheet = Sheet(service_words(answer.reading.language))
    today = standings(kept, house.assistant.library, house.answering.keeping.records)
    told = Told(sheet.words.page["shared_title"], kept.question, kept.asked_at, answer, today)
    return sheet.html(told.title, answer_piece(told, sheet), sheet.piece("home"))


def _refusal(told: Problem, headers: dict[str, str]) -> HTMLResponse:
    return HTMLResponse(trouble_page(told.title, told.detail), told.status, {**_NOT_KEPT, **headers})
