from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.tight_tables import tight_table

FORMS = """\
様式等 書類名 Ａ型 Ｂ型 Ｃ型 形式
様式第１ 申請書 ○ ○ ○ Word
様式 ２ 巣箱の配置図 ○ － ○ Word
別添 見積書の写し － ○ ○ PDF"""
UNITS = """\
区分 上限額 補助率 締切
巣箱枠 200 万円 1/2 令和 8 年 5 月 19 日
蜜源枠 約 1,000 万円 2/3 令和 8 年 6 月 2 日"""
BRACKETS = """\
区分 対象 上限額
巣箱枠 養蜂家（個人 又は 法人） 20万円
蜜源枠 組合 50万円"""
MORE_WORDS = """\
区分 対象 上限額 補助率
巣箱枠 個人 20万円 1/2
蜜源枠 組合 50万円 2/3
見学枠 県内の 小学校 10万円 1/2"""
BETWEEN = """\
書類名 対象 様式 部数
申請書 個人 様式1 1部
県内の蜜源を調べる
調査の計画書 組合 様式2 2部
領収書 個人 様式3 1部"""
NOTED = """\
区分 対象 上限額
巣箱枠 個人 20万円
※ 蜜源枠 組合
蜜源枠 組合 50万円"""
SHIFTED = """\
区分 対象 上限額 締切
巣箱枠 個人 20万円 6月19日
蜜源枠 組合 50万円 6月26日
見学枠 学校 組合 10万円"""
POINTS = """\
審査項目 配点
巣箱の工夫 30点
続ける見込み 40点
地域への効果 30点"""
DAYS = """\
項目 日程
受付開始 令和 8 年 5 月 19 日
締切 6月26日（金）
結果の通知 8月上旬"""
ERRATA = """\
該当箇所 誤 正
募集案内２頁 20件 30件
募集案内４頁 個人 組合
募集案内６頁 5月1日 5月8日"""

ERRATA_OF_WORDS = """\
該当箇所 誤 正
募集案内２頁 20件 30件
募集案内４頁 50万円 60万円
様式２ 県内の 組合 県内の 法人"""
ERRATA_WITH_NUMBERS = """\
番号 該当箇所 誤 正
１ ２頁 締切 6月19日 締切 6月26日
２ ４頁 上限 100 万円 上限 200 万円
３ ６頁 2 行目 補助率 1/2 補助率 2/3"""
ERRATA_CUT = """\
箇所 訂正前 訂正後
募集案内２頁 20件 30件
募集案内４頁 50万円 60万円
組合を除く"""
PROSE = """\
対象 経費 期間
この助成は 蜜源を 守る 取組に 使えます。
申請は 電子メールで お送りください。"""
HEADINGS = """\
１ 目的 蜜源の保全
２ 対象 県内の養蜂家
３ 金額 20万円"""
TEXTS = """\
委員長 朝倉一郎 藍沢大学
委員 夕凪花子 藍沢新聞
委員 霧島次郎 藍沢銀行"""
LABELS = """\
締切 内容
6月19日 説明会
7月3日 受付の終わり"""
FEW_PAIRS = """\
審査項目 配点
巣箱の工夫 30点
続ける見込み 70点"""
ONE_ROW = """\
区分 対象 上限額
巣箱枠 個人 20万円"""

WORD = st.sampled_from(["巣箱枠", "20", "万円", "令和", "8", "年", "約", "○", "（１）", "様式", "誤", "正", "※", "\t"])


def read(text: str) -> list[str]:
    """The cells of each line, "" for one that is no row."""
    return [" | ".join(row) for row in tight_table(text.split("\n"))]


def test_a_row_has_as_many_words_as_its_head() -> None:
    assert read(FORMS) == [
        "様式等 | 書類名 | Ａ型 | Ｂ型 | Ｃ型 | 形式",
        "様式第１ | 申請書 | ○ | ○ | ○ | Word",
        "様式 ２ | 巣箱の配置図 | ○ | － | ○ | Word",
        "別添 | 見積書の写し | － | ○ | ○ | PDF",
    ]


def test_a_number_keeps_its_unit_and_a_day_is_one_cell() -> None:
    assert read(UNITS)[1:] == [
        "巣箱枠 | 200 万円 | 1/2 | 令和8年5月19日",
        "蜜源枠 | 約 1,000 万円 | 2/3 | 令和8年6月2日",
    ]


def test_a_bracket_keeps_its_spaces() -> None:
    assert read(BRACKETS)[1] == "巣箱枠 | 養蜂家（個人 又は 法人） | 20万円"


def test_a_row_of_more_words_is_fitted_to_the_kinds_of_the_columns() -> None:
    assert read(MORE_WORDS)[-1] == "見学枠 | 県内の 小学校 | 10万円 | 1/2"


@pytest.mark.parametrize(("drawn", "place"), [(BETWEEN, 2), (NOTED, 2)])
def test_what_does_not_fit_stays_a_line(drawn: str, place: int) -> None:
    rows = read(drawn)

    assert (len(rows), [n for n, row in enumerate(rows) if not row]) == (len(drawn.split("\n")), [place])


def test_a_row_whose_empty_cell_shifts_the_others_is_none() -> None:
    assert read(SHIFTED) == [
        "区分 | 対象 | 上限額 | 締切",
        "巣箱枠 | 個人 | 20万円 | 6月19日",
        "蜜源枠 | 組合 | 50万円 | 6月26日",
    ]


@pytest.mark.parametrize(
    ("drawn", "last"), [(POINTS, "地域への効果 | 30点"), (DAYS, "結果の通知 | 8月上旬"), (ERRATA, "募集案内６頁 | 5月1日 | 5月8日")]
)  # fmt: skip
def test_pairs_and_corrections_of_single_words_are_rows(drawn: str, last: str) -> None:
    rows = read(drawn)

    assert (len(rows), rows[-1]) == (4, last)


@pytest.mark.parametrize("drawn", [ERRATA_OF_WORDS, ERRATA_WITH_NUMBERS, ERRATA_CUT])
def test_corrections_whose_words_could_stand_in_either_column_are_left_alone(drawn: str) -> None:
    assert read(drawn) == []


@pytest.mark.parametrize("text", [PROSE, HEADINGS, TEXTS, LABELS, FEW_PAIRS, ONE_ROW])
def test_what_is_no_table_has_no_rows(text: str) -> None:
    assert read(text) == []


def test_a_blank_line_ends_a_table() -> None:
    assert len(read(f"{POINTS}\n\n書類の体裁 10点")) == 4


@given(st.lists(st.lists(WORD, max_size=18).map(" ".join), min_size=1, max_size=8))
def test_rows_are_as_wide_as_their_head_and_keep_their_words(lines: list[str]) -> None:
    head = "区分 対象 上限額"
    rows = tight_table([head, *lines])

    assert all(len(row) in (0, 3) for row in rows)
    for row, line in zip(rows, [head, *lines], strict=False):
        assert not row or "".join("".join(row).split()) == "".join(line.split())


def test_marks_for_all_kinds_end_a_row_whose_name_is_of_several_words() -> None:
    drawn = "書類名 A B\n書式1 申請書 ○ ○\n書式2 推薦書（1通） ○ －\n直近の決算書 － ○"

    assert read(drawn)[1:] == ["書式1 申請書 | ○ | ○", "書式2 推薦書（1通） | ○ | －", "直近の決算書 | － | ○"]


def test_a_letter_behind_a_year_is_a_cell_where_numbers_end_the_row() -> None:
    drawn = "年度　種類　応募　採択\n2025　A　212　19\n2025　B　58　6\n2024　A　187　20"

    assert read(drawn)[1:] == ["2025 | A | 212 | 19", "2025 | B | 58 | 6", "2024 | A | 187 | 20"]
