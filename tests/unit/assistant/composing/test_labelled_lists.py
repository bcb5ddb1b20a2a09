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
