from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.composing.candour import WEIGHTS
from evals.cases import Case
from evals.fit.silence import Told, figures, fitted, told_by
from tests.assembled import assistant_over
from tests.shelf import HUB_7_GUIDELINE

KINDS = [
    Told({"always": 1.0, "names": strange, "typed": 1.0 - strange}, silent)
    for strange, silent in [(1.0, True), (0.0, False)] * 6
]
TOLD = Case(
    id="F1",
    question="みらいハブは誰が申請できますか",
    category="eligibility",
    answerable=True,
    gold=(("国立大学法人",),),
    forbidden=(),
    doc=("hub-7.pdf",),
    evidence=("申請者は国立大学法人、公立大学法人及び学校法人とします。",),
    difficulty="easy",
)


def test_a_sign_of_silence_weighs_for_it_and_a_sign_of_an_answer_against_it() -> None:
    weights = fitted(KINDS)

    assert weights["names"] > 0 > weights["typed"]
    assert figures(KINDS, weights) == {"unsaid": 1.0, "said": 1.0}


def test_weights_that_are_wrong_leave_unsaid_what_is_told() -> None:
    assert figures(KINDS, {"always": 0.0, "names": -5.0, "typed": 5.0}) == {"unsaid": 0.0, "said": 0.0}


def test_questions_of_one_kind_tell_nothing() -> None:
    assert fitted([one for one in KINDS if one.silent]) == {}


def test_a_question_is_weighed_by_the_signs_in_use_unless_a_wrong_thing_would_be_said(tmp_path: Path) -> None:
    assistant = assistant_over([HUB_7_GUIDELINE], tmp_path)

    (told,) = told_by(TOLD, assistant)

    assert set(told.signs) == set(WEIGHTS)
    assert not told.silent
    assert told_by(replace(TOLD, gold=(("農業高校",),)), assistant) == ()
