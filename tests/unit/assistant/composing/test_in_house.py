"""The day by which a university takes in an application, which is never that of the funder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO
from tests.unit.assistant.reading import assistant_reading, told_to

CALL = "藻場再生若手研究助成"
NOW = datetime(2026, 5, 20, 10, tzinfo=TOKYO)
GUIDE = """藻場再生若手研究助成 令和8年度 募集要項

公益財団法人いさりび海洋財団
令和8年5月1日

1. 応募の資格
大学に籍を置く40歳未満の研究者

2. 応募の手続
応募締切：令和8年7月17日（金）17時（財団のウェブサイトから）

3. 問い合わせ先
いさりび海洋財団 助成係
電話 03-0000-4410
"""
WITHIN = """学内各位

藻場再生若手研究助成の学内手続について

令和8年5月12日
いさりび大学 研究推進課

学内手続
提出期限：令和8年7月3日（金）正午までに、研究推進課へ申請書を提出してください。
"""
QUESTIONS = [
    "藻場再生若手研究助成の学内締切はいつですか",
    "藻場再生若手研究助成の応募の学内での締切は",
    "藻場再生若手研究助成は学内にはいつまでに出せばいいですか",
    "藻場再生若手研究助成は学内ではいつまでに出せばいいですか",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_deadline_within_is_told_where_the_university_gives_one(question: str, tmp_path: Path) -> None:
    said = told_to(assistant_reading({"guide.txt": GUIDE, "within.txt": WITHIN}, CALL, tmp_path, NOW), question)

    assert "7月3日" in said
    assert "7月17日" not in said


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_deadline_of_the_funder_is_never_told_for_it(question: str, tmp_path: Path) -> None:
    said = told_to(assistant_reading({"guide.txt": GUIDE}, CALL, tmp_path, NOW), question)

    assert "7月17日" not in said


def test_who_asks_for_the_deadline_is_told_that_of_the_funder(tmp_path: Path) -> None:
    assistant = assistant_reading({"guide.txt": GUIDE, "within.txt": WITHIN}, CALL, tmp_path, NOW)
    said = told_to(assistant, "藻場再生若手研究助成の締切はいつですか")

    assert "7月17日" in said
    assert "7月3日" not in said
