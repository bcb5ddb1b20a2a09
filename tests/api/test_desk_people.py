"""The people of the desk as an admin manages them, and everybody's own sessions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.domain.operations import Sought
from assistant.domain.staff import Role
from tests.staffed import PASSWORD, StaffedService

BASE = "/api/v1/desk"
NEW = {"login": "new", "name": "担当者C", "role": "approver", "password": PASSWORD}


@pytest.fixture
def service(tmp_path: Path) -> StaffedService:
    return StaffedService(tmp_path)


@pytest.fixture
def admin(service: StaffedService) -> TestClient:
    return service.client(Role.ADMIN)


def people(admin: TestClient) -> dict[str, dict[str, Any]]:
    return {one["login"]: one for one in admin.get(f"{BASE}/staff").json()}


def test_somebody_is_added_and_signs_in(service: StaffedService, admin: TestClient) -> None:
    added = admin.post(f"{BASE}/staff", json=NEW)

    assert added.status_code == 201
    new = people(admin)["new"]
    assert (new["role"], new["active"], new["by_password"], new["sessions"], new["self"]) == (
        "approver",
        True,
        True,
        0,
        False,
    )
    form = {"login": "new", "password": PASSWORD}
    assert service.client().post("/desk/sign-in", data=form).headers["location"] == "/desk"
    assert people(admin)["new"]["sessions"] == 1
    assert people(admin)["admin"]["self"] is True
    (deed,) = [one for one in service.audit.find(Sought(action="staff.add")) if one.deed.actor.id]
    assert deed.deed.after == {"login": "new", "name": "担当者C", "role": "approver", "active": True}


@pytest.mark.parametrize("change", [{"role": "admin"}, {"active": False}])
def test_a_change_ends_every_session(service: StaffedService, admin: TestClient, change: dict[str, object]) -> None:
    author = service.client(Role.AUTHOR)
    assert author.get(f"{BASE}/me").status_code == 200

    id_ = people(admin)["author"]["id"]
    assert admin.patch(f"{BASE}/staff/{id_}", json=change).status_code == 200

    assert author.get(f"{BASE}/me").status_code == 401
    told = people(admin)["author"]
    assert all(told[name] == value for name, value in change.items())


def test_sessions_are_revoked_and_a_new_one_may_begin(service: StaffedService, admin: TestClient) -> None:
    author = service.client(Role.AUTHOR)
    id_ = people(admin)["author"]["id"]

    admin.delete(f"{BASE}/staff/{id_}/sessions")

    assert author.get(f"{BASE}/me").status_code == 401
    assert service.client(Role.AUTHOR).get(f"{BASE}/me").status_code == 200


def test_a_new_password_takes_the_place_of_the_old_one(service: StaffedService, admin: TestClient) -> None:
    id_ = people(admin)["author"]["id"]
    admin.put(f"{BASE}/staff/{id_}/password", json={"password": "あたらしい合言葉です99"})

    def signs_in(password: str) -> int:
        return service.client().post("/desk/sign-in", data={"login": "author", "password": password}).status_code

    assert (signs_in(PASSWORD), signs_in("あたらしい合言葉です99")) == (401, 303)


@pytest.mark.parametrize(
    ("asked", "body", "told"),
    [
        ("POST ", {**NEW, "login": " Author "}, "409 このログイン名は使われています"),
        ("POST ", {**NEW, "name": " "}, "422 ログイン名か名前がありません"),
        ("POST ", {**NEW, "password": "short"}, "422 このパスワードは使えません"),
        ("POST ", {**NEW, "password": None}, "422 このパスワードは使えません"),
        ("PATCH /{admin}", {"active": False}, "409 最後の管理者は外せません"),
        ("PATCH /{admin}", {"role": "author"}, "409 最後の管理者は外せません"),
        ("PATCH /none", {"active": False}, "404 この人はいません"),
        ("PUT /{author}/password", {"password": "short"}, "422 このパスワードは使えません"),
    ],
)
def test_what_cannot_be_done_is_told(admin: TestClient, asked: str, body: dict[str, object], told: str) -> None:
    ids = {login: one["id"] for login, one in people(admin).items()}
    method, path = asked.format(**ids).split(" ")
    done = admin.request(method, f"{BASE}/staff{path}", json=body)

    assert f"{done.status_code} {done.json()['title']}" == told


def test_one_sees_and_ends_ones_own_sessions_alone(service: StaffedService) -> None:
    here, there, other = service.client(Role.AUTHOR), service.client(Role.AUTHOR), service.client(Role.APPROVER)
    held = here.get(f"{BASE}/sessions").json()
    assert sorted(one["current"] for one in held) == [False, True]
    elsewhere = next(one["id"] for one in held if not one["current"])
    (foreign,) = other.get(f"{BASE}/sessions").json()

    assert here.delete(f"{BASE}/sessions/{foreign['id']}").status_code == 404
    current = next(one["id"] for one in held if one["current"])
    assert here.delete(f"{BASE}/sessions/{current}").status_code == 404  # this is what signing out is for
    left = here.delete(f"{BASE}/sessions/{elsewhere}").json()

    assert [one["current"] for one in left] == [True]
    assert [client.get(f"{BASE}/me").status_code for client in (here, there, other)] == [200, 401, 200]
