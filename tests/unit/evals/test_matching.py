from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.matching import cites, condensed, contains, same_document


@pytest.mark.parametrize(
    ("text", "needle"),
    [
        ("締切は令和７年８月２７日（水）です。", "8月27日"),
        ("補助上限は 12,500 千円", "12500千円"),
        ("令和6年\n6月25日", "令和6年6月25日"),
        ("公募期間は**6月25日〜7月29日**です", "6月25日～7月29日"),
        ("〒102−0093", "102-0093"),
        ("J‐NEXUS", "j-nexus"),
        ("本文に所属組\n織を書く", "所属組織"),
        ("見出し\ue0008月27日", "8月27日"),
        ("2.5億円", "2.5億円"),
        ("第108社と8社", "8社"),
        ("連絡先は desk@example.jp です", "desk@example.jp"),
        ("s-sangi-\nrenkei@example.jp", "s-sangi-renkei@example.jp"),
        ("desk @ example.jp", "desk@example.jp"),
    ],
)
def test_a_text_holds_a_string_in_any_width_and_spacing(text: str, needle: str) -> None:
    assert contains(text, needle)


@pytest.mark.parametrize(
    ("text", "needle"),
    [
        ("108社が応募", "8社"),
        ("28月27日", "8月27日"),
        ("2.5億円", "5億円"),
        ("締切は8/27", "8/2"),
        ("倍率は3.14", "3"),
        ("1,250万円", "250万円"),
        ("xdesk@example.jp", "desk@example.jp"),
        ("a.desk@example.jp", "desk@example.jp"),
        ("desk@example.jpn", "desk@example.jp"),
        ("締切は8月27日", ""),
        ("", "8月27日"),
    ],
)
def test_a_part_of_a_longer_number_or_address_is_not_held(text: str, needle: str) -> None:
    assert not contains(text, needle)


@given(number=st.integers(1, 10**8), before=st.integers(0, 9), after=st.integers(0, 9))
def test_a_number_is_found_alone_and_never_inside_a_longer_one(number: int, before: int, after: int) -> None:
    assert contains(f"合計{number:,}件", str(number))
    assert not contains(f"合計{before}{number}件", str(number))
    assert not contains(f"合計{number}{after}件", str(number))
    assert not contains(f"合計{number}.{after}件", str(number))


@given(st.text())
def test_a_condensed_text_holds_no_space_and_no_markdown(text: str) -> None:
    assert not any(char.isspace() or char in "*`" for char in condensed(text))


@pytest.mark.parametrize(
    ("quote", "doc", "cited"),
    [
        ("公募期間：令和7年7月18日～8月27日", "yoko-07.pdf", True),
        ("前略 公募期間:令和7年7月18日~8月27日12時必着 後略", "yoko-07.pdf", True),
        ("令和7年7月18日", "yoko-07.pdf", True),
        ("8月27日", "yoko-07.pdf", False),
        ("公募期間：令和7年7月18日～8月27日", "yoko-06.pdf", False),
        ("説明会はオンラインで行います", "yoko-07.pdf", False),
    ],
)
def test_a_quote_is_evidence_where_it_holds_or_is_part_of_a_snippet(quote: str, doc: str, *, cited: bool) -> None:
    assert cites(quote, doc, docs=["yoko-07.pdf"], evidence=["公募期間：令和7年7月18日～8月27日12時必着"]) is cited


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("001_fca4.txt", True),
        ("seeds/001_fca4.md", True),
        ("001", True),
        ("fca", True),
        ("01", False),
        ("002_fca4.txt", False),
        ("", False),
    ],
)
def test_a_document_is_known_by_its_name_or_a_clear_part_of_it(name: str, *, same: bool) -> None:
    assert same_document(name, ["001_fca4.txt"]) is same
