from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Outcome, Question
from assistant.presenting import ShownAnswer, shown_answer
from evals.cases import load_cases, problems_of
from evals.new.proposal import as_line, next_id, proposed
from tests.assembled import assistant_over
from tests.shelf import ALL
from tests.unit.evals.test_cases import line


def answered(question: Question, folder: Path) -> ShownAnswer:
    assistant = assistant_over(ALL, folder)
    return shown_answer(assistant.answer(question), assistant.words)


def test_the_facts_of_the_answer_are_proposed_as_gold_with_the_lines_that_hold_them(tmp_path: Path) -> None:
    question = Question("みらいハブの第7回の締切はいつですか", (), date(2025, 8, 1))

    case = proposed(question, answered(question, tmp_path), id_="C009")

    assert ("8月27日", "8/27", "08/27", "-08-27", "August27", "Aug27", "27August") in case.gold
    assert ("12時", "12:00", "正午", "noon") in case.gold
    assert not any("第7回" in fact for fact in case.gold), "the question says it itself"
    assert (case.id, case.category, case.answerable, case.outcome) == ("C009", "deadline", True, Outcome.ANSWERED)
    assert (case.doc, case.edition, case.today) == (("hub-7.pdf",), ("第7回",), date(2025, 8, 1))
    assert case.evidence == ("公募期間: 令和7年7月18日(金)～令和7年8月27日(水)12時必着",)


@pytest.mark.parametrize(
    ("question", "category"),
    [
        (Question("みらいハブの第9回の締切はいつですか"), "edition_trap"),
        (Question("みらいハブの第7回の宿泊費の上限は何円ですか"), "unanswerable"),
    ],
)
def test_an_honest_no_is_proposed_as_the_right_answer(question: Question, category: str, tmp_path: Path) -> None:
    case = proposed(question, answered(question, tmp_path), id_="C001")

    assert (case.answerable, case.category, case.gold, case.doc, case.evidence) == (False, category, (), (), ())


def test_a_question_after_another_is_a_follow_up(tmp_path: Path) -> None:
    question = Question("問い合わせ先は", ("みらいハブの第7回に応募します",))

    case = proposed(question, answered(question, tmp_path), id_="C001")

    assert (case.category, case.history) == ("follow_up", question.history)
    assert ("hub2025@jimukyoku.example",) in case.gold


def test_what_nobody_confirmed_is_no_case_yet(tmp_path: Path) -> None:
    question = Question("みらいハブの第7回の締切はいつですか")
    case = proposed(question, answered(question, tmp_path), id_="C001")
    written = tmp_path / "cases.jsonl"

    written.write_text(json.dumps(as_line(case, confirmed=True), ensure_ascii=False), encoding="utf-8")

    assert load_cases(written) == (case,)
    assert "unconfirmed を消してください" in problems_of(json.dumps(as_line(case, confirmed=False)))[0]


@pytest.mark.parametrize(
    ("ids", "following"), [(("C001", "C009"), "C010"), (("A-8", "A-12"), "A-13"), (("first",), "C001"), ((), "C001")]
)
def test_a_new_case_has_the_next_number(tmp_path: Path, ids: tuple[str, ...], following: str) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text("".join(f"{line(id=one)}\n" for one in ids), encoding="utf-8")

    assert next_id(path) == following
    assert next_id(tmp_path / "none.jsonl") == "C001"
