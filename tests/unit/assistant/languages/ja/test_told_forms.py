"""Lists, counts and what is not allowed, in questions and in passages."""

from __future__ import annotations

import pytest

from assistant.languages.ja.told_forms import asks_for_the_denied, count_asked, items_in, tells_the_denied


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("・人件費\n・旅費\n・消耗品費", 3),
        ("(1) 申請書\n(2) 定款", 2),
        ("区分\t上限\n小規模枠\t20万円", 2),
        ("応募には、(1)申請書、(2)業績一覧、(3)承諾書が必要です。", 3),
        ("締切は9月4日です。", 0),
        ("", 0),
    ],
)
def test_items_are_counted_below_each_other_and_in_a_sentence(text: str, items: int) -> None:
    assert items_in(text) == items


@pytest.mark.parametrize(
    ("question", "count"), [("5つの課題を教えて", 5), ("三つの方法とは", 3), ("２種類の枠とは", 2), ("課題を教えて", 0)]
)
def test_a_question_says_how_many_there_are(question: str, count: int) -> None:
    assert count_asked(question) == count


@pytest.mark.parametrize(
    ("question", "denied"),
    [
        ("対象にならない経費は？", True),
        ("研究費で買えないものの一覧", True),
        ("応募できない団体は？", True),
        ("対象になる経費は？", False),
        ("個人でも応募できませんか", False),
    ],
)
def test_what_is_not_allowed_is_asked_for_by_a_noun_behind_the_denial(question: str, denied: bool) -> None:  # noqa: FBT001
    assert asks_for_the_denied(question) is denied


def test_a_passage_says_in_its_heading_or_its_lead_that_it_tells_what_is_not_allowed() -> None:
    assert tells_the_denied("2 対象とならない経費", "・飲食費")
    assert tells_the_denied("経費", "次の経費は支出できない。\n・飲食費")
    assert not tells_the_denied("1 対象経費", "・旅費\n・謝金\n・会議費\n・飲食費は除く")
