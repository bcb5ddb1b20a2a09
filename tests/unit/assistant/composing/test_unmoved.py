"""Who heard of an extension is told whether there was one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.domain import TOKYO, NoticeKind, Question
from tests.unit.assistant.extended_calls import GUIDE
from tests.unit.assistant.reading import assistant_reading, told

CALL = "里の水車再生助成"
NOW = datetime(2026, 11, 10, 10, tzinfo=TOKYO)
OLD, NEW = "11月13日", "12月4日"
UNMOVED = "応募締切の変更はありません"
ASKED = """令和8年度 里の水車再生助成 よくある質問

Q1. 応募の締切は延長されますか。
A1. 応募締切の変更はありません。

Q2. 水車小屋も対象ですか。
A2. 対象です。
"""
NEWS = """件名：【締切延長】里の水車再生助成
発行日：令和8年11月9日

里の水車再生助成（令和8年度）の応募期間を
令和8年12月4日（金）17時
まで延長しました。

みずべ文化財団 助成係
"""
HEARD = (
    "里の水車再生助成の締切が延長されたと聞きました。新しい締切はいつですか",
    "延長後の締切はいつですか",
    "里の水車再生助成の締切は延びましたか",
)


@pytest.mark.parametrize("question", HEARD)
def test_that_nothing_is_moved_is_said_before_the_deadline(question: str, tmp_path: Path) -> None:
    answer = assistant_reading({"guide.txt": GUIDE, "qa.txt": ASKED}, CALL, tmp_path, NOW).answer(Question(question))

    assert UNMOVED in answer.claims[0].text
    assert OLD in told(answer)
    assert answer.claims[0].citations[0].document.file_name == "qa.txt"


@pytest.mark.parametrize(
    "sentence",
    [
        "募集期間の延長はありません。",
        "申請の期限について、変更はございません。",
        "公募の締め切りの延長は行いません。",
    ],
)
def test_it_may_be_said_in_other_words(sentence: str, tmp_path: Path) -> None:
    files = {"guide.txt": GUIDE, "qa.txt": ASKED.replace(f"{UNMOVED}。", sentence)}
    answer = assistant_reading(files, CALL, tmp_path, NOW).answer(Question(HEARD[0]))

    assert sentence in answer.claims[0].text


@pytest.mark.parametrize("question", HEARD)
def test_it_is_not_said_of_a_deadline_that_was_moved(question: str, tmp_path: Path) -> None:
    files = {"guide.txt": GUIDE, "qa.txt": ASKED, "news.txt": NEWS}
    answer = assistant_reading(files, CALL, tmp_path, NOW).answer(Question(question))

    assert NEW in answer.claims[0].text
    assert UNMOVED not in told(answer)
    assert NoticeKind.AMENDED in [notice.kind for notice in answer.notices]


def test_who_heard_of_nothing_is_told_the_deadline_alone(tmp_path: Path) -> None:
    assistant = assistant_reading({"guide.txt": GUIDE, "qa.txt": ASKED}, CALL, tmp_path, NOW)
    (claim,) = assistant.answer(Question("里の水車再生助成の締切はいつですか")).claims

    assert OLD in claim.text
    assert UNMOVED not in claim.text


def test_where_no_document_speaks_of_it_only_the_deadline_is_told(tmp_path: Path) -> None:
    (claim,) = assistant_reading({"guide.txt": GUIDE}, CALL, tmp_path, NOW).answer(Question(HEARD[0])).claims

    assert OLD in claim.text
