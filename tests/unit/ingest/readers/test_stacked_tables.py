from __future__ import annotations

import pytest

from ingest.readers.spaced_tables import with_tables
from ingest.readers.stacked_tables import stacked_table

RATES = """\
区分
設備の種類
補助率（通常）
上限額
①
巣箱の断熱箱
１／３
６０万円
②
採蜜用の遠心分離機
１／４
３０万円
③
見張り用カメラ
定額　１台当たり２万円
２０万円"""
FORMS = """\
様式番号
書類の名称
備考
様式１
応募申請書
押印は不要
様式２
養蜂計画書
８ページ以内
様式３
蜜源の地図
任意"""
CHANGES = """\
項目
令和7年度
令和8年度
公募する枠
巣箱枠、蜜源枠
蜜源枠
面接審査
対面
オンライン
意向表明
必須
不要"""
COLUMNS = """\
種類
A 巣箱助成
B 蜜源助成
1件あたりの助成額
100万円以内
400万円以内
採択予定件数
20件程度
6件程度
助成期間
2026年10月1日～2027年9月30日（1年間）
2026年10月1日～2028年9月30日（2年間）"""
DAYS = """\
時期
内容
2026年6月中旬～7月下旬
書面審査
2026年8月7日（金）
面接審査（20分）
2026年9月中旬
結果の通知"""
WRAPPED = """\
区分
内容
補助率
上限額
Ａ型（安全型）
既に持つ巣箱への転倒防止具、
防護服の購入
３分の２以内
１５０万円
Ｂ型（共同型）
組合による遠心分離機の
購入
２分の１以内
（離島は５分の３以内）
８００万円"""


def rows_of(text: str) -> list[tuple[str, ...]]:
    return stacked_table(text.split("\n"))[0]


def test_cells_below_each_other_become_rows_below_the_names_of_their_columns() -> None:
    assert rows_of(RATES) == [
        ("区分", "設備の種類", "補助率（通常）", "上限額"),
        ("①", "巣箱の断熱箱", "１／３", "６０万円"),
        ("②", "採蜜用の遠心分離機", "１／４", "３０万円"),
        ("③", "見張り用カメラ", "定額　１台当たり２万円", "２０万円"),
    ]


def test_the_numbers_of_forms_tell_where_their_rows_begin() -> None:
    assert rows_of(FORMS)[1:] == [
        ("様式１", "応募申請書", "押印は不要"),
        ("様式２", "養蜂計画書", "８ページ以内"),
        ("様式３", "蜜源の地図", "任意"),
    ]


def test_two_editions_that_are_compared_are_columns() -> None:
    assert rows_of(CHANGES)[2] == ("面接審査", "対面", "オンライン")


def test_a_table_that_is_written_column_by_column_is_turned() -> None:
    assert rows_of(COLUMNS) == [
        ("種類", "1件あたりの助成額", "採択予定件数", "助成期間"),
        ("A 巣箱助成", "100万円以内", "20件程度", "2026年10月1日～2027年9月30日（1年間）"),
        ("B 蜜源助成", "400万円以内", "6件程度", "2026年10月1日～2028年9月30日（2年間）"),
    ]


def test_days_and_what_happens_on_them_are_pairs() -> None:
    assert rows_of(DAYS)[2] == ("2026年8月7日（金）", "面接審査（20分）")


def test_a_cell_that_goes_on_in_the_next_line_is_one_cell_where_the_rows_begin_with_kinds() -> None:
    assert rows_of(WRAPPED)[1:] == [
        ("Ａ型（安全型）", "既に持つ巣箱への転倒防止具、防護服の購入", "３分の２以内", "１５０万円"),
        ("Ｂ型（共同型）", "組合による遠心分離機の購入", "２分の１以内（離島は５分の３以内）", "８００万円"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "箇所\n誤\n正\n3ページ\n6月1日\n6月2日\n4ページ\n10万円\n20万円",  # what was wrong and what is right
        "区分\n上限額\n養蜂\n巣箱を置く\n20万円\n蜜源を植える\n50万円\n組合",  # no column is of one kind
        "巣箱\n蜜源\n採蜜\n遠心分離機\n防護服\n燻煙器\n巣礎\n給餌器\n女王蜂",  # a list of words
        "区分\n上限額\nＡ型\n20万円\n一台につき\n別に定める\n下の表を見ること\n50万円",  # more cells than columns
        "区分\n内容\n上限額\nＡ型\n20万円\nＢ型\n50万円\nＣ型",  # fewer
        "誤\n正\n上限額\nＡ型\n巣箱\n20万円\nＢ型\n蜜源\n組合\n50万円",
        "区分\n上限額\nＡ型\n20万円",  # too short
        "",
    ],
)
def test_lines_that_leave_doubt_are_no_table(text: str) -> None:
    assert stacked_table(text.split("\n")) == ([], 0)


def test_the_lines_of_such_a_table_are_written_as_its_rows_and_the_text_goes_on_below() -> None:
    written = list(with_tables([*FORMS.split("\n"), "", "※様式は窓口でお渡しします。"]))
    assert [(line.text, line.table, line.head) for line in written] == [
        ("様式番号\t書類の名称\t備考", 0, True),
        ("様式１\t応募申請書\t押印は不要", 0, False),
        ("様式２\t養蜂計画書\t８ページ以内", 0, False),
        ("様式３\t蜜源の地図\t任意", 0, False),
        ("", None, False),
        ("※様式は窓口でお渡しします。", None, False),
    ]
