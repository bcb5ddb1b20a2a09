"""Of a small table, the row that is asked for and none beside it."""

from __future__ import annotations

import pytest

from assistant.composing.named_rows import row_named

HEAD = "実証の場所\t事業者\tテーマ\t実証費"
HARBOUR = "みなと市\t海鳴センシング株式会社\t水位センサー網による監視\t780万円"
HILLS = "山並町\t国立山並大学\t光ファイバーによる斜面の検知\t650万円"
VILLAGE = "白樺村\t空路運輸株式会社\tドローンによる医薬品の輸送\t800万円"
TABLE = [HEAD, HARBOUR, HILLS, VILLAGE, "※ 金額は税込です。"]


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("みなと市で水位センサーの実証をした会社と、その実証費を教えてください", HARBOUR),
        ("ドローンで医薬品を運んだのはどの会社ですか", VILLAGE),
    ],
)
def test_the_row_that_is_named_stands_under_its_head(question: str, row: str) -> None:
    assert row_named(TABLE, question) == [HEAD, row, TABLE[-1]]


@pytest.mark.parametrize(
    "question",
    [
        "水位センサーの会社とドローンの輸送の会社はどこですか",
        "水位センサーによる監視など、採択された実証をすべて教えてください",
        "実証費はいくらですか",
    ],
)
def test_where_no_one_row_is_named_all_are_told(question: str) -> None:
    assert row_named(TABLE, question) == TABLE


def test_lines_of_no_table_are_left_as_they_are() -> None:
    lines = ["みなと市で水位センサーの実証をしました。", "山並町では光ファイバーを使いました。"]

    assert row_named(lines, "みなと市の水位センサーの実証とは") == lines


KINDS = [
    "類型\t補助率\t上限額",
    "A 空き店舗活用型\t3分の2\t200万円",
    "B 新業態型\t2分の1\t100万円",
    "C グループ型\t4分の3\t400万円",
]


def test_of_rows_that_begin_with_a_letter_that_of_the_kind_is_told() -> None:
    assert row_named(KINDS, "A型の上限額は") == KINDS[:2]
    assert row_named(KINDS, "B型とC型の上限額は") == [KINDS[0], *KINDS[2:]]


def test_a_kind_that_no_row_begins_with_leaves_all() -> None:
    assert row_named(KINDS, "D型の新業態の補助率は") == KINDS
