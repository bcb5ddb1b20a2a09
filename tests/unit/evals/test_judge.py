from __future__ import annotations

import pytest

from assistant.ports import ModelUnavailable
from evals.judge import judged
from evals.metrics import Judgement, figures, row_of
from tests.fakes import ScriptedModel
from tests.unit.evals.rows import DEADLINE, NOT_HELD, declined, quote, said

RIGHT = row_of(DEADLINE, said("締切は8月27日の正午です。", quote()))
WRONG = row_of(DEADLINE, said("締切は7月29日です。", quote()))


def test_the_judge_sees_question_answer_and_quotes_as_data() -> None:
    model = ScriptedModel(['{"supported": true, "why": "引用にあります。"}'])

    row = judged(RIGHT, model)

    assert row.judged == Judgement(supported=True, why="引用にあります。")
    for line in ("| 第7回の締切は？", "| 締切は8月27日の正午です。", "| 第7回公募期間: 令和7年7月18日(金)"):
        assert line in model.prompts[0]


@pytest.mark.parametrize(
    "reply", ["", "はい。", "[true]", '{"supported": "yes"}', "[" * 100_000, ModelUnavailable("429")]
)
def test_a_judge_who_says_nothing_that_can_be_read_is_not_counted(reply: str | ModelUnavailable) -> None:
    row = judged(RIGHT, ScriptedModel([reply]))

    assert row.judged is None
    assert figures([row])["judge"].whole == 0


def test_words_around_the_judgement_are_passed_over() -> None:
    row = judged(RIGHT, ScriptedModel(['判定します。\n{"supported": false}']))

    assert row.judged == Judgement(supported=False, why="")


def test_an_honest_no_is_not_judged() -> None:
    model = ScriptedModel([])

    assert judged(row_of(NOT_HELD, declined()), model).judged is None
    assert model.prompts == []


def test_the_agreement_of_the_judge_with_the_gates_is_counted() -> None:
    yes, no = '{"supported": true, "why": ""}', '{"supported": false, "why": ""}'
    rows = [
        judged(RIGHT, ScriptedModel([yes])),
        judged(WRONG, ScriptedModel([no])),
        judged(WRONG, ScriptedModel([yes])),
    ]

    assert (figures(rows)["judge"].part, figures(rows)["judge"].whole) == (2, 3)
