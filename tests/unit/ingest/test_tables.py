import pytest

from ingest.spread_heads import column_of
from ingest.tables import rows_of
from tests.unit.ingest.extracting import pages, table_page


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("公募期間", "period"),
        ("受付期間 締切", "period"),
        ("問合せ先 電話番号", "contact"),
        ("問合せ先 担当課", "organisation"),
        ("補助内容 上限額", "amount"),
        ("事業名", "programme"),
        ("公募名", "programme"),
        ("備考", ""),
    ],
)
def test_a_column_is_known_by_the_lowest_of_its_names(name: str, column: str) -> None:
    assert column_of(name) == column


def test_the_period_of_a_row_is_no_part_of_its_programme() -> None:
    page = table_page(["事業名\t公募期間\t電話", "灯台観光助成\t令和8年4月1日～5月8日\t045-000-0003"])
    _, row = rows_of(page)
    assert dict(row.cells)["programme"] == "灯台観光助成"


def test_an_address_that_a_blank_line_breaks_stays_in_its_row() -> None:
    lines = [
        "支援策名　対象者　補助額　連絡先",
        "灯台観光助成",
        "①市町村",
        "３００千円",
        "TEL：045-000-0003",
        "E-mail：todai@",
        "example.jp",
    ]
    lines += ["漁港再生助成", "①漁業協同組合", "５００千円", "TEL：045-000-0004"]
    text = "\n\n".join(lines)
    cells = [dict(row.cells) for row in rows_of(pages(text)[0])]
    assert [one.get("programme") for one in cells] == [None, "灯台観光助成", "漁港再生助成"]
    assert cells[1]["contact"].endswith("todai@example.jp")
