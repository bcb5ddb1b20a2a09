"""Who takes for granted what the documents deny is told so, and is not told the amount or the day beside it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.composing.denials import tells_of_a_denial
from assistant.domain import TOKYO, Outcome, Question
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told

CALL = "里の水車再生助成"
NOW = datetime(2026, 10, 1, 10, tzinfo=TOKYO)
GUIDE = """令和8年度 里の水車再生助成 募集要領

公益財団法人みずべ文化財団
令和8年9月14日

1. 募集する枠
水車小屋型の上限額は200万円、水路型の上限額は300万円です。
前回まで設けていた「動力盤型」は、今回は募集しません。

2. 助成金の支払い
助成金は、事業が終わった後に支払います。概算払は行いません。

3. 助成の対象とならない経費
・中古部材の購入に要する費用
・食糧費

4. 応募書類
(1) 様式1 申請書
(2) 様式2 収支予算書
Q 推薦書は必要ですか。
A 必要ありません。

5. 募集期間
令和8年9月14日（月）から令和8年11月13日（金）17時まで（必着）

6. 問い合わせ先
みずべ文化財団 助成係
電話 03-0000-4410
"""


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    return assistant_reading({"guide.txt": GUIDE}, CALL, tmp_path, NOW)


@pytest.mark.parametrize(
    ("question", "denial"),
    [
        ("里の水車再生助成に動力盤型で応募したいのですが、上限額を教えてください", "今回は募集しません"),
        ("里の水車再生助成は概算払いで半分もらえるそうですが、請求の手続きを教えてください", "概算払は行いません"),
        ("里の水車再生助成では中古の部材を買っても助成が出るんですよね", "中古部材の購入"),
        ("里の水車再生助成の推薦書は何通用意すればいいですか", "必要ありません"),
    ],
)
def test_what_is_taken_for_granted_is_denied(question: str, denial: str, assistant: Assistant) -> None:
    answer = assistant.answer(Question(question))

    assert answer.outcome is Outcome.ANSWERED
    assert denial in answer.claims[0].text
    assert "万円" not in told(answer)


def test_an_item_of_what_is_left_out_stands_under_the_line_that_leaves_it_out(assistant: Assistant) -> None:
    answer = assistant.answer(Question("里の水車再生助成では中古の部材を買っても助成が出るんですよね"))

    assert "対象とならない経費" in answer.claims[0].text
    assert "食糧費" not in told(answer)


@pytest.mark.parametrize(
    "question",
    [
        "里の水車再生助成の水路型の上限額は300万円で合っていますか",
        "里の水車再生助成の水路型で応募したいのですが、上限額は",
    ],
)
def test_what_the_documents_have_is_not_denied(question: str, assistant: Assistant) -> None:
    said = told(assistant.answer(Question(question)))

    assert "300万円" in said


@pytest.mark.parametrize(
    ("question", "text", "tells"),
    [
        ("概算払いで半分もらえると聞きました", "概算払は行いません。", True),
        ("概算払いはありますか", "概算払は行いません。", False),
        ("概算払いで半分もらえると聞きました", "前金は支給しません。", False),
        ("アメリカの大学も対象ですよね", "アメリカ合衆国は対象外です。", True),
        ("処分代も出るそうですが", "4 対象外の経費\n・設備の撤去・処分に要する費用", True),
        ("どこに郵送すればいいですか", "郵送による応募は認めません。", True),
    ],
)
def test_only_the_denial_of_what_is_taken_for_granted_tells_of_it(
    question: str,
    text: str,
    tells: bool,  # noqa: FBT001
) -> None:
    assert tells_of_a_denial(question, text) is tells
