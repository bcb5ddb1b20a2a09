from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.ja.fact_places import fact_places
from assistant.languages.ja.hard_facts import hard_facts


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("締切は令和７年８月二十七日（水）正午です。", ["令和７年８月二十七日（水）正午"]),
        ("公募期間: 令和7年7月18日(金)～8月27日(水)12時必着", ["令和7年7月18日(金)～8月27日(水)12時"]),
        ("補助率は三分の二、上限は１，２５０万円", ["三分の二", "１，２５０万円"]),
        ("電話 ０３－１２３４－５６７８（内線２１１）まで", ["０３－１２３４－５６７８（内線２１１）"]),
        (
            "koubo(at)example.jp と https://www.example.jp/a.pdf",
            ["koubo(at)example.jp", "https://www.example.jp/a.pdf"],
        ),
        ("様式第1号、第3条第2項", ["様式第1号", "第3条", "第2項"]),
        ("採択は5社から10社です", ["5社から10社"]),
        ("㈱ﾃｽﾄの企業が申請します", []),
        ("", []),
    ],
)
def test_a_fact_is_found_where_it_is_written(text: str, places: list[str]) -> None:
    assert [text[place.start : place.end] for place in fact_places(text)] == places


def test_a_period_knows_its_ends() -> None:
    text = "7月18日から8月27日まで"
    (period,) = fact_places(text)

    assert [text[start:end] for start, end in period.parts] == ["7月18日", "8月27日"]


WORDS = st.sampled_from(
    ["令和七年", "８月", "二十七日", "㈱", "ｶﾞ", "(at)", "@", "example.jp", "～", "から", "1,250万円", "\n", "②"]
)


@given(st.lists(WORDS | st.text(max_size=3), max_size=12).map("".join))
def test_places_lie_in_the_text_one_after_the_other_and_hold_what_is_found(text: str) -> None:
    places = fact_places(text)
    edges = [edge for place in places for edge in (place.start, place.end)]

    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert {fact.kind for fact in hard_facts(text)} == {kind for place in places for kind in place.kinds}
