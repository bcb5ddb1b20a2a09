"""/api/v1/desk/drafting: what the editor asks while somebody writes, and many questions at once."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from assistant.api.desk import shown_entries as shown
from assistant.api.desk.entries import GivenClaim, Line, Told, Writes, claim_of, of, told, worker
from assistant.api.problems import responses
from assistant.desk.batches import Batch
from assistant.domain.entries import Entry

_REFUSED = responses(401, 403, 404, 409, 422)


class Typed(BaseModel):
    """Claims as they are being typed, of an edition."""

    edition: str = Field(max_length=64)
    claims: list[GivenClaim] = Field(max_length=50)


class Verdict(BaseModel):
    """What is wrong with a claim, and the places of the facts that none of its quotes holds."""

    problems: list[str]
    unheld: list[shown.ShownPlace]


class Verdicts(BaseModel):
    """One for each claim, in their order."""

    claims: list[Verdict]


class Hits(BaseModel):
    """Passages, the best first."""

    passages: list[shown.ShownHit]


class Questions(BaseModel):
    """Questions to be drafted one after another."""

    questions: list[Line] = Field(min_length=1, max_length=200)


class ShownDrafted(BaseModel):
    """A question that was drafted; without an entry, it failed."""

    question: str
    entry: str
    claims: int


class Progress(BaseModel):
    """How far a list of questions has come."""

    id: str
    total: int
    done: bool
    drafted: list[ShownDrafted]


def routes() -> APIRouter:
    """The routes beside the editor."""
    router = APIRouter(prefix="/api/v1/desk/drafting", tags=["desk"])

    @router.post("/{entry}/check", summary="Hold claims against their sources", responses=_REFUSED)
    def check(entry: str, given: Typed, present: Writes) -> Verdicts:
        with told():
            held = of(present).newest(entry)
            claims = tuple(claim_of(held, one, present) for one in given.claims)
            checked = of(present).checker.checked(claims, given.edition)
            pairs = (shown.shown_checked(one) for one in checked)
            return Verdicts(claims=[Verdict(problems=problems, unheld=unheld) for problems, unheld in pairs])

    @router.get("/passages", summary="Search for passages to cite", responses=_REFUSED)
    def passages(
        present: Writes,
        words: Annotated[str, Query(max_length=300)],
        edition: Annotated[str, Query(max_length=64)],
    ) -> Hits:
        return Hits(passages=[shown.shown_hit(hit) for hit in of(present).drafter.search(words, edition)])

    @router.post("/batches", status_code=202, summary="Draft many questions", responses=_REFUSED)
    def start(given: Questions, present: Writes) -> Progress:
        who, entries = worker(present), of(present)

        def draft(question: str) -> Entry:
            return entries.draft(question, (), who)

        return progress_of(present.desk.batches.start(given.questions, draft, present.member.id))

    @router.get("/batches/{id_}", summary="How far they have come", responses=_REFUSED)
    def progress(id_: str, present: Writes) -> Progress:
        batch = present.desk.batches.progress(id_)
        if batch is None or batch.owner != present.member.id:
            raise Told(404, "no_batch")
        return progress_of(batch)

    return router


def progress_of(batch: Batch) -> Progress:
    drafted = [ShownDrafted(question=one.question, entry=one.entry_id, claims=one.claims) for one in batch.drafted]
    return Progress(id=batch.id, total=len(batch.questions), done=batch.done, drafted=drafted)
