from pathlib import Path

import pytest

from evals.cases import Case
from evals.fit.weighing import Sample, figures, fitted, sample_of
from tests.assembled import assistant_over
from tests.shelf import HUB_7_GUIDELINE


def sample(*candidates: tuple[float, float, bool]) -> Sample:
    """A question, each candidate by two signs and whether it is evidence."""
    return Sample(
        tuple({"words": words, "desk": desk} for words, desk, _ in candidates),
        tuple(evidence for *_, evidence in candidates),
    )


TELLING = [
    sample((1.0, 0.0, True), (0.2, 1.0, False), (0.4, 0.0, False)),
    sample((0.9, 0.0, True), (0.1, 0.0, False), (0.8, 1.0, False)),
    sample((0.3, 1.0, False), (0.7, 0.0, True), (0.2, 0.0, False)),
]


def test_a_sign_of_evidence_weighs_for_it_and_a_sign_of_the_rest_against_it() -> None:
    weights = fitted(TELLING)

    assert weights["words"] > 0 > weights["desk"]


def test_fitted_weights_put_the_evidence_first() -> None:
    assert figures(TELLING, fitted(TELLING)) == {"recall@1": 1.0, "recall@3": 1.0, "mrr": 1.0}


def test_weights_that_are_wrong_put_it_last() -> None:
    assert figures(TELLING, {"words": -1.0, "desk": 5.0}) == {
        "recall@1": 0.0,
        "recall@3": 1.0,
        "mrr": pytest.approx(1 / 3),
    }


def test_questions_without_evidence_tell_nothing() -> None:
    lost = sample((1.0, 0.0, False), (0.5, 1.0, False))

    assert fitted([lost]) == {}
    assert figures([lost], {"words": 1.0, "desk": 0.0})["mrr"] == 0.0


def test_the_same_questions_have_the_same_weights() -> None:
    assert fitted(TELLING) == fitted(TELLING)


def test_a_sample_is_what_ranking_chooses_from(tmp_path: Path) -> None:
    case = Case(
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

    chosen = sample_of(case, assistant_over([HUB_7_GUIDELINE], tmp_path))

    assert sum(chosen.evidence) == 1
    assert chosen.rank() == 1
