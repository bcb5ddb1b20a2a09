"""GET /api/catalogue: what we hold, newest first, and questions to begin with."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict
from pydantic.config import JsonDict

from assistant.api.problems import RESPONSES
from assistant.catalogue import Catalogue
from assistant.deadlines import State, standing
from assistant.domain import Edition
from assistant.languages.ja.dates import period_in_words
from assistant.pipeline import Assistant

_MOST_QUESTIONS = 4


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
    router = APIRouter(prefix="/api", tags=["catalogue"])

    @router.get("/catalogue", summary="What the documents cover", responses={500: RESPONSES[500], 503: RESPONSES[503]})
    def catalogue() -> Held:
        held = Catalogue.of(assistant.library)
        calls = [
            HeldCall(
                id=call.id, name=call.name, editions=[_edition(e, held, assistant) for e in held.editions_of(call)]
            )
            for call in held.calls
        ]
        return Held(calls=calls, questions=_questions(held, assistant))

    return router


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
    return ShownDeadline(text=period_in_words(period), state=standing(period, assistant.clock.now()).state)


def _questions(held: Catalogue, assistant: Assistant) -> list[str]:
    """Ready questions on the newest editions; the call is named where we hold several."""
    asked: list[str] = []
    for edition in held.newest_editions():
        call = held.call(edition.call_id)
        name = (
            edition.label
            if len(held.calls) == 1
            else f"{call.aliases[0] if call.aliases else call.name} {edition.label}"
        )
        asked += [
            assistant.words.say(f"questions.{kind}", edition=name) for kind in ("deadline", "eligibility", "contact")
        ]
    return asked[:_MOST_QUESTIONS]
