import pytest

from assistant.domain import Form
from assistant.languages.ja.normalise import plain
from ingest.forms import form_facts, form_in
from ingest.sections import sections_of
from tests.unit.ingest.extracting import pages, table_page


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("・様式１　申請書", Form("様式1", "申請書")),
        ("（様式第１号）交付申請書", Form("様式第1号", "交付申請書")),
        ("様式１－２ 実施計画書（Word形式）", Form("様式1-2", "実施計画書", file_format="Word")),
        ("様式第２号の３：経費内訳", Form("様式第2号の3", "経費内訳")),
        ("② 別紙３ 連携体制図（共同申請の場合のみ）", Form("別紙3", "連携体制図", "共同申請の場合のみ")),
        ("様式２ 事業計画書（PDF、共同申請の場合のみ）", Form("様式2", "事業計画書", "共同申請の場合のみ", "PDF")),
        ("・決算書（直近２期分）", Form("", "決算書(直近2期分)")),
        ("参考様式A 同意書（PDF、郵送）", Form("参考様式A", "同意書", file_format="PDF", sending="郵送")),
        ("・事業計画書（様式2）", Form("様式2", "事業計画書")),
        ("・定款", Form("", "定款")),
        ("・直近２期分の決算書（法人のみ）", Form("", "直近2期分の決算書", "法人のみ")),
        ("・登記事項証明書の写し ※該当する場合", Form("", "登記事項証明書の写し", "該当する場合")),
        ("・提出書類は様式に従って記入してください。", None),
        ("・件名：申請書の提出", None),
        ("様式１に必要な事項を記入する", None),
        ("申請書", None),  # no list
        ("・メール：a@example.jp の申請書", None),
    ],
)
def test_a_line_of_a_list_names_a_paper(line: str, expected: Form | None) -> None:
    assert form_in(plain(line)) == expected


def test_the_prose_of_a_section_says_how_its_papers_are_sent() -> None:
    page = "３．提出書類\n次の書類を電子メールにより提出してください。\n・様式１　申請書\n・定款\n\n４．その他\n・様式９　報告書\n"
    assert [found.value for found in form_facts(sections_of(pages(page)))] == [
        Form("様式1", "申請書", sending="電子メール"),
        Form("", "定款", sending="電子メール"),
    ]


def test_a_row_of_a_table_names_a_paper() -> None:
    page = table_page(
        [
            "様式番号\t書類名\t備考\tファイル形式",
            "様式１\t申請書\t全員\tWord",
            "－\t決算書\t法人のみ\tPDF",
            "合計\t2\t\t",
        ],
        before="提出書類\n\n",
    )
    assert [(found.label, found.value) for found in form_facts(sections_of((page,)))] == [
        ("提出書類", Form("様式1", "申請書", "全員", "Word")),
        ("提出書類", Form("", "決算書", "法人のみ", "PDF")),
    ]
