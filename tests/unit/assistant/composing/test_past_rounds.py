"""When an earlier round was open, of which only the documents of a later one tell."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO, Outcome, Question
from tests.unit.assistant.reading import assistant_reading, told, told_to

CALL = "灯台の知の拠点選抜制度"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
HISTORY = """灯台の知の拠点選抜制度 第6回公募について

令和8年6月1日
公益財団法人しおさい学術財団

1. 公募期間
令和8年6月8日（月）～7月31日（金）正午

2. これまでに選抜した拠点

第4回選抜拠点
令和6年6月3日～7月12日まで公募を行い、15件の申請があり、6拠点を選抜。
汐見大学 藻場共創センター

第5回選抜拠点
令和7年6月2日～7月18日まで公募を行い、19件の申請があり、7拠点を選抜。
浜風大学 干潟観測所
"""


@pytest.fixture
def files() -> dict[str, str]:
    return {"6.txt": HISTORY}


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("灯台の知の拠点の第5回の締切は？", "7月18日"),
        ("灯台の知の拠点の第4回の公募期間は？", "7月12日"),
        ("2025年の灯台の知の拠点の締切は？", "7月18日"),
    ],
)
def test_the_period_of_a_past_round_is_told_from_its_history(
    files: dict[str, str], tmp_path: Path, question: str, day: str
) -> None:
    said = told_to(assistant_reading(files, CALL, tmp_path, NOW), question)

    assert day in said
    assert "7月31日" not in said


def test_a_round_of_which_nothing_is_told_has_no_day(files: dict[str, str], tmp_path: Path) -> None:
    answer = assistant_reading(files, CALL, tmp_path, NOW).answer(Question("灯台の知の拠点の第2回の締切は？"))

    assert answer.outcome is Outcome.EDITION_UNKNOWN
    assert told(answer) == ""


def test_the_round_before_the_one_of_an_earlier_turn_is_meant(files: dict[str, str], tmp_path: Path) -> None:
    question = Question("その1つ前の回の締切は？", ("灯台の知の拠点の第5回は7月18日締切だったそうですね",))

    assert "7月12日" in told(assistant_reading(files, CALL, tmp_path, NOW).answer(question))
