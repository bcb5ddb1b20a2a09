"""One's own sessions: where one is signed in, and an end to it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel

from assistant.api.desk.gate import Present, allowed
from assistant.api.problems import Refused, responses
from assistant.domain.staff import Deed, Permission

Anybody = Annotated[Present, allowed(Permission.SEE_DESK)]


class ShownSession(BaseModel):
    """A session of one's own."""

    id: str  # the beginning of its key: nobody can use it
    begun_at: datetime
    seen_at: datetime
    address: str
    current: bool


def routes() -> APIRouter:
    """The routes of one's own sessions."""
    router = APIRouter(prefix="/api/v1/desk/sessions", tags=["desk"], responses=responses(401, 403, 404))

    @router.get("")
    def sessions(present: Anybody) -> list[ShownSession]:
        return _sessions(present)

    @router.delete("/{session_id}")
    def end(present: Anybody, session_id: str) -> list[ShownSession]:
        own = [one.key for one in present.desk.accounts.store.sessions(present.member.id)]
        ended = [key for key in own if _id(key) == session_id and key != present.session.key]
        if not ended:
            raise Refused(404)
        deed = Deed(present.actor, "session.revoke", f"staff:{present.member.id}")
        present.desk.accounts.store.end(ended, deed, present.desk.clock.now())
        return _sessions(present)

    return router


def _sessions(present: Present) -> list[ShownSession]:
    now = present.desk.clock.now()
    held = [one for one in present.desk.accounts.store.sessions(present.member.id) if not one.ends_by(now)]
    return [
        ShownSession(
            id=_id(one.key),
            begun_at=one.begun_at,
            seen_at=one.seen_at,
            address=one.address,
            current=one.key == present.session.key,
        )
        for one in sorted(held, key=lambda one: one.seen_at, reverse=True)
    ]


def _id(key: str) -> str:
    return key[:16]
