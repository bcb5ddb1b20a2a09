from __future__ import annotations

import pytest

from assistant.domain import Outcome
from evals.respelling import RULES, held_against, respellings
from tests.unit.evals.rows import declined, said


@pytest.mark.parametrize(
    ("rule", "question", "spelt"),
    [
        ("全角", "J-NEXUSの第7回の締切は?", "Ｊ－ＮＥＸＵＳの第７回の締切は？"),
        ("半角", "第７回（Ｅメール）の締切は？", "第7回(Eメール)の締切は?"),
        ("半角カナ", "ジイノベのプログラム", "ｼﾞｲﾉﾍﾞのﾌﾟﾛｸﾞﾗﾑ"),
        ("小文字", "J-NEXUSのURL", "j-nexusのurl"),
        ("西暦", "令和7年度とR6年度と令和元年の締切", "2025年度と2024年度と2019年の締切"),
        ("西暦", "FAR7年度", "FAR7年度"),
        ("元号", "2025年度の締切", "令和7年度の締切"),
        ("元号", "2019年の締切", "2019年の締切"),
        ("元号の略", "令和７年度の締切", "R7年度の締切"),
        ("語の表記", "締め切りと申込みの問合せ先", "締切と申込の問い合せ先"),
        ("語の表記", "〆切", "締め切り"),
        ("結び", "締切はいつですか。", "締切はいつ？"),
        ("結び", "締切はいつ？", "締切はいつですか。"),
        ("結び", "企業も申請できますか？第7回です", "企業も申請できる？第7回です"),
        ("結び", "締切を教えてください。", "締切を教えて。"),
        ("結び", "第7回の締切", "第7回の締切"),
        ("空白", "第7回の締切", "第 7 回の締切"),
        ("空白", "第7回　締切", "第7回 締切"),
        ("空白", "第7回 締切", "第7回　締切"),
    ],
)
def test_a_question_is_respelt_by_rule(rule: str, question: str, spelt: str) -> None:
    assert RULES[rule](question) == spelt


def test_only_other_spellings_are_asked_and_always_the_same_ones() -> None:
    question = "ジイノベの令和7年度の締切はいつですか"
    every = respellings(question, most=99)

    drawn = respellings(question, most=2)

    assert dict(every).keys() == {"全角", "半角カナ", "西暦", "元号の略", "語の表記", "結び", "空白"}
    assert len(drawn) == 2
    assert set(drawn) < set(every)
    assert drawn == respellings(question, most=2)


def test_a_question_that_has_no_other_spelling_has_none() -> None:
    assert respellings("それで", most=2) == ()


FIRST = said("締切は令和7年8月27日(水)正午です。")


@pytest.mark.parametrize("again", ["締切は2025年８月27日（水）12:00です。", "2025/8/27（水）正午が締切でした。"])
def test_the_same_facts_may_be_worded_in_another_way(again: str) -> None:
    assert held_against(FIRST, said(again), rule="全角", question="締切は").same


def test_another_fact_or_another_outcome_is_told() -> None:
    other = held_against(FIRST, said("締切は令和7年8月28日正午です。"), rule="全角", question="締切は")
    silent = held_against(FIRST, declined(), rule="全角", question="締切は")

    assert not other.same
    assert "2025-08-27" in other.lost
    assert "2025-08-28" in other.gained
    assert (silent.same, silent.turned, silent.outcome) == (False, True, Outcome.NOT_IN_DOCUMENTS)
