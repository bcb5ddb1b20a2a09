"""Signing in through the provider of identities that is set: out to it, and back with a code that is worth one session."""

from __future__ import annotations

import hmac
import json
import logging
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from assistant.api.desk.gate import address_of, desk_of, settings_of
from assistant.api.desk.sign_in import HOME, keep_signed_in, local, refused_form
from assistant.api.problems import Refused
from assistant.desk.accounts import AccountUnusable, SignInRefused
from assistant.desk.provided import ProvidedSignIn, errand_to
from assistant.domain.staff import Errand
from assistant.ports import NotProved, ProviderUnavailable

OUT = "/desk/oidc"
BACK = "/desk/oidc/callback"
ERRAND = "koubo_errand"  # a cookie that only these two addresses see
_MINUTES = 10
_LONGEST = 4_000  # characters of what comes back
_NOT_KEPT = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
log = logging.getLogger("koubo")


def routes() -> APIRouter:
    """The way out and the way back."""
    router = APIRouter(include_in_schema=False)

    @router.get(OUT)
    def out(request: Request, to: str = HOME) -> Response:
        errand = errand_to(local(to))
        try:
            address = _provided(request).provider.address(errand)
        except ProviderUnavailable as error:
            log.warning("the provider of identities is not available: %s", error)
            return refused_form(request, errand.to, "provider_away", status=503)
        leaving = RedirectResponse(address, 303, headers=_NOT_KEPT)
        secure = request.url.scheme == "https" or settings_of(request).https
        leaving.set_cookie(
            ERRAND, _packed(errand), max_age=60 * _MINUTES, path=OUT, httponly=True, samesite="lax", secure=secure
        )
        return leaving

    @router.get(BACK)
    def back(request: Request, code: str = "", state: str = "", iss: str | None = None, error: str = "") -> Response:
        provided, errand = _provided(request), _unpacked(request.cookies.get(ERRAND, ""))
        done = _signed_in(request, provided, errand, {"code": code, "state": state, "iss": iss, "error": error})
        done.delete_cookie(ERRAND, path=OUT)  # an errand is run once
        return done

    return router


def _signed_in(
    request: Request, provided: ProvidedSignIn, errand: Errand | None, given: dict[str, str | None]
) -> Response:
    code, state = given["code"] or "", given["state"] or ""
    if errand is None or not hmac.compare_digest(state.encode("utf-8", "replace"), errand.state.encode()):
        return refused_form(request, HOME, "provider_stale", status=400)
    if not code or len(code) > _LONGEST:
        log.warning(
            "the provider of identities gave no code: %s", (given["error"] or "")[:64].encode("ascii", "replace")
        )
        return refused_form(request, errand.to, "provider_refused", status=401)
    try:
        token, _ = provided.sign_in(provided.provider.proved(code, errand, given["iss"]), address_of(request))
    except ProviderUnavailable as error:
        log.warning("the provider of identities is not available: %s", error)
        return refused_form(request, errand.to, "provider_away", status=503)
    except NotProved as error:
        log.warning("a sign-in was not proved: %s", error)
        return refused_form(request, errand.to, "provider_refused", status=401)
    except (AccountUnusable, SignInRefused):
        return refused_form(request, errand.to, "provider_unknown", status=403)
    return keep_signed_in(RedirectResponse(local(errand.to), 303, headers=_NOT_KEPT), token, request)


def _provided(request: Request) -> ProvidedSignIn:
    provided = desk_of(request).provided
    if provided is None:
        raise Refused(404)
    return provided


def _packed(errand: Errand) -> str:
    return urlsafe_b64encode(json.dumps(asdict(errand)).encode()).decode()


def _unpacked(packed: str) -> Errand | None:
    try:
        told = json.loads(urlsafe_b64decode(packed))
        errand = Errand(**{name: str(told[name]) for name in ("state", "nonce", "verifier", "to")})
    except (KeyError, TypeError, ValueError):
        return None
    return errand if errand.state and errand.nonce and errand.verifier else None
