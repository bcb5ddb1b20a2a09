"""The record of deeds at the desk: found, verified, taken away."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.domain.staff import Actor, Deed, Role
from tests.staffed import StaffedService

WHO = Actor("7", "担当者A", "192.0.2.7")


@pytest.fixture
def service(tmp_path: Path) -> StaffedService:
    return StaffedService(tmp_path)


@pytest.fixture
def admin(service: StaffedService) -> TestClient:
    return service.client(Role.ADMIN)


def done(service: StaffedService, *deeds: tuple[str, str]) -> None:
    for day, (action, subject) in enumerate(deeds):
        told = Deed(WHO, action, subject, {"state": "draft"}, {"state": "in_review", "説明": "＝HYPERLINK(1)"})
        service.audit.note(told, service.clock.now() + timedelta(days=day))


def test_a_deed_is_shown_with_what_was_before_and_after(service: StaffedService, admin: TestClient) -> None:
    done(service, ("staff.add", "staff:9"))

    newest = admin.get("/api/v1/desk/audit").json()["records"][0]

    assert newest["action_name"] == "人の追加"
    assert newest["actor"] == {"id": "7", "name": "担当者A", "address": "192.0.2.7"}
    assert newest["before"] == {"state": "draft"}
    assert newest["after"]["state"] == "in_review"


@pytest.mark.parametrize(
    ("query", "subjects"),
    [
        ({"actor": "担当者A"}, ["entry:3", "entry:2", "entry:1"]),
        ({"actor": "担当者A", "action": "entry.approve"}, ["entry:3", "entry:1"]),
        ({"subject": "entry:2"}, ["entry:2"]),
        ({"first": "2025-08-02", "last": "2025-08-02"}, ["entry:2"]),
        ({"first": "2025-08-02", "subject": "entry:"}, ["entry:3", "entry:2"]),
        ({"last": "2025-08-01", "subject": "entry:"}, ["entry:1"]),
        ({"last": "9999-12-31", "subject": "entry:"}, ["entry:3", "entry:2", "entry:1"]),
        ({"actor": "いない人"}, []),
    ],
)
def test_deeds_are_filtered(
    service: StaffedService, admin: TestClient, query: dict[str, str], subjects: list[str]
) -> None:
    done(service, ("entry.approve", "entry:1"), ("entry.comment", "entry:2"), ("entry.approve", "entry:3"))

    found = admin.get("/api/v1/desk/audit", params=query).json()["records"]

    assert [one["subject"] for one in found] == subjects


def test_a_long_record_comes_page_by_page(service: StaffedService, admin: TestClient) -> None:
    for number in range(120):
        service.audit.note(Deed(WHO, "entry.comment", f"entry:{number}"), service.clock.now())

    seen: list[int] = []
    page = {"records": [], "more": True}
    while page["more"]:
        before = {"before": seen[-1]} if seen else {}
        page = admin.get("/api/v1/desk/audit", params={"subject": "entry:", **before}).json()
        seen += [one["number"] for one in page["records"]]

    assert len(seen) == len(set(seen)) == 120
    assert seen == sorted(seen, reverse=True)


def test_a_tampering_is_told_with_its_number(service: StaffedService, admin: TestClient) -> None:
    assert admin.get("/api/v1/desk/audit/state").json()["broken_at"] is None
    database = service.library.engine.url.database
    assert database is not None
    with closing(sqlite3.connect(database)) as connection:
        connection.execute('UPDATE audit SET after = \'{"role": "admin"}\' WHERE number = 2')
        connection.commit()

    assert admin.get("/api/v1/desk/audit/state").json()["broken_at"] == 2


def test_the_record_is_taken_away_as_a_table_without_formulas(service: StaffedService, admin: TestClient) -> None:
    done(service, ("entry.approve", "=cmd|' /C calc'!A0"))

    taken = admin.get("/api/v1/desk/audit/export", params={"form": "csv", "action": "entry.approve"})

    assert taken.headers["content-type"] == "text/csv; charset=utf-8"
    assert taken.headers["content-disposition"].startswith('attachment; filename="koubo-audit-')
    head, row = csv.reader(io.StringIO(taken.content.decode("utf-8-sig")))
    told = dict(zip(head, row, strict=True))
    assert told["対象"].startswith("'=")
    assert told["だれが"] == "担当者A"
    assert json.loads(told["前"]) == {"state": "draft"}


def test_who_takes_it_away_stands_in_it(admin: TestClient) -> None:
    taken = admin.get("/api/v1/desk/audit/export", params={"form": "jsonl"})
    lines = [json.loads(line) for line in taken.text.splitlines()]

    assert (lines[0]["action"], lines[0]["actor"]) == ("audit.export", "担当者（admin）")
    assert [line["number"] for line in lines] == list(range(len(lines), 0, -1))


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.APPROVER])
@pytest.mark.parametrize("path", ["", "/state", "/export"])
def test_who_is_no_admin_sees_nothing_of_it(service: StaffedService, role: Role, path: str) -> None:
    assert service.client(role).get(f"/api/v1/desk/audit{path}").status_code == 403
