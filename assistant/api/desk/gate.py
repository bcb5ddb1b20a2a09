"""Who may pass: every route states its permission, and one that does not is refused before the service starts."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from assistant.api.clients import client_of
from assistant.api.problems import Refused
from assistant.desk.desk import Desk
from assistant.domain.staff import Actor, Member, Permission, Session
from assistant.settings import Settings

COOKIE = "koubo_desk"
CSRF = "X-Koubo-Token"  # the header that no page of another site can send
_READING = frozenset({"GET", "HEAD"})


class Undecided(Exception):
    """A route says neither who may use it nor that everybody may."""


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is signed in and may do what they ask."""

    session: Session
    actor: Actor
    desk: Desk

    @property
    def member(self) -> Member:
        """Their account."""
        return self.session.member


class Allowed:
    """Lets those through whose role has a permission."""

    def __init__(self, permission: Permission) -> None:
        self.permission = permission

    def __call__(self, request: Request) -> Present:
        session = session_of(request)
        if session is None:
            raise Refused(401)
        if not session.member.may(self.permission):
            raise Refused(403, detail="not_permitted")
        if request.method not in _READING and not _ours(request):
            raise Refused(403, detail="foreign")
        actor = Actor(session.member.id, session.member.name, address_of(request))
        return Present(session, actor, desk_of(request))


def allowed(permission: Permission) -> Any:  # noqa: ANN401  # what Depends is to FastAPI
    """Who passes; a parameter that is annotated with Present takes it."""
    return Depends(Allowed(permission))


def desk_of(request: Request) -> Desk:
    """The desk of the service that answers."""
    return cast("Desk", request.app.state.desk)


def settings_of(request: Request) -> Settings:
    """Its settings."""
    return cast("Settings", request.app.state.settings)


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return client_of(request, settings_of(request).proxies).address


def session_of(request: Request) -> Session | None:
    """Who is signed in; None: nobody."""
    token = request.cookies.get(COOKIE, "")
    return desk_of(request).accounts.present(token) if token else None


def csrf_of(token: str) -> str:
    """What a page of ours sends with each change: only who can read our answers knows it."""
    return hashlib.sha256(f"csrf {token}".encode("utf-8", "replace")).hexdigest()


def same_site(request: Request) -> bool:
    """Whether a browser says that our own page sends this; who says nothing is no browser."""
    fetched, origin = (request.headers.get(name, "") for name in ("sec-fetch-site", "origin"))
    if fetched:
        return fetched in {"same-origin", "none"}
    return not origin or urlsplit(origin).netloc == request.headers.get("host", "")


def _ours(request: Request) -> bool:
    known = csrf_of(request.cookies.get(COOKIE, ""))
    return same_site(request) and hmac.compare_digest(request.headers.get(CSRF, ""), known)


# -- deny by default


def include(app: FastAPI, routers: Iterable[APIRouter], public: Mapping[str, frozenset[str]]) -> None:
    """Take routers in; Undecided where a route states no permission and is not public."""
    for router in routers:
        for path, method, permission in decided(router):
            if permission is None and method not in public.get(path, ()):
                raise Undecided(f"{method} {path}")
        app.include_router(router)


def decided(router: APIRouter) -> Iterator[tuple[str, str, Permission | None]]:
    """Each path and method of a router with the permission that it states."""
    for route in router.routes:
        if not isinstance(route, APIRoute):
            raise Undecided(repr(route))
        stated = [one.permission for one in _allowed(route.dependant)]
        for method in route.methods or ():
            yield route.path, method, stated[0] if stated else None


def _allowed(dependant: Dependant) -> Iterator[Allowed]:
    for one in dependant.dependencies:
        if isinstance(one.call, Allowed):
            yield one.call
        yield from _allowed(one)
