"""Rows of tables that count who applied and who was chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.ja.tallied import Tally, counting_columns, listed_tallies

HEAD = "年度\t区分\t応募件数\t採択件数\n"
COLUMNS = ("応募件数", "採択件数")
KINDS = ("個人型", "団体型", "合計", "若手", "葦原再生")
COUNTS = st.integers(0, 99_999)


def listed(text: str, columns: tuple[str, ...] = (), time: str = "") -> list[Tally]:
    return list(listed_tallies(text, columns, "応募の状況", time))


def test_a_row_is_told_with_the_names_of_its_columns() -> None:
    assert listed(f"{HEAD}令和7年度\t個人型\t97\t8") == [
        Tally(
            "令和7年度 / 個人型 / 応募件数: 97 / 採択件数: 8", "令和7年度 個人型", "個人型", "応募の状況", "令和7年度"
        )
    ]


def test_a_row_below_a_year_is_of_that_year_until_another_one_begins() -> None:
    rows = "令和7年度\t個人型\t97\t8\n\t団体型\t41\t6\n令和6年度\t個人型\t80\t9\n\t団体型\t35\t5"

    assert [one.label for one in listed(HEAD + rows)] == [
        "令和7年度 個人型",
        "令和7年度 団体型",
        "令和6年度 個人型",
        "令和6年度 団体型",
    ]


@pytest.mark.parametrize(
    "time", ["令和7年度", "R7", "2025", "2025年度", "第3回", "第 2 次", "平成31年度", "令和元年度"]
)
def test_a_year_or_a_round_that_a_row_begins_with_is_its_time(time: str) -> None:
    first, second = listed(f"{HEAD}{time}\t個人型\t97\t8\n団体型\t41\t6")

    assert (first.time, second.time) == (time, time)
    assert second.told == f"{time} / 団体型 / 応募件数: 41 / 採択件数: 6"


def test_the_time_of_the_passage_before_goes_on_where_a_table_does() -> None:
    (one,) = listed("団体型\t41\t6", COLUMNS, "令和7年度")

    assert one.told == "令和7年度 / 団体型 / 応募件数: 41 / 採択件数: 6"


def test_a_new_head_forgets_the_time_before_it() -> None:
    (one,) = listed("区分\t応募\t採択\n団体型\t41\t6", COLUMNS, "令和7年度")

    assert (one.told, one.time) == ("団体型 / 応募: 41 / 採択: 6", "")


def test_a_table_may_count_more_than_both() -> None:
    (one,) = listed("区分  応募  採択  倍率\n若手  97件  8件  12.1倍")

    assert one.told == "若手 / 応募: 97件 / 採択: 8件 / 倍率: 12.1倍"


def test_a_number_may_have_a_comma_a_unit_or_a_line_in_its_place() -> None:
    numbers = [one.told for one in listed(f"{HEAD}令和7年度\t個人型\t1,204件\t88件\n\t団体型\t３６\t-")]

    assert numbers == [
        "令和7年度 / 個人型 / 応募件数: 1,204件 / 採択件数: 88件",
        "令和7年度 / 団体型 / 応募件数: 36 / 採択件数: -",
    ]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("令和7年度\t個人型\t未定\t未定", id="no-numbers"),
        pytest.param("令和7年度\t個人型\t97\t審査中", id="not-yet-chosen"),
        pytest.param("97\t8", id="of-nothing"),
        pytest.param("個人型は個人の方が応募できます。", id="a-sentence"),
    ],
)
def test_a_line_that_counts_not_both_is_no_row(row: str) -> None:
    assert listed(HEAD + row) == []


def test_without_a_head_numbers_side_by_side_count_nothing() -> None:
    assert listed("個人型\t97\t8\n団体型\t41\t6") == []


def test_what_stands_above_a_row_is_kept_with_it() -> None:
    (one,) = listed(f"令和5年度の結果\n\n{HEAD}\n第1期\t個人型\t97\t8")

    assert one.above == "応募の状況\n令和5年度の結果"


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("年度 / 区分 / 応募 / 採択", ("応募", "採択")),
        ("3. 実績 / 年度 / 応募件数 / 採択件数 / 倍率", ("応募件数", "採択件数", "倍率")),
        ("回 / 申請者数 / 採択者数", ("申請者数", "採択者数")),
        ("区分 / 応募 / 継続 / 採択", ("応募", "継続", "採択")),
        ("応募 採択", ()),  # a title that names no columns
        ("応募 / 締切", ()),
        ("採択件数 / 採択額", ()),
        ("応募資格 / 採択の条件", ()),
        ("", ()),
    ],
)
def test_the_columns_that_count_are_heard_in_a_title_that_names_them(title: str, columns: tuple[str, ...]) -> None:
    assert counting_columns(title) == columns


def test_the_columns_of_a_title_count_the_rows_below_it() -> None:
    columns = counting_columns("年度 / 区分 / 応募 / 採択")

    assert [one.told for one in listed("令和7年度\t団体型\t41\t6", columns)] == [
        "令和7年度 / 団体型 / 応募: 41 / 採択: 6"
    ]


@given(st.lists(st.tuples(st.sampled_from(KINDS), COUNTS, COUNTS), min_size=1, max_size=6), st.integers(1, 30))
def test_any_numbers_under_a_head_come_out_told_in_their_order(rows: list[tuple[str, int, int]], year: int) -> None:
    lines = [f"{kind}\t{n}\t{m}" for kind, n, m in rows]

    told = [one.told for one in listed(f"{HEAD}令和{year}年度\t" + "\n".join(lines))]

    assert told == [f"令和{year}年度 / {kind} / 応募件数: {n} / 採択件数: {m}" for kind, n, m in rows]


def test_columns_of_several_parts_are_told_part_by_part() -> None:
    table = "年度\t応募(はじめる)\t採択(はじめる)\t応募(ひろげる)\t採択(ひろげる)\n2025\t113\t12\t27\t4"

    assert [(one.told, one.part) for one in listed(table)] == [
        ("2025 / 応募(はじめる): 113 / 採択(はじめる): 12", "はじめる"),
        ("2025 / 応募(ひろげる): 27 / 採択(ひろげる): 4", "ひろげる"),
    ]
