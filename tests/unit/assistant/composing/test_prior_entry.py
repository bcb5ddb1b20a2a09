"""Who asks until when one enters before or early is told that day, and never the deadline."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO, Question
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told

CALL = "水辺の写真コンテスト"
NOW = datetime(2026, 7, 1, 10, tzinfo=TOKYO)
GUIDE = """令和8年度 水辺の写真コンテスト 募集要領

公益財団法人みずべ文化財団
令和8年6月1日

1. 応募の資格
アマチュアの写真家であれば、どなたでも応募できます。

2. 日程
募集期間 令和8年6月1日（月）から令和8年8月31日（月）17時まで（必着）
{entry}

3. 問い合わせ先
みずべ文化財団 事業係
電話 03-0000-4410
"""
BEFORE = "事前登録 令和8年7月24日（金）まで（財団のウェブサイトから）"
EARLY = "早期応募 令和8年7月31日（金）までに応募した方には、講評を1回お送りします。"


def over(entry: str, folder: Path) -> Assistant:
    return assistant_reading({"guide.txt": GUIDE.format(entry=entry)}, CALL, folder, NOW)


@pytest.mark.parametrize(
    ("entry", "question", "day"),
    [
        (BEFORE, "水辺の写真コンテストは先にエントリーがいるそうですが、いつまでですか", "7月24日"),
        (BEFORE, "水辺の写真コンテストの事前の登録の期限はいつですか", "7月24日"),
        (EARLY, "水辺の写真コンテストは早く出すと講評がもらえると見ました。いつまでに出せばいいですか", "7月31日"),
    ],
)
def test_the_day_of_the_entry_that_is_asked_for_is_told(entry: str, question: str, day: str, tmp_path: Path) -> None:
    said = told(over(entry, tmp_path).answer(Question(question)))

    assert day in said
    assert "8月31日" not in said


def test_a_question_that_leans_on_one_on_the_entry_is_of_the_entry(tmp_path: Path) -> None:
    asked = Question("それはいつまでですか", ("水辺の写真コンテストは先にエントリーがいるんですよね",))

    assert "7月24日" in told(over(BEFORE, tmp_path).answer(asked))


def test_who_asks_for_the_deadline_is_told_the_deadline(tmp_path: Path) -> None:
    said = told(over(BEFORE, tmp_path).answer(Question("水辺の写真コンテストの締切はいつですか")))

    assert "8月31日" in said
    assert "7月24日" not in said
