"""Of two things that are asked side by side, none is passed over in silence."""

from __future__ import annotations

from datetime import datetime

import pytest

from assistant.domain import TOKYO, Question
from assistant.pipeline import Assistant
from tests.unit.assistant.reading import assistant_reading, told, told_to

CALL = "里の水車再生助成"
NOW = datetime(2026, 10, 1, 10, tzinfo=TOKYO)
GUIDE = """令和8年度 里の水車再生助成 募集要領

公益財団法人みずべ文化財団
令和8年9月14日

1. 応募の資格
水車を所有し、又は管理する団体が応募できます。

2. 応募の方法
(1) 募集期間
令和8年9月14日（月）から令和8年11月13日（金）17時まで（必着）

3. 採択後の手続
(1) 事業の実施期間
交付決定日から令和9年8月31日（火）まで
(2) 実績報告書の提出期限
事業完了から20日以内又は令和9年9月10日（金）のいずれか早い日

4. 前年度の状況
・応募団体数 48団体
・再生した水車の数 17基

5. 助成の額
1団体につき上限150万円とし、助成率は3分の2とします。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_reading({"guide.txt": GUIDE}, CALL, tmp_path_factory.mktemp("shelf"), NOW)


def test_the_half_that_the_best_passage_leaves_out_is_told_too(assistant: Assistant) -> None:
    said = told_to(assistant, "里の水車再生助成で再生した水車の数は何基で、実績報告書はいつまでに出すのでしょう?")

    assert "17基" in said
    assert "20日以内" in said


def test_a_half_that_is_told_already_is_not_told_again(assistant: Assistant) -> None:
    answer = assistant.answer(Question("里の水車再生助成の助成率と上限額を教えてください"))

    assert told(answer).count("3分の2") == 1


def test_of_a_half_that_the_documents_do_not_tell_nothing_is_said(assistant: Assistant) -> None:
    said = told_to(assistant, "里の水車再生助成の実績報告書はいつまでで、贈呈式はいつですか")

    assert "11月13日" not in said


@pytest.fixture(scope="module")
def interviews(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    guide = GUIDE + (
        "\n6. 面接\n面接は令和9年2月18日（木）又は19日（金）に行います。1件20分とし、英語での実施も可とします。"
        "結果は3月中旬に文書で通知します。\n"
    )
    return assistant_reading({"guide.txt": guide}, CALL, tmp_path_factory.mktemp("interviews"), NOW)


def test_the_sentence_of_the_cited_passage_that_speaks_of_what_is_asked_is_told_too(interviews: Assistant) -> None:
    said = told_to(interviews, "里の水車再生助成の面接は英語でもできますか?日程も")

    assert "2月18日" in said
    assert "英語での実施も可" in said


def test_of_the_cited_passage_no_more_is_told_than_what_is_asked(interviews: Assistant) -> None:
    assert "英語" not in told_to(interviews, "里の水車再生助成の面接はいつですか")


COUNTS = """令和8年度 里の水車再生助成 実績のまとめ

公益財団法人みずべ文化財団
令和8年9月14日

1. 出資の状況
・出資先会社数 226社
・出資額 620.9億円

2. 回収の状況
・上場 14社
・売却 28社
・回収率（回収額／出資額）
1.76倍
"""


def test_a_number_of_something_else_does_not_stand_for_the_half_that_asks_how_many(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    assistant = assistant_reading({"counts.txt": COUNTS}, CALL, tmp_path_factory.mktemp("shelf"), NOW)

    said = told_to(assistant, "里の水車再生助成はこれまでに何社に出資していて、回収率はどれくらいですか。")

    assert "226社" in said
    assert "1.76倍" in said


def test_the_day_of_what_is_asked_besides_is_told_where_a_sentence_of_the_cited_passage_begins_with_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    guide = GUIDE + (
        "\n6. 説明会\n対面での説明会は行いません。個別の相談会を令和8年10月22日（木）の18時から20時までオンラインで行います。"
        "相談会は1団体30分とします。予約は10月16日（金）正午までに事務局へメールでお申し込みください。\n"
    )
    assistant = assistant_reading({"guide.txt": guide}, CALL, tmp_path_factory.mktemp("shelf"), NOW)

    said = told_to(assistant, "里の水車再生助成の個別相談会の日程と予約の締切")

    assert "10月22日" in said
    assert "10月16日" in said
