"""POST /api/v1/feedback and /api/v1/share: what a reader says of an answer, and a page of it for others."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from assistant.api.answering import Answering
from assistant.api.asking import VERSION, as_seen
from assistant.api.clients import client_of
from assistant.api.problems import Refused, responses
from assistant.domain import KeptAnswer, Verdict
from assistant.keeping import Keeping
from assistant.settings import Settings

LONGEST_LINE = 500
_BITS = 16  # bytes: 128 bits, which nobody guesses

AnswerId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,64}$")]
Line = Annotated[
    str,
    BeforeValidator(as_seen),
    StringConstraints(max_length=LONGEST_LINE),
]


class Judged(BaseModel):
    """What a reader says of an answer."""

    model_config = {
        "json_schema_extra": {
            "examples": [{"answer": "n3Jx0bQ6mTqv1pYcV5zKdA", "verdict": "wrong", "text": "締切の時刻が違います"}]
        }
    }

    answer: AnswerId
    verdict: Verdict
    text: Line = ""


class Thanked(BaseModel):
    """It is kept."""

    status: str = Field(examples=["kept"])


class ToShare(BaseModel):
    """An answer that its reader wants to share."""

    model_config = {"json_schema_extra": {"examples": [{"answer": "n3Jx0bQ6mTqv1pYcV5zKdA"}]}}

    answer: AnswerId


class ShownShare(BaseModel):
    """Where the answer stands for everybody who is given its address."""

    path: str = Field(examples=["/a/4bU1m0o8Yl8mN1q3v5x7zQ"])


def routes(answering: Answering, settings: Settings) -> APIRouter:
    """The routes that keep what a reader sends."""

    def counted(request: Request) -> None:
        answering.turnstile.count(client_of(request, settings.proxies))

    router = APIRouter(prefix=VERSION, tags=["answers"], dependencies=[Depends(counted)])
    keeping = answering.keeping

    @router.post("/feedback", status_code=201, summary="Say what an answer is worth", responses=_problems())
    async def feedback(judged: Judged) -> Thanked:
        if not keeping.takes_feedback:
            raise Refused(404, detail="feedback_off")
        answer = await run_in_threadpool(_found, keeping, judged.answer)
        await run_in_threadpool(keeping.judge, answer, judged.verdict, judged.text)
        return Thanked(status="kept")

    @router.post("/share", status_code=201, summary="Make a page of an answer", responses=_problems())
    async def share(wanted: ToShare) -> ShownShare:
        answer = await run_in_threadpool(_found, keeping, wanted.answer)
        token = secrets.token_urlsafe(_BITS)
        await run_in_threadpool(keeping.share, answer, token)
        return ShownShare(path=f"/a/{token}")

    return router


def _problems() -> dict[int | str, dict[str, object]]:
    return responses(400, 404, 413, 422, 429, 500, 503)


def _found(keeping: Keeping, id_: str) -> KeptAnswer:
    answer = keeping.find(id_)
    if answer is None:
        raise Refused(404, detail="answer_gone")
    return answer
