import pytest

from assistant.domain import Amount, Bound
from assistant.languages.ja.normalise import plain
from ingest.grants import amount_facts, named_amounts
from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages, table_page

MOST, LEAST, ABOUT = Bound.AT_MOST, Bound.AT_LEAST, Bound.ABOUT


@pytest.mark.parametrize(
    ("sentence", "path", "expected"),
    [
        (
            "助成率は２分の１以内、上限額は５００万円とします。",
            (),
            [("助成率", Amount(rate="1/2", bound=MOST)), ("上限額", Amount(yen=5_000_000, bound=MOST))],
        ),
        (
            "補助率：１/２（中小企業は２/３）",
            (),
            [("補助率", Amount(rate="1/2")), ("補助率", Amount(rate="2/3", scope="中小企業"))],
        ),
        (
            "補助率は、中小企業が2/3、大企業が1/2です。",
            (),
            [("補助率", Amount(rate="2/3", scope="中小企業")), ("補助率", Amount(rate="1/2", scope="大企業"))],
        ),
        ("広域展開型の上限額は1億円", (), [("上限額", Amount(yen=100_000_000, bound=MOST, scope="広域展開型"))]),
        (
            "広域展開型：1億円",
            ("3.補助上限額",),
            [("補助上限額", Amount(yen=100_000_000, bound=MOST, scope="広域展開型"))],
        ),
        (
            "委託額は1件あたり年額1,000万円程度（税込）とします。",
            (),
            [("委託額", Amount(yen=10_000_000, bound=ABOUT, scope="1件あたり 年額 税込"))],
        ),
        ("補助上限額：12,500千円（税抜）", (), [("補助上限額", Amount(yen=12_500_000, bound=MOST, scope="税抜"))]),
        ("1件当たり300万円以内を補助します。", (), [("金額", Amount(yen=3_000_000, bound=MOST, scope="1件当たり"))]),
        (
            "補助対象経費の三分の二以内を補助します。",
            (),
            [("補助率", Amount(rate="2/3", bound=MOST, scope="補助対象経費"))],
        ),
        (
            "令和8年度予算額 12億円（10億円）",
            (),
            [("予算額", Amount(yen=1_200_000_000, scope="令和8年度"))],  # nothing says what the second is
        ),
        ("補助上限額は五百万円とします。", (), [("補助上限額", Amount(yen=5_000_000, bound=MOST))]),
        ("予算額：十億円", (), [("予算額", Amount(yen=1_000_000_000))]),
        ("委託額は数百万円です。", (), []),
        (
            "予算額：50億円（うち港湾分10億円）",
            (),
            [("予算額", Amount(yen=5_000_000_000)), ("予算額", Amount(yen=1_000_000_000, scope="うち港湾分"))],
        ),
        (
            "予算額：50億円（うち10億円は繰越）",
            (),
            [("予算額", Amount(yen=5_000_000_000)), ("予算額", Amount(yen=1_000_000_000, scope="うち"))],
        ),
        (
            "補助上限額：1件あたり300万円（訂正した後の額）",
            (),
            [("補助上限額", Amount(yen=3_000_000, bound=MOST, scope="1件あたり"))],
        ),
        ("交通費1,000円を記入してください。", ("様式の記入例",), []),
        ("例：補助額 1,000円", (), []),
        ("世界の市場規模は約80分の1、時価総額は500億円です。", (), []),
        ("予算の都合により1億円を下回る。", ("予算事業の一覧とその解説について",), [("予算", Amount(yen=100_000_000))]),
    ],
)
def test_an_amount_has_the_name_and_the_scope_that_the_document_gives(
    sentence: str, path: tuple[str, ...], expected: list[tuple[str, Amount]]
) -> None:
    assert [(one.label, one.amount) for one in named_amounts(plain(sentence), path)] == expected


def test_a_row_has_its_amounts_under_the_names_of_its_columns() -> None:
    page = table_page(
        ["類型\t補助率\t補助上限額(千円)\t公募", "広域型\t2/3以内\t12,500\t有", "地域型\t定額\t5,000\t有"]
    )
    assert [(found.label, found.value) for found in amount_facts(sections_of((page,)))] == [
        ("補助率", Amount(rate="2/3", bound=MOST, scope="広域型")),
        ("補助上限額", Amount(yen=12_500_000, bound=MOST, scope="広域型")),
        ("補助率", Amount(rate="定額", scope="地域型")),
        ("補助上限額", Amount(yen=5_000_000, bound=MOST, scope="地域型")),
    ]


def test_an_amount_stands_in_the_sentence_that_gives_it() -> None:
    page = "３．助成の内容\n助成の対象は港の実証です。助成率は２分の１です。\n"
    (found,) = amount_facts(sections_of(pages(page)))
    assert page[found.start : found.end].strip() == "助成率は２分の１です。"


def test_a_row_of_a_list_has_its_own_budget_and_not_the_one_noted_beside_it() -> None:
    page = table_page(
        [
            "事業名\t主体\t予算 予算額(千円)\t予算 備考\t電話",
            "みずほ港湾実証2030\t自治体\t77,322\t内数\t",
            "みずほ人材育成\t大学\t7,200,000\tうち基金5,000,000千円を含む\t03-0000-0001",
            "みずほ観光\t大学\t1,000（うち基金200千円）\t\t",
        ]
    )
    assert [(found.label, found.value) for found in amount_facts(sections_of((page,)))] == [
        ("予算額", Amount(yen=77_322_000, scope="みずほ港湾実証2030 内数")),
        ("予算額", Amount(yen=7_200_000_000, scope="みずほ人材育成")),
        ("予算額", Amount(yen=1_000_000, scope="みずほ観光")),
    ]


def test_a_budget_of_an_earlier_year_says_its_year() -> None:
    page = table_page(["年度\t回\t予算額(千円)\t公募開始日", "令和6年度\t第2回\t80,000\t2024年6月10日"])
    (found,) = amount_facts(sections_of((page,)))
    assert found.value == Amount(yen=80_000_000, scope="令和6年度 第2回")


@pytest.mark.parametrize(
    "sentence",
    [
        "ただし、必要と認められる場合は、交付決定額の２分の１を上限として概算払を受けることができます。",
        "人件費 補助対象経費総額の30％以内",
        "ただし、旅費は補助対象経費の３０％を上限とする。",
        "概算払は交付決定額の５０％を限度とする。",
    ],
)
def test_a_limit_of_an_expense_or_of_an_advance_is_no_rate_of_support(sentence: str) -> None:
    assert named_amounts(plain(sentence), ("補助率及び補助対象経費",)) == ()


def test_the_first_cell_of_a_row_without_tabs_says_what_its_amounts_are_of() -> None:
    found = named_amounts("展示会枠   2分の1   100万円", ("補助率及び限度額",))
    assert [(one.label, one.amount.scope) for one in found] == [("補助率", "展示会枠"), ("限度額", "展示会枠")]
