"""Parts of a call that a schedule or a table calls by a bare letter."""

from __future__ import annotations

import pytest

from assistant.composing.part_names import named_parts
from assistant.domain import Passage

TEXT = "種類\nA 若手奨励研究助成\nB 異分野共同研究助成\nC 地域実践活動助成"
KINDS = Passage("p1", "d1", 1, 0, ("2.助成の種類",), 0, len(TEXT), TEXT)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        pytest.param("地域実践活動の助成の締切はいつですか", {"C"}, id="by-the-name-beside-the-letter"),
        pytest.param("若手奨励はいつまでですか", {"A・B"}, id="one-of-two-that-share-a-day"),
        pytest.param("Bの締切は", {"A・B"}, id="by-the-letter-alone"),
        pytest.param("NPOですが、いつまでですか", set(), id="a-letter-within-a-word-names-none"),
    ],
)
def test_a_part_with_a_bare_letter_is_named_by_it_or_by_the_name_beside_it(question: str, parts: set[str]) -> None:
    assert named_parts({"A・B", "C"}, question, [KINDS]) == parts


BRACKETS = "【A】1件100万円まで\n【B】上限あり 1件300万円\n水門修繕助成(A)\n葦原再生助成(B)"
NAMED_BEFORE = Passage("p2", "d1", 1, 1, ("2.助成の種類",), 0, len(BRACKETS), BRACKETS)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        pytest.param("水門修繕の締切はいつですか", {"A"}, id="by-the-name-before-the-letter"),
        pytest.param("葦原再生はいつまでですか", {"B"}, id="by-the-name-of-another"),
        pytest.param("上限はありますか", set(), id="what-stands-behind-the-letter-is-no-name"),
    ],
)
def test_the_name_before_a_letter_goes_before_what_stands_behind_it(question: str, parts: set[str]) -> None:
    assert named_parts({"A", "B"}, question, [NAMED_BEFORE]) == parts
