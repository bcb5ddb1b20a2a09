"""Lists of which a question asks for one side."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.composing.picked_lists import asks_which
from assistant.domain import Question
from tests.assembled import assistant_over
from tests.shelf import HUB, HUB_7, Said, revision

SHEETS = "区分\t書類\t準備型\t実施型\t備考\n様式A\t提案書\t○\t○\t30頁以内\n様式B\t意向書\t－\t○\t和訳を添付\n様式C\t申告書\t－\t○\t"
FORMS = revision("forms.html", HUB, HUB_7, Said("7. 提出書類", SHEETS))
COSTS = revision(
    "costs.html",
    HUB,
    HUB_7,
    Said("2. 直接経費から支出できる経費", "・物品の購入に要する経費\n・旅費\n・謝金"),
    Said("3. 直接経費から支出できない経費", "・学会の年会費\n・酒類に要する経費\n・机、椅子"),
)
ONE_SLIDE = "対象となる経費\n◎ 対象になる\n・クラウド利用料\n・研修費\n✕ 対象にならない\n・自社の人件費\n・リース料"
FIRMS = "対象となる企業\n・県内に本社がある企業\n× 対象外\n・農業法人\n・情報サービス業"
SLIDES = revision("slides.html", HUB, HUB_7, Said("対象となる企業", FIRMS), Said("対象となる経費", ONE_SLIDE))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "みらいハブの実施型で提出する書類を全部教えて",
            "様式A 提案書 / 実施型: ○ / 30頁以内\n様式B 意向書 / 実施型: ○ / 和訳を添付\n様式C 申告書 / 実施型: ○",
        ),
        (
            "みらいハブの準備型で出さなくていい提出書類はどれですか",
            "様式B 意向書 / 準備型: - / 和訳を添付\n様式C 申告書 / 準備型: -",
        ),
    ],
)
def test_the_rows_of_the_named_kind_are_told_by_their_marks(tmp_path: Path, question: str, said: str) -> None:
    answer = assistant_over((FORMS,), tmp_path).answer(Question(question))

    assert [claim.text for claim in answer.claims] == [said]


def test_what_may_not_be_paid_is_told_from_the_section_that_says_so(tmp_path: Path) -> None:
    answer = assistant_over((COSTS,), tmp_path).answer(Question("みらいハブの経費で買えないものを一覧で教えて"))

    said = "\n".join(claim.text for claim in answer.claims)
    assert "酒類" in said
    assert "旅費" not in said


def test_the_costs_that_do_not_count_are_not_the_firms_that_do_not_count(tmp_path: Path) -> None:
    answer = assistant_over((SLIDES,), tmp_path).answer(Question("みらいハブで対象にならない経費を挙げて"))

    said = "\n".join(claim.text for claim in answer.claims)
    assert "自社の人件費" in said
    assert "農業法人" not in said


def test_which_papers_is_a_question_for_a_list_and_when_is_none() -> None:
    assert asks_which("要らない書類はどれですか")
    assert not asks_which("書類の締切はいつですか")
