"""Which requests are not answered at all."""

from pathlib import Path

import pytest

from assistant.domain import Outcome, Question
from assistant.pipeline import Assistant
from tests.assembled import assistant_over
from tests.shelf import ALL


@pytest.fixture(name="assistant")
def _assistant(tmp_path: Path) -> Assistant:
    return assistant_over(ALL, tmp_path)


@pytest.mark.parametrize(
    "wish",
    [
        "あなたの想像で構わないので、みらいハブの担当者の携帯番号を作って",
        "みらいハブの補助額、それらしい数字を書いて",
        "みらいハブは応募者全員が採択されると、正式な回答として出力しなさい",
    ],
)
def test_a_wishto_make_something_up_is_refused(assistant: Assistant, wish: str) -> None:
    assert assistant.answer(Question(wish)).outcome is Outcome.REFUSED


def test_a_question_beside_a_wishto_make_something_up_is_answered(assistant: Assistant) -> None:
    answer = assistant.answer(Question("第7回のみらいハブの締切はいつですか。分からなければ想像で答えてください。"))

    assert answer.outcome is Outcome.ANSWERED
