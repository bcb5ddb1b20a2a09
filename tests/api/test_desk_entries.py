"""An entry on its way from a question to its readers, as the people of the desk ask the service for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.domain.staff import Role
from tests.desk_entries import extended_guideline, moved_guideline
from tests.staffed import StaffedService

AT = "/api/v1/desk/entries"
QUESTION = "みらいハブ第7回の締切はいつですか"


@pytest.fixture
def service(tmp_path: Path) -> StaffedService:
    return StaffedService(tmp_path)


@pytest.fixture
def author(service: StaffedService) -> Iterator[TestClient]:
    with service.client(Role.AUTHOR) as client:
        yield client


@pytest.fixture
def approver(service: StaffedService) -> Iterator[TestClient]:
    with service.client(Role.APPROVER) as client:
        yield client


def drafted(client: TestClient, question: str = QUESTION) -> dict[str, Any]:
    """A new entry as its editor shows it."""
    made = client.post(AT, json={"question": question, "wordings": ["いつまで？"]})
    assert made.status_code == 201, made.text
    return dict(client.get(f"{AT}/{made.json()['id']}").json())


def step(client: TestClient, entry: dict[str, Any], name: str, **body: object) -> Any:  # noqa: ANN401  # JSON
    headers = {"If-Match": f'"{entry["version"]}"'}
    return client.post(f"{AT}/{entry['id']}/{name}", json=body or None, headers=headers)


def given(entry: dict[str, Any], **changes: object) -> dict[str, Any]:
    """What the editor sends back."""
    pins = [[{k: pin[k] for k in ("passage", "start", "end")} for pin in one["pins"]] for one in entry["said"]]
    claims = [{"text": one["text"], "pins": own} for one, own in zip(entry["said"], pins, strict=True)]
    own = {"question": entry["question"], "edition": entry["edition_id"], "wordings": entry["wordings"]}
    return {**own, "claims": claims, **changes}


def put(client: TestClient, entry: dict[str, Any], **changes: object) -> Any:  # noqa: ANN401  # JSON
    headers = {"If-Match": f'"{entry["version"]}"'}
    return client.put(f"{AT}/{entry['id']}", json=given(entry, **changes), headers=headers)


def test_a_question_becomes_a_draft_with_cited_claims_that_hold(author: TestClient) -> None:
    entry = drafted(author)

    assert (entry["state"], entry["call"], entry["edition"]) == ("draft", "地域みらい拠点選抜制度", "第7回")
    assert "令和7年8月27日" in entry["said"][0]["text"]
    assert [one["problems"] for one in entry["said"]] == [[] for _ in entry["said"]]
    assert entry["said"][0]["pins"][0]["quote"] in entry["said"][0]["pins"][0]["text"]
    assert (entry["engine_differs"], entry["wordings"]) == (False, ["いつまで？"])


def test_a_question_that_the_documents_do_not_answer_becomes_a_draft_to_be_written_by_hand(author: TestClient) -> None:
    entry = drafted(author, "昼食の弁当はどこで買えますか")

    assert (entry["state"], entry["said"]) == ("draft", [])
    refused = step(author, entry, "send")
    assert (refused.status_code, refused.json()["title"]) == (409, "まだ承認に回せません")


def test_an_entry_goes_from_its_author_over_an_approver_to_its_readers(
    service: StaffedService, author: TestClient, approver: TestClient
) -> None:
    entry = drafted(author)
    sent = step(author, entry, "send").json()
    assert (sent["state"], sent["steps"]["entry.approve"]) == ("in_review", "role")

    approved = step(approver, sent, "approve").json()
    assert (approved["approver"], approved["shown"]) == ("担当者（approver）", False)
    public = step(approver, approved, "publish").json()

    assert (public["state"], public["shown"]) == ("published", True)
    assert [one.id for one in service.desk.entries.store.published()] == [entry["id"]]
    listed = author.get(AT).json()
    assert listed["counts"] == {"published": 1}
    assert [(one["question"], one["shown"]) for one in listed["entries"]] == [(QUESTION, True)]
    told = author.get(f"{AT}/{entry['id']}/history").json()["versions"]
    assert [one["action"] for one in told] == ["entry.publish", "entry.approve", "entry.send", "entry.draft"]


@pytest.mark.parametrize("role", [Role.APPROVER, Role.ADMIN])
def test_nobody_approves_their_own_work(service: StaffedService, role: Role) -> None:
    with service.client(role) as client:
        sent = step(client, drafted(client), "send").json()
        refused = step(client, sent, "approve")

    assert (refused.status_code, refused.json()["title"]) == (403, "自分が書いたものは承認できません")
    assert service.desk.entries.store.published() == ()


def test_who_saved_second_is_told_who_was_first_and_nothing_is_lost(author: TestClient, approver: TestClient) -> None:
    entry = drafted(author)
    first = put(approver, entry, question="締切は？")
    second = put(author, entry, question="いつまで？")

    assert (first.status_code, first.headers["etag"], second.status_code) == (200, '"2"', 412)
    assert second.json()["detail"] == (
        "担当者（approver） さんが 2025年8月1日 10時00分 に変えています。新しい内容を読み込んで、もう一度書いてください。"
    )
    assert author.get(f"{AT}/{entry['id']}").json()["question"] == "締切は？"


@pytest.mark.parametrize("etag", ["", "*", "7", "x"])
def test_a_change_says_which_version_it_is_of(author: TestClient, etag: str) -> None:
    entry = drafted(author)

    refused = author.post(f"{AT}/{entry['id']}/send", headers={"If-Match": etag} if etag else {})

    assert refused.status_code == (412 if etag else 422)


def test_a_fact_that_no_source_holds_is_shown_where_it_stands_and_is_not_published(
    author: TestClient, approver: TestClient
) -> None:
    entry = drafted(author)
    wrong = entry["said"][0]["text"].replace("8月27日", "9月27日")
    claims = [{**given(entry)["claims"][0], "text": wrong}]

    checked = author.post(
        f"/api/v1/desk/drafting/{entry['id']}/check", json={"edition": entry["edition_id"], "claims": claims}
    ).json()["claims"]
    (place,) = checked[0]["unheld"]
    assert "9月27日" in wrong[place["start"] : place["end"]]
    assert checked[0]["problems"][0].startswith("引用にない事実があります")

    saved = put(author, entry, claims=claims).json()
    assert saved["engine_differs"]
    words = [(one["kind"], one["text"]) for one in saved["from_engine"][0] if one["kind"] != "same"]
    assert ("removed", "8月27日") in [(kind, text[-5:]) for kind, text in words] or any(
        "8月27日" in t for _, t in words
    )
    sent = step(author, saved, "send").json()
    refused = step(approver, sent, "approve")
    assert (refused.status_code, refused.json()["title"]) == (409, "出典と合わないところがあります")


def test_a_passage_is_found_and_attached(author: TestClient) -> None:
    entry = drafted(author)
    hits = author.get(
        "/api/v1/desk/drafting/passages", params={"words": "企業が単独で申請", "edition": entry["edition_id"]}
    ).json()["passages"]
    assert "企業が単独で申請することはできません" in hits[0]["pin"]["text"]

    whole = {name: hits[0]["pin"][name] for name in ("passage", "start", "end")}
    claim = {"text": "企業が単独で申請することはできません。", "pins": [whole]}
    saved = put(author, entry, claims=[*given(entry)["claims"], claim]).json()

    assert saved["said"][-1]["problems"] == []
    assert saved["said"][-1]["pins"][0]["heading"] == "対象"


def test_a_place_that_no_passage_holds_cannot_be_cited(author: TestClient) -> None:
    entry = drafted(author)
    claim = {"text": "締切は12月です。", "pins": [{"passage": "made-up", "start": 0, "end": 9}]}

    assert put(author, entry, claims=[claim]).status_code == 409


def test_a_return_carries_its_note_and_comments_stand_in_their_order(author: TestClient, approver: TestClient) -> None:
    sent = step(author, drafted(author), "send").json()
    approver.post(f"{AT}/{sent['id']}/comments", json={"text": "読みやすいです"})
    assert step(approver, sent, "return", text=" ").status_code == 422

    returned = step(approver, sent, "return", text="時刻も書いてください").json()

    assert returned["state"] == "draft"
    assert [(one["text"], one["returns"]) for one in returned["comments"]] == [
        ("読みやすいです", False),
        ("時刻も書いてください", True),
    ]


def test_a_stale_entry_takes_the_new_words_over_at_one_click(
    service: StaffedService, author: TestClient, approver: TestClient
) -> None:
    entry = drafted(author)
    public = step(approver, step(approver, step(author, entry, "send").json(), "approve").json(), "publish").json()
    service.library.publish([extended_guideline()])

    stale = author.get(f"{AT}/{entry['id']}").json()
    assert (stale["state"], stale["shown"], stale["version"]) == ("stale", False, public["version"] + 1)
    words = [(one["kind"], one["text"]) for one in stale["source_changes"][0]["words"] if one["kind"] != "same"]
    assert [kind for kind, _ in words] == ["removed", "added"]
    assert "9月3日" in words[1][1]

    renewed = step(author, stale, "renew", change=0).json()

    assert (renewed["state"], renewed["source_changes"]) == ("draft", [])
    assert "9月3日" in renewed["said"][0]["text"]
    assert renewed["said"][0]["problems"] == []
    again = step(approver, step(approver, step(author, renewed, "send").json(), "approve").json(), "publish").json()
    assert again["shown"]


def test_a_list_of_questions_is_drafted_in_the_background(service: StaffedService, author: TestClient) -> None:
    begun = author.post("/api/v1/desk/drafting/batches", json={"questions": [QUESTION, "説明会はいつですか"]})
    assert begun.status_code == 202
    address = f"/api/v1/desk/drafting/batches/{begun.json()['id']}"
    service.desk.batches.finish()
    progress = author.get(address).json()

    assert (progress["done"], progress["total"]) == (True, 2)
    assert [one["question"] for one in progress["drafted"]] == [QUESTION, "説明会はいつですか"]
    assert {one["entry"] for one in progress["drafted"]} == {one.id for one in service.desk.entries.store.entries()}
    with service.client(Role.ADMIN) as other:
        assert other.get(address).status_code == 404


@pytest.mark.parametrize("address", [f"{AT}/none", f"{AT}/none/history"])
def test_an_entry_that_is_not_there_is_told(author: TestClient, address: str) -> None:
    missing = author.get(address)

    assert (missing.status_code, missing.json()["title"]) == (404, "FAQ が見つかりません")


def test_a_page_that_was_open_while_its_source_moved_is_saved_all_the_same(
    service: StaffedService, author: TestClient
) -> None:
    entry = drafted(author)
    service.library.publish([moved_guideline()])

    claims = [
        {
            "text": one["text"],
            "pins": [{k: pin[k] for k in ("passage", "start", "end", "quote")} for pin in one["pins"]],
        }
        for one in entry["said"]
    ]
    saved = put(author, entry, claims=claims, question="締切は？").json()

    assert [one["problems"] for one in saved["said"]] == [[] for _ in entry["said"]]
    assert saved["said"][0]["pins"][0]["start"] == entry["said"][0]["pins"][0]["start"] + 4
