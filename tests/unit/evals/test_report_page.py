from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.matching import condensed, contains
from evals.metrics import Row, row_of
from evals.report.failures import Kind, kinds
from evals.report.highlight import Span, parted, spans_of
from evals.report.page.drawings import course, interval
from evals.report.page.markup import Html, tag
from tests.unit.evals.reports import RIGHT, SILENT, WRONG
from tests.unit.evals.rows import DEADLINE, NOT_HELD, declined, found, quote, said


@pytest.mark.parametrize(
    ("text", "needle", "marked"),
    [
        ("締切は8月27日(水)です。", "8月27日", ["8月27日"]),
        ("締切は８月２７日（水）です。", "8月27日", ["８月２７日"]),
        ("８月 ２７\n日", "8月27日", ["８月 ２７\n日"]),
        ("上限は1,250万円です。", "1250万円", ["1,250万円"]),
        ("ｶﾞｲﾄﾞを見る", "ガイド", ["ｶﾞｲﾄﾞ"]),
        ("㈱あおば", "(株)あおば", ["㈱あおば"]),
        ("8社と108社と8社", "8社", ["8社", "8社"]),
        ("108社です。", "8社", []),
        ("koubo@jimukyoku.example まで", "koubo@jimukyoku.example", ["koubo@jimukyoku.example"]),
        ("my-koubo@jimukyoku.example まで", "koubo@jimukyoku.example", []),
        ("締切", "", []),
    ],
)
def test_a_fact_is_marked_where_it_stands_in_the_text(text: str, needle: str, marked: list[str]) -> None:
    assert [text[span.start : span.end] for span in spans_of(text, needle)] == marked


@given(st.text(alphabet="8１２,. 月日ｶﾞ㈱a@-", max_size=12), st.text(alphabet="8１２,.月日ガ㈱", min_size=1, max_size=3))
def test_what_is_marked_is_what_was_found(text: str, needle: str) -> None:
    marked = [text[span.start : span.end] for span in spans_of(text, needle)]

    assert all(condensed(needle) in condensed(one) for one in marked)
    assert contains(text, needle) or not marked


def test_a_text_is_parted_without_losing_a_letter_and_the_first_name_holds() -> None:
    pieces = list(parted("締切は7月29日正午", [("bad", [Span(3, 8)]), ("gold", [Span(3, 5), Span(8, 10)])]))

    assert pieces == [("締切は", None), ("7月29日", "bad"), ("正午", "gold")]


def test_text_and_attributes_are_escaped_and_elements_are_not() -> None:
    built = tag("p", "<b>&\0", tag("b", "'\""), data_x='"><script>', hidden=True, title=False)

    assert built == ('<p data-x="&quot;&gt;&lt;script&gt;" hidden>&lt;b&gt;&amp;\ufffd<b>&#x27;&quot;</b></p>')
    assert isinstance(built, Html)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (RIGHT, (Kind.OTHER_SPELLING,)),
        (SILENT, ()),
        (WRONG, (Kind.WRONG_FACT, Kind.FORBIDDEN, Kind.WRONG_EDITION, Kind.QUOTE_ALTERED)),
        (row_of(DEADLINE, declined()), (Kind.ABSTAINED_WRONGLY,)),
        (row_of(NOT_HELD, said("5件です。")), (Kind.ANSWERED_WRONGLY, Kind.OTHER_OUTCOME)),
        (
            row_of(
                DEADLINE,
                said("8月27日の12時です。", quote("申請者は大学とします。", page_text="申請者は大学とします。")),
            ),
            (Kind.CITATION_MISSED,),
        ),
        (row_of(DEADLINE, said("8月27日の12時です。" + "長" * 600, quote())), (Kind.TOO_LONG,)),
        (
            row_of(
                DEADLINE, replace(said("8月27日の12時です。", quote()), retrieved=(found("申請者は大学とします。"),))
            ),
            (Kind.NOT_FOUND,),
        ),
    ],
)
def test_a_row_fails_in_every_way_that_is_so(row: Row, expected: tuple[Kind, ...]) -> None:
    assert kinds(row) == expected


def test_the_course_of_a_figure_ends_at_its_last_run() -> None:
    drawn = course([0.5, 0.75, 1.0], "推移: 50、75、100")

    assert 'points="4,28 60,16 116,4"' in drawn
    assert 'cx="116" cy="4"' in drawn
    assert "<title>推移: 50、75、100</title>" in drawn


def test_an_interval_is_drawn_from_low_to_high_with_its_floor() -> None:
    drawn = interval(0.9, 0.85, 0.95, 0.88)

    assert 'class="interval__band" x="85" y="3" width="10"' in drawn
    assert 'class="interval__floor" x="87.4"' in drawn
    assert "interval__floor" not in interval(1.0, 1.0, 1.0, None)
