"""The door of the staff desk: who gets in, what a session may, and that no route forgets to ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient

from assistant.api.desk.gate import COOKIE, CSRF, Present, Undecided, allowed, decided, include
from assistant.api.desk.rooms import PUBLIC, ROOMS
from assistant.desk.lockout import FREE
from assistant.domain.staff import PERMISSIONS, Permission, Role
from tests.staffed import FOUNDER, PASSWORD, StaffedService

DECIDED = [one for room in ROOMS for one in decided(room())]
GUARDED = [(path, method, permission) for path, method, permission in DECIDED if permission]
REFUSED = {401, 403}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> StaffedService:
    return StaffedService(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def own(tmp_path: Path) -> StaffedService:
    """A service whose people a test may change."""
    return StaffedService(tmp_path)


def addressed(path: str) -> str:
    """A path with something in each of its places."""
    return "/".join("1" if part.startswith("{") else part for part in path.split("/"))


# -- deny by default


@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize(("path", "method", "permission"), GUARDED)
def test_every_route_lets_in_whom_its_permission_names_and_nobody_else(
    service: StaffedService, path: str, method: str, permission: Permission, role: Role | None
) -> None:
    with service.client(role) as client:
        status = client.request(method, addressed(path)).status_code

    if role is None:
        assert status == 401
    else:
        assert (status == 403) == (permission not in PERMISSIONS[role])


@pytest.mark.parametrize(("path", "method"), [one[:2] for one in GUARDED])
def test_a_change_without_the_token_of_the_page_is_refused(service: StaffedService, path: str, method: str) -> None:
    with service.client(Role.ADMIN) as client:
        del client.headers[CSRF]
        status = client.request(method, addressed(path)).status_code

    assert (status == 403) == (method != "GET")


def test_a_route_without_a_permission_fails_the_start() -> None:
    router = APIRouter()

    @router.get("/api/v1/desk/forgotten")
    def forgotten() -> None: ...

    with pytest.raises(Undecided, match="GET /api/v1/desk/forgotten"):
        include(FastAPI(), [router], PUBLIC)


def test_a_route_with_a_permission_is_taken_in() -> None:
    app, router = FastAPI(), APIRouter()

    @router.get("/api/v1/desk/asked")
    def asked(present: Annotated[Present, allowed(Permission.SEE_DESK)]) -> None: ...

    include(app, [router], {})

    assert list(decided(router)) == [("/api/v1/desk/asked", "GET", Permission.SEE_DESK)]


def test_what_everybody_may_use_exists_and_is_no_more_than_the_form_and_the_empty_frame() -> None:
    open_to_all = {(path, method) for path, method, permission in DECIDED if permission is None}

    assert open_to_all == {(path, method) for path, methods in PUBLIC.items() for method in methods}
    oidc = {"/desk/oidc", "/desk/oidc/callback"}
    assert set(PUBLIC) == {"/desk/sign-in", *oidc, "/desk", "/desk/{section:path}"}


# -- signing in


def sign_in(client: TestClient, password: str = PASSWORD, **more: str) -> int:
    return client.post("/desk/sign-in", data={"login": "author", "password": password, **more}).status_code


@pytest.fixture
def browser(own: StaffedService) -> Iterator[TestClient]:
    with own.client() as client:
        yield client


def test_who_signs_in_comes_where_they_wanted_to_go(browser: TestClient) -> None:
    asked = browser.get("/desk/entries?state=draft")
    assert (asked.status_code, asked.headers["location"]) == (303, "/desk/sign-in?to=%2Fdesk%2Fentries%3Fstate%3Ddraft")

    form = {"login": " Author ", "password": PASSWORD, "to": "/desk/entries?state=draft"}
    done = browser.post("/desk/sign-in", data=form)

    assert (done.status_code, done.headers["location"]) == (303, "/desk/entries?state=draft")
    assert browser.get("/desk/entries").status_code == 200
    me = browser.get("/api/v1/desk/me").json()
    assert (me["login"], me["role"], me["permissions"]) == ("author", "author", sorted(PERMISSIONS[Role.AUTHOR]))


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example", "/desk/../x", "/deskevil", "/desk\r\nX: y", "/desk?a=//b c"]
)
def test_nobody_is_led_to_another_site_after_signing_in(browser: TestClient, to: str) -> None:
    done = browser.post("/desk/sign-in", data={"login": "author", "password": PASSWORD, "to": to})

    assert (done.status_code, done.headers["location"]) == (303, "/desk")


def test_the_cookie_is_hidden_from_scripts_and_from_other_sites(own: StaffedService) -> None:
    with own.client() as client:
        cookie = client.post("/desk/sign-in", data={"login": "author", "password": PASSWORD}).headers["set-cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_behind_https_the_cookie_goes_nowhere_else(tmp_path: Path) -> None:
    with StaffedService(tmp_path, https=True).client() as client:
        form = {"login": "author", "password": PASSWORD}
        assert "Secure" in client.post("/desk/sign-in", data=form).headers["set-cookie"]


@pytest.mark.parametrize("login", ["author", "nobody", ""])
def test_a_wrong_password_and_an_unknown_login_are_told_alike(browser: TestClient, login: str) -> None:
    refused = browser.post("/desk/sign-in", data={"login": login, "password": "違う合言葉"})

    assert refused.status_code == 401
    assert "ログイン名かパスワードが違います" in refused.text
    assert "set-cookie" not in refused.headers


def test_a_form_of_another_site_signs_nobody_in(browser: TestClient) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        form = {"login": "author", "password": PASSWORD}
        assert browser.post("/desk/sign-in", data=form, headers=headers).status_code == 403


def test_what_is_typed_comes_back_as_text(browser: TestClient) -> None:
    page = browser.post("/desk/sign-in", data={"login": '"><script>alert(1)</script>', "password": "x"}).text

    assert "<script>alert" not in page


def test_wrong_passwords_cost_more_and_more_time(own: StaffedService, browser: TestClient) -> None:
    assert [sign_in(browser, "違う") for _ in range(FREE + 1)] == [401] * FREE + [429]

    locked = browser.post("/desk/sign-in", data={"login": "author", "password": PASSWORD})
    assert (locked.status_code, locked.headers["retry-after"]) == (429, "2")

    own.clock.move(timedelta(seconds=2))
    assert sign_in(browser, "違う") == 401
    again = browser.post("/desk/sign-in", data={"login": "author", "password": PASSWORD})
    assert (again.status_code, again.headers["retry-after"]) == (429, "4")

    own.clock.move(timedelta(seconds=4))
    assert sign_in(browser) == 303


# -- sessions


def test_who_signs_out_is_out_everywhere_the_cookie_went(own: StaffedService) -> None:
    with own.client(Role.AUTHOR) as client:
        token = client.cookies[COOKIE]
        assert client.post("/api/v1/desk/sign-out").status_code == 204
        client.cookies.set(COOKIE, token)
        assert client.get("/api/v1/desk/me").status_code == 401


@pytest.mark.parametrize("change", ["role", "disable", "password", "revoke"])
def test_a_session_ends_with_any_change_of_its_account(own: StaffedService, change: str) -> None:
    accounts = own.accounts
    with own.client(Role.APPROVER) as client:
        assert client.get("/api/v1/desk/me").status_code == 200
        member = accounts.store.member("approver")
        assert member is not None
        match change:
            case "role":
                accounts.change(member, by=FOUNDER, role=Role.AUTHOR)
            case "disable":
                accounts.change(member, by=FOUNDER, active=False)
            case "password":
                accounts.set_password(member, "まったく別の合言葉です34", by=FOUNDER)
            case _:
                accounts.revoke(member, by=FOUNDER)

        assert client.get("/api/v1/desk/me").status_code == 401


def test_a_session_ends_when_it_is_idle_and_after_a_day_of_work(own: StaffedService) -> None:
    with own.client(Role.AUTHOR) as client:
        for _ in range(11):
            own.clock.move(timedelta(hours=1))
            assert client.get("/api/v1/desk/me").status_code == 200
        own.clock.move(timedelta(hours=1, minutes=30))
        assert client.get("/api/v1/desk/me").status_code == 401
    with own.client(Role.AUTHOR) as client:
        own.clock.move(timedelta(hours=2, minutes=1))
        assert client.get("/api/v1/desk/me").status_code == 401


def test_the_desk_stays_open_while_the_service_is_paused(tmp_path: Path) -> None:
    service = StaffedService(tmp_path)
    service.switch.said = "点検のため止めています。"
    with service.client(Role.ADMIN) as client:
        assert client.get("/").status_code == 503
        assert client.get("/api/v1/desk/me").status_code == 200
