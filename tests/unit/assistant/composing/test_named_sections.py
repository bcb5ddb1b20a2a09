"""All that stands under the name that a question asks about."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "臨海起業支援事業"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
COURSES = """臨海起業支援事業のご案内

公益財団法人なぎさ財団

めばえプログラム

- ✓ 大学の研究の成果を使って起業を目指す会社員と学生の皆さんを、研究室とともに支えるプログラムです

＜主な取組＞

- 経験者との面談によるビジネスモデルの見直しと、研究者との引き合わせ
- 引き合わせた研究者に対する試作費の支援と、起業した後の広報の手伝い

みのりプログラム

- ✓ 起業から5年以内の会社が、県外や海外の市場に出ていくことを支えるプログラムです

＜主な取組＞

- 展示会への出展と、海外の投資家との引き合わせ
- 輸出の手続についての専門家の派遣と、現地の法律事務所の紹介
"""
SPROUTING = (
    "めばえプログラム\n- ✓ 大学の研究の成果を使って起業を目指す会社員と学生の皆さんを、研究室とともに支えるプログラムです\n"
    "<主な取組>\n- 経験者との面談によるビジネスモデルの見直しと、研究者との引き合わせ\n"
    "- 引き合わせた研究者に対する試作費の支援と、起業した後の広報の手伝い"
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("shelf")
    return assistant_reading({"courses.txt": COURSES}, CALL, folder, NOW)


@pytest.mark.parametrize(
    "question",
    [
        "めばえプログラムではどんな支援をしてもらえますか",
        "めばえプログラム　支援内容",
        "めばえプログラムでは具体的に何をしてくれるの？",
    ],
)
def test_all_that_stands_under_the_name_is_told(assistant: Assistant, question: str) -> None:
    assert told_to(assistant, question) == SPROUTING
