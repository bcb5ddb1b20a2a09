"""Tables of days that plain text draws with tabs, or with pipes that no rule parts."""

from __future__ import annotations

from ingest.readers.drawn_tables import with_drawn_tables

TABS = """\
種類	受付開始	受付締切
A・B	2026年4月6日（月）10：00	2026年5月29日（金）17：00
C	2026年4月6日（月）10：00	2026年6月12日（金）17：00"""
PIPES = """\
| 日程 | 内容 |
| 5月25日（月）23:59 | 応募締切 |
| 7月8日（水） | キックオフ |"""
PAPERS = """\
番号	書類	様式
1	交付申請書	様式第１号
2	事業計画書	様式第２号"""


def test_a_table_whose_columns_are_named_for_the_days_of_applying_is_read_as_rows() -> None:
    rows = [(line.head, line.table) for line in with_drawn_tables(TABS.split("\n"))]

    assert rows == [(True, 0), (False, 0), (False, 0)]


def test_lines_between_pipes_are_rows_without_a_rule_below_their_head() -> None:
    head, closes, _ = with_drawn_tables(PIPES.split("\n"))

    assert (head.text, head.head) == ("日程\t内容", True)
    assert (closes.text, closes.head) == ("5月25日（月）23:59\t応募締切", False)


def test_a_table_of_papers_that_tabs_part_stays_lines() -> None:
    assert {line.table for line in with_drawn_tables(PAPERS.split("\n"))} == {None}
