"""Under which counted item something falls, and no item where several or none speak of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "しおさい共同実証事業"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
GUIDE = """令和8年度 しおさい共同実証事業 公募要領

公益財団法人しおさい財団

1. 事業の目的
海辺の地域の課題を、複数の機関が力を合わせて解く実証を支えます。

2. 応募できる方
次の(1)~(3)の連名で応募してください。
(1)民間の事業者:1者以上
*公設試験研究機関は、(1)に分類してください。
(2)研究を行う機関:2機関以上
*大学、高等専門学校、国立研究開発法人をいいます。
(3)市町村:1団体以上

3. 対象となる経費
(1)旅費 現地調査の交通費、宿泊費
(2)備品費 測定器の購入費
(3)その他 通信費、印刷費

4. 問い合わせ先
しおさい財団 実証係
電話 03-0000-5599
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"guide.txt": GUIDE}, CALL, folder, NOW)


@pytest.mark.parametrize(
    ("question", "item", "others"),
    [
        ("高専です。しおさい共同実証事業の連名では(1)~(3)のどれにあたりますか", "(2)研究を行う機関", ("(1)", "(3)")),
        ("しおさい共同実証事業で公設試験研究機関はどの区分に入りますか", "(1)民間の事業者", ("(2)", "(3)")),
        ("しおさい共同実証事業の経費で、宿泊費はどの費目に含まれますか", "(1)旅費", ("(2)", "(3)")),
    ],
)
def test_the_one_item_that_speaks_of_what_is_asked_is_told(
    assistant: Assistant, question: str, item: str, others: tuple[str, ...]
) -> None:
    said = told_to(assistant, question)
    assert item in said
    assert not any(other in said for other in others)


def test_a_passage_without_items_is_passed_over(assistant: Assistant) -> None:
    assert told_to(assistant, "しおさい共同実証事業の実証係の問い合わせはどの区分に入りますか")


def test_no_item_is_told_of_what_none_speaks_of(assistant: Assistant) -> None:
    said = told_to(assistant, "しおさい共同実証事業で、生活協同組合は(1)~(3)のどれにあたりますか")
    assert not said.startswith(("(1)", "(2)", "(3)"))
