"""A provider of identities on a real port: it checks what it must, and lies as a test tells it to."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from tests.web.server import serving

CLIENT, SECRET = "koubo", "himitsu-himitsu-himitsu"
Key = RSAKey | ECKey


def none_at_all(claims: Mapping[str, Any], _key: Key) -> str:
    """A token that nobody has signed."""
    parts = ({"alg": "none", "typ": "JWT"}, claims)
    return ".".join([*(_b64(json.dumps(part).encode()) for part in parts), ""])


def with_the_public_key(claims: Mapping[str, Any], key: Key) -> str:
    """A token sealed as with a shared secret, by the key that everybody knows."""
    import hmac  # noqa: PLC0415  # only this lie needs it

    told = ".".join(_b64(json.dumps(part).encode()) for part in ({"alg": "HS256", "kid": key.kid}, claims))
    sealed = hmac.new(key.as_pem(private=False), told.encode(), hashlib.sha256).digest()
    return f"{told}.{_b64(sealed)}"


def with_another_key(claims: Mapping[str, Any], key: Key) -> str:
    """A token of somebody else, who names the provider's key."""
    other = RSAKey.generate_key(2048)
    return jwt.encode({"alg": "RS256", "kid": key.kid}, dict(claims), other)


def with_a_secret(claims: Mapping[str, Any], _key: Key) -> str:
    """A token sealed with the client's own secret."""
    return jwt.encode({"alg": "HS256"}, dict(claims), OctKey.import_key(SECRET), algorithms=["HS256"])


def honestly(claims: Mapping[str, Any], key: Key) -> str:
    """A token as it should be."""
    return jwt.encode({"alg": "RS256" if isinstance(key, RSAKey) else "ES256", "kid": key.kid}, dict(claims), key)


@dataclass
class Provider:
    """Knows one person, who is always signed in there."""

    now: Callable[[], datetime]
    person: dict[str, Any] = field(default_factory=dict)
    sign: Callable[[Mapping[str, Any], Key], str] = honestly
    lies: dict[str, Any] = field(default_factory=dict)  # claims that are not as they should be; None: left out
    described: dict[str, Any] = field(default_factory=dict)  # what it says of itself, where it is not the truth
    key: Key = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "first", "use": "sig"}))
    issuer: str = ""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def app(self) -> FastAPI:
        """Its addresses."""
        app = FastAPI()

        @app.get("/.well-known/openid-configuration")
        def described() -> dict[str, Any]:
            self.asked.append("described")
            return {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                **self.described,
            }

        @app.get("/keys")
        def keys() -> dict[str, Any]:
            self.asked.append("keys")
            return {"keys": [self.key.as_dict(private=False)]}

        @app.get("/authorize")
        def authorize(request: Request) -> Response:
            given = dict(request.query_params)
            code = secrets.token_urlsafe(16)
            self.codes[code] = given
            return RedirectResponse(f"{given['redirect_uri']}?{urlencode({'code': code, 'state': given['state']})}")

        @app.post("/token")
        async def token(request: Request) -> Response:
            form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
            return self._token(form, request.headers.get("authorization", ""))

        return app

    def _token(self, form: Mapping[str, str], authorization: str) -> Response:
        """A code is worth one token, for whoever asked for it and knows the verifier."""
        given = self.codes.pop(form.get("code", ""), None)
        if authorization != f"Basic {base64.b64encode(f'{CLIENT}:{SECRET}'.encode()).decode()}":
            return JSONResponse({"error": "invalid_client"}, 401)
        if given is None or form["redirect_uri"] != given["redirect_uri"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        challenge = _b64(hashlib.sha256(form["code_verifier"].encode()).digest())
        if (given["code_challenge_method"], given["code_challenge"]) != ("S256", challenge):
            return JSONResponse({"error": "invalid_grant"}, 400)
        signed = self.sign(self._claims(given), self.key)
        return JSONResponse({"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": signed})

    def _claims(self, given: Mapping[str, str]) -> dict[str, Any]:
        now = int(self.now().timestamp())
        told = {"iss": self.issuer, "aud": given["client_id"], "sub": "1", "iat": now, "exp": now + 300}
        told |= {"nonce": unquote(given["nonce"]), **self.person, **self.lies}
        return {name: value for name, value in told.items() if value is not None}


@contextmanager
def providing(now: Callable[[], datetime], **person: object) -> Iterator[Provider]:
    """The provider while the block runs."""
    provider = Provider(now, dict(person))
    with serving(provider.app()) as address:
        provider.issuer = address
        yield provider


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
