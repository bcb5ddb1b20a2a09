"""The names in one line under what they are, of the one that a question names."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "臨海研究大学の強化の事業"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
CASES = """臨海研究大学の強化の事業 取組事例

1. 取組の一覧

◆朝凪大学

海の研究を核に、地域に役立つ取組を進める

参画機関

磐梨大学／白砂大学／離島科学技術大学／朝凪水道公社

◆千鳥大学

渡り鳥の研究を核に、地域に役立つ取組を進める

参画機関

白砂大学／湾岸工業高等専門学校／千鳥自然公社

2. 問い合わせ先
みなと振興機構 事業係
電話 03-0000-5577
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"cases.txt": CASES}, CALL, folder, NOW)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("朝凪大学の取組に参画している大学はどこですか", "参画機関\n磐梨大学/白砂大学/離島科学技術大学/朝凪水道公社"),
        ("千鳥大の参画機関をすべて教えてください", "参画機関\n白砂大学/湾岸工業高等専門学校/千鳥自然公社"),
    ],
)
def test_the_names_of_the_one_that_is_asked_about_are_told_alone(
    assistant: Assistant, question: str, said: str
) -> None:
    assert told_to(assistant, question) == said
