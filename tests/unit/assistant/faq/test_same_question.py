"""A confirmed answer is given to the same question, however it is put, and to no other."""

from __future__ import annotations

from itertools import combinations

import pytest

from assistant.faq.same_question import Meaning, Sameness, load_sameness
from assistant.settings import ROOT
from assistant.words import load_words
from evals.cases import load_cases
from tests.unit.assistant.faq.asked_alike import ALIKE, UNLIKE

JAPANESE = ROOT / "prompts" / "ja"


@pytest.fixture(scope="module")
def sameness() -> Sameness:
    return load_sameness(JAPANESE, load_words(JAPANESE))


@pytest.mark.parametrize("row", ALIKE, ids=lambda row: row[0])
def test_a_question_is_known_again_in_other_words(sameness: Sameness, row: tuple[str, ...]) -> None:
    meanings = {text: sameness.meaning(text) for text in row}

    assert None not in meanings.values()
    assert {text for text, meaning in meanings.items() if meaning != meanings[row[0]]} == set()


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_what_only_sounds_near_is_another_question(sameness: Sameness, one: str, other: str) -> None:
    assert sameness.meaning(one) != sameness.meaning(other)


def test_no_two_rows_of_questions_are_taken_for_one(sameness: Sameness) -> None:
    meanings = [{sameness.meaning(text) for text in row} for row in ALIKE]

    assert [(one, other) for one, other in combinations(meanings, 2) if one & other] == []


def test_of_all_questions_of_the_evaluations_no_two_with_other_answers_are_taken_for_one(sameness: Sameness) -> None:
    held: dict[Meaning | None, list[tuple[str, object]]] = {}
    for file in ("cases/corpus.jsonl", *(f"unseen/{n}/cases.jsonl" for n in (1, 2, 3))):
        for case in load_cases(ROOT / "evals" / file):
            if not case.history:
                held.setdefault(sameness.meaning(case.question), []).append((case.question, case.gold))
    alike = [row for meaning, row in held.items() if meaning is not None]

    assert [row for row in alike if len({gold for _, gold in row}) > 1] == []


@pytest.mark.parametrize("text", ["", "？", "教えてください", "お願いします", "公募について", "🙂"])
def test_what_says_nothing_of_its_own_is_like_nothing(sameness: Sameness, text: str) -> None:
    assert sameness.meaning(text) is None
