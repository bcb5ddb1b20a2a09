"""The inbox through the service: what applicants asked in groups, what becomes of them, and drafts of entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.adapters.desk.sql_audit import SqlAudit
from assistant.adapters.sql_records import SqlRecords
from assistant.api.desk.gate import COOKIE, CSRF, csrf_of
from assistant.domain.staff import Role
from tests.asking import ask, judge, kept
from tests.staffed import CHAIN, PASSWORD, StaffedService

INBOX = "/api/v1/desk/inbox"
DEADLINES = (
    "みらいハブ 第7回の締切はいつですか",
    "みらいハブ第7回の応募の締め切りを教えてください",
    "みらいハブ 第7回の〆切はいつ？",
)
LODGING = ("みらいハブ 第7回で宿泊費は対象になりますか", "みらいハブの第7回は宿泊費も対象ですか")


@pytest.fixture
def service(tmp_path: Path) -> StaffedService:
    return StaffedService(tmp_path)


@pytest.fixture
def author(service: StaffedService) -> Iterator[TestClient]:
    with service.client(Role.AUTHOR) as client:
        yield client


def later(service: StaffedService, client: TestClient, step: timedelta) -> None:
    """Time passes, and whoever is at the desk signs in again."""
    service.clock.move(step)
    token, _ = service.accounts.sign_in(Role.AUTHOR, PASSWORD, "testclient")
    client.cookies.set(COOKIE, token)
    client.headers[CSRF] = csrf_of(token)


def groups(client: TestClient, **wanted: str) -> list[dict[str, Any]]:
    response = client.get(INBOX, params=wanted)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["groups"]
    return found


def counted(client: TestClient, **wanted: str) -> dict[str, int]:
    return {group["wording"]: group["count"] for group in groups(client, **wanted)}


def test_questions_that_ask_the_same_are_one_group_with_its_figures(
    service: StaffedService, author: TestClient
) -> None:
    ask(author, *DEADLINES)
    later(service, author, timedelta(days=1))
    (wrong, *_) = ask(author, LODGING[0], DEADLINES[0], LODGING[1])
    judge(author, wrong, "wrong", "宿泊費のことが書いてありません")

    deadline, lodging = groups(author)

    assert (deadline["wording"], deadline["count"], deadline["call"], deadline["edition"]) == (
        DEADLINES[0],
        4,
        "地域みらい拠点選抜制度",
        "第7回",
    )
    assert deadline["aspects"] == ["deadline"]
    assert deadline["outcomes"] == {"answered": 4}
    assert (deadline["first"][:10], deadline["last"][:10]) == ("2025-08-01", "2025-08-02")
    assert (lodging["count"], lodging["verdicts"]) == (2, {"wrong": 1})


def test_the_list_is_narrowed_by_everything_that_is_known_of_a_question(
    service: StaffedService, author: TestClient
) -> None:
    (helped, *_) = ask(author, *DEADLINES, DEADLINES[0])
    ask(author, LODGING[0], "第99回の締切はいつですか", "シーズ補助の公募期間は")
    judge(author, helped, "helpful")
    later(service, author, timedelta(days=3))
    ask(author, "みらいハブの第6回で選ばれた拠点はどこですか")
    everything = counted(author)

    assert counted(author, verdict="helpful") == {DEADLINES[0]: 1}
    assert counted(author, outcome="edition_unknown") == {"第99回の締切はいつですか": 1}
    assert counted(author, call="seeds") == {"シーズ補助の公募期間は": 1}
    assert counted(author, edition="hub-6") == {"みらいハブの第6回で選ばれた拠点はどこですか": 1}
    assert DEADLINES[0] in counted(author, aspect="deadline")
    assert LODGING[0] not in counted(author, aspect="deadline")
    assert counted(author, since="2025-08-03") == {"みらいハブの第6回で選ばれた拠点はどこですか": 1}
    assert sum(counted(author, until="2025-08-01").values()) == sum(everything.values()) - 1
    assert counted(author, text="宿泊費 対象") == {LODGING[0]: 1}
    assert counted(author, text="１００％") == {}
    assert counted(author, origin="enquiry") == {}
    assert next(iter(counted(author, order="newest"))) == "みらいハブの第6回で選ばれた拠点はどこですか"


def test_a_long_list_has_pages(author: TestClient) -> None:
    ask(author, *(f"みらいハブ 第7回で品目{number}番は買えますか" for number in range(100, 125)))

    first, second = (author.get(INBOX, params={"page": page}).json() for page in (1, 2))

    assert (first["total"], first["pages"], len(first["groups"]), len(second["groups"])) == (25, 2, 20, 5)
    keys = {group["key"] for page in (first, second) for group in page["groups"]}
    assert len(keys) == 25


def test_a_group_shows_each_question_with_the_answer_its_citations_and_what_was_said(author: TestClient) -> None:
    (id_, *_) = ask(author, DEADLINES[0], f"{DEADLINES[1]}。連絡は 090-1234-5678 まで")
    judge(author, id_, "source_wrong", "別のページです。03-1111-2222")
    (group,) = groups(author)

    whole = author.get(f"{INBOX}/{group['key']}")

    assert whole.headers["etag"] == '"1"'
    first, other = sorted(whole.json()["questions"], key=lambda one: len(one["text"]))
    assert first["text"] == DEADLINES[0]
    assert "12時必着" in first["answer"]["claims"][0]["text"]
    assert first["answer"]["citations"][0]["doc"] == "hub-7.pdf"
    assert first["feedback"][0]["text"] == "別のページです。〔電話番号〕"
    assert other["text"].endswith("連絡は 〔電話番号〕 まで")
    assert "1234" not in whole.text


def turned(client: TestClient, key: str, state: str, etag: str) -> int:
    given = client.post(f"{INBOX}/{key}/state", json={"state": state}, headers={"If-Match": etag})
    return given.status_code


def test_what_becomes_of_a_group_is_kept_told_and_written_down(service: StaffedService, author: TestClient) -> None:
    ask(author, *DEADLINES)
    (group,) = groups(author)

    assert turned(author, group["key"], "done", '"1"') == 200

    assert groups(author, state="open") == []
    (done,) = groups(author, state="done")
    assert (done["state"], done["changed_by"], done["version"], done["newer"]) == ("done", "担当者（author）", 2, 0)
    (deed,) = [one.deed for one in SqlAudit(service.library.engine, CHAIN).records(limit=1)]
    assert (deed.action, deed.subject) == ("inbox.done", f"group:{group['key']}")
    assert (deed.before["state"], deed.after["state"]) == ("open", "done")


def test_a_new_question_joins_its_group_and_shows_that_it_came_later(
    service: StaffedService, author: TestClient
) -> None:
    ask(author, *DEADLINES[:2])
    (group,) = groups(author)
    turned(author, group["key"], "done", '"1"')
    later(service, author, timedelta(hours=1))

    ask(author, DEADLINES[2])

    (same,) = groups(author)
    assert (same["key"], same["state"], same["count"], same["newer"]) == (group["key"], "done", 3, 1)


def test_who_saw_an_older_state_changes_nothing_and_is_told_who_was_faster(
    service: StaffedService, author: TestClient
) -> None:
    ask(author, *DEADLINES)
    (group,) = groups(author)
    with service.client(Role.APPROVER) as approver:
        assert turned(approver, group["key"], "hidden", '"1"') == 200

    refused = author.post(f"{INBOX}/{group['key']}/state", json={"state": "done"}, headers={"If-Match": '"1"'})

    assert refused.status_code == 412
    assert "担当者（approver）が2025年8月1日 10時00分に変えました" in refused.json()["detail"]
    assert groups(author)[0]["state"] == "hidden"


def test_one_click_drafts_an_entry_with_all_wordings_and_links_it(author: TestClient) -> None:
    ask(author, *DEADLINES)
    (group,) = groups(author)

    begun = author.post(f"{INBOX}/{group['key']}/draft", headers={"If-Match": '"1"'})

    assert begun.status_code == 201
    entry = author.get(f"/api/v1/desk/entries/{begun.json()['id']}").json()
    assert entry["question"] == group["wording"]
    assert {entry["question"], *entry["wordings"]} == set(DEADLINES)
    assert "12時必着" in entry["said"][0]["text"]
    (drafted,) = groups(author, state="drafted")
    assert drafted["entries"] == [begun.json()["id"]]


def test_a_question_that_leans_on_its_conversation_is_drafted_with_its_call_and_edition(author: TestClient) -> None:
    asked = {"question": "締切は？", "history": ["みらいハブ 第6回の拠点は？"]}
    kept(author, author.post("/api/v1/ask", json=asked).json()["id"])
    (group,) = groups(author)

    begun = author.post(f"{INBOX}/{group['key']}/draft", headers={"If-Match": '"1"'}).json()

    entry = author.get(f"/api/v1/desk/entries/{begun['id']}").json()
    assert entry["question"] == "地域みらい拠点選抜制度 第6回について、締切は？"
    assert "7月29日" in entry["said"][0]["text"]


def test_several_groups_are_drafted_one_after_another(service: StaffedService, author: TestClient) -> None:
    ask(author, *DEADLINES, *LODGING)
    keys = [group["key"] for group in groups(author)]

    begun = author.post(f"{INBOX}/drafts", json={"keys": [*keys, keys[0]]})
    service.desk.batches.finish()

    assert begun.status_code == 202
    progress = author.get(f"/api/v1/desk/drafting/batches/{begun.json()['id']}").json()
    assert (progress["total"], progress["done"]) == (2, True)
    assert {group["key"]: len(group["entries"]) for group in groups(author, state="drafted")} == dict.fromkeys(keys, 1)


@pytest.mark.parametrize("path", ["", "/state", "/draft"])
def test_a_group_that_is_not_there_is_told_as_such(author: TestClient, path: str) -> None:
    method = "POST" if path else "GET"
    response = author.request(method, f"{INBOX}/0123{path}", json={"state": "done"}, headers={"If-Match": '"1"'})

    assert response.status_code == 404
    assert "保存期間" in response.json()["detail"]


def test_what_is_forgotten_leaves_the_inbox_and_the_files(service: StaffedService, tmp_path: Path) -> None:
    with service.client(Role.AUTHOR) as author:
        ask(author, "みらいハブ 第7回でカナリア鳥籠は買えますか")
        (group,) = groups(author)
        turned(author, group["key"], "done", '"1"')

        later(service, author, timedelta(days=91))
        SqlRecords(service.library.engine).forget(service.clock.now() - timedelta(days=90))

        assert groups(author) == []
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert "カナリア".encode() not in files
