from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.languages.ja.normalise import normalise, plain, squeezed

# Every kind of character that changes its length or its neighbours, and everything else that Unicode has.
JAPANESE = st.sampled_from([*"令和７年8月①㈱⾮⻑ｶﾞｷﾞガ゙か゚がＡａ～〜－ー‐‑½㍿ﬁ…\u200b\u200d\u202e\ufeff\t\n\u3000 é"])
TEXTS = st.lists(st.one_of(JAPANESE, st.characters()), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("令和７年８月２７日（水）", "令和7年8月27日(水)"),
        ("ｼﾞｲﾉﾍﾞ", "ジイノベ"),
        ("⾮公開の⻑", "非公開の長"),
        ("0３‐3501−0075", "03-3501-0075"),
        ("14時〜15時", "14時~15時"),
        ("データー", "データー"),
        ("①㈱髙﨑", "1(株)髙﨑"),
        ("2026年1\u200c0月1日", "2026年10月1日"),
        ("1行目\r\n2行目", "1行目\n2行目"),
        ("大使 **73** 名を**任命**", "大使 73 名を任命"),
        ("**注は一つの印", "**注は一つの印"),
        ("行を**またぐ\n印**は別のもの", "行を**またぐ\n印**は別のもの"),
    ],
)
def test_a_text_has_one_spelling(source: str, expected: str) -> None:
    assert plain(source) == expected


def test_a_number_in_bold_type_leads_back_to_where_it_stands() -> None:
    source = "締切は**令和7年8月27日**です"
    normal = normalise(source)

    start = normal.text.index("令和")
    assert source[slice(*normal.source_span(start, start + 9))].startswith("令和7年8月27日")


def test_a_span_leads_back_to_where_it_came_from() -> None:
    source = "第①回　ｼﾞｲﾉﾍﾞ㈱の公募"
    normal = normalise(source)

    start = normal.text.index("ジイノベ")
    assert source[slice(*normal.source_span(start, start + 4))] == "ｼﾞｲﾉﾍﾞ"
    start = normal.text.index("株")
    assert source[slice(*normal.source_span(start, start + 1))] == "㈱"


@settings(max_examples=300, deadline=None)
@given(source=TEXTS)
def test_normalising_twice_changes_nothing(source: str) -> None:
    assert plain(plain(source)) == plain(source)


@settings(max_examples=300, deadline=None)
@given(source=TEXTS)
def test_the_origins_rise_and_end_with_the_source(source: str) -> None:
    normal = normalise(source)

    assert normal.text == plain(source)
    assert list(normal.origins) == sorted(normal.origins)
    assert len(normal.origins) == len(normal.text) + 1
    assert normal.origins[-1] == len(source)


@settings(max_examples=400, deadline=None)
@given(source=TEXTS, data=st.data())
def test_the_source_of_a_span_holds_the_span(source: str, data: st.DataObject) -> None:
    normal = normalise(source)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))

    first, last = normal.source_span(start, end)

    assert 0 <= first <= last <= len(source)
    assert normal.text[start:end] in plain(source[first:last])


@settings(max_examples=200, deadline=None)
@given(source=TEXTS)
def test_squeezed_texts_hold_no_white_space(source: str) -> None:
    assert not any(character.isspace() for character in squeezed(source))


def test_what_is_invisible_does_not_part_a_character_from_its_mark() -> None:
    assert plain("ｶ\x08ﾞ") == "ガ"


@pytest.mark.parametrize(
    "source", ["１" * 100_000, "か\u3099" * 50_000, "が" + "\u0301\u0323" * 50_000, "\u200b" * 100_000]
)
def test_a_hundred_thousand_characters_take_no_time(source: str) -> None:
    begin = perf_counter()
    normalise(source)

    assert perf_counter() - begin < 5
