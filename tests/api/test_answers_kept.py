"""What readers do with an answer: judge it, share it; and what is kept of them, seen in the files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.adapters.sql_publisher import SqlPublisher
from assistant.adapters.sql_records import SqlRecords
from assistant.domain import Revision, Verdict
from assistant.keeping import Keeping
from assistant.pipeline import Assistant
from tests.assembled import NOW, app_over, assistant_over
from tests.fakes import MovableClock
from tests.shelf import ALL, HUB, HUB_7, HUB_7_GUIDELINE, Said, revision

QUESTION = "みらいハブ 第7回の締切は"
OWN = "連絡は 090-1234-5678 か taro@home.example まで。"
Serve = Callable[..., TestClient]


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    return assistant_over(ALL, tmp_path)


@pytest.fixture
def serve(assistant: Assistant) -> Iterator[Serve]:
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(
            TestClient(app_over(assistant, **settings), raise_server_exceptions=False)
        )


def library_of(assistant: Assistant) -> SqlPublisher:
    assert isinstance(assistant.library, SqlPublisher)
    return assistant.library


def asked(client: TestClient, question: str = QUESTION) -> str:
    id_: str = client.post("/api/v1/ask", json={"question": question}).json()["id"]
    return id_


def shared(client: TestClient, id_: str) -> str:
    response = client.post("/api/v1/share", json={"answer": id_})
    assert response.status_code == 201
    path: str = response.json()["path"]
    assert re.fullmatch(r"/a/[\w-]{22}", path)
    return path


def test_feedback_is_kept_with_question_answer_passages_and_versions(serve: Serve, assistant: Assistant) -> None:
    client = serve()
    id_ = asked(client, f"{QUESTION}。{OWN}")
    line = {"answer": id_, "verdict": "source_wrong", "text": " 別のページです\u202e。03-1111-2222 "}

    assert client.post("/api/v1/feedback", json=line).status_code == 201

    records = SqlRecords(library_of(assistant).engine)
    kept = records.answer(id_)
    assert kept is not None
    assert kept.question == f"{QUESTION}。連絡は 〔電話番号〕 か 〔メール〕 まで。"
    assert (kept.call_id, kept.outcome, kept.words_version, kept.asked_at) == ("hub", "answered", "1", NOW)
    assert "12時必着" in kept.cited[0].text
    assert all(cited.revision is not None for cited in kept.cited)
    assert json.loads(kept.shown)["claims"][0]["citations"] == [kept.cited[0].number]
    (given,) = records.feedback(id_)
    assert (given.verdict, given.text, given.given_at) == (
        Verdict.SOURCE_WRONG,
        "別のページです。〔電話番号〕",
        NOW,
    )


@pytest.mark.parametrize("stream", [True, False])
def test_a_question_is_in_the_files_only_masked(assistant: Assistant, tmp_path: Path, *, stream: bool) -> None:
    accept = {"Accept": "text/event-stream" if stream else "application/json"}
    with TestClient(app_over(assistant)) as client:
        client.post("/api/v1/ask", json={"question": f"第99回の締切は？{OWN}"}, headers=accept)

    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert "〔電話番号〕".encode() in files
    assert not re.findall(rb"1234.?5678|taro|home\.example", files)


def test_with_nothing_kept_there_is_no_feedback_and_a_page_only_where_it_is_asked_for(
    serve: Serve, assistant: Assistant, tmp_path: Path
) -> None:
    client = serve(keep_questions=0)
    id_ = asked(client, "みらいハブ 第7回の対象は")
    assert client.post("/api/v1/feedback", json={"answer": id_, "verdict": "helpful"}).status_code == 404
    path = shared(client, asked(client))

    assert QUESTION in client.get(path).text
    assert SqlRecords(library_of(assistant).engine).answer(id_) is None
    files = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file())
    assert "第7回の対象は".encode() not in files


@pytest.mark.parametrize("path", ["feedback", "share"])
def test_an_answer_that_nobody_was_given_cannot_be_judged_or_shared(serve: Serve, path: str) -> None:
    response = serve().post(f"/api/v1/{path}", json={"answer": "x" * 22, "verdict": "helpful"})

    assert response.status_code == 404
    assert "もう保存されていません" in response.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"answer": "x" * 22},
        {"answer": "x" * 22, "verdict": "bad"},
        {"answer": "../x", "verdict": "wrong"},
        {"answer": "x" * 22, "verdict": "wrong", "text": "あ" * 501},
    ],
)
def test_feedback_that_cannot_be_read_is_told_what_it_takes(serve: Serve, body: dict[str, Any]) -> None:
    response = serve().post("/api/v1/feedback", json=body)

    assert response.status_code == 422
    assert "500 文字以内" in response.json()["detail"]


def test_a_shared_page_shows_the_answer_as_it_stood_and_hides_from_search_engines(serve: Serve) -> None:
    client = serve()
    page = client.get(shared(client, asked(client)))

    assert page.status_code == 200
    for part in (QUESTION, "12時必着", "受付中", "hub-7.pdf", "2025年8月1日 10:00", "変わっていません", "noindex"):
        assert part in page.text
    assert "<script" not in page.text
    assert client.get("/a/unknown").status_code == 404


def republished(text: str) -> Revision:
    """The guideline with another text in the place of its deadline."""
    parts = [Said("対象", "はじめに一文が増えました。"), Said("公募期間", text)]
    return revision("hub-7.pdf", HUB, HUB_7, *parts, fingerprint="1" * 64)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("公募期間: 令和7年7月18日(金)～令和7年8月27日(水)12時必着", "文面は変わっていません"),
        ("公募期間: 令和7年7月18日(金)～令和7年9月3日(水)12時必着", "資料が変わりました"),
    ],
)
def test_a_shared_page_says_whether_its_source_has_changed(
    serve: Serve, assistant: Assistant, text: str, said: str
) -> None:
    client = serve()
    path = shared(client, asked(client))
    library_of(assistant).publish([republished(text)])

    page = client.get(path).text

    assert said in page
    assert "令和7年8月27日(水)12時必着" in page


def test_a_shared_page_says_so_when_its_source_is_withdrawn(serve: Serve, assistant: Assistant) -> None:
    client = serve()
    path = shared(client, asked(client))
    library_of(assistant).withdraw(HUB_7_GUIDELINE.document.source)

    assert "資料が変わりました" in client.get(path).text


def test_old_questions_are_forgotten_once_a_day(assistant: Assistant) -> None:
    clock = MovableClock(NOW)
    library = library_of(assistant)
    records = SqlRecords(library.engine)
    with TestClient(app_over(assistant)) as client:
        id_ = asked(client)
    keeping = Keeping(records, library, clock, days=lambda: 2)
    keeping.tidy()
    clock.move(timedelta(days=1))
    keeping.tidy()
    assert records.answer(id_) is not None

    clock.move(timedelta(days=1, minutes=1))
    keeping.tidy()

    assert records.answer(id_) is None
    keeping.close()
