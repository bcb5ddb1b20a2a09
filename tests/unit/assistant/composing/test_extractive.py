"""Sentences of the documents."""

from __future__ import annotations

from pathlib import Path

from assistant.domain import Question
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, Said, revision

_LONG = "".join(f"添付する資料は、番号{n}の順にそろえて表紙を付け、見出しを入れてください。\n" for n in range(1, 11))
RULES = revision(
    "rules.txt", HUB, HUB_7, Said("応募の手引き", f"{_LONG}代表者の押印は省略することができます。\n{_LONG}")
)


def test_the_sentence_that_says_it_in_other_words_is_quoted_from_a_long_passage(tmp_path: Path) -> None:
    answer = assistant_over((RULES,), tmp_path).answer(Question("みらいハブの応募の手引きでは、はんこは要りますか"))

    assert "押印は省略" in "\n".join(claim.text for claim in answer.claims)


def test_the_condition_behind_the_sentence_that_is_quoted_is_quoted_with_it(tmp_path: Path) -> None:
    leave = "育児休業を取得した期間は、研究歴の年数から差し引くことができます。"
    condition = "この場合、様式5に休業の期間を記入してください。"
    held = revision("rules.txt", HUB, HUB_7, Said("応募の手引き", f"{_LONG}{leave}{condition}\n{_LONG}"))

    answer = assistant_over((held,), tmp_path).answer(
        Question("みらいハブで、育児休業の期間は研究歴の年数から差し引けますか")
    )

    assert f"{leave}\n{condition}" in answer.claims[0].text


def test_a_label_at_the_end_of_what_is_quoted_is_quoted_with_the_line_below_it(tmp_path: Path) -> None:
    aim = "- 沿岸の地域で、大学と自治体と企業が組む拠点を育てるプログラムです。"
    told = f"{aim}\n{_LONG}\nプログラムディレクター（PD）\n　浜野 みちる 北浜大学 名誉教授\nアドバイザー\n　若干名\n"
    held = revision("rules.txt", HUB, HUB_7, Said("プログラムの概要", told))

    answer = assistant_over((held,), tmp_path).answer(Question("みらいハブのプログラムディレクターは誰ですか"))

    assert "浜野 みちる" in "\n".join(claim.text for claim in answer.claims)
