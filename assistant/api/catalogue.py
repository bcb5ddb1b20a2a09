"""GET /api/v1/catalogue: what we hold, the open ones first and then the newest, and questions that it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from assistant.api.asking import VERSION, Name
from assistant.api.faq_page import faq_desk_of
from assistant.api.problems import MOST_CALLS, responses
from assistant.api.visits import visit
from assistant.catalogue import Catalogue, age
from assistant.composing.wording import DATED
from assistant.deadlines import State, standing
from assistant.domain import Call, Edition, FactKind
from assistant.pipeline import Assistant
from assistant.speech import Speech

_MOST_QUESTIONS = 6
_ASKED_OF = {
    "deadline": DATED,
    "eligibility": (FactKind.ELIGIBILITY,),
    "forms": (FactKind.FORM,),
    "contact": (FactKind.CONTACT,),
}
_URGENCY = {State.OPEN: 2, State.NOT_YET: 1}


class ShownDeadline(BaseModel):
    """The end of an edition's period (all of it before it has begun), and where it stands against the clock."""

    text: str
    state: State
    days_left: int = Field(description="whole days by the calendar; 0 is today")


class HeldEdition(BaseModel):
    """An edition that we hold."""

    id: str
    label: str
    documents: int
    deadline: ShownDeadline | None
    faq: int = Field(description="published entries, at /faq")


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
                    "deadline": {
                        "text": "2025年8月27日(水)12:00 必着",
                        "state": "closed",
                        "days_left": 0,
                    },
                    "faq": 3,
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
        whole = Catalogue.of(assistant.library)
        counts = faq_desk_of(assistant).counts(whole)
        return Desk(assistant, whole.only(calls), visit().language, counts).held()

    return router


@dataclass(frozen=True, slots=True)
class Desk:
    """Tells what is held, against the clock, in the language of its reader."""

    assistant: Assistant
    catalogue: Catalogue
    language: str
    faq: Mapping[str, int]  # published entries of each edition

    def held(self) -> Held:
        """All of it."""
        first = self._first_to_ask()
        calls = [self._call(self.catalogue.call(edition.call_id)) for edition in first]
        shut = self.assistant.doors.shut()
        answered = [edition for edition in first if edition.call_id not in shut]
        return Held(calls=calls, questions=list(islice(self._questions(answered), _MOST_QUESTIONS)))

    def _call(self, call: Call) -> HeldCall:
        editions = [self._edition(edition) for edition in self.catalogue.editions_of(call)]
        return HeldCall(id=call.id, name=call.name, editions=editions)

    def _edition(self, edition: Edition) -> HeldEdition:
        return HeldEdition(
            id=edition.id,
            label=edition.label,
            documents=len(self.catalogue.documents_of((edition,))),
            deadline=self._deadline(edition),
            faq=self.faq.get(edition.id, 0),
        )

    def _deadline(self, edition: Edition) -> ShownDeadline | None:
        period = self.assistant.composer.facts.main_period(edition, self.catalogue)
        if period is None:
            return None
        stands = standing(period, self.assistant.clock.now())
        begun = stands.state in (State.OPEN, State.CLOSED)
        shown = replace(period, opens=None) if begun else period
        return ShownDeadline(text=self._speech.period(shown), state=stands.state, days_left=stands.days_left)

    def _first_to_ask(self) -> list[Edition]:
        """An edition of every call: an open one before the newest; the open ones first, those to come, then the newest."""

        def urgency(edition: Edition) -> tuple[int, tuple[int, int, date]]:
            deadline = self._deadline(edition)
            return _URGENCY.get(deadline.state, 0) if deadline else 0, age(edition)

        held = self.catalogue
        return sorted((max(held.editions_of(call), key=urgency) for call in held.calls), key=urgency, reverse=True)

    def _questions(self, first: Sequence[Edition]) -> Iterator[str]:
        """What the documents of the first edition answer, then of the others; the call is named where we hold several."""
        for asked in (first[:1], first[1:]):
            for kind in _ASKED_OF:
                for edition in asked:
                    if self._answers(kind, edition):
                        yield self._speech.say(f"questions.{kind}", edition=self._name(edition))

    def _answers(self, kind: str, edition: Edition) -> bool:
        """Whether the documents hold a fact to answer with."""
        facts = self.assistant.composer.facts
        if kind == "deadline":
            return facts.main_period(edition, self.catalogue) is not None
        return bool(facts.of(edition, _ASKED_OF[kind], self.catalogue))

    def _name(self, edition: Edition) -> str:
        call = self.catalogue.call(edition.call_id)
        if len(self.catalogue.calls) == 1:
            return edition.label
        return f"{call.aliases[0] if call.aliases else call.name} {edition.label}"

    @property
    def _speech(self) -> Speech:
        return self.assistant.words.speech(self.language)
