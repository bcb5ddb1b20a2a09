"""Who asks where to post what may not be posted is told that it may not."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assistant.composing.closed_ways import tells_of_a_closed_way
from assistant.domain import TOKYO, Outcome, Question
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told, told_to

CALL = "里の水車再生助成"
NOW = datetime(2026, 10, 1, 10, tzinfo=TOKYO)
SHUT = "郵送、持参、FAXによる提出は受け付けません。"
ADDRESS = "〒999-0101 みずべ県みずべ市川端町1-2"
OPEN = f"郵送による提出もできます。\n送付先 {ADDRESS} みずべ文化財団 助成係"
GUIDE = """令和8年度 里の水車再生助成 募集要領

公益財団法人みずべ文化財団
令和8年9月14日

1. 応募の資格
水車を所有し、又は管理する団体が応募できます。

2. 応募の方法
(1) 募集期間
令和8年9月14日（月）から令和8年11月13日（金）17時まで（必着）
(2) 応募書類の提出
応募書類は、電子申請システムから提出してください。{ways}

3. 問い合わせ先
みずべ文化財団 助成係
電話 03-0000-4410
"""


def over(ways: str, folder: Path) -> Assistant:
    return assistant_reading({"guide.txt": GUIDE.format(ways=ways)}, CALL, folder, NOW)


@pytest.mark.parametrize(
    "question",
    [
        "応募書類はどこに郵送すればいいですか",
        "里の水車再生助成の応募書類の郵送の宛先は",
        "里の水車再生助成の申請書はレターパックでどこに送ればいいですか",
        "里の水車再生助成の応募書類を持参したいのですが、どこに持って行けばいいですか",
        "里の水車再生助成の応募書類はFAXで送れますか",
        "里の水車再生助成の応募書類は郵送でも大丈夫ですよね(今年度の分です)",
    ],
)
def test_a_way_that_is_shut_is_said_to_be_with_the_one_that_is_open(question: str, tmp_path: Path) -> None:
    answer = over(SHUT, tmp_path).answer(Question(question))

    assert answer.outcome is Outcome.ANSWERED
    assert SHUT in answer.claims[0].text
    assert "電子申請システムから提出" in answer.claims[0].text
    assert "03-0000-4410" not in told(answer)


def test_who_takes_mail_for_open_is_told_that_it_is_shut(tmp_path: Path) -> None:
    said = told_to(
        over("郵送、持参及び電子メールによる提出は、理由のいかんを問わず受け付けません。", tmp_path),
        "里の水車再生助成の応募書類はメールに添付して送れば大丈夫ですよね",
    )

    assert "受け付けません" in said


def test_the_answer_to_a_question_on_a_way_shuts_it(tmp_path: Path) -> None:
    over_qa = over("\nQ 郵送や持参でも受け付けてもらえますか。\nA 受け付けておりません。", tmp_path)

    assert "受け付けておりません" in told_to(over_qa, "里の水車再生助成の応募書類は郵送でもいいですよね")


def test_where_posting_is_allowed_the_address_is_given(tmp_path: Path) -> None:
    said = told_to(over(OPEN, tmp_path), "応募書類はどこに郵送すればいいですか")

    assert ADDRESS in said
    assert "受け付けません" not in said


def test_a_way_that_another_sentence_shuts_leaves_this_one_open(tmp_path: Path) -> None:
    said = told_to(over(f"{OPEN}\nFAXによる提出は受け付けません。", tmp_path), "応募書類はどこに郵送すればいいですか")

    assert ADDRESS in said


def test_who_asks_for_the_deadline_is_told_the_deadline(tmp_path: Path) -> None:
    said = told_to(over(SHUT, tmp_path), "里の水車再生助成の締切はいつですか")

    assert "11月13日" in said
    assert SHUT not in said


@pytest.mark.parametrize(
    ("question", "text", "tells"),
    [
        ("どこに郵送すればいいですか", "郵送による応募は認めません。", True),
        ("どこに郵送すればいいですか", "郵送での提出は不可とします。", True),
        ("どこに持参すればいいですか", "郵送による応募は認めません。", False),
        ("どこに郵送すればいいですか", "郵送による応募も受け付けます。", False),
        ("どこに郵送すればいいですか", "郵送した書類は返却できません。", False),
    ],
)
def test_only_what_shuts_the_way_that_is_asked_for_tells_of_it(
    question: str,
    text: str,
    tells: bool,  # noqa: FBT001
) -> None:
    assert tells_of_a_closed_way(question, text) is tells


def test_who_wants_to_ask_something_by_mail_is_not_told_that_papers_go_another_way(tmp_path: Path) -> None:
    assistant = over("郵送、電子メールによる提出は受け付けません。", tmp_path)
    answer = told_to(assistant, "里の水車再生助成の応募資格のことを聞きたいです。メールの宛先はどこですか")
    assert "受け付けません" not in answer


def test_what_lies_between_the_open_way_and_the_shut_one_is_left_out(tmp_path: Path) -> None:
    said = told_to(
        over(f"\nアカウントの発行には2週間程度かかります。\n{SHUT}", tmp_path), "応募書類はどこに郵送すればいいですか"
    )

    assert "電子申請システムから提出" in said
    assert "2週間" not in said


def test_what_is_allowed_all_the_same_is_told(tmp_path: Path) -> None:
    allowed = "ただし、電子申請が困難な方は、10月30日（金）までに電話で相談してください。"

    assert "10月30日" in told_to(over(SHUT + allowed, tmp_path), "応募書類はどこに郵送すればいいですか")


def test_who_takes_bringing_for_open_before_an_afterthought_is_told_that_it_is_shut(tmp_path: Path) -> None:
    said = told_to(over(SHUT, tmp_path), "里の水車再生助成は持参でもいいんですよね、去年持って行きましたし")

    assert SHUT in said
