from __future__ import annotations

from assistant.composing.of_the_year import of_the_year
from assistant.domain import Passage
from assistant.retrieval import Found


def _found(*texts: str) -> tuple[Found, ...]:
    return tuple(Found(Passage(text, "d", 1, at, (), 0, len(text), text), 1.0) for at, text in enumerate(texts))


NOTE = "※「予算額」には令和4年度予算政府案を記載"
SUMS = "令和4年度予算政府案 462億円"
OTHER = "令和7年度政府予算案 434億円"


def test_a_note_on_the_year_that_tells_no_amount_gives_way_to_the_amount() -> None:
    kept = of_the_year(_found(NOTE, SUMS, OTHER), "令和4年度の予算の金額は")

    assert [one.passage.text for one in kept] == [SUMS]


def test_what_is_asked_beside_the_money_keeps_the_note() -> None:
    kept = of_the_year(_found(NOTE, SUMS, OTHER), "令和4年度はどんな支援がありますか")

    assert [one.passage.text for one in kept] == [NOTE, SUMS]
