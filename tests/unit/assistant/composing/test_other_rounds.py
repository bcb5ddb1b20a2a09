"""Who takes one for chosen in a round in which it was not is told the round in which it was."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "海辺の共創研究事業"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
LISTS = """海辺の共創研究事業 令和8年度公募のご案内

公益財団法人なぎさ財団

1. 事業の目的
海辺の地域の課題に、大学と企業が共同で取り組む研究を支えます。

2. 問い合わせ先
なぎさ財団 研究係
電話 03-0000-5588

参考:これまでの採択課題

第1回採択課題

実証型

磯波大学\t藻場の再生
浜風工業大学\t養殖筏の見守り

探索型

鷗崎大学\t流木の炭化
磯波大学\t砂の流れの観測

第2回採択課題 令和7年4月1日~5月9日まで公募を行い、3件を採択。

実証型\t鷗崎大学\t波の電力
探索型\t渚女子大学\t海藻の衣料
探索型\t浜風工業大学\t波の音響
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"list.txt": LISTS}, CALL, folder, NOW)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("渚女子大学が選ばれたのは海辺の共創研究事業の第1回でしたよね?", ("第2回", "海藻の衣料"), "藻場"),
        (
            "海辺の共創研究事業で磯波大学は第2回に採択されたんですよね。課題名は何でしたっけ",
            ("第1回", "藻場の再生"),
            "波の",
        ),
        (
            "海辺の共創研究事業で、磯波大の探索型の採択は第2回で合ってますか",
            ("第1回", "砂の流れの観測"),
            "藻場",
        ),
    ],
)
def test_the_round_of_the_one_that_is_named_is_told(
    assistant: Assistant, question: str, told: tuple[str, ...], untold: str
) -> None:
    said = told_to(assistant, question)

    assert [one in said for one in told] == [True for _ in told]
    assert untold not in said


def test_one_that_was_chosen_in_the_round_that_is_named_is_told_of_no_other(assistant: Assistant) -> None:
    said = told_to(assistant, "鷗崎大学が選ばれたのは海辺の共創研究事業の第2回でしたよね?")

    assert "流木" not in said
