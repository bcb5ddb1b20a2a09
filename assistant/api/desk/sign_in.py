"""Signing in and out: a form that works without scripts, and a cookie that scripts cannot read."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import parse_qs, urlencode

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from pydantic import BaseModel

from assistant.api.desk.gate import (
    COOKIE,
    Present,
    address_of,
    allowed,
    csrf_of,
    desk_of,
    same_site,
    session_of,
    settings_of,
)
from assistant.api.desk.words import desk_words, filled
from assistant.api.problems import responses
from assistant.desk.accounts import LockedOut, SignInRefused
from assistant.domain.staff import PERMISSIONS, Permission

SIGN_IN = "/desk/sign-in"
HOME = "/desk"
_OF_THE_DESK = re.compile(r"/desk(?:/[\w./-]*)?(?:\?[\w.=&%+-]*)?", re.ASCII)
_NOT_KEPT = {"Cache-Control": "no-store"}


class Me(BaseModel):
    """Who is signed in, and what they may do."""

    id: str
    login: str
    name: str
    role: str
    permissions: list[Permission]
    token: str  # to be sent with every change


def routes() -> APIRouter:
    """The routes around a session."""
    router = APIRouter()

    @router.get(SIGN_IN, include_in_schema=False)
    def form(request: Request, to: str = HOME) -> Response:
        return _to(to) if session_of(request) else _form(request, to)

    @router.post(SIGN_IN, include_in_schema=False)
    async def sign_in(request: Request) -> Response:
        given = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=10)
        login, password, to = (given.get(name, [""])[0] for name in ("login", "password", "to"))
        if not same_site(request):
            return refused_form(request, to, "foreign", login=login, status=403)
        return await run_in_threadpool(_signed_in, request, login, password, to)

    @router.post("/api/v1/desk/sign-out", tags=["desk"], status_code=204, responses=responses(401, 403))
    def sign_out(present: Annotated[Present, allowed(Permission.SEE_DESK)]) -> Response:
        present.desk.accounts.sign_out(present.session)
        gone = Response(status_code=204)
        gone.delete_cookie(COOKIE)
        return gone

    @router.get("/api/v1/desk/me", tags=["desk"], responses=responses(401, 403))
    def me(request: Request, present: Annotated[Present, allowed(Permission.SEE_DESK)]) -> Response:
        member = present.member
        token = csrf_of(request.cookies[COOKIE])
        told = Me(
            id=member.id,
            login=member.login,
            name=member.name,
            role=member.role,
            permissions=sorted(PERMISSIONS[member.role]),
            token=token,
        )
        return JSONResponse(told.model_dump(), headers=_NOT_KEPT)

    return router


def keep_signed_in(response: Response, token: str, request: Request) -> Response:
    """Give the browser the token of a session; only ours is told of it."""
    secure = request.url.scheme == "https" or settings_of(request).https
    response.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=secure, path="/")
    return response


def local(to: str) -> str:
    """An address within the desk; whatever else is asked for is its first page."""
    return to if _OF_THE_DESK.fullmatch(to) and ".." not in to else HOME


def to_sign_in(path: str) -> Response:
    """The way to the form and back."""
    return RedirectResponse(f"{SIGN_IN}?{urlencode({'to': local(path)})}", 303, headers=_NOT_KEPT)


def _signed_in(request: Request, login: str, password: str, to: str) -> Response:
    try:
        token, _ = desk_of(request).accounts.sign_in(login, password, address_of(request))
    except LockedOut as locked:
        wait = {"Retry-After": str(locked.seconds)}
        told = {"login": login, "seconds": str(locked.seconds)}
        return refused_form(request, to, "locked", status=429, headers=wait, **told)
    except SignInRefused:
        return refused_form(request, to, "refused", login=login, status=401)
    return keep_signed_in(_to(to), token, request)


def refused_form(
    request: Request, to: str, wrong: str, *, status: int, headers: dict[str, str] | None = None, **values: str
) -> Response:
    """The form again, with what went wrong; the login stays in its field."""
    told = str(desk_words("sign_in")[wrong]).format(**values)
    form = _form(request, to, values.get("login", ""), told)
    form.status_code = status
    form.headers.update(headers or {})
    return form


def _form(request: Request, to: str, login: str = "", told: str = "") -> HTMLResponse:
    page = filled(
        "sign-in.html",
        "sign_in",
        to=local(to),
        out=f"/desk/oidc?{urlencode({'to': local(to)})}",
        login=login[:200],
        told=told,
        hidden="" if told else "hidden",
        provider_hidden="hidden" if desk_of(request).provided is None else "",
    )
    return HTMLResponse(page, headers=_NOT_KEPT)


def _to(to: str) -> Response:
    return RedirectResponse(local(to), 303, headers=_NOT_KEPT)
