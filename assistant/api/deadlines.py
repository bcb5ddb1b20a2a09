"""GET /api/v1/deadlines/{fact}.ics: a deadline that the live documents hold, for a calendar."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response

from assistant.api.asking import VERSION
from assistant.api.problems import Refused, responses
from assistant.calendar_file import Entry, calendar_file
from assistant.cards import closes
from assistant.catalogue import Catalogue
from assistant.composing.wording import in_one_line
from assistant.domain import Edition, Fact, Period
from assistant.pipeline import Assistant
from assistant.verification import unsupported

FactId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$", description="id of the fact")]
Language = Annotated[Literal["ja", "en"], Query(description="of the words around the date")]


def routes(assistant: Assistant) -> APIRouter:
    """The route that gives a calendar file."""
    router = APIRouter(prefix=VERSION, tags=["answers"])

    @router.get(
        "/deadlines/{fact}.ics",
        response_class=Response,
        summary="A deadline for a calendar",
        responses={200: {"content": {"text/calendar": {}}}, **responses(404, 422, 500, 503)},
    )
    def deadline(fact: FactId, lang: Language = "ja") -> Response:
        catalogue = Catalogue.of(assistant.library)
        found = assistant.composer.facts.dated(fact, catalogue)
        entry = _entry(*found, catalogue, assistant, lang) if found and closes(found[0]) else None
        if entry is None:
            raise Refused(404, detail="deadline_gone")
        return Response(
            calendar_file(entry, assistant.clock.now()),
            media_type="text/calendar; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="deadline.ics"', "Cache-Control": "no-store"},
        )

    return router


def _entry(fact: Fact, edition: Edition, catalogue: Catalogue, assistant: Assistant, language: str) -> Entry | None:
    speech, call = assistant.words.speech(language), catalogue.call(edition.call_id)
    document = next(one for one in catalogue.documents if one.id == assistant.composer.facts.document_of(fact))
    if not isinstance(fact.value, Period) or fact.value.closes is None:
        return None
    if unsupported(speech.period(Period(closes=fact.value.closes)), (fact.text,)):
        return None  # the words of the document do not bear the day
    names = {"call": call.name, "edition": edition.label, "label": speech.label(fact.label)}
    note = speech.say("cards.event_note", text=in_one_line(fact.text), name=document.title or document.file_name)
    return Entry(fact.id, fact.value.closes, speech.say("cards.event", **names), note, document.source_url)
