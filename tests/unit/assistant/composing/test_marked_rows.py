from assistant.composing.marked_rows import rows_marked

TABLE = [
    "9.提出様式一覧",
    "様式番号 書類名 A枠 B枠 C枠",
    "様式1 応募申請書 ○ ○ ○",
    "様式3 構成員一覧 ○ ○ -",
    "様式8 就農経歴書 - - ○",
    "※ 押印は不要です。",
]


def test_a_kind_has_the_rows_that_are_marked_for_it() -> None:
    assert rows_marked(TABLE, "a枠に応募するときの様式を全部") == [*TABLE[:4], TABLE[5]]
    assert rows_marked(TABLE, "c枠で出す書類は") == [*TABLE[:3], *TABLE[4:]]


def test_who_names_no_kind_or_several_sees_the_whole_table() -> None:
    assert rows_marked(TABLE, "様式を全部") == TABLE
    assert rows_marked(TABLE, "a枠とb枠の様式を全部") == TABLE


def test_cells_with_tabs_are_marks_too() -> None:
    table = ["書類\t法人\t個人", "申請書\t○\t○", "定款\t○\t×"]

    assert rows_marked(table, "個人が出す書類は") == table[:2]


def test_what_is_no_table_stays_as_it_is() -> None:
    text = ["対象 A枠 B枠", "・大学", "・企業 - 中小に限る"]

    assert rows_marked(text, "a枠の対象は") == text
