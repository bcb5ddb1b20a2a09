"""What holds for every response, what the log says of it, and what is said while the service is stopped."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.adapters.file_switch import FileSwitch
from assistant.api.journal import JsonLines
from assistant.pipeline import Assistant
from tests.assembled import app_over, assistant_over
from tests.fakes import HandSwitch
from tests.shelf import ALL

QUESTION = "みらいハブ 第7回の締切は"
ASK = "/api/v1/ask"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(ALL, tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def switch() -> HandSwitch:
    return HandSwitch()


@pytest.fixture
def client(assistant: Assistant, switch: HandSwitch) -> Iterator[TestClient]:
    app = app_over(assistant, switch, embed_origins="https://www.example.go.jp, http://127.0.0.1:9")
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize(
    ("sent", "taken"), [("abc-1234.DEF_5678", True), ("short", False), ("x" * 65, False), ("a b\tc d e f", False)]
)
def test_every_response_has_a_request_id_and_takes_a_well_formed_one(
    client: TestClient, sent: str, *, taken: bool
) -> None:
    for path in ("/", "/healthz", "/nothing"):
        response = client.get(path, headers={"X-Request-Id": sent})
        assert (response.headers["x-request-id"] == sent) is taken
        assert len(response.headers["x-request-id"]) >= 8
    assert response.json()["request_id"] == response.headers["x-request-id"]


@pytest.mark.parametrize(
    ("accepted", "title"),
    [
        ("en-GB,en;q=0.9,ja;q=0.2", "Not found"),
        ("ja,en;q=0.9", "見つかりません"),
        ("en;q=0.1,ja;q=0.9", "見つかりません"),
        ("fr", "見つかりません"),
        ("fr,en;q=0.4", "Not found"),
        ("en;q=nonsense", "見つかりません"),
    ],
)
def test_a_problem_comes_in_the_language_that_the_reader_prefers(client: TestClient, accepted: str, title: str) -> None:
    assert client.get("/nothing", headers={"Accept-Language": accepted}).json()["title"] == title


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [json.loads(JsonLines().format(record)) for record in caplog.records if record.name.startswith("koubo")]


def test_each_request_leaves_one_line_that_never_holds_the_question(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "koubo"):
        for accept in ("application/json", "text/event-stream"):
            client.post(ASK, json={"question": QUESTION}, headers={"Accept": accept, "X-Request-Id": "request-1"})
        client.get("/a/some-token")

    told = [line for line in lines(caplog) if line["logger"] == "koubo.requests"]
    assert [(line["method"], line["route"], line["status"], line.get("outcome")) for line in told] == [
        ("POST", ASK, 200, "answered"),
        ("POST", ASK, 200, "answered"),
        ("GET", "/a/{token}", 404, None),
    ]
    assert told[0]["request_id"] == "request-1"
    assert isinstance(told[0]["ms"], float)
    assert "みらいハブ" not in caplog.text
    assert "some-token" not in caplog.text


def test_a_break_is_logged_with_its_kind_and_place_and_without_its_words() -> None:
    with pytest.raises(ArithmeticError) as caught:
        _break(QUESTION)
    broken = (caught.type, caught.value, caught.tb)
    record = logging.LogRecord("koubo", logging.ERROR, "", 1, "an answer broke off", (), broken)

    line = json.loads(JsonLines().format(record))

    assert (line["error"], line["level"], line["message"]) == ("ArithmeticError", "error", "an answer broke off")
    assert any("_break" in place for place in line["at"])
    assert QUESTION not in JsonLines().format(record)


def _break(words: str) -> None:
    raise ArithmeticError(words)


def test_only_the_embedded_page_may_stand_in_a_frame_and_only_of_the_named_origins(client: TestClient) -> None:
    framed = client.get("/embed").headers["content-security-policy"]
    assert framed.endswith("frame-ancestors https://www.example.go.jp http://127.0.0.1:9")
    assert "x-frame-options" not in client.get("/embed").headers
    for path in ("/", "/api/v1/catalogue", "/assets/app.js", "/embed.js", "/a/x", "/nothing"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].endswith("frame-ancestors 'none'")
        assert headers["x-frame-options"] == "DENY"
        assert "set-cookie" not in headers
        assert headers["x-content-type-options"] == "nosniff"
    assert client.get("/embed.js").headers["cross-origin-resource-policy"] == "cross-origin"
    assert client.get("/").headers["cross-origin-resource-policy"] == "same-origin"
    assert client.get("/demo").status_code == 404


def test_without_an_allow_list_nobody_frames_us(assistant: Assistant) -> None:
    headers = TestClient(app_over(assistant, demo=True)).get("/embed").headers

    assert headers["content-security-policy"].endswith("frame-ancestors 'none'")
    assert TestClient(app_over(assistant, demo=True)).get("/demo").status_code == 200


def test_a_stopped_service_says_so_and_whom_to_ask_and_its_health_stays_true(
    client: TestClient, switch: HandSwitch
) -> None:
    switch.said = "資料を入れ替えています。23時に再開します。"
    asked = client.post(ASK, json={"question": QUESTION})
    page = client.get("/")

    assert (asked.status_code, page.status_code) == (503, 503)
    assert asked.headers["retry-after"] == page.headers["retry-after"] == "300"
    assert asked.headers["content-type"] == "application/problem+json"
    for text in (asked.json()["detail"], page.text):
        assert "23時に再開します" in text
        assert "hub2025@jimukyoku.example" in text
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/readyz").json()["status"] == "paused"
    assert client.get("/assets/style.css").status_code == 200

    switch.said = None
    assert client.post(ASK, json={"question": QUESTION}).status_code == 200
    assert client.get("/readyz").json()["status"] == "ready"


def test_a_stopped_service_names_the_contact_that_is_set(assistant: Assistant) -> None:
    switch = HandSwitch()
    switch.said = ""
    page = TestClient(app_over(assistant, switch, contact="公募の窓口 <03-0000-0000>")).get(
        "/", headers={"Accept-Language": "en"}
    )

    assert "公募の窓口 &lt;03-0000-0000&gt;" in page.text
    assert "The desk is closed" in page.text


def test_the_switch_is_a_file_that_a_running_service_sees(tmp_path: Path) -> None:
    switch = FileSwitch(tmp_path)
    assert switch.message() is None
    switch.pause("点検中です")
    assert FileSwitch(tmp_path).message() == "点検中です"
    assert [switch.resume(), switch.resume()] == [True, False]
    assert switch.message() is None


def test_a_refused_question_is_told_when_to_come_again(assistant: Assistant) -> None:
    client = TestClient(app_over(assistant, questions_per_minute=1))
    client.post(ASK, json={"question": QUESTION})
    refused = client.post(ASK, json={"question": QUESTION}, headers={"Accept-Language": "en"})
    form = client.post("/ask", content="question=締切は".encode())

    assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
    assert refused.json()["detail"].startswith("Please wait about 60 seconds")
    assert (form.status_code, form.headers["retry-after"]) == (429, "60")
    assert "60秒ほどおいて" in form.text


def test_invisible_signs_are_gone_before_anything_is_counted_or_answered(client: TestClient) -> None:
    hidden = QUESTION.replace("締切", "締\u200b切\u202e") + "\U000e0041" * 2_000

    answer = client.post(ASK, json={"question": hidden}).json()

    assert answer["outcome"] == "answered"
    assert client.post(ASK, json={"question": "\u200b\u2060"}).status_code == 422


def test_an_answer_from_named_calls_holds_nothing_of_another_call(client: TestClient) -> None:
    for calls in (["hub"], ["みらいハブ"]):
        for question in ("シーズ補助の締切は", "締切はいつですか", "令和4年度 二次公募の期間"):
            answer = client.post(ASK, json={"question": question, "calls": calls}).text
            assert "seeds.eml" not in answer
            assert "７月２７日" not in answer
    assert (
        client.post(ASK, json={"question": "締切は", "calls": ["seeds"]}).json()["citations"][0]["doc"] == "seeds.eml"
    )
    held = client.get("/api/v1/catalogue", params={"calls": ["シーズ補助"]}).json()
    assert [call["id"] for call in held["calls"]] == ["seeds"]
    assert client.post(ASK, json={"question": "締切は", "calls": ["unknown"]}).json()["citations"] == []
    assert client.get("/api/v1/catalogue", params={"calls": ["unknown"]}).json() == {"calls": [], "questions": []}


def test_the_form_is_answered_by_a_page_without_scripts(client: TestClient) -> None:
    page = client.post("/ask", data={"question": "みらいハブ 第7回の締切は<script>alert(1)</script>"})

    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    for part in ("12時必着", "受付中", "hub-7.pdf", "&lt;script&gt;", 'href="#source-1"', 'id="source-1"'):
        assert part in page.text
    assert "<script" not in page.text
    assert 'lang="en"' in client.post("/ask", data={"question": "When is the deadline of みらいハブ 第7回?"}).text
    empty = client.post("/ask", data={"question": " "})
    assert (empty.status_code, empty.headers["content-type"]) == (422, "text/html; charset=utf-8")
    assert client.get("/ask").status_code == 405
