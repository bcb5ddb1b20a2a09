"""A claim that is read off a table stands for what the table says there, and for nothing beside it."""

from __future__ import annotations

import pytest

from assistant.languages.ja.read_off import is_read_off

FRAMES = "区分\tはじめる枠\tひろげる枠\n助成率\t2/3\t1/2\n上限額\t100万円\t500万円\n下限額\t20万円\t100万円"
LIMITS = "区分\t補助率\t補助上限額\t補助下限額\nA 修理枠\t3分の2以内\t９００万円\t50万円\nB 修景枠\t2分の1以内\t450万円\t30万円"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("助成率 / ひろげる枠: 1/2\n上限額 / ひろげる枠: 500万円", FRAMES),
        ("B 修景枠 / 補助率: 2分の1以内 / 補助上限額: 450万円 / 補助下限額: 30万円", LIMITS),
        ("A 修理枠 / 補助上限額: 900万円", LIMITS),
    ],
)
def test_cells_under_their_own_names_are_read_off(text: str, quote: str) -> None:
    assert is_read_off(text, [quote])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("上限額 / ひろげる枠: 100万円", FRAMES),  # that of another column
        ("下限額 / ひろげる枠: 500万円", FRAMES),  # that of another row
        ("B 修景枠 / 補助上限額: 30万円", LIMITS),
        ("B 修景枠 / 補助上限額: 450万円 / 補助下限額: 450万円", LIMITS),
        ("B 修景枠の補助上限額は450万円です。", LIMITS),  # no line of a table
        ("B 修景枠 / 450万円", LIMITS),  # under no name
        ("B 修景枠 / 補助上限額: 450万円\n下限額は450万円です。", LIMITS),
        ("上限額 / ひろげる枠: 500万円", "上限額 ひろげる枠 500万円"),  # no table
        ("", FRAMES),
    ],
)
def test_what_stands_elsewhere_or_in_no_table_is_not(text: str, quote: str) -> None:
    assert not is_read_off(text, [quote])


def test_of_two_tables_the_names_right_above_a_row_count() -> None:
    two = "区分\t上限\t下限\nA枠\t9万円\t1万円\n区分\t下限\t上限\nB枠\t2万円\t8万円"

    assert is_read_off("B枠 / 上限: 8万円", [two])
    assert not is_read_off("B枠 / 上限: 2万円", [two])
