"""Days by which a university takes in what goes to a funder, days of what is over, and days that nobody applies by."""

from __future__ import annotations

import pytest

from ingest.dated import dated_in
from ingest.labels import within_part
from ingest.years import NOTHING


def labels(line: str, *path: str) -> list[str]:
    """The labels of the days of a line in the year 2026."""
    return [one.label for one in dated_in(line.replace("：", ":"), path, evidence=NOTHING)]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("学内締切：2026年6月5日(金)正午", "提出について"),
        ("学内での提出期限は2026年6月5日(金)です。", "提出について"),
        ("提出期限：2026年6月5日(金)正午", "学内手続"),
        ("応募締切：2026年6月5日(金)", "3. 学内での受付"),
    ],
)
def test_a_day_within_the_university_is_told_by_its_own_words_or_by_its_heading(line: str, heading: str) -> None:
    assert labels(line, heading) == ["学内締切"]


@pytest.mark.parametrize(
    "line",
    [
        "財団への提出期限：2026年6月19日(金)",
        "機構への応募締切：2026年6月19日(金)正午",
        "e-Radでの応募締切：2026年6月19日(金)正午",
    ],
)
def test_the_deadline_to_the_funder_keeps_its_own_below_such_a_heading(line: str) -> None:
    assert labels(line, "学内手続") == ["公募締切"]


@pytest.mark.parametrize(
    "line",
    [
        "2026年4月6日(月)から5月8日(金)まで行った公募の結果です。",
        "2026年4月6日(月)から5月8日(金)までの間に公募した課題の結果です。",
        "2026年5月8日(金)までに受付した申請の審査を行っています。",
    ],
)
def test_the_days_within_which_a_call_was_made_are_none(line: str) -> None:
    assert labels(line, "公募期間") == []


def test_a_call_that_is_made_until_a_day_has_it() -> None:
    assert labels("2026年4月6日(月)から5月8日(金)まで公募します。", "公募期間") == ["公募期間"]


@pytest.mark.parametrize(
    ("line", "heading"),
    [("繰越の申請期限：2027年2月26日(金)", "事業の実施"), ("申請期限：2027年2月26日(金)", "予算の繰越し")],
)
def test_what_is_carried_over_to_the_next_year_is_no_application(line: str, heading: str) -> None:
    assert labels(line, heading) == []
    assert labels("申請期限：2027年2月26日(金)", "申請の手続") == ["公募締切"]


def test_a_part_within_a_column_of_rounds_has_both_in_its_label() -> None:
    assert within_part("ヒアリング（高度枠）", "第1回") == "ヒアリング（第1回・高度枠）"
    assert within_part("結果公表", "第2回") == "結果公表（第2回）"
