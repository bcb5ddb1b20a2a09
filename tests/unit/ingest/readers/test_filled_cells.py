"""A cell that fills its column, so that no space stands before the next one."""

from __future__ import annotations

from ingest.readers.spaced_tables import with_tables

SCHEDULE = """\
　　　　　　　　第１回　　　　　　　　第２回
受付開始　　　　４月２０日　　　　　　８月３日
面接（高度化枠）６月１５日～１９日　　９月２８日～１０月２日
採択通知　　　　７月上旬　　　　　　　１０月中旬"""


def test_a_number_right_at_a_column_begins_its_cell_though_no_space_is_before_it() -> None:
    rows = [line.text for line in with_tables(SCHEDULE.split("\n"))]

    assert rows[2] == "面接（高度化枠）\t６月１５日～１９日\t９月２８日～１０月２日"
