"""What is published, over HTTP: as pages that need no script, as JSON, and as what the chat answers first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.domain.entries import Entry, EntryClaim, EntryState
from tests.assembled import NOW, app_over, assistant_over
from tests.desk_entries import entry, passage_of, pin, pinned
from tests.fakes import InMemoryEntries
from tests.shelf import ALL, HUB, HUB_6_PAGE, HUB_7, HUB_7_GUIDELINE, Said, revision

PAYLOAD = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"' &amp; <!--"
PERIOD = pinned("令和7年8月27日(水)12時必着です。", pin(passage_of(HUB_7_GUIDELINE, "公募期間")))
OLD = pinned("令和6年7月29日(月)正午です。", pin(passage_of(HUB_6_PAGE, "公募期間"), file_name="hub-6.html"))


def shown(*claims: EntryClaim, id_: str = "e", question: str = "締切はいつですか", **changes: object) -> Entry:
    draft = entry(*claims, id_=id_, question=question)
    return replace(draft, version=4, state=EntryState.PUBLISHED, published_at=NOW, **changes)  # type: ignore[arg-type]


NEW_ENTRY = shown(PERIOD, wordings=("消印は有効ですか",))
OLD_ENTRY = shown(OLD, id_="old", question="第6回の〆切は", edition_id="hub-6")


@pytest.fixture
def entries() -> InMemoryEntries:
    return InMemoryEntries(NEW_ENTRY, OLD_ENTRY)


@pytest.fixture
def client(tmp_path: Path, entries: InMemoryEntries) -> Iterator[TestClient]:
    with TestClient(app_over(assistant_over(ALL, tmp_path, published=entries))) as client:
        yield client


def test_entries_stand_by_call_and_edition_the_newest_first(client: TestClient) -> None:
    faq = client.get("/api/v1/faq").json()

    assert faq["count"] == 2
    assert [(call["name"], [one["label"] for one in call["editions"]]) for call in faq["calls"]] == [
        (HUB.name, ["第7回", "第6回"])
    ]
    newest, older = faq["calls"][0]["editions"]
    assert (newest["state"], older["state"], older["newest"]) == ("open", "closed", "第7回")
    (one,) = newest["entries"]
    assert (one["question"], one["confirmed_on"], one["view"]) == ("締切はいつですか", "2025-08-01", "/faq/e")
    assert one["claims"][0]["text"] == PERIOD.text


def test_every_citation_of_an_entry_opens_at_its_own_words(client: TestClient) -> None:
    for id_ in ("e", "old"):
        for source in client.get(f"/api/v1/faq/{id_}").json()["citations"]:
            assert f"<mark>{source['text']}</mark>" in client.get(source["view"]).text


def test_the_list_and_the_page_of_an_entry_tell_the_answer_its_sources_and_who_confirmed_it(client: TestClient) -> None:
    for path in ("/faq", "/faq/e"):
        page = client.get(path)
        assert page.status_code == 200
        for part in ("締切はいつですか", PERIOD.text, "事務局確認済み", "2025年8月1日", "/source/", "受付中"):
            assert part in page.text
    assert PERIOD.pins[0].quote in client.get("/faq/e").text
    assert "最新は第7回です" in client.get("/faq/old").text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["e", "old"]),
        ("締切", ["e", "old"]),
        ("しめきり", ["e", "old"]),
        ("〆切 正午", ["old"]),
        ("ﾋｯﾁｬｸ", []),
        ("必着", ["e"]),
        ("８月２７日", ["e"]),
        ("消印", ["e"]),
        ("締切を教えてください", ["e", "old"]),
        ("締切 宿泊費", []),
        ("　", ["e", "old"]),
        (PAYLOAD, []),
    ],
)
def test_a_search_finds_entries_in_any_spelling(client: TestClient, query: str, found: list[str]) -> None:
    faq = client.get("/api/v1/faq", params={"q": query}).json()

    assert [one["id"] for call in faq["calls"] for edition in call["editions"] for one in edition["entries"]] == found
    assert client.get("/faq", params={"q": query}).status_code == 200


def test_what_is_withdrawn_or_stale_is_gone_at_once(client: TestClient, entries: InMemoryEntries) -> None:
    entries.keep(replace(NEW_ENTRY, version=5, state=EntryState.WITHDRAWN))
    entries.keep(replace(OLD_ENTRY, version=5, state=EntryState.STALE))

    assert client.get("/api/v1/faq").json() == {"query": "", "count": 0, "calls": []}
    assert client.get("/faq/e").status_code == client.get("/api/v1/faq/e").status_code == 404
    assert "掲載していません" in client.get("/faq/e").text
    assert "まだありません" in client.get("/faq").text


def test_an_entry_that_no_longer_holds_is_not_shown_even_before_anybody_marked_it(tmp_path: Path) -> None:
    moved = revision("hub-7.pdf", HUB, HUB_7, Said("公募期間", "公募期間: 令和7年9月10日(水)12時必着"))
    assistant = assistant_over((*ALL, moved), tmp_path, published=InMemoryEntries(NEW_ENTRY))
    with TestClient(app_over(assistant)) as client:
        assert client.get("/api/v1/faq").json()["count"] == 0


def test_the_linked_data_is_a_faqpage_and_nothing_ends_its_element(tmp_path: Path) -> None:
    said = Said("備考", PAYLOAD)
    note = revision("note.txt", HUB, HUB_7, said)
    claim = pinned(PAYLOAD, pin(note.passages[0], file_name="note.txt"))
    assistant = assistant_over((*ALL, note), tmp_path, published=InMemoryEntries(shown(claim, question=PAYLOAD)))
    with TestClient(app_over(assistant)) as client:
        for path in ("/faq", "/faq/e"):
            page = client.get(path).text
            (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
            told = json.loads(data)
            assert (told["@type"], told["mainEntity"][0]["name"]) == ("FAQPage", PAYLOAD)
            assert told["mainEntity"][0]["acceptedAnswer"]["text"] == PAYLOAD
            assert "<img src=x" not in page
            assert page.count("<script") == 1


def test_an_answer_that_was_confirmed_says_so_whole_as_a_stream_and_without_scripts(client: TestClient) -> None:
    asked = {"question": "みらいハブの応募はいつまでですか"}
    confirmed = {"entry": "e", "question": "締切はいつですか", "on": "2025-08-01", "view": "/faq/e"}

    whole = client.post("/api/v1/ask", json=asked).json()
    assert (whole["confirmed"], whole["answer"]) == (confirmed, PERIOD.text)
    stream = client.post("/api/v1/ask", json=asked, headers={"Accept": "text/event-stream"}).text
    events = [(one.split("\n")[0], json.loads(one.split("data: ")[1])) for one in stream.strip().split("\n\n")]
    assert [name for name, data in events if data.get("confirmed") == confirmed] == ["event: lead", "event: done"]
    page = client.post("/ask", data=asked).text
    assert "事務局確認済み" in page
    assert 'href="/faq/e"' in page
    assert "事務局確認済み" not in client.post("/ask", data={"question": "みらいハブの連絡先は"}).text


def test_the_catalogue_counts_the_entries_of_each_edition(client: TestClient) -> None:
    calls = client.get("/api/v1/catalogue").json()["calls"]

    counts = {edition["label"]: edition["faq"] for call in calls for edition in call["editions"]}
    assert counts == {"第7回": 1, "第6回": 1, "令和4年度 二次公募": 0}


def test_the_page_speaks_english_to_who_prefers_it(client: TestClient) -> None:
    page = client.get("/faq", headers={"Accept-Language": "en"})

    assert '<html lang="en">' in page.text
    assert "Confirmed by the secretariat" in page.text
