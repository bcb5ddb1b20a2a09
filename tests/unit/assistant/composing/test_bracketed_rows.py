"""Of names that carry their kind in brackets, those of the kind that a question asks for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "みなと共創拠点プログラム"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
MAP = """みなと共創拠点プログラム 拠点の一覧

1. 採択された拠点

朝凪大学 (R6地域共創・育成型)
海藻から学ぶ拠点

磐梨大学 (R4共創・本格型)
山の資源を巡らせる拠点

千鳥大学 (R6地域共創・育成型)
渡り鳥と暮らす拠点

磐梨大学 (R2量子・本格型)
量子の計算を使う拠点

白砂大学 (R6地域共創・本格型昇格)
砂浜を守る拠点

離島大学 (R4量子・本格型)
離島をつなぐ拠点

2. 問い合わせ先
みなと振興機構 拠点係
電話 03-0000-5588
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"map.txt": MAP}, CALL, folder, NOW)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("みなと共創拠点の育成型の大学はどこですか", "朝凪大学 (R6地域共創・育成型)\n千鳥大学 (R6地域共創・育成型)"),
        ("「量子」の区分の拠点の大学を挙げてください", "磐梨大学 (R2量子・本格型)\n離島大学 (R4量子・本格型)"),
        (
            "いま育成型になっている拠点の代表機関は？令和6年4月時点のマップでお願いします",
            "朝凪大学 (R6地域共創・育成型)\n千鳥大学 (R6地域共創・育成型)",
        ),
        ("地域共創の本格型の大学はどこ", "白砂大学 (R6地域共創・本格型昇格)"),
        ("R4採択の本格型の大学はどこですか", "磐梨大学 (R4共創・本格型)\n離島大学 (R4量子・本格型)"),
        (
            "令和6年4月時点の本格型の大学を全部教えて",
            "磐梨大学 (R4共創・本格型)\n磐梨大学 (R2量子・本格型)\n白砂大学 (R6地域共創・本格型昇格)\n離島大学 (R4量子・本格型)",
        ),
    ],
)
def test_the_names_of_the_kind_that_is_asked_for_are_told_alone(assistant: Assistant, question: str, said: str) -> None:
    assert told_to(assistant, question) == said


@pytest.mark.parametrize(
    "question", ["みなと共創拠点プログラムの拠点はどこですか", "育成型はいくつありますか", "育成型とは何ですか"]
)
def test_a_question_that_names_no_kind_or_asks_for_something_else_picks_none(
    assistant: Assistant, question: str
) -> None:
    assert told_to(assistant, question) != "朝凪大学 (R6地域共創・育成型)\n千鳥大学 (R6地域共創・育成型)"
