"""Who asks by which way to hand in is told the way that the documents name, and who asks for another thing is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Outcome, Question
from assistant.pipeline import Assistant
from tests.unit.assistant.composing.test_closed_ways import CALL, GUIDE, NOW, SHUT
from tests.unit.assistant.reading import assistant_reading, told_to

WAY = "電子申請システムから提出"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    text = GUIDE.format(ways="") + "\n4. 実績報告\n実績報告書は、郵送で提出してください。\n"
    return assistant_reading({"guide.txt": text}, CALL, tmp_path_factory.mktemp("shelf"), NOW)


@pytest.mark.parametrize(
    "question",
    [
        "里の水車再生助成の応募書類は紙で送るの?それともネット?",
        "里の水車再生助成の申請書は何部印刷すればいいですか",
        "里の水車再生助成の申請はe-Radとかで出すの?",
        "里の水車再生助成はどうやって申請しますか",
        "窓口に持参でもよろしいか。里の水車再生助成の応募書類",
    ],
)
def test_the_way_to_hand_in_is_told(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(Question(question))

    assert answer.outcome is Outcome.ANSWERED
    assert WAY in answer.claims[0].text


def test_the_sentence_that_shuts_the_others_is_told_with_it(tmp_path: Path) -> None:
    over = assistant_reading({"guide.txt": GUIDE.format(ways=SHUT)}, CALL, tmp_path, NOW)

    said = told_to(over, "里の水車再生助成はどうやって申請しますか")

    assert WAY in said
    assert SHUT in said


@pytest.mark.parametrize(
    "question",
    [
        "里の水車再生助成の実績報告書は郵送でもいいですか",
        "里の水車再生助成の問い合わせはメールでもいいですか",
        "里の水車再生助成の募集の締切は何時ですか",
        "里の水車再生助成のオンラインの審査に同席してもいいですか",
    ],
)
def test_another_thing_is_not_told_the_way_to_apply(assistant: Assistant, question: str) -> None:
    assert WAY not in told_to(assistant, question)
