"""The items under the label that a question names, and nothing beside them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "起業する都市の支援事業"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
CITIES = """起業する都市の支援事業のご案内

公益財団法人なぎさ財団

1. 事業の目的
起業に取り組む都市を支えます。

2. 起業する都市

世界連携都市(2地域)
・東雲ベイエリア会議(東雲区 等)
・葦原起業協議会(葦原市 等)

国内推進都市(3地域)
・瑞浦ものづくり会議(瑞浦県 等)
・翠嶺の森の会議(翠嶺町 等)
・北汐の海の会議(北汐市 等)

選定の期間は3年間です。

3. 問い合わせ先
なぎさ財団 都市係
電話 03-0000-5599
"""
WORLD = "世界連携都市(2地域)\n・東雲ベイエリア会議(東雲区 等)\n・葦原起業協議会(葦原市 等)"
HOME = "国内推進都市(3地域)\n・瑞浦ものづくり会議(瑞浦県 等)\n・翠嶺の森の会議(翠嶺町 等)\n・北汐の海の会議(北汐市 等)"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"cities.txt": CITIES}, CALL, folder, NOW)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("起業する都市のうち、世界連携都市はどこですか", WORLD),
        ("国内推進都市を全部挙げてください", HOME),
        ("国内推進都市の3つは", HOME),
    ],
)
def test_the_items_under_the_named_label_are_told_alone(assistant: Assistant, question: str, said: str) -> None:
    assert told_to(assistant, question) == said


@pytest.mark.parametrize("question", ["世界連携都市の5つはどこですか", "世界連携都市と国内推進都市をすべて"])
def test_another_number_or_several_labels_are_left_to_other_ways(assistant: Assistant, question: str) -> None:
    assert told_to(assistant, question) not in {WORLD, HOME}


MEMBERS = """起業する都市の支援事業の進め方

公益財団法人なぎさ財団

1. 推進会議
都市の取組を助けるため、推進会議を置きます。
推進会議は年に2回開きます。

2. 推進会議の構成
構成機関：なぎさ大学、東雲高専、葦原信用金庫、
瑞浦商工会議所の代表者

3. 問い合わせ先
なぎさ財団 都市係
電話 03-0000-5599
"""


@pytest.mark.parametrize("question", ["推進会議はどの機関で構成されていますか", "推進会議ってどんな機関が参加するの"])
def test_the_list_of_the_kind_that_is_asked_for_is_told_from_behind_its_label(tmp_path: Path, question: str) -> None:
    said = told_to(assistant_reading({"members.txt": MEMBERS}, CALL, tmp_path, NOW), question)

    assert said.startswith("構成機関:なぎさ大学、東雲高専、葦原信用金庫、")
    assert "瑞浦商工会議所" in said
    assert "年に2回" not in said


@pytest.mark.parametrize(
    "question",
    ["「どの機関に相談すればよいか」は推進会議で話されますか", "推進会議はどの機関で何回開かれますか"],
)
def test_a_kind_that_is_but_quoted_or_stands_beside_a_number_asks_for_no_list(tmp_path: Path, question: str) -> None:
    said = told_to(assistant_reading({"members.txt": MEMBERS}, CALL, tmp_path, NOW), question)

    assert not said.startswith("構成機関")
