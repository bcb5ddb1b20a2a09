"""Of several things told under the same labels, the one that is asked about."""

from __future__ import annotations

import pytest

from assistant.composing.blocks import block_asked

BATH = ["銭湯改修応援事業", "浴槽と煙突の補修を支援", "受付期間 令和8年4月1日~5月9日"]
BUS = ["巡回バス更新事業", "車いすのまま乗れる車両を支援", "受付期間 令和8年6月1日~7月3日"]
PASSAGE = "2 事業の概要\n\n" + "\n".join(BATH) + "\n\n" + "\n".join(BUS)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("車いすで乗れるバスの車両はいつまで受け付けますか", BUS),
        ("煙突の補修はいつまでですか", BATH),
        ("受付期間を教えてください", [*BATH, *BUS]),  # neither is meant more than the other
    ],
)
def test_the_days_of_what_stands_beside_it_are_left_out(question: str, told: list[str]) -> None:
    assert block_asked([*BATH, *BUS], PASSAGE, question) == told


def test_a_text_in_paragraphs_without_labels_of_the_same_kind_stays_whole() -> None:
    lines = ["煙突は対象です。", "浴槽は対象外です。"]

    assert block_asked(lines, "煙突は対象です。\n\n浴槽は対象外です。", "煙突は対象ですか") == lines
