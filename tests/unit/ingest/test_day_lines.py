"""Schedules whose days and events stand in lines of their own."""

from __future__ import annotations

from assistant.domain import FactKind, Page, Period
from assistant.languages.ja.mending import mend
from ingest.day_lines import days_with_events
from ingest.readers.extracted import ExtractedPage
from ingest.sections import sections_of
from ingest.timetable import dated_facts
from ingest.years import NOTHING

SCHEDULE = """\
６　二次公募の日程（予定）

2026年9月14日
説明会申込み締切
2026年9月16日
公募説明会
2026年10月9日
公募締切
2026年11月6日
面接審査の対象の連絡
2026年11月12日
面接審査
"""


def _days() -> list[tuple[FactKind, str, str]]:
    """The kind, the label and the last day of each fact that has one."""
    found = dated_facts(sections_of([ExtractedPage(Page(1, SCHEDULE))]), NOTHING)
    periods = [(one.kind, one.label, one.value) for one in found if isinstance(one.value, Period)]
    return [(kind, label, value.closes.day.isoformat()) for kind, label, value in periods if value.closes]


def test_a_day_belongs_to_the_event_below_it_and_not_to_the_one_above() -> None:
    ends = {label: day for kind, label, day in _days() if kind is FactKind.DEADLINE}
    assert ends == {"説明会申込": "2026-09-14", "公募締切": "2026-10-09"}


def test_the_day_on_which_those_called_to_an_interview_are_told_is_not_that_of_the_interview() -> None:
    interviews = [day for _, label, day in _days() if label == "ヒアリング"]
    assert interviews == ["2026-11-12"]


def test_where_the_event_stands_first_its_day_is_the_one_below() -> None:
    assert days_with_events(["応募締切", "9月14日", "面接審査", "9月30日", "結果の通知"]) == {}


def test_the_names_of_two_columns_stand_above_the_first_day() -> None:
    texts = ["時期", "内容", "8月7日(金)", "第二次選考(面接 20分)", "8月下旬", "選考委員会(合議)"]

    assert days_with_events(texts) == {2: 3, 4: 5}


def test_a_day_that_has_its_line_to_itself_is_not_joined_to_the_event_above() -> None:
    source = "2026年6月中旬～7月下旬\n第一次選考（書面。選考委員3名が1件を査読）\n2026年8月7日（金）\n第二次選考"

    assert "査読)\n2026年8月7日(金)\n" in mend(source).text
