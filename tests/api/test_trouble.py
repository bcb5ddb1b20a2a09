"""Whatever breaks and whatever is sent, the service answers with a problem in Japanese and goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from assistant.adapters.remembering_library import RememberingLibrary
from assistant.adapters.sql_database import writing
from assistant.adapters.sql_library import SqlLibrary
from assistant.domain import Question
from assistant.pipeline import Assistant
from assistant.ports import IndexUnavailable, Vectors
from assistant.wiring import assemble
from tests.assembled import NOW, app_over, assistant_over
from tests.fakes import FrozenClock, HashEmbedder, InMemoryVectors
from tests.shelf import ALL

ANY_TEXT = st.text(st.characters(exclude_categories=()))
LIKELY_TEXT = st.sampled_from(
    ["締切は", "第7回の", "みらいハブ", "令和7年", "8月31日", "まで", "対象", "比較", "\u2028", "\x00", "①"]
)
TEXT = ANY_TEXT | st.lists(LIKELY_TEXT | ANY_TEXT, max_size=6).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=10,
)
ASKED = st.fixed_dictionaries({"question": TEXT | JSON}, optional={"history": st.lists(TEXT) | JSON, "today": JSON})
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    assistant = assistant_over(ALL, tmp_path_factory.mktemp("shelf"))
    with TestClient(app_over(assistant), raise_server_exceptions=False) as client:
        yield client


@SLOW
@given(body=ASKED.map(json.dumps).map(str.encode) | JSON.map(json.dumps).map(str.encode) | st.binary())
def test_no_body_breaks_the_service(client: TestClient, body: bytes) -> None:
    response = client.post("/api/v1/ask", content=body, headers={"Content-Type": "application/json"})

    assert response.status_code in {200, 400, 422}
    assert response.status_code == 200 or response.json()["title"] == "質問を読み取れません"


@SLOW
@given(question=TEXT.filter(lambda text: text.isprintable() and text.strip()))
def test_every_stream_ends_in_done(client: TestClient, question: str) -> None:
    streamed = client.post("/api/v1/ask", json={"question": question[:1_000]}, headers={"Accept": "text/event-stream"})

    assert streamed.status_code in {200, 422}
    assert streamed.status_code == 422 or streamed.text.split("\n\n")[-2].startswith("event: done\n")


@pytest.fixture
def without_database(tmp_path: Path) -> Iterator[tuple[Assistant, TestClient]]:
    assistant = assistant_over(ALL, tmp_path)
    (tmp_path / "koubo.sqlite3").unlink()  # the truth is gone
    with TestClient(app_over(assistant), raise_server_exceptions=False) as client:
        yield assistant, client


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/api/v1/ask"), ("GET", "/api/v1/catalogue"), ("GET", "/readyz")]
)
def test_without_its_database_the_service_is_unavailable(
    without_database: tuple[Assistant, TestClient], method: str, path: str
) -> None:
    response = without_database[1].request(method, path, json={"question": "みらいハブ 第7回の締切は"})

    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["title"] == "ただいま利用できません"


def test_without_its_database_the_process_still_lives(without_database: tuple[Assistant, TestClient]) -> None:
    assert without_database[1].get("/healthz").json() == {"status": "alive"}


def test_a_break_in_mid_answer_still_ends_the_stream(without_database: tuple[Assistant, TestClient]) -> None:
    response = without_database[1].post(
        "/api/v1/ask", json={"question": "みらいハブ 第7回の締切は"}, headers={"Accept": "text/event-stream"}
    )
    event, data = response.text.strip().split("\n\n")[-1].splitlines()

    assert event == "event: error"
    assert json.loads(data.removeprefix("data: "))["status"] == 503


class BrokenVectors(InMemoryVectors):
    """Knows its ids and can find nothing."""

    def search(self, vector: Vectors, *, among: Sequence[str], limit: int) -> tuple[tuple[str, float], ...]:
        msg = f"{limit} of {len(among)} near {vector.shape}"
        raise IndexUnavailable(msg)


def test_readiness_tells_by_which_search_questions_are_answered(tmp_path: Path) -> None:
    library = assistant_over(ALL, tmp_path).library
    whole = assistant_over(ALL, tmp_path / "whole")
    assistants = [
        assemble(library, clock=FrozenClock(NOW)),
        assemble(library, clock=FrozenClock(NOW), embedder=HashEmbedder(), vectors=InMemoryVectors()),
        assemble(library, clock=FrozenClock(NOW), embedder=HashEmbedder(), vectors=BrokenVectors()),
        whole,
    ]

    told = [TestClient(app_over(assistant)).get("/readyz").json() for assistant in assistants]

    assert [one["search"] for one in told] == [
        "words",
        "words_while_preparing",
        "words_while_mending",
        "words_and_meaning",
    ]
    assert {(one["status"], one["documents"]) for one in told} == {("ready", len(ALL))}


class Unforeseen(HashEmbedder):
    """Breaks on every question."""

    def query(self, text: str) -> Vectors:
        raise ArithmeticError(text)


def test_what_nobody_foresaw_is_a_problem_with_the_safe_headers(tmp_path: Path) -> None:
    assistant = assistant_over(ALL, tmp_path, embedder=Unforeseen())
    with TestClient(app_over(assistant), raise_server_exceptions=False) as client:
        response = client.post("/api/v1/ask", json={"question": "みらいハブ 第7回の審査にヒアリングはありますか"})

    assert (response.status_code, response.json()["title"]) == (500, "お答えできませんでした")
    assert "content-security-policy" in response.headers
    assert "ArithmeticError" not in response.text


def test_readiness_is_found_anew_each_time_although_answers_remember_what_they_searched_for(tmp_path: Path) -> None:
    held = assistant_over(ALL, tmp_path).library
    assert isinstance(held, SqlLibrary)
    assistant = assemble(RememberingLibrary(held.engine), clock=FrozenClock(NOW))
    client = TestClient(app_over(assistant), raise_server_exceptions=False)
    for _ in range(2):
        assert client.get("/readyz").status_code == 200
        assert client.post("/api/v1/ask", json={"question": "みらいハブ 第7回の締切は"}).status_code == 200

    with writing(held.engine) as connection:
        connection.execute(text("DROP TABLE passage_words"))

    assert client.get("/readyz").status_code == 503


def test_what_was_just_asked_is_searched_for_once(tmp_path: Path) -> None:
    searched: list[int] = []

    class Counting(InMemoryVectors):
        def search(self, vector: Vectors, *, among: Sequence[str], limit: int) -> tuple[tuple[str, float], ...]:
            searched.append(limit)
            return super().search(vector, among=among, limit=limit)

    held = assistant_over(ALL, tmp_path).library
    assert isinstance(held, SqlLibrary)
    vectors = Counting()
    library = RememberingLibrary(held.engine)
    vectors.add(ids := library.passage_ids(), HashEmbedder().passages(ids))
    assistant = assemble(library, clock=FrozenClock(NOW), embedder=HashEmbedder(), vectors=vectors)
    question = Question("みらいハブ 第7回の説明会はどこで開かれますか")

    first = assistant.answer(question)
    after_one = len(searched)

    assert assistant.answer(question) == first
    assert len(searched) == after_one > 0
