"""Who asks when something is held that is not held is told so."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "里の水車再生助成"
NOW = datetime(2026, 10, 1, 10, tzinfo=TOKYO)
GUIDE = """令和8年度 里の水車再生助成 募集要領

公益財団法人みずべ文化財団
令和8年4月14日

1. 募集期間
前期募集 令和8年4月14日（火）から令和8年6月12日（金）まで
後期募集 令和8年9月14日（月）から令和8年11月13日（金）まで

2. 説明会
令和8年4月24日（金）14時から、オンラインで開催します。後期募集の説明会は開催しません。

3. 審査
書面により審査します。面接は行いません。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_reading({"guide.txt": GUIDE}, CALL, tmp_path_factory.mktemp("shelf"), NOW)


def test_the_day_of_another_is_not_told_in_its_place(assistant: Assistant) -> None:
    said = told_to(assistant, "里の水車再生助成の後期募集の説明会はいつありますか")

    assert "開催しません" in said
    assert "4月24日" not in said


def test_what_is_held_keeps_its_day(assistant: Assistant) -> None:
    assert "4月24日" in told_to(assistant, "里の水車再生助成の説明会はいつありますか")


@pytest.mark.parametrize("way", ["オンラインですか、対面ですか", "何分くらいですか", "どこで行われますか"])
def test_who_asks_how_it_is_held_is_told_that_it_is_not(way: str, assistant: Assistant) -> None:
    assert "面接は行いません" in told_to(assistant, f"里の水車再生助成の面接は{way}")
