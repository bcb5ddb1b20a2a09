"""Who asks for the name of a person is not answered with a desk that names nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Outcome, Question
from tests.unit.assistant.composing.many_kinds import told_of_the_kinds
from tests.unit.assistant.reading import told


@pytest.mark.parametrize(
    "question",
    [
        "里山みまもり助成の問い合わせ先の担当者は誰ですか",
        "里山みまもり助成の助成係の担当者の名前を教えてください",
        "里山みまもり助成の担当者のお名前は",
    ],
)
def test_a_desk_that_names_nobody_is_no_person(question: str, tmp_path: Path) -> None:
    assert told_of_the_kinds(tmp_path).answer(Question(question)).outcome is Outcome.NOT_IN_DOCUMENTS


@pytest.mark.parametrize("question", ["里山みまもり助成の問い合わせ先は", "里山みまもり助成の担当の電話番号は"])
def test_who_asks_for_no_name_is_told_the_desk(question: str, tmp_path: Path) -> None:
    answer = told_of_the_kinds(tmp_path).answer(Question(question))

    assert answer.outcome is Outcome.ANSWERED
    assert "03-0000-5520" in told(answer)


@pytest.mark.parametrize(
    "question", ["里山みまもり助成の問い合わせ先の担当者は誰ですか", "里山みまもり助成の担当者のお名前は"]
)
def test_a_desk_that_names_somebody_is_told_to_who_asks_for_the_name(question: str, tmp_path: Path) -> None:
    answer = told_of_the_kinds(tmp_path, person="　担当：水野").answer(Question(question))

    assert answer.outcome is Outcome.ANSWERED
    assert "水野" in told(answer)
