"""A call that counts by years and takes applications in parts: 第1期, 第2期."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.domain import TOKYO, Outcome, Question
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told, told_to

NOW = datetime(2026, 5, 1, tzinfo=TOKYO)
CALL = "里の水車再生助成"
GUIDE = """令和8年度 里の水車再生助成 募集要領

公益財団法人みずべ文化財団
令和8年4月1日

1. 応募の資格
水車を所有し、又は管理する団体が応募できます。

2. 日程

                第1期                第2期
 ――――――――――――――――――――――――――――――
 受付開始       4月6日（月）         7月6日（月）
 受付締切       5月8日（金）         8月7日（金）
 結果のお知らせ 6月5日（金）         9月4日（金）

第2期は令和8年8月7日（金）必着です。

3. 採択された後
事業の開始は採択の通知の後とし、報告書は事業の完了から30日以内に提出してください。

4. 問い合わせ先
みずべ文化財団 助成係
電話 03-0000-4410
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_reading({"guide.txt": GUIDE}, CALL, tmp_path_factory.mktemp("shelf"), NOW)


@pytest.mark.parametrize("part", ["第2期", "第２期", "2期目", "二期", "2次"])
def test_a_part_is_told_by_its_own_day_and_by_no_other(assistant: Assistant, part: str) -> None:
    said = told_to(assistant, f"里の水車再生助成の{part}の締切は")

    assert "8月7日" in said
    assert "5月8日" not in said


def test_a_part_that_there_is_not_is_an_edition_that_is_not_held(assistant: Assistant) -> None:
    answer = assistant.answer(Question("里の水車再生助成の第4期の締切は"))

    assert answer.outcome is not Outcome.ANSWERED
    assert "8月7日" not in told(answer)


def test_a_year_that_is_not_held_is_answered_with_no_part_of_another(assistant: Assistant) -> None:
    answer = assistant.answer(Question("里の水車再生助成の令和9年度の第2期の締切は"))

    assert answer.outcome is not Outcome.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "里の水車再生助成は採択されたら何月何日スタートになりますか",
        "里の水車再生助成に応募したいのですが、事業はいつまでに終えなければなりませんか",
    ],
)
def test_who_asks_for_another_day_is_told_no_deadline(assistant: Assistant, question: str) -> None:
    said = told_to(assistant, question)

    assert "公募締切" not in said
    assert "公募期間" not in said
