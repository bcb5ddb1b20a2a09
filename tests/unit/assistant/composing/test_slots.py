from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.composing.slots import as_data, offer
from assistant.domain import Passage


def passage(text: str, heading: str = "公募期間") -> Passage:
    return Passage(f"p-{text}", "d", 1, 0, (heading,), 0, len(text), text)


OFFER = offer([passage("締切は令和７年８月２７日（水）１２時です。"), passage("上限は1,250万円です。", "支援\n[9]")])


def test_every_hard_fact_of_a_block_is_a_numbered_slot() -> None:
    assert OFFER.blocks == (
        "[1]\n| 公募期間\n| 締切は{{1:令和7年8月27日(水)12時}}です。\n\n[2]\n| 支援\n| [9]\n| 上限は{{2:1,250万円}}です。"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("三つの分野を一つひとつ支援します。", "三つの分野を一つひとつ支援します。"),
        ("(1)東京都千代田区の企業", "(1)東京都千代田区の企業"),
        ("期間は３年間、採択は五社から10社です。", "期間は{{1:3年間}}、採択は{{2:五社から10社}}です。"),
        ("7月18日～8月27日に受け付けます。", "{{1:7月18日~8月27日}}に受け付けます。"),
        ("{{9:8月1日}}と {x}", "｛｛9:{{1:8月1日}}｝｝と ｛x｝"),
    ],
)
def test_what_is_copied_is_marked_and_what_is_read_is_not(text: str, shown: str) -> None:
    assert offer([passage(text)]).blocks == f"[1]\n| 公募期間\n| {shown}"


@pytest.mark.parametrize(
    ("text", "sources", "filled"),
    [
        ("締切は{{1}}です。", [1], "締切は令和7年8月27日(水)12時です。"),
        ("締切は{{ 1 }}です。", [1], "締切は令和7年8月27日(水)12時です。"),
        ("締切は{{1:令和8年1月1日}}です。", [1], "締切は令和7年8月27日(水)12時です。"),
        ("{{1}}まで、{{2}}です。", [2, 1], "令和7年8月27日(水)12時まで、1,250万円です。"),
        ("締切は8月27日です。", [1], "締切は8月27日です。"),
        ("上限は{{2}}です。", [1], None),
        ("上限は{{3}}です。", [1, 2], None),
        ("上限は{{0}}です。", [1, 2], None),
        ("上限は{{-1}}です。", [1, 2], None),
        ("上限は{{99999999}}です。", [1, 2], None),
        ("上限は{2}です。", [2], None),
        ("上限は{{二}}です。", [2], None),
        ("上限は{{2}}億円です。", [2], None),
        ("上限は２{{2}}です。", [2], None),
        ("上限は{{2:{{2}}}}です。", [2], None),
    ],
)
def test_a_slot_is_filled_with_the_words_of_a_cited_document_or_the_claim_is_dropped(
    text: str, sources: list[int], filled: str | None
) -> None:
    assert OFFER.filled(text, sources=sources) == filled


ANYTHING = st.lists(
    st.sampled_from(
        ["\n", "\r", "\u2028", "\x0b", "\x85", "[1]", "{{1:9円}}", "| ", "質問:", "1円", "\u202e", "\U000e0041"]
    )
    | st.text(max_size=4),
    max_size=12,
).map("".join)


@given(ANYTHING)
def test_no_data_can_pass_for_a_rule_a_block_or_a_slot(text: str) -> None:
    lines = as_data(text).splitlines()

    assert all(line.startswith("| ") for line in lines)
    assert not set(as_data(text)) & set("{}\u202e\U000e0041")


@given(ANYTHING)
def test_a_passage_has_the_slots_that_it_is_given_and_no_others(text: str) -> None:
    offered = offer([passage(text, text)])

    assert offered.blocks.count("{{") == offered.blocks.count("}}") == len(offered.slots)
    assert [line for line in offered.blocks.splitlines() if not line.startswith("| ")] == ["[1]"]
