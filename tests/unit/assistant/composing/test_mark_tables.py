"""Tables of marks: the kinds over the marks, and rows that go on in the next passage."""

from __future__ import annotations

from assistant.composing.mark_tables import MarkTable, mark_tables
from assistant.domain import Passage

WITH_TABS = "区分\t書類\t準備型\t実施型\t備考\n様式A\t提案書\t○\t○\t30頁以内\n様式B\t意向書\t－\t○\t和訳を添付"
WITH_SPACES = "表2 経費区分\n区分 省力化 輸出 備考\n機械装置費 ○ ○\n原材料費 × ○ 試作品に限る"


def passages(*texts: str) -> list[Passage]:
    return [Passage(f"p{at}", "d", 1, at, (), 0, len(text), text) for at, text in enumerate(texts)]


def named(table: MarkTable) -> list[tuple[str, str, str]]:
    return [(row.name, "".join(row.marks), row.behind) for row in table.rows]


def test_the_kinds_stand_over_the_marks_of_a_table_with_tabs() -> None:
    (table,) = mark_tables(passages(WITH_TABS))

    assert table.kinds == ("準備型", "実施型")
    assert named(table) == [("様式A 提案書", "○○", "30頁以内"), ("様式B 意向書", "-○", "和訳を添付")]


def test_a_note_behind_the_marks_is_no_kind_where_a_table_is_flattened_to_spaces() -> None:
    (table,) = mark_tables(passages(WITH_SPACES))

    assert table.kinds == ("省力化", "輸出")
    assert named(table) == [("機械装置費", "○○", ""), ("原材料費", "×○", "試作品に限る")]


def test_a_table_goes_on_in_the_next_passage_with_or_without_tabs() -> None:
    (table,) = mark_tables(passages(WITH_TABS, "- 9 -\n令和8年度 公募要領\n様式G 申告書 － ○"))

    assert [row.name for row in table.rows] == ["様式A 提案書", "様式B 意向書", "様式G 申告書"]
    assert table.rows[-1].passage.id == "p1"


def test_bullets_and_lines_with_one_mark_are_no_table() -> None:
    assert not [*mark_tables(passages("対象 A枠 B枠\n・大学\n・企業 - 中小に限る\n× 対象外\n○ 対象"))]


def test_rows_of_other_marks_under_another_head_are_a_table_of_their_own() -> None:
    other = "書類 法人 個人 団体\n定款 ○ × ○\n名簿 × × ○"

    assert [table.kinds for table in mark_tables(passages(WITH_TABS, other))] == [
        ("準備型", "実施型"),
        ("法人", "個人", "団体"),
    ]


def test_words_are_marks_too_and_keep_what_they_say() -> None:
    (table,) = mark_tables(
        passages("書類\t本格\t試行\n様式A 提案書\t必須（12枚以内）\t必須（6枚以内）\n様式E 計画書\t必須\t不要")
    )

    assert table.kinds == ("本格", "試行")
    assert [row.marks for row in table.rows] == [("必須(12枚以内)", "必須(6枚以内)"), ("必須", "不要")]
    assert [row.is_marked(1) for row in table.rows] == [True, False]
