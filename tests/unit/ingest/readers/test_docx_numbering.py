from __future__ import annotations

import pytest

from tests.unit.ingest.readers.word_xml import in_list, level, lines_of_body, numbering_of, paragraph, style, styles_of


@pytest.mark.parametrize(
    ("form", "text", "first", "third"),
    [
        ("decimal", "%1.", "1. 公募", "3. 公募"),
        ("decimalFullWidth", "%1．", "１．公募", "３．公募"),
        ("decimal", "（%1）", "（1）公募", "（3）公募"),
        ("decimalEnclosedCircle", "%1", "① 公募", "③ 公募"),
        ("aiueoFullWidth", "%1", "ア 公募", "ウ 公募"),
        ("aiueo", "(%1)", "(ｱ) 公募", "(ｳ) 公募"),
        ("irohaFullWidth", "%1．", "イ．公募", "ハ．公募"),
        ("japaneseCounting", "第%1条", "第一条 公募", "第三条 公募"),
        ("decimal", "第%1条", "第1条 公募", "第3条 公募"),
        ("upperRoman", "%1.", "I. 公募", "III. 公募"),
        ("lowerLetter", "%1)", "a) 公募", "c) 公募"),
        ("ideographTraditional", "%1", "甲 公募", "丙 公募"),
        ("bullet", "●", "● 公募", "● 公募"),
        ("bullet", "", "・公募", "・公募"),
        ("none", "", "公募", "公募"),
    ],
)
def test_a_number_that_word_counts_stands_in_the_text(form: str, text: str, first: str, third: str) -> None:
    symbol = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>' if not text.isprintable() else ""
    numbering = numbering_of(level(0, form, text, symbol))

    lines = lines_of_body(in_list("公募") * 3, numbering=numbering)

    assert (lines[0], lines[2]) == (first, third)


def test_levels_count_within_each_other_and_begin_anew() -> None:
    numbering = numbering_of(
        level(0, "decimalFullWidth", "%1．"),
        level(1, "decimal", "%1-%2", "<w:isLgl/>"),
        level(2, "decimalEnclosedCircle", "%3"),
    )
    body = "".join(in_list("項", depth) for depth in (0, 1, 2, 2, 1, 0, 1, 2))

    assert lines_of_body(body, numbering=numbering) == [
        "１．項",
        "1-1 項",
        "① 項",
        "② 項",
        "1-2 項",
        "２．項",
        "2-1 項",
        "① 項",
    ]


def test_another_list_of_the_same_kind_goes_on_unless_it_says_where_it_starts() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    )
    nums += '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    numbering = numbering_of(level(0, "decimal", "(%1)"), nums=nums)

    assert lines_of_body("".join(in_list("項", 0, num) for num in (1, 1, 2, 3, 3, 0)), numbering=numbering) == [
        "(1) 項",
        "(2) 項",
        "(3) 項",
        "(1) 項",
        "(2) 項",
        "項",
    ]


def test_a_paragraph_is_numbered_by_its_style() -> None:
    styles = styles_of(style("条", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'))
    numbering = numbering_of(level(0, "decimal", "第%1章"), level(1, "decimal", "第%2条", '<w:pStyle w:val="条"/>'))

    assert lines_of_body(paragraph("目的", '<w:pStyle w:val="条"/>') * 2, styles=styles, numbering=numbering) == [
        "第1条 目的",
        "第2条 目的",
    ]
