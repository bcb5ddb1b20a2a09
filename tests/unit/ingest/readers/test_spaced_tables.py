from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.spaced_tables import with_tables

PLAIN = """\
　区　分　　　　補助上限額　　　補助率
　小規模枠　　　20万円　　　　　1／2
　標準枠　　　　50万円　　　　　2／3"""
TOUCHING = """\
区分　　　　担当課　　　　　　　電話番号
申請　　　　養蜂振興課　　　　　03-1111-0001
交付　　　　養蜂振興課経理担当係 03-1111-0002"""
EMPTY = """\
書類名　　　　　様式　　　　提出　　　　備考
申請書　　　　　様式１　　　必須　　　　押印不要
見積書　　　　　　　　　　　任意　　　　写し可
定款　　　　　　様式２　　　必須"""
MARKS = """\
書類名　　　　　個人　　　　組合
申請書　　　　　○　　　　　○
登記簿の写し　　×　　　　　○"""
SPANNING = """\
部門　　　　区分　　　　上限額　　　　件数
巣箱部門　　新規　　　　３万円　　　　５件
　　　　　　継続　　　　９万円　　　　３件
蜜源部門　　新規　　　　５万円　　　　４件"""
SPANNING_TWO = """\
部門　　　　区分　　　　対象　　　　上限額
巣箱部門　　新規　　　　個人　　　　３万円
　　　　　　　　　　　　組合　　　　９万円"""
GOING_ON = """\
費目　　　　内容　　　　　　　　　　　　上限
巣箱費　　　巣箱を新しく買い入れる費用と　３万円
　　　　　　その運搬に要する費用
旅費　　　　蜜源の調査　　　　　　　　　１万円"""
COUNTED = """\
No.　　書類名　　　　　　部数　　　　様式
（１）申請書　　　　　　１部　　　　様式１
（２）登記簿の写し　　　１部　　　　―"""
COUNTED_TOGETHER = """\
番号 書類名　　　　　　　部数　　　　様式
（１）申請書　　　　　　　１部　　　　様式１
（２）登記簿の写し　　　　１部　　　　―"""
AGAIN = """\
区分　　　　対象　　　　上限額
巣箱　　　　個人　　　　３万円

　　　　　　　- 3 -

区分　　　　対象　　　　上限額
蜜源　　　　組合　　　　５万円"""
GROUPS = """\
書類名　　　　　部数　　　　様式
【申請のとき】
申請書　　　　　１部　　　　様式１
【報告のとき】
領収書　　　　　適宜　　　　なし"""
NO_FIRST_NAME = """\
　　　　　　　第１回　　　　第２回　　　　第３回
受付開始　　　４月１日　　　７月１日　　　10月１日
締切　　　　　４月30日　　　７月31日　　　10月31日"""
TWO = """\
区分　　　　上限額　　　　件数
巣箱　　　　３万円　　　　20件

書類名　　　部数　　　　　様式
申請書　　　１部　　　　　様式１"""
ERRATA = """\
番号　　該当箇所　　　　誤　　　　　　　　　正
１　　　募集案内２頁　　20件　　　　　　　　30件
２　　　募集案内４頁　　個人 に限る　　　　　個人 又は 組合"""
IN_DOUBT = """\
該当箇所　　　　誤　　　　　　　正
３頁　　　　　　３万円　　　　　５万円
７頁　　　　　　10万円　　　　　20万円
５頁　　　　　　６月１９日 金曜の正午 ６月２６日 金曜の正午"""

PROSE = """\
蜜蜂を守る　　取組を　　助けます。
対象は県内の養蜂家です。　くわしくは　次のとおりです。
藍沢県　　　　養蜂課　　　　　　　令和８年５月
１　趣　旨　　県内の養蜂を守ります。"""
TITLES = """\
　　　　　　　　募　集　要　項
　　　　　　　　令　和　８　年　度
　　　　　　　　藍　沢　県"""
ADDRESS = """\
〒900-0000　　藍沢県蜜源市一丁目２番３号
　　　　　　　藍沢県庁　養蜂課　養蜂係
　　　　　　　電話　000-111-2222
　　　　　　　ＦＡＸ　000-111-3333"""
LABELS = """\
団体名　　　藍沢養蜂組合
代表者　　　朝倉一郎
電　話　　　000-111-2222"""
COMMITTEE = """\
委員長　　　朝倉一郎　　　藍沢大学教授
委員　　　　夕凪花子　　　藍沢新聞記者
委員　　　　霧島次郎　　　藍沢銀行顧問"""
HEAD_ALONE = "区分　　　　対象　　　　上限額\n\n下の表のとおりです。"

TEXT = st.text(alphabet=" \u3000\t区分番号No.1１（）①円万-【】年月日誤正○県", max_size=60)
CELL = st.sampled_from(["巣箱", "３万円", "20件", "○", "－", "個人 又は 組合", "５月１日 正午", "要相談", "（１）"])
HEADS = st.sampled_from(
    ["区分　　対象　　上限額", "区　分　　　対象　　　　件数", "区分 対象 上限額", "番号　書類名　　部数　　様式"]
)
ROWS = st.lists(st.lists(st.tuples(CELL, st.integers(1, 6)), min_size=1, max_size=5), max_size=8)


def read(text: str) -> list[str]:
    """The lines with a number before those of a table, and * for its head."""
    return [
        line.text if line.table is None else f"{line.table}{'*' * line.head} {line.text}"
        for line in with_tables(text.split("\n"))
    ]


@pytest.mark.parametrize(
    ("drawn", "rows"),
    [
        (PLAIN, ["0* 区分\t補助上限額\t補助率", "0 小規模枠\t20万円\t1／2", "0 標準枠\t50万円\t2／3"]),
        (MARKS, ["0* 書類名\t個人\t組合", "0 申請書\t○\t○", "0 登記簿の写し\t×\t○"]),
        (
            NO_FIRST_NAME,
            ["0* \t第１回\t第２回\t第３回", "0 受付開始\t４月１日\t７月１日\t10月１日", "0 締切\t４月30日\t７月31日\t10月31日"],
        ),
    ],
)  # fmt: skip
def test_words_below_the_names_of_columns_are_rows(drawn: str, rows: list[str]) -> None:
    assert read(drawn) == rows


def test_a_cell_may_touch_the_next_column() -> None:
    assert read(TOUCHING)[-1] == "0 交付\t養蜂振興課経理担当係\t03-1111-0002"


def test_an_empty_cell_stays_empty_and_its_row_names_no_columns() -> None:
    assert read(EMPTY) == [
        "0* 書類名\t様式\t提出\t備考",
        "0 申請書\t様式１\t必須\t押印不要",
        "0 見積書\t\t任意\t写し可",
        "0 定款\t様式２\t必須\t",
    ]


def test_the_first_cell_of_several_rows_is_in_each() -> None:
    assert read(SPANNING)[1:] == [
        "0 巣箱部門\t新規\t３万円\t５件",
        "0 巣箱部門\t継続\t９万円\t３件",
        "0 蜜源部門\t新規\t５万円\t４件",
    ]


def test_an_amount_below_an_amount_is_one_of_its_own() -> None:
    assert read(SPANNING_TWO)[1:] == ["0 巣箱部門\t新規\t個人\t３万円", "0 巣箱部門\t\t組合\t９万円"]


def test_a_cell_goes_on_in_the_next_line() -> None:
    assert read(GOING_ON)[1:] == [
        "0 巣箱費\t巣箱を新しく買い入れる費用とその運搬に要する費用\t３万円",
        "0 旅費\t蜜源の調査\t１万円",
    ]


@pytest.mark.parametrize(("drawn", "number"), [(COUNTED, "No."), (COUNTED_TOGETHER, "番号")])
def test_numbers_have_a_column_of_their_own(drawn: str, number: str) -> None:
    assert read(drawn) == [
        f"0* {number}\t書類名\t部数\t様式",
        "0 （１）\t申請書\t１部\t様式１",
        "0 （２）\t登記簿の写し\t１部\t―",
    ]


def test_a_table_goes_on_below_its_head_on_the_next_page() -> None:
    assert read(AGAIN) == [
        *("0* 区分\t対象\t上限額", "0 巣箱\t個人\t３万円", "", "　　　　　　　- 3 -", ""),
        *("0* 区分\t対象\t上限額", "0 蜜源\t組合\t５万円"),
    ]


def test_titles_of_groups_stay_between_the_rows() -> None:
    assert read(GROUPS) == [
        "0* 書類名\t部数\t様式",
        "【申請のとき】",
        "0 申請書\t１部\t様式１",
        "【報告のとき】",
        "0 領収書\t適宜\tなし",
    ]


def test_names_below_a_blank_line_begin_another_table() -> None:
    assert [line[:2] for line in read(TWO)] == ["0*", "0 ", "", "1*", "1 "]


def test_a_correction_keeps_the_words_of_each_cell() -> None:
    assert read(ERRATA) == [
        "0* 番号\t該当箇所\t誤\t正",
        "0 １\t募集案内２頁\t20件\t30件",
        "0 ２\t募集案内４頁\t個人 に限る\t個人 又は 組合",
    ]


def test_a_row_whose_cells_are_in_doubt_stays_a_line() -> None:
    assert read(IN_DOUBT) == [
        "0* 該当箇所\t誤\t正",
        "0 ３頁\t３万円\t５万円",
        "0 ７頁\t10万円\t20万円",
        IN_DOUBT.rsplit("\n", maxsplit=1)[-1],
    ]


@pytest.mark.parametrize("text", [PROSE, TITLES, ADDRESS, LABELS, COMMITTEE, HEAD_ALONE])
def test_what_is_no_table_stays_as_it_is(text: str) -> None:
    assert read(text) == text.split("\n")


@given(HEADS, ROWS)
def test_a_table_loses_no_letter(head: str, rows: list[list[tuple[str, int]]]) -> None:
    lines = [head, *("".join(cell + " " * spaces for cell, spaces in row) for row in rows)]
    written = "".join(line.text for line in with_tables(lines))

    assert "".join(written.split()) == "".join("".join(lines).split())


@given(st.lists(TEXT, max_size=12))
def test_every_table_has_its_head_first_and_rows_of_one_width_whatever_the_text(lines: list[str]) -> None:
    tables: dict[int, list[tuple[bool, int]]] = {}
    for line in with_tables(lines):
        if line.table is not None:
            tables.setdefault(line.table, []).append((line.head, line.text.count("\t")))

    assert list(tables) == list(range(len(tables)))
    assert all(rows[0][0] and len({width for _, width in rows}) == 1 for rows in tables.values())


@pytest.mark.parametrize("line", ["この事業は県内の養蜂を守ります。", "巣箱　　養蜂家　　県内", "巣箱 養蜂家 県内"])
def test_a_long_text_is_read_to_its_end(line: str) -> None:
    assert len(list(with_tables([line] * 20_000))) == 20_000
