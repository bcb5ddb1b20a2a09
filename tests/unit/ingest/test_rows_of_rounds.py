"""Rows of a schedule that give a day for each round."""

from __future__ import annotations

from ingest.parts import cells_by_part


def test_a_bracket_before_the_first_day_is_of_what_happens() -> None:
    cells = cells_by_part("面接(高度枠)6月15日~19日  9月28日~10月2日", ["区分  第1回  第2回"])

    assert cells == [("第1回", "面接(高度枠): 6月15日~19日"), ("第2回", "面接(高度枠): 9月28日~10月2日")]
