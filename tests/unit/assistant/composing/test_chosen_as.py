"""When and as what one of those who were chosen was chosen, whatever edition's document lists it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "入江の拠点選抜制度"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
LISTS = """入江の拠点選抜制度 令和8年度公募のご案内

公益財団法人いりえ財団

1. 制度の目的
入江の地域で産学の要となる拠点を選び、伸ばします。

2. 公募する型
国際型と地域型の2つの型で公募します。

3. 問い合わせ先
いりえ財団 拠点係
電話 03-0000-5577

選抜拠点(1/2)

第1回選抜拠点 令和6年6月3日~7月5日まで公募を行い、9件申請があり、3拠点を選抜。

国際型\t磯波大学\t潮流研究所
\t鷗崎大学\t海中通信センター
地域型\t渚女子大学\t海藻利用機構

第2回選抜拠点 令和7年6月2日~7月4日まで公募を行い、8件申請があり、2拠点を選抜。

国際型\t浜風工業大学\t船体設計研究所
地域型\t磯波大学大学院 理学研究科\t干潟観測拠点
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"list.txt": LISTS}, CALL, folder, NOW)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "海中通信センターはどこの大学の拠点で、入江の拠点選抜制度の第何回に選ばれたんですか",
            ("第1回", "国際型", "鷗崎大学"),
        ),
        ("渚女子大学は入江の拠点選抜制度の国際型で選ばれたと思うのですが、合ってますか", ("第1回", "地域型")),
        ("浜風工業大学は入江の拠点選抜制度にどの型で選ばれましたか", ("第2回", "国際型", "船体設計研究所")),
    ],
)
def test_the_round_and_the_kind_of_the_one_that_is_named_are_told(
    assistant: Assistant, question: str, told: tuple[str, ...]
) -> None:
    said = told_to(assistant, question)
    assert all(one in said for one in told), said


def test_all_entries_of_one_holder_are_told(assistant: Assistant) -> None:
    said = told_to(assistant, "磯波大学は入江の拠点選抜制度の第何回に選ばれましたか")
    assert "潮流研究所" in said
    assert "干潟観測拠点" in said


def test_of_one_that_was_never_chosen_no_round_is_told(assistant: Assistant) -> None:
    said = told_to(assistant, "青潮大学は入江の拠点選抜制度の第何回に選ばれましたか")
    assert not said.startswith(("第1回選抜拠点", "第2回選抜拠点"))
