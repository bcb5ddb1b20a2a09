"""What the lines of a timetable have in common: the label above the parts, and the one of the row above."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import FactKind, Period
from ingest.parts import names_a_part
from ingest.sections import sections_of
from ingest.timetable import dated_facts
from ingest.years import Evidence
from tests.unit.ingest.extracting import pages

PUBLISHED = Evidence(published=date(2026, 4, 15))


def read(text: str, *kinds: FactKind) -> list[tuple[str, str]]:
    """The labels of the facts of a text, each with when it closes."""
    found = dated_facts(sections_of(pages(text)), PUBLISHED)
    values = [(one.label, one.value) for one in found if one.kind in kinds]
    return [
        (label, value.closes.iso() if isinstance(value, Period) and value.closes else "") for label, value in values
    ]


def deadlines(text: str) -> list[tuple[str, str]]:
    return read(text, FactKind.DEADLINE)


@pytest.mark.parametrize(
    ("above", "label"),
    [("提案書の提出期限", "公募締切"), ("応募締切", "公募締切"), ("質問の受付期限", "質問")],
)
@pytest.mark.parametrize("parts", ["ＡＢ", "ＡＢＣ"])
@pytest.mark.parametrize(("mark", "gap"), [("", "　"), ("・", "　"), ("", "："), ("・", "：")])
def test_the_label_above_part_after_part_is_that_of_each(
    above: str, label: str, parts: str, mark: str, gap: str
) -> None:
    rows = "".join(f"{mark}{part}型{gap}６月{5 + 7 * n}日（金）正午\n" for n, part in enumerate(parts))
    assert deadlines(f"６．手続\n{above}\n{rows}") == [
        (f"{label}（{part}型）", f"2026-06-{5 + 7 * n:02}T12:00:00+09:00") for n, part in enumerate("ABC"[: len(parts)])
    ]


def test_a_part_behind_another_line_is_not_under_the_label_of_those_before_it() -> None:
    text = "６．手続\n提案書の提出期限\nＡ型　６月５日（金）正午\n型により異なります。\nＢ型　６月１２日（金）１７時\n"
    assert deadlines(text) == [("公募締切（A型）", "2026-06-05T12:00:00+09:00")]


def test_a_timetable_names_what_happens_with_its_part() -> None:
    text = "５．スケジュール\n提案書の提出期限\nＡ型　６月５日（金）正午\nＢ型　６月１２日（金）１７時\n実地調査　７月１日（水）\n"
    assert read(text, FactKind.SCHEDULE) == [
        ("提案書の提出期限(A型)", "2026-06-05T12:00:00+09:00"),
        ("提案書の提出期限(B型)", "2026-06-12T17:00:00+09:00"),
        ("実地調査", "2026-07-01"),
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("若手型 6月12日(金)17時", True),
        ("・A枠 6月12日", True),
        ("A枠:6月12日", True),
        ("A枠 6月12日", True),
        ("区分B 6月12日", True),
        ("提出期限 6月12日", False),
        ("6月12日 若手型", False),
        ("若手型", False),
        ("", False),
    ],
)
def test_a_part_is_named_right_before_its_day(line: str, *, names: bool) -> None:
    assert names_a_part(line) is names


TABLE = "公募の日程\n説明会\t4月22日（水）14時～15時\n{}\n提出締切\t6月12日（金）17時\n"


@pytest.mark.parametrize("line", ["4月24日（金）10時～11時", "令和8年4月24日（金）10時～11時", "4/24 10時～11時"])
def test_a_second_day_under_a_row_is_of_what_the_row_names(line: str) -> None:
    assert read(TABLE.format(line), FactKind.BRIEFING) == [
        ("説明会", "2026-04-22T15:00:00+09:00"),
        ("説明会", "2026-04-24T11:00:00+09:00"),
    ]
    assert deadlines(TABLE.format(line)) == [("公募締切", "2026-06-12T17:00:00+09:00")]


@pytest.mark.parametrize("line", ["現地調査\t4月24日（金）", "詳しくは4月24日にお知らせします。", "会場は市民会館"])
def test_a_line_that_does_not_begin_with_a_day_is_of_no_row_above(line: str) -> None:
    assert read(TABLE.format(line), FactKind.BRIEFING) == [("説明会", "2026-04-22T15:00:00+09:00")]


@given(st.text("説明会提出期限公募型枠AB４５6月12日（金）時~から\n\t　 :、。", max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_read_for_its_days(text: str) -> None:
    found = dated_facts(sections_of(pages(text)), PUBLISHED)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
