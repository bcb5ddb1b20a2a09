"""Who may use the desk, in which role, and how often they are signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from assistant.api.desk.gate import Present, allowed
from assistant.api.desk.troubles import DeskRefused
from assistant.api.problems import responses
from assistant.desk.accounts import AccountUnusable
from assistant.domain.staff import Member, Permission, Role

Manager = Annotated[Present, allowed(Permission.MANAGE_STAFF)]
Given = Annotated[str, Field(max_length=200)]


class ShownMember(BaseModel):
    """An account, and how often it is signed in."""

    id: str
    login: str
    name: str
    role: Role
    active: bool
    sessions: int
    by_password: bool  # False: a provider proves who it is
    self: bool


class Newcomer(BaseModel):
    """Who is to get an account."""

    login: Given
    name: Given
    role: Role
    password: Annotated[str, Field(max_length=1_000)] | None = None  # None: a provider proves who it is


class Change(BaseModel):
    """Another role, or active or not; what is left out stays."""

    role: Role | None = None
    active: bool | None = None


class Password(BaseModel):
    """A new password."""

    password: Annotated[str, Field(max_length=1_000)]


def routes() -> APIRouter:
    """The routes of people."""
    router = APIRouter(prefix="/api/v1/desk/staff", tags=["desk"], responses=responses(401, 403, 422))

    @router.get("")
    def members(present: Manager) -> list[ShownMember]:
        return _members(present)

    @router.post("", status_code=201)
    def add(present: Manager, asked: Newcomer) -> list[ShownMember]:
        with_password = asked.password or None
        if with_password is None and present.desk.provided is None:
            raise DeskRefused(422, "staff", "password")  # nobody could prove who it is
        with _told_in_words():
            present.desk.accounts.add(asked.login, asked.name, asked.role, password=with_password, by=present.actor)
        return _members(present)

    @router.patch("/{member_id}")
    def change(present: Manager, member_id: str, asked: Change) -> list[ShownMember]:
        member = _member(present, member_id)
        with _told_in_words():
            present.desk.accounts.change(member, by=present.actor, role=asked.role, active=asked.active)
        return _members(present)

    @router.put("/{member_id}/password")
    def password(present: Manager, member_id: str, asked: Password) -> list[ShownMember]:
        member = _member(present, member_id)
        with _told_in_words():
            present.desk.accounts.set_password(member, asked.password, by=present.actor)
        return _members(present)

    @router.delete("/{member_id}/sessions")
    def revoke(present: Manager, member_id: str) -> list[ShownMember]:
        present.desk.accounts.revoke(_member(present, member_id), by=present.actor)
        return _members(present)

    return router


def _members(present: Present) -> list[ShownMember]:
    accounts, now = present.desk.accounts, present.desk.clock.now()
    return [
        ShownMember(
            id=one.id,
            login=one.login,
            name=one.name,
            role=one.role,
            active=one.active,
            sessions=sum(not session.ends_by(now) for session in accounts.store.sessions(one.id)),
            by_password=bool(accounts.store.password(one.id)),
            self=one.id == present.member.id,
        )
        for one in accounts.store.members()
    ]


def _member(present: Present, member_id: str) -> Member:
    found = next((one for one in present.desk.accounts.store.members() if one.id == member_id), None)
    if found is None:
        raise DeskRefused(404, "staff", "gone")
    return found


@contextmanager
def _told_in_words() -> Iterator[None]:
    try:
        yield
    except AccountUnusable as error:
        status = 409 if error.reason in {"taken", "last_admin"} else 422
        raise DeskRefused(status, "staff", error.reason) from error
