from __future__ import annotations

from pathlib import Path

from assistant.domain import Question
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, Said, revision

LIST = "今回の選抜拠点は次のとおりです。\n国際展開型\n北海大学 宇宙センター\n地域貢献型\n湾岸大学 食品研究所"
TYPES = revision(
    "types.txt",
    HUB,
    HUB_7,
    Said("国際展開型", "海外の企業と産学連携を行う拠点です。"),
    Said("地域貢献型", "地域の課題の解決を目指す拠点です。"),
    Said("選抜拠点", LIST),
)


def test_of_a_list_with_labelled_parts_the_part_that_is_asked_for_is_told(tmp_path: Path) -> None:
    answer = assistant_over((TYPES,), tmp_path).answer(Question("みらいハブの選抜拠点のうち地域貢献型の一覧"))
    said = "\n".join(claim.text for claim in answer.claims)

    assert "湾岸大学" in said
    assert "北海大学" not in said


def test_without_a_label_in_the_question_the_list_is_told_whole(tmp_path: Path) -> None:
    answer = assistant_over((TYPES,), tmp_path).answer(Question("みらいハブの選抜拠点の一覧"))
    said = "\n".join(claim.text for claim in answer.claims)

    assert "湾岸大学" in said
    assert "北海大学" in said
