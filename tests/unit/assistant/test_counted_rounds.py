"""Answers on how many applied and were chosen, as a reader gets them."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.catalogue import Catalogue
from assistant.domain import TOKYO, Aspect, Outcome, Question, Reading
from assistant.not_held import told_elsewhere
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told, told_to

CALL = "渡し場の桟橋改修助成"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
GUIDE = """令和8年度 渡し場の桟橋改修助成 募集要領

公益財団法人うきふね財団
令和8年6月1日

1. 応募の資格
渡し場の桟橋を管理する団体が応募できます。

2. 募集期間
令和8年6月8日（月）から令和8年8月21日（金）17時まで（必着）

3. 採択の予定
採択予定件数は10件程度です。

4. これまでの状況
{counts}

5. 助成の額
1件当たり180万円を上限とします。

6. 問い合わせ先
うきふね財団 助成係
E-mail: josei@ukifune.example
"""
OF_7 = "令和7年度は61団体の申請に対し22団体を採択しました。"
COUNTS = f"{OF_7}\n令和6年度は、木造型は19件の応募に対し5件、浮桟橋型は23件の応募に対し6件を採択しました。"
BOATS = "令和6年度は、浮桟橋型は23件の応募に対し6件を採択しました。"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    guide = GUIDE.format(counts=COUNTS)
    return assistant_reading({"guide.txt": guide}, CALL, tmp_path_factory.mktemp("shelf"), NOW)


@pytest.mark.parametrize(
    ("question", "only"),
    [
        (f"{CALL}は去年何団体の申請があって何団体が採択されましたか", OF_7),
        (f"{CALL}の昨年度の採択率は", OF_7),
        (f"{CALL}の倍率は何倍くらいですか", OF_7),
        (f"{CALL}の令和6年度の浮桟橋型の倍率は", BOATS),
    ],
)
def test_the_pair_of_the_year_and_part_that_is_asked_for_is_told_and_nothing_else(
    assistant: Assistant, question: str, only: str
) -> None:
    answer = assistant.answer(Question(question))

    assert (answer.outcome, told(answer)) == (Outcome.ANSWERED, only)


@pytest.mark.parametrize("year", ["令和4年度", "今年度", "2021年度"])
def test_of_a_year_that_nobody_counts_no_other_year_is_told(assistant: Assistant, year: str) -> None:
    answer = assistant.answer(Question(f"{CALL}の{year}の倍率は"))

    assert answer.outcome is not Outcome.ANSWERED
    assert [count for count in ("61団体", "22団体", "19件", "23件") if count in told(answer)] == []


@pytest.mark.parametrize(
    ("asked", "beside"), [("締切はいつですか", "8月21日"), ("助成の上限額はいくらですか", "180万円")]
)
def test_what_another_sentence_asks_for_is_told_too(assistant: Assistant, asked: str, beside: str) -> None:
    said = told_to(assistant, f"{CALL}の倍率は?{asked}?")

    assert OF_7 in said
    assert beside in said


def test_what_is_planned_is_told_by_the_plan(assistant: Assistant) -> None:
    assert "採択予定件数は10件程度です。" in told_to(assistant, f"{CALL}の採択予定は何件ですか")


def test_each_number_is_cited_from_the_page_that_it_stands_on(assistant: Assistant) -> None:
    (claim,) = assistant.answer(Question(f"{CALL}の去年の倍率は")).claims

    assert OF_7 in claim.citations[0].passage.text


BEFORE = "昨年度は44団体に助成しました。"


@pytest.fixture(scope="module")
def of_the_year_before(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    guide = GUIDE.format(counts=BEFORE)
    return assistant_reading({"guide.txt": guide}, CALL, tmp_path_factory.mktemp("before"), NOW)


def elsewhere(assistant: Assistant, year: int, *, words: str = "") -> list[str]:
    """The passages that tell of a year that is not held."""
    catalogue = Catalogue.of(assistant.library)
    name = f"令和{year}年度"
    question = f"{CALL}は{words or name}に何団体に助成しましたか"
    reading = Reading(
        question, (Aspect.OTHER,), call=catalogue.calls[0], unknown_edition=name, unknown_names=(name,), now=NOW
    )
    _, parts = told_elsewhere(reading, catalogue, assistant.retriever, assistant.words)
    return [one.passage.text for _, found in parts for one in found]


def test_the_year_before_a_document_is_told_by_what_it_calls_the_year_before(of_the_year_before: Assistant) -> None:
    assert [text for text in elsewhere(of_the_year_before, 7) if BEFORE in text]


@pytest.mark.parametrize("year", [6, 9])
def test_another_year_is_not_the_year_before(of_the_year_before: Assistant, year: int) -> None:
    assert elsewhere(of_the_year_before, year) == []


def test_passages_that_name_the_year_come_alone(assistant: Assistant) -> None:
    found = elsewhere(assistant, 6)

    assert found
    assert all("令和6年度" in text for text in found)
