"""Of terms in one line, the one that is asked about."""

from __future__ import annotations

import pytest

from assistant.composing.terms_beside import terms_named

LINES = ["■ 審査会", "第1期 令和8年6月18日(木)  第2期 令和8年9月29日(火)", "場所 市役所3階"]


def test_only_the_term_that_is_named_is_told() -> None:
    assert terms_named(LINES, "第2期の審査会はいつですか") == [LINES[0], "第2期 令和8年9月29日(火)", LINES[2]]


@pytest.mark.parametrize("question", ["審査会はいつですか", "第1期と第2期の審査会はいつですか", "第3期の審査会は"])
def test_where_none_or_all_are_named_all_are_told(question: str) -> None:
    assert terms_named(LINES, question) == LINES


def test_a_sentence_that_names_two_terms_stays_whole() -> None:
    line = "第1期で予算額に達した場合は、第2期の募集は行いません。"

    assert terms_named([line], "第2期の募集はありますか") == [line]
