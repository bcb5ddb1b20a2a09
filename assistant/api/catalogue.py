"""GET /api/v1/catalogue: what we hold, the open ones first and then the newest, and questions to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict
from pydantic.config import JsonDict

from assistant.api.asking import VERSION, Name
from assistant.api.problems import MOST_CALLS, responses
from assistant.catalogue import Catalogue, age
from assistant.deadlines import State, standing
from assistant.domain import Call, Edition
from assistant.pipeline import Assistant

_MOST_QUESTIONS = 4
_URGENCY = {State.OPEN: 2, State.NOT_YET: 1}


class ShownDeadline(BaseModel):
    """The period of an edition, and where it stands against the clock."""

    text: str
    state: State


class HeldEdition(BaseModel):
    """An edition that we hold."""

    id: str
    label: str
    documents: int
    deadline: ShownDeadline | None


class HeldCall(BaseModel):
    """A call that we hold."""

    id: str
    name: str
    editions: list[HeldEdition]


EXAMPLE: JsonDict = {
    "calls": [
        {
            "id": "daadf0cdeb8774fe",
            "name": "地域オープンイノベーション拠点選抜制度",
            "editions": [
                {
                    "id": "26a4253e34b2f6fe",
                    "label": "第7回",
                    "documents": 2,
                    "deadline": {"text": "令和7年7月18日(金)~令和7年8月27日(水)12時必着", "state": "closed"},
                }
            ],
        }
    ],
    "questions": ["第7回の締切はいつですか", "第7回の対象は誰ですか"],
}


class Held(BaseModel):
    """All that we hold."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    calls: list[HeldCall]
    questions: list[str]


def routes(assistant: Assistant) -> APIRouter:
    """The route that lists."""
    router = APIRouter(prefix=VERSION, tags=["catalogue"])

    @router.get("/catalogue", summary="What the documents cover", responses=responses(422, 500, 503))
    def catalogue(calls: Annotated[list[Name], Query(max_length=MOST_CALLS)] = []) -> Held:  # noqa: B006  # never changed
        held = Catalogue.of(assistant.library).only(calls)
        first = _first_to_ask(held, assistant)
        shown = [_call(held.call(edition.call_id), held, assistant) for edition in first]
        return Held(calls=shown, questions=_questions(first, held, assistant))

    return router


def _call(call: Call, held: Catalogue, assistant: Assistant) -> HeldCall:
    editions = [_edition(edition, held, assistant) for edition in held.editions_of(call)]
    return HeldCall(id=call.id, name=call.name, editions=editions)


def _first_to_ask(held: Catalogue, assistant: Assistant) -> list[Edition]:
    """An edition of every call: an open one before the newest; the open ones first, then those to come, then the newest."""
    now = assistant.clock.now()

    def urgency(edition: Edition) -> tuple[int, tuple[int, int, date]]:
        period = assistant.composer.facts.main_period(edition, held)
        state = standing(period, now).state if period else State.UNKNOWN
        return _URGENCY.get(state, 0), age(edition)

    return sorted((max(held.editions_of(call), key=urgency) for call in held.calls), key=urgency, reverse=True)


def _edition(edition: Edition, held: Catalogue, assistant: Assistant) -> HeldEdition:
    return HeldEdition(
        id=edition.id,
        label=edition.label,
        documents=len(held.documents_of((edition,))),
        deadline=_deadline(edition, held, assistant),
    )


def _deadline(edition: Edition, held: Catalogue, assistant: Assistant) -> ShownDeadline | None:
    period = assistant.composer.facts.main_period(edition, held)
    if period is None:
        return None
    speech = assistant.words.speech(assistant.words.home)
    return ShownDeadline(text=speech.period(period), state=standing(period, assistant.clock.now()).state)


def _questions(first: Sequence[Edition], held: Catalogue, assistant: Assistant) -> list[str]:
    """Ready questions on the editions to ask of first; the call is named where we hold several."""
    asked: list[str] = []
    speech = assistant.words.speech(assistant.words.home)
    for edition in first:
        call = held.call(edition.call_id)
        name = (
            edition.label
            if len(held.calls) == 1
            else f"{call.aliases[0] if call.aliases else call.name} {edition.label}"
        )
        asked += [speech.say(f"questions.{kind}", edition=name) for kind in ("deadline", "eligibility", "contact")]
    return asked[:_MOST_QUESTIONS]
