"""Signing in through a provider of identities on a real port, honest and not."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx2
import pytest
from fastapi.testclient import TestClient
from joserfc.jwk import ECKey, RSAKey

from assistant.api.desk.gate import COOKIE
from assistant.domain.operations import Sought
from assistant.domain.staff import Role
from assistant.settings import Settings, SettingUnusable
from assistant.wiring.desk import provided_by
from tests.oidc_provider import (
    CLIENT,
    SECRET,
    Provider,
    none_at_all,
    providing,
    with_a_secret,
    with_another_key,
    with_the_public_key,
)
from tests.staffed import StaffedService

MAIL = "author@example.go.jp"
BACK = "http://127.0.0.1/desk/oidc/callback"


class Journey:
    """A browser that signs in through the provider."""

    def __init__(self, folder: Path, provider: Provider, **settings: object) -> None:
        self.service = StaffedService(folder)
        self.provider = provider
        given = {"oidc_issuer": provider.issuer, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
        self.settings = Settings(**{**given, "oidc_redirect": BACK, **settings})
        self.service.accounts.add(MAIL, "担当者A", Role.AUTHOR, password=None, by=self.service.founder)
        provided = provided_by(self.settings, self.service.accounts, self.service.clock)
        self.service.furnish(provided=provided)
        self.browser: TestClient = self.service.client()

    def out(self, to: str = "/desk/entries") -> str:
        """Where the service sends the browser."""
        left = self.browser.get("/desk/oidc", params={"to": to})
        assert left.status_code == 303, left.text
        return left.headers["location"]

    def at_the_provider(self, address: str) -> dict[str, str]:
        """What the provider sends back: a code and the state."""
        answered = httpx2.get(address)
        return dict(parse_qsl(urlsplit(answered.headers["location"]).query))

    def back(self, **given: str) -> httpx2.Response:
        return self.browser.get("/desk/oidc/callback", params=given)

    def whole(self, to: str = "/desk/entries") -> httpx2.Response:
        return self.back(**self.at_the_provider(self.out(to)))

    @property
    def me(self) -> str:
        told = self.browser.get("/api/v1/desk/me")
        return str(told.json().get("login", told.status_code))


@pytest.fixture
def provider() -> Iterator[Provider]:
    clock = StaffedService.begun
    with providing(lambda: clock, email=MAIL, email_verified=True, name="担当者A") as one:
        yield one


@pytest.fixture
def journey(tmp_path: Path, provider: Provider) -> Journey:
    return Journey(tmp_path, provider)


def test_the_page_shows_the_way_only_where_it_is_set(journey: Journey, tmp_path: Path) -> None:
    assert 'hidden><a class="desk__button desk__button--link"' not in journey.browser.get("/desk/sign-in").text

    without = StaffedService(tmp_path / "without").client()
    assert '<p hidden><a class="desk__button desk__button--link"' in without.get("/desk/sign-in").text
    assert without.get("/desk/oidc").status_code == 404
    assert without.get("/desk/oidc/callback").status_code == 404


def test_the_browser_takes_a_hashed_verifier_a_state_and_a_nonce(journey: Journey) -> None:
    asked = dict(parse_qsl(urlsplit(journey.out()).query))

    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == BACK
    assert asked["scope"].split() == ["openid", "email", "profile"]
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 40


@pytest.mark.parametrize("key", [RSAKey.generate_key(2048, {"kid": "r"}), ECKey.generate_key("P-256", {"kid": "e"})])
def test_who_has_an_account_is_signed_in_by_the_providers_word(
    journey: Journey, provider: Provider, key: RSAKey | ECKey
) -> None:
    provider.key = key

    done = journey.whole()

    assert (done.status_code, done.headers["location"]) == (303, "/desk/entries")
    assert journey.me == MAIL
    cookies = done.headers.get_list("set-cookie")
    assert any(one.startswith(f"{COOKIE}=") and "HttpOnly" in one for one in cookies)
    assert any(one.startswith('koubo_errand="";') and "Max-Age=0" in one for one in cookies)


@pytest.mark.parametrize(
    ("lies", "why"),
    [
        ({"nonce": "another"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"aud": "somebody-else"}, "aud"),
        ({"aud": None}, "aud"),
        ({"aud": [CLIENT, "other"], "azp": "other"}, "azp"),
        ({"iss": "https://evil.example"}, "iss"),
        ({"exp": 1}, "expired"),
        ({"exp": None}, "exp"),
        ({"exp": "tomorrow"}, "exp"),
        ({"iat": 99_999_999_999}, "in the future"),
        ({"nbf": 99_999_999_999}, "not yet valid"),
        ({"sub": None}, "sub"),
        ({"email": None}, "no email"),
        ({"email": ["a", "b"]}, "no email"),
        ({"email_verified": False}, "not verified"),
        ({"email_verified": None}, "not verified"),
        ({"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}, "at_hash"),
    ],
)
def test_a_wrong_claim_lets_nobody_in(
    journey: Journey, provider: Provider, caplog: pytest.LogCaptureFixture, lies: dict[str, Any], why: str
) -> None:
    provider.lies = lies
    with caplog.at_level(logging.WARNING, "koubo"):
        done = journey.whole()

    assert (done.status_code, journey.me) == (401, "401")
    assert "確かめられませんでした" in done.text
    assert why in caplog.text


@pytest.mark.parametrize("sign", [none_at_all, with_the_public_key, with_another_key, with_a_secret])
def test_a_wrong_signature_lets_nobody_in(journey: Journey, provider: Provider, sign: Any) -> None:  # noqa: ANN401  # a lie
    provider.sign = sign

    done = journey.whole()

    assert (done.status_code, journey.me) == (401, "401")


def test_a_key_that_is_new_at_the_provider_is_fetched_once_a_minute_at_most(
    journey: Journey, provider: Provider
) -> None:
    assert journey.whole().status_code == 303
    provider.key = RSAKey.generate_key(2048, {"kid": "second"})

    assert journey.whole().status_code == 401  # the keys were fetched just now
    journey.service.clock.move(timedelta(minutes=2))
    provider.sign = with_another_key
    assert [journey.whole().status_code for _ in range(3)] == [401, 401, 401]
    assert provider.asked.count("keys") == 2


def test_another_state_is_refused_and_the_code_stays_unused(journey: Journey, provider: Provider) -> None:
    given = journey.at_the_provider(journey.out())

    assert journey.back(code=given["code"], state="x" * 43).status_code == 400
    assert given["code"] in provider.codes
    assert journey.back(**given).status_code == 400  # the errand is over


def test_a_callback_of_a_browser_that_never_left_is_refused(journey: Journey) -> None:
    """Signing somebody in as the attacker: the attacker's own code in another browser."""
    given = journey.at_the_provider(journey.out())
    victim = journey.service.client()

    assert victim.get("/desk/oidc/callback", params=given).status_code == 400
    assert COOKIE not in victim.cookies


def test_a_code_is_worth_one_session(journey: Journey) -> None:
    address = journey.out()
    errand = journey.browser.cookies["koubo_errand"]
    given = journey.at_the_provider(address)
    assert journey.back(**given).status_code == 303

    thief = journey.service.client()
    thief.cookies.set("koubo_errand", errand)

    assert thief.get("/desk/oidc/callback", params=given).status_code == 401
    assert COOKIE not in thief.cookies


def test_a_code_that_was_asked_for_with_another_verifier_is_refused(journey: Journey) -> None:
    stolen = journey.at_the_provider(journey.out())
    mine = dict(parse_qsl(urlsplit(journey.out()).query))

    assert journey.back(code=stolen["code"], state=mine["state"]).status_code == 401


def test_an_answer_that_names_another_issuer_is_refused(journey: Journey) -> None:
    given = journey.at_the_provider(journey.out())

    assert journey.back(**given, iss="https://evil.example").status_code == 401


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/desk/../evil",
        "/desk@evil.example",
        "javascript:1",
    ],
)
def test_a_foreign_address_after_the_sign_in_is_the_first_page_of_the_desk(journey: Journey, to: str) -> None:
    assert journey.whole(to).headers["location"] == "/desk"


def test_an_errand_that_was_written_by_hand_leads_nowhere_else(journey: Journey) -> None:
    journey.out()
    for packed in ("", "x", "e30=", "W10=", "bnVsbA=="):
        journey.browser.cookies.set("koubo_errand", packed, path="/desk/oidc")
        assert journey.back(code="c", state="").status_code == 400


@pytest.mark.parametrize(
    "described",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://evil.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": None},
    ],
)
def test_a_provider_that_describes_itself_wrongly_is_not_used(
    journey: Journey, provider: Provider, described: dict[str, Any]
) -> None:
    provider.described = described

    done = journey.browser.get("/desk/oidc")

    assert done.status_code == 503
    assert "パスワードでサインインしてください" in done.text


def test_a_provider_that_is_away_is_told_in_a_sentence(tmp_path: Path) -> None:
    with providing(lambda: StaffedService.begun) as gone:
        pass
    done = Journey(tmp_path, gone).browser.get("/desk/oidc")

    assert (done.status_code, "つながりません" in done.text) == (503, True)


def test_who_gives_up_at_the_provider_comes_back_to_the_form(journey: Journey) -> None:
    state = dict(parse_qsl(urlsplit(journey.out()).query))["state"]

    assert journey.back(error="access_denied", state=state).status_code == 401


def test_nobody_gets_an_account_by_coming(journey: Journey, provider: Provider) -> None:
    provider.person["email"] = "stranger@example.go.jp"
    done = journey.whole()

    assert (done.status_code, journey.me) == (403, "401")
    assert "登録されていない" in done.text
    assert [one.login for one in journey.service.accounts.store.members()] == ["admin", "approver", "author", MAIL]
    assert journey.service.audit.find(Sought(action="session.refused"))[0].deed.actor.name == "stranger@example.go.jp"


def test_where_a_role_is_set_a_newcomer_gets_it_and_cannot_be_an_admin(tmp_path: Path, provider: Provider) -> None:
    provider.person |= {"email": "Stranger@example.go.jp", "name": "担当者Z"}
    journey = Journey(tmp_path, provider, oidc_role="author")

    assert journey.whole().status_code == 303
    assert journey.me == "stranger@example.go.jp"
    (added,) = [one for one in journey.service.audit.find(Sought(action="staff.add")) if one.deed.actor.address]
    assert (added.deed.actor.name, added.deed.after["role"]) == ("OpenID Connect", "author")
    with pytest.raises(SettingUnusable, match="KOUBO_OIDC_ROLE"):
        Settings(oidc_role="admin")


def test_an_account_that_was_disabled_stays_outside(journey: Journey) -> None:
    member = journey.service.accounts.store.member(MAIL)
    assert member is not None
    journey.service.accounts.change(member, by=journey.service.founder, active=False)

    assert (journey.whole().status_code, journey.me) == (403, "401")


def test_another_claim_may_name_the_login(tmp_path: Path, provider: Provider) -> None:
    provider.person = {"preferred_username": MAIL}

    assert Journey(tmp_path, provider, oidc_login="preferred_username").whole().status_code == 303


@pytest.mark.parametrize(
    "given",
    [
        {"oidc_issuer": "http://idp.example.go.jp"},
        {"oidc_issuer": "ftp://idp.example.go.jp"},
        {"oidc_issuer": "https://idp.example.go.jp"},
        {"oidc_issuer": "https://idp.example.go.jp", "oidc_client_id": "koubo"},
        {"oidc_redirect": "https://koubo.example.go.jp/elsewhere"},
    ],
)
def test_settings_that_cannot_be_meant_are_refused_at_the_start(given: dict[str, str]) -> None:
    with pytest.raises(SettingUnusable, match=r"KOUBO_OIDC_(ISSUER|REDIRECT)"):
        Settings(**given)


def test_the_address_of_the_provider_carries_no_secret(journey: Journey) -> None:
    address = journey.out()

    assert SECRET not in address
    assert urlencode({"verifier": ""}) not in address
