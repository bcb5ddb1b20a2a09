from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Outcome, Question
from assistant.settings import Settings
from evals.asking import answer_to
from evals.cases import Case
from evals.metrics import Retrieved, Row
from evals.run import NOON, Conditions, CorpusUnusable, PinnedClock, Run, run
from ingest.build import Landing
from tests.assembled import assistant_over
from tests.shelf import ALL

CALL = """地域みらい拠点選抜制度 第7回 公募要領
令和7年7月18日

1. 公募期間
第7回公募期間: 令和7年7月18日(金)～令和7年8月27日(水)12時必着

2. 対象
申請者は国立大学法人、公立大学法人及び学校法人とします。
"""
DEADLINE = Case(
    id="C001",
    question="地域みらい拠点選抜制度の第7回の締切はいつですか",
    category="deadline",
    answerable=True,
    gold=(("8月27日", "8/27"),),
    forbidden=(),
    doc=("hub-7.pdf",),
    evidence=("公募期間: 令和7年7月18日(金)～令和7年8月27日(水)12時必着",),
    difficulty="easy",
    edition=("第7回",),
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "hub-7.txt").write_text(CALL, encoding="utf-8")
    return folder


def measured(corpus: Path, *cases: Case, settings: Settings | None = None) -> Run:
    conditions = Conditions(settings or Settings(vectors=False))
    return run(corpus, cases, name="corpus/cases", progress=lambda *_: None, conditions=conditions)


def without_times(rows: tuple[Row, ...]) -> list[Row]:
    return [replace(row, given=replace(row.given, ms=0.0)) for row in rows]


def test_an_answer_is_taken_as_its_reader_sees_it_with_the_page_behind_each_quote(tmp_path: Path) -> None:
    given = answer_to(DEADLINE, assistant_over(ALL, tmp_path))

    assert given.outcome is Outcome.ANSWERED
    assert "8月27日" in given.answer
    assert {(quote.doc, quote.edition, quote.verbatim) for quote in given.quotes} == {("hub-7.pdf", "第7回", True)}
    assert all(len(quote.page_text) > len(quote.text) for quote in given.quotes)


def test_what_was_found_is_kept_in_the_order_of_retrieval(tmp_path: Path) -> None:
    assistant = assistant_over(ALL, tmp_path)
    period = "公募期間: 令和7年7月18日(金)～令和7年8月27日(水)12時必着"

    retrieved = answer_to(DEADLINE, assistant).retrieved

    assert Retrieved("hub-7.pdf", "第7回", 1, "公募期間", period) in retrieved
    assert [one.text for one in retrieved] == [
        one.passage.text for one in assistant.passages(Question(DEADLINE.question))
    ]


def test_every_case_is_answered_over_the_documents_of_the_folder(corpus: Path) -> None:
    finished = measured(corpus, DEADLINE, replace(DEADLINE, id="C002", today=date(2025, 8, 20)))

    assert [row.case.id for row in finished.rows] == ["C001", "C002"]
    assert [one.landing for one in finished.documents] == [Landing.NEW]
    assert all(row.ok for row in finished.rows)


def test_two_runs_answer_alike(corpus: Path) -> None:
    first, second = (measured(corpus, DEADLINE) for _ in range(2))

    assert without_times(first.rows) == without_times(second.rows)
    assert (first.pinned, first.figures, first.intervals) == (second.pinned, second.figures, second.intervals)


def test_a_run_leaves_the_database_of_a_service_alone(corpus: Path, tmp_path: Path) -> None:
    service = tmp_path / "service.sqlite3"

    measured(corpus, DEADLINE, settings=Settings(vectors=False, database_url=f"sqlite:///{service}"))

    assert not service.exists()


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusUnusable, match="読める文書がありません"):
        measured(tmp_path, DEADLINE)


def test_it_is_always_the_same_moment() -> None:
    assert (NOON.isoformat(), PinnedClock().now()) == ("2026-04-01T12:00:00+09:00", NOON)
