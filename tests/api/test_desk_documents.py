"""Documents of the staff desk through its routes: handed in, looked at, published, taken out, compared."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from fastapi.testclient import TestClient

from assistant.api.desk.words import desk_words
from assistant.desk.comparing import Change, Impact
from assistant.domain import DocumentKind, FactKind, RemarkKind
from assistant.domain.deliveries import RevisionState
from assistant.domain.staff import Role
from ingest.intake import SandboxedIntake
from tests.assembled import NOW
from tests.handing_in import CORPUS, DESK, handed_in, reading_files
from tests.staffed import StaffedService

OLD, NEW = "umi-2024-guideline.md", "umi-2025-guideline.md"


@pytest.fixture(scope="module")
def intake() -> Iterator[SandboxedIntake]:
    with reading_files() as intake:
        yield intake


@pytest.fixture
def service(tmp_path: Path, intake: SandboxedIntake) -> StaffedService:
    return StaffedService(tmp_path, (), intake=intake, upload_mb=1)


def published(client: TestClient, name: str, raw: bytes | None = None) -> str:
    preview = handed_in(client, name, raw)
    told = client.post(
        f"{DESK}/deliveries/{preview.json()['delivery']['id']}/publish", headers={"If-Match": preview.headers["etag"]}
    )
    assert told.status_code == 200
    return str(told.json()["document"])


def catalogue(client: TestClient) -> list[str]:
    held = client.get("/api/v1/catalogue").json()
    return [f"{call['name']} {edition['label']}" for call in held["calls"] for edition in call["editions"]]


def test_an_author_hands_in_an_approver_publishes_and_then_readers_see_it(service: StaffedService) -> None:
    author, approver, reader = service.client(Role.AUTHOR), service.client(Role.APPROVER), service.client()
    preview = handed_in(author, NEW)
    one = preview.json()
    (document,) = one["documents"]
    way, seen = f"{DESK}/deliveries/{one['delivery']['id']}/publish", {"If-Match": preview.headers["etag"]}

    assert (preview.status_code, document["call"]["name"], document["edition"]["label"]) == (
        201,
        "海洋人材育成助成",
        "令和7年度",
    )
    assert (document["passages"], len(document["facts"]), document["new_call"]) == (7, 13, True)
    assert (one["replaces"], one["changes"], catalogue(reader)) == (0, [], [])
    assert author.post(way, headers=seen).status_code == 403
    assert approver.post(way, headers=seen).json() == {"document": document["id"]}
    assert catalogue(reader) == ["海洋人材育成助成 令和7年度"]


def test_a_page_that_waits_opens_for_the_staff_and_for_nobody_else(service: StaffedService) -> None:
    author, reader = service.client(Role.AUTHOR), service.client()
    fact = handed_in(author, "aoba-03-errata.pdf").json()["documents"][0]["facts"][0]
    public = fact["view"].removeprefix("/desk")
    image = f"{DESK}/documents/{fact['view'].split('/')[3]}/pages/{fact['page']}/image?revision={fact['view'].split('revision=')[1].split('&')[0]}"

    page = author.get(fact["view"])
    assert (page.status_code, "公開の前です" in page.text, "<mark>" in page.text) == (200, True, True)
    assert author.get(image).headers["content-type"] == "image/webp"
    assert reader.get(public).status_code == 404
    assert reader.get(image.replace("/desk/", "/")).status_code == 404
    assert [reader.get(address).status_code for address in (fact["view"], image)] == [401, 401]


def test_what_replaces_a_document_tells_which_facts_change(service: StaffedService) -> None:
    approver = service.client(Role.APPROVER)
    published(approver, NEW)
    changed = (CORPUS / NEW).read_text("utf-8").replace("6月30日（月）12時", "7月4日（金）17時").encode()
    preview = handed_in(approver, NEW, changed).json()
    dates = [row for row in preview["changes"] if row["impact"] == "dates"]

    assert preview["replaces"] > 0
    assert [(row["old"]["text"], row["new"]["text"]) for row in dates] == [
        (
            "令和7年5月19日（月）から令和7年6月30日（月）12時まで（必着）",
            "令和7年5月19日（月）から令和7年7月4日（金）17時まで（必着）",
        )
    ]
    assert handed_in(approver, NEW).json()["unchanged"]


def test_staff_correct_what_was_misunderstood(service: StaffedService) -> None:
    author = service.client(Role.AUTHOR)
    preview = handed_in(author, NEW)
    way = f"{DESK}/deliveries/{preview.json()['delivery']['id']}/correction"
    stated = {"edition": "令和8年度", "kind": "notice", "title": "うみ助成の案内"}
    corrected = author.put(way, json=stated, headers={"If-Match": preview.headers["etag"]})
    (document,) = corrected.json()["documents"]

    assert (document["edition"]["label"], document["kind"], document["title"]) == (
        "令和8年度",
        "notice",
        "うみ助成の案内",
    )
    assert corrected.json()["delivery"]["correction"] == {"call": "", "published_on": None, **stated}
    stale = author.put(way, json=stated, headers={"If-Match": preview.headers["etag"]})
    assert stale.status_code == 412
    assert "担当者（author）さんが 2025-08-01 10:00 に変えました" in stale.json()["detail"]
    assert author.put(way, json=stated).status_code == 412
    assert author.put(way, json={"kind": "novel"}, headers={"If-Match": "x"}).json()["title"] == "入力を読み取れません"


def test_an_embargo_ends_by_itself_while_the_service_runs_and_not_a_moment_before(service: StaffedService) -> None:
    approver = service.client(Role.APPROVER)
    preview = handed_in(approver, NEW)
    way = f"{DESK}/deliveries/{preview.json()['delivery']['id']}/schedule"
    at = (NOW + timedelta(hours=1)).isoformat()
    planned = approver.put(way, json={"at": at}, headers={"If-Match": preview.headers["etag"]})

    assert planned.json()["delivery"]["scheduled_by"] == "担当者（approver）"
    assert handed_in(approver, NEW).status_code == 409
    assert service.desk.documents.publish_due() == 0
    assert catalogue(service.client()) == []
    service.clock.move(timedelta(hours=1))
    with TestClient(service.app) as running:  # its start finds what fell due while it was down
        for _ in range(200):
            if catalogue(running):
                break
        assert catalogue(running) == ["海洋人材育成助成 令和7年度"]
    late = approver.put(way, json={"at": at}, headers={"If-Match": planned.headers["etag"]})
    assert late.status_code == 404


def test_a_document_is_withdrawn_with_a_reason_and_restored(service: StaffedService) -> None:
    approver = service.client(Role.APPROVER)
    way = f"{DESK}/documents/{published(approver, NEW)}"
    seen = {"If-Match": approver.get(way).headers["etag"]}
    withdrawn = approver.post(f"{way}/withdraw", json={"reason": "金額の誤り"}, headers=seen)

    assert (withdrawn.json()["file"]["state"], withdrawn.json()["deeds"][0]["reason"]) == ("withdrawn", "金額の誤り")
    assert catalogue(service.client()) == []
    assert approver.post(f"{way}/withdraw", json={"reason": "もう一度"}, headers=seen).status_code == 412
    landing = withdrawn.json()["landings"][0]["revision"]
    again = {"If-Match": withdrawn.headers["etag"]}
    restored = approver.post(f"{way}/restore", json={"revision": landing}, headers=again)
    assert restored.json()["file"]["state"] == "live"
    assert catalogue(service.client()) == ["海洋人材育成助成 令和7年度"]
    assert service.client(Role.AUTHOR).post(f"{way}/withdraw", json={"reason": "x"}, headers=again).status_code == 403


def test_editions_are_compared_and_the_table_holds_no_formula(service: StaffedService) -> None:
    approver = service.client(Role.APPROVER)
    formula = (
        (CORPUS / NEW).read_text("utf-8").replace("様式4 前年度の成果", "様式4 ＝1+1").replace("- 様式4", "=1+1 様式4")
    )
    for name, raw in ((OLD, None), (NEW, formula.encode())):
        published(approver, name, raw)
    (call,) = approver.get(f"{DESK}/compare/sides").json()
    new, old = (edition["side"] for edition in call["editions"])
    shown = approver.get(f"{DESK}/compare", params={"old": old, "new": new}).json()
    table = approver.get(f"{DESK}/compare.csv", params={"old": old, "new": new})
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))

    assert [row["impact"] for row in shown["rows"]][:2] == ["dates", "amounts"]
    assert (rows[0][0], len(rows)) == ("何が", len(shown["rows"]) + 1)
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@＝＋－＠")]
    for row in shown["rows"]:
        for side in (row["old"], row["new"]):
            assert side is None or side["text"].split()[0][:6] in approver.get(side["view"]).text
    missing = approver.get(f"{DESK}/compare", params={"old": old, "new": "edition:nothing"})
    assert (missing.status_code, "比べる相手がありません" in missing.json()["detail"]) == (404, True)


def test_the_words_name_all_that_a_document_can_be() -> None:
    documents, compare, audit = (desk_words(name) for name in ("documents", "compare", "audit"))

    assert cast("dict[str, str]", documents["states"]).keys() == set(RevisionState)
    assert cast("dict[str, str]", documents["state_names"]).keys() == set(RevisionState)
    assert cast("dict[str, str]", documents["kinds"]).keys() == set(DocumentKind)
    assert cast("dict[str, str]", documents["remark_kinds"]).keys() == set(RemarkKind)
    assert cast("dict[str, str]", documents["fact_kinds"]).keys() == set(FactKind)
    assert cast("dict[str, str]", compare["impacts"]).keys() == set(Impact)
    assert cast("dict[str, str]", compare["changes"]).keys() == set(Change)
    assert cast("dict[str, str]", documents["actions"]).keys() <= cast("dict[str, str]", audit["actions"]).keys()
