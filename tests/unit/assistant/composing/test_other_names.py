"""No number of another programme is told for one that has a name in capitals and none near what is cited."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO, Outcome, Question
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told

CALL = "沿岸の施策集"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
LIST = """沿岸の施策集 令和8年度版

沿岸地域の大学への施策をまとめました。

1. 連携のモデル形成事業（C-MODEL）
大学と企業の連携のモデルをつくります。
採択機関：2大学程度
支援の額：1大学あたり3千万円程度
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"list.txt": LIST}, CALL, folder, NOW)


def test_the_amount_of_another_programme_is_not_told(assistant: Assistant) -> None:
    answer = assistant.answer(Question("U-SHIOKAZEに採択されると1大学あたりいくら支援されるのか知りたいです"))

    assert answer.outcome is Outcome.NOT_IN_DOCUMENTS
    assert "3千万円" not in told(answer)


@pytest.mark.parametrize(
    "question",
    [
        "C-MODELに採択されると1大学あたりいくら支援されるのか知りたいです",
        "NPOと組む場合、モデル形成事業では1大学あたりいくら支援されますか",
    ],
)
def test_the_amount_of_what_is_named_is_told(assistant: Assistant, question: str) -> None:
    assert "3千万円" in told(assistant.answer(Question(question)))


def test_what_gives_no_such_day_answers_no_question_for_it(assistant: Assistant) -> None:
    answer = assistant.answer(Question("連携のモデル形成事業の公募は何月から始まりますか"))

    assert "3千万円" not in told(answer)
