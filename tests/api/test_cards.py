"""Typed cards on real documents: they show what their claims and quotes hold, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient

from assistant.languages.ja.normalise import squeezed
from assistant.settings import ROOT
from ingest.build import ingest
from tests.assembled import app_over, assistant_over, publisher

AOBA = "あおば未来実証支援事業 第3回"
QUESTIONS = [
    f"{AOBA}の{asked}"
    for asked in ("締切はいつですか", "提出書類は何ですか", "対象者は誰ですか", "問い合わせ先を教えてください")
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("data")
    ingest([ROOT / "corpus"], publisher(folder), lambda _done, _of, _path: None)
    with TestClient(app_over(assistant_over((), folder))) as client:
        yield client


def answer(client: TestClient, question: str) -> dict[str, Any]:
    told: dict[str, Any] = client.post("/api/v1/ask", json={"question": question}).json()
    return told


def card(client: TestClient, question: str) -> dict[str, Any]:
    (first, *_) = (claim["card"] for claim in answer(client, question)["claims"] if claim["card"])
    assert isinstance(first, dict)
    return first


def test_a_deadline_that_was_moved_is_shown_as_it_stands_now(client: TestClient) -> None:
    shown = card(client, f"{AOBA}の締切はいつですか")

    assert shown.pop("calendar").startswith("/api/v1/deadlines/")
    assert shown == {
        "kind": "deadline", "label": "公募締切", "opens": "", "day": "2025年9月26日(金)", "time": "12:00",
        "arrival": "must_arrive", "closes": "2025-09-26T12:00:00+09:00", "state": "open", "days_left": 56,
    }  # fmt: skip


def test_papers_are_listed_with_who_hands_them_in(client: TestClient) -> None:
    papers = card(client, f"{AOBA}の提出書類は何ですか")["papers"]

    assert [paper["name"].split()[0] for paper in papers] == [f"様式第{number}号" for number in range(1, 7)]
    assert papers[3] == {"name": "様式第4号 共同申請確認書", "note": "共同で申請する場合に限る"}


def test_conditions_keep_their_provisos_and_say_all_of_their_claim(client: TestClient) -> None:
    told = answer(client, "海洋人材育成助成 令和7年度の対象者は")
    (claim,) = [claim for claim in told["claims"] if claim["card"]]

    assert [(one["role"], one["text"][:7]) for one in claim["card"]["conditions"]] == [
        ("condition", "中学校、高等学"),
        ("proviso", "ただし、国の同"),
    ]
    said = squeezed("".join(one["text"] for one in claim["card"]["conditions"]))
    assert squeezed(claim["text"]).endswith(said)


def test_a_desk_has_a_prepared_subject(client: TestClient) -> None:
    desk = card(client, f"{AOBA}の問い合わせ先を教えてください")

    assert desk["tel"] == ["03-0000-2100(内線205)"]
    assert desk["mail"] == ["chubu@aoba-shinko.example"]
    assert desk["subject"] == "第3回についての問い合わせ"


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_address_number_and_paper_of_a_card_stands_in_its_quotes(client: TestClient, question: str) -> None:
    told = answer(client, question)
    quotes = squeezed("".join(source["text"] for source in told["citations"]))
    shown = [claim["card"] for claim in told["claims"] if claim["card"]]

    assert shown
    for one in shown:
        words = [one.get("name", ""), *one.get("mail", ()), *one.get("purposes", ())]
        words += [part for paper in one.get("papers", ()) for part in (*paper["name"].split(), paper["note"])]
        words += [condition["text"] for condition in one.get("conditions", ())]
        assert [word for word in words if any(squeezed(part) not in quotes for part in word.split())] == []


def test_an_amendment_is_told_before_the_claim_that_it_is_about(client: TestClient) -> None:
    headers = {"Accept": "text/event-stream"}
    stream = client.post("/api/v1/ask", json={"question": f"{AOBA}の締切はいつですか"}, headers=headers).text
    events = [block.split("\n") for block in stream.strip().split("\n\n")]
    names = [name.removeprefix("event: ") for name, _ in events]

    amended = next(at for at, (_, data) in enumerate(events) if '"kind":"amended"' in data)
    assert amended < names.index("claim")


def test_an_honest_no_leads_in_before_its_desk(client: TestClient) -> None:
    headers = {"Accept": "text/event-stream"}
    stream = client.post("/api/v1/ask", json={"question": "第7回の宿泊費の上限額はいくらですか"}, headers=headers).text
    events = [block.split("\n") for block in stream.strip().split("\n\n")]

    assert [name.removeprefix("event: ") for name, _ in events][-3:] == ["lead", "claim", "done"]
    lead, _, done = (json.loads(data.removeprefix("data: ")) for _, data in events[-3:])
    assert (lead["outcome"], lead["reply"]) == (done["outcome"], done["reply"])
    assert lead["outcome"] == "not_in_documents"


def test_asking_of_another_edition_is_read_as_that_edition(client: TestClient) -> None:
    for question in (
        "第7回の締切はいつですか",
        "J-Innovation HUBの締切はいつですか",
        "前回のJ-Innovation HUBの対象者は",
    ):
        others = answer(client, question)["reading"]["others"]
        own = [other for other in others if other["call"] == "地域オープンイノベーション拠点選抜制度"]
        assert own
        for other in others:
            read = answer(client, other["question"])["reading"]
            assert (read["call"]["name"], read["editions"][0]["label"]) == (other["call"], other["edition"])


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_ready_question_is_answered(client: TestClient, language: str) -> None:
    questions = client.get("/api/v1/catalogue", headers={"Accept-Language": language}).json()["questions"]

    assert len(questions) == 6
    for question in questions:
        told = answer(client, question)
        assert (told["outcome"], told["reading"]["language"]) == ("answered", language), question


def test_what_is_open_comes_first_with_the_days_that_are_left(client: TestClient) -> None:
    calls = client.get("/api/v1/catalogue").json()["calls"]
    states = [(call["editions"][0]["deadline"] or {}).get("state") for call in calls]

    assert states[:3] == ["open", "open", "not_yet"]
    assert calls[0]["editions"][0]["deadline"] == {
        "text": "2025年8月27日(水)12:00 必着",
        "state": "open",
        "days_left": 26,
    }


def lines(raw: bytes) -> list[str]:
    """The content lines of a calendar file, as RFC 5545 unfolds them."""
    assert raw.endswith(b"\r\n")
    physical = raw.split(b"\r\n")
    assert max(map(len, physical)) <= 75
    assert b"\n" not in raw.replace(b"\r\n", b"")
    return raw.replace(b"\r\n ", b"").decode().splitlines()


def event(raw: bytes) -> dict[str, str]:
    """The properties of the one event, with their parameters."""
    told = lines(raw)
    inside = told[told.index("BEGIN:VEVENT") + 1 : told.index("END:VEVENT")]
    return {name: value for name, _, value in (line.partition(":") for line in inside)}


def test_a_calendar_entry_ends_when_the_deadline_does_in_the_time_of_tokyo(client: TestClient) -> None:
    response = client.get(card(client, f"{AOBA}の締切はいつですか")["calendar"])
    entry = event(response.content)

    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    tokyo = ZoneInfo("Asia/Tokyo")
    end = datetime.strptime(entry["DTEND;TZID=Asia/Tokyo"], "%Y%m%dT%H%M%S").replace(tzinfo=tokyo)
    start = datetime.strptime(entry["DTSTART;TZID=Asia/Tokyo"], "%Y%m%dT%H%M%S").replace(tzinfo=tokyo)
    assert end == datetime(2025, 9, 26, 12, 0, tzinfo=tokyo)
    assert start < end
    assert entry["UID"].endswith("@koubo")
    assert entry["SUMMARY"] == "【締切】あおば未来実証支援事業 第3回 公募締切"
    assert "9月12日" not in entry["DESCRIPTION"]  # what stood before
    assert "正午必着" in entry["DESCRIPTION"]
    assert "TZID:Asia/Tokyo" in lines(response.content)


def test_a_deadline_without_a_time_takes_the_whole_day(client: TestClient) -> None:
    entry = event(client.get(card(client, "第4回のJ-Innovation HUBの締切は")["calendar"]).content)

    assert entry["DTSTART;VALUE=DATE"] == "20220831"
    assert entry["DTEND;VALUE=DATE"] == "20220901"


@pytest.mark.parametrize(("address", "status"), [("none.ics", 404), ("a%20b.ics", 422), ("none.ics?lang=fr", 422)])
def test_a_deadline_that_nothing_holds_is_a_problem(client: TestClient, address: str, status: int) -> None:
    response = client.get(f"/api/v1/deadlines/{address}")

    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")


@pytest.mark.parametrize(
    ("address", "accepted", "language"),
    [("/", "ja", "ja"), ("/", "en-GB,en;q=0.9", "en"), ("/?lang=ja", "en", "ja"), ("/?lang=xx", "en", "en"), ("/embed?lang=en", "ja", "en")],
)  # fmt: skip
def test_the_page_comes_in_the_language_that_its_reader_chose_or_prefers(
    client: TestClient, address: str, accepted: str, language: str
) -> None:
    page = client.get(address, headers={"Accept-Language": accepted})

    assert page.headers["content-language"] == language
    assert f'<html lang="{language}">' in page.text
    assert "${" not in page.text


def test_what_is_large_is_packed_and_a_stream_is_not(client: TestClient) -> None:
    packed = client.get("/assets/style.css", headers={"Accept-Encoding": "gzip"})
    stream = client.post(
        "/api/v1/ask",
        json={"question": "第7回の締切はいつですか"},
        headers={"Accept-Encoding": "gzip", "Accept": "text/event-stream"},
    )

    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in stream.headers
