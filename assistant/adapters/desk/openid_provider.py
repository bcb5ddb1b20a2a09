"""OpenID Connect by the code flow with PKCE: whom the provider has signed for, after every check that the standard asks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from assistant.domain.staff import Errand, Proved
from assistant.ports import Clock, NotProved, ProviderUnavailable
from assistant.settings import Settings

SIGNED_BY = ("RS256", "ES256")  # never "none", and never HS256 with a key that everybody knows
_KINDS = {"RSA", "EC"}
_HERE = {"127.0.0.1", "localhost", "::1"}
_TIMEOUT = 8.0  # seconds
_LARGEST = 1024 * 1024  # bytes of an answer
_KNOWN_FOR = timedelta(hours=1)
_NEW_KEYS_AFTER = timedelta(minutes=1)  # a token of an unknown key does not fetch the keys each time
_LEEWAY = 60  # seconds that clocks may differ
_SCOPE = "openid email profile"


@dataclass(frozen=True, slots=True)
class _Known:
    """What the provider says of itself."""

    at: datetime
    described: Mapping[str, Any]
    keys: KeySet


@dataclass(slots=True)
class OpenIdProvider:
    """The provider of the settings."""

    settings: Settings
    clock: Clock
    _known: _Known | None = None
    _lock: Lock = field(default_factory=Lock)

    def address(self, errand: Errand) -> str:
        """Where the browser goes to prove who somebody is."""
        described = self._provider().described
        with self._client(described) as client:
            address, _ = client.create_authorization_url(
                described["authorization_endpoint"],
                state=errand.state,
                nonce=errand.nonce,
                code_verifier=errand.verifier,
            )
        return str(address)

    def proved(self, code: str, errand: Errand, issuer: str | None) -> Proved:
        """Whom the provider has signed for; NotProved or ProviderUnavailable."""
        known = self._provider()
        named = known.described.get("authorization_response_iss_parameter_supported") is True
        if (issuer is not None or named) and issuer != self.settings.oidc_issuer:
            raise NotProved("the answer names another issuer")
        token = self._token(known.described, code, errand)
        return self._person(self._claims(token, known, errand))

    def _token(self, described: Mapping[str, Any], code: str, errand: Errand) -> dict[str, Any]:
        try:
            with self._client(described) as client:
                given = client.fetch_token(
                    described["token_endpoint"],
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=errand.verifier,
                    redirect_uri=self.settings.oidc_redirect,
                )
        except AuthlibBaseError as error:
            raise NotProved(f"the code was refused: {error.error}") from error
        except (httpx2.HTTPError, ValueError) as error:
            raise ProviderUnavailable(type(error).__name__) from error
        return dict(given)

    def _claims(self, token: Mapping[str, Any], known: _Known, errand: Errand) -> CodeIDToken:
        signed = token.get("id_token")
        if not isinstance(signed, str):
            raise NotProved("there is no ID token")
        told = self._verified(signed, known)
        expected = {"iss": self.settings.oidc_issuer, "aud": self.settings.oidc_client_id}
        claims = CodeIDToken(
            told.claims,
            told.header,
            options={name: {"essential": True, "value": value} for name, value in expected.items()},
            params={
                "nonce": errand.nonce,
                "client_id": self.settings.oidc_client_id,
                "access_token": token.get("access_token"),
            },
        )
        try:
            claims.validate(now=int(self.clock.now().timestamp()), leeway=_LEEWAY)
        except (AuthlibBaseError, JoseError, TypeError, ValueError) as error:
            raise NotProved(f"a claim of the ID token is wrong: {error}") from error
        if not isinstance(claims.get("nonce"), str) or not isinstance(claims.get("sub"), str):
            raise NotProved("the ID token is not for this sign-in")
        return claims

    def _verified(self, signed: str, known: _Known) -> jwt.Token:
        try:
            return jwt.decode(signed, known.keys, algorithms=SIGNED_BY)
        except (JoseError, ValueError) as error:
            if self.clock.now() - known.at < _NEW_KEYS_AFTER:
                raise NotProved(f"the ID token is not signed as it must be: {error}") from error
        try:  # the provider may have new keys
            return jwt.decode(signed, self._provider(anew=True).keys, algorithms=SIGNED_BY)
        except (JoseError, ValueError) as error:
            raise NotProved(f"the ID token is not signed as it must be: {error}") from error

    def _person(self, claims: CodeIDToken) -> Proved:
        login = claims.get(self.settings.oidc_login)
        if not isinstance(login, str) or not login.strip():
            raise NotProved(f"the ID token has no {self.settings.oidc_login}")
        if self.settings.oidc_login == "email" and claims.get("email_verified") is not True:
            raise NotProved("the provider has not verified the mail address")
        name = claims.get("name")
        return Proved(login, name if isinstance(name, str) and name.strip() else login)

    # -- what the provider says of itself

    def _provider(self, *, anew: bool = False) -> _Known:
        with self._lock:
            now = self.clock.now()
            if self._known is None or anew or now - self._known.at > _KNOWN_FOR:
                self._known = self._found(now)
            return self._known

    def _found(self, now: datetime) -> _Known:
        issuer = self.settings.oidc_issuer
        described = self._read(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if described.get("issuer") != issuer:
            raise ProviderUnavailable("the provider names another issuer")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            if not _is_safe(described.get(name)):
                raise ProviderUnavailable(f"{name} is no https address")
        held = self._read(str(described["jwks_uri"])).get("keys")
        keys = (
            [key for key in held if isinstance(key, dict) and key.get("kty") in _KINDS]
            if isinstance(held, list)
            else []
        )
        try:
            return _Known(now, described, KeySet.import_key_set({"keys": keys}))
        except (JoseError, KeyError, TypeError, ValueError) as error:
            raise ProviderUnavailable("the keys cannot be read") from error

    def _read(self, address: str) -> dict[str, Any]:
        try:
            with httpx2.Client(timeout=_TIMEOUT) as client, client.stream("GET", address) as response:
                response.raise_for_status()
                body = b""
                for part in response.iter_bytes():
                    body += part
                    if len(body) > _LARGEST:
                        raise ProviderUnavailable("the answer is too long")
            told = json.loads(body)
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise ProviderUnavailable(type(error).__name__) from error
        if not isinstance(told, dict):
            raise ProviderUnavailable("the answer is no object")
        return told

    def _client(self, described: Mapping[str, Any]) -> OAuth2Client:
        secret = self.settings.oidc_client_secret.get_secret_value()
        ways = described.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        by_post = "client_secret_basic" not in ways and "client_secret_post" in ways
        return OAuth2Client(
            client_id=self.settings.oidc_client_id,
            client_secret=secret or None,
            token_endpoint_auth_method="none" if not secret else f"client_secret_{'post' if by_post else 'basic'}",
            redirect_uri=self.settings.oidc_redirect,
            scope=_SCOPE,
            code_challenge_method="S256",
            timeout=_TIMEOUT,
        )


def _is_safe(address: object) -> bool:
    """Whether an address keeps secrets on the way, or leads to this very machine."""
    if not isinstance(address, str):
        return False
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)
