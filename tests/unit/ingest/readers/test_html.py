from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.extracted import ExtractedPage
from ingest.readers.html import read_html


def _page(body: str) -> ExtractedPage:
    return read_html(f"<!DOCTYPE html><meta charset=utf-8><body>{body}".encode()).pages[0]


def _lines(body: str) -> list[str]:
    return _page(body).page.text.split("\n")


def _rows(body: str) -> list[tuple[int, bool, list[str]]]:
    page = _page(body)
    return [(row.table, row.head, page.page.text[row.start : row.end].split("\t")) for row in page.rows]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("EUC-JP", "euc_jp"),
        ("ISO-2022-JP", "iso2022_jp"),
        ("utf-8", "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(declared: str, encoding: str) -> None:
    source = f'<head><meta http-equiv="Content-Type" content="text/html; charset={declared}"><title>公募案内</title></head><p>必着です。</p>'

    read = read_html(source.encode(encoding))

    assert (read.title, read.pages[0].page.text) == ("公募案内", "必着です。")


def test_a_page_that_declares_nothing_is_read_all_the_same() -> None:
    assert read_html("<p>締切は8月27日です。①㈱</p>".encode("cp932")).pages[0].page.text == "締切は8月27日です。①㈱"


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        '<p style="display: none">{}</p>',
        '<div style="VISIBILITY:hidden"><p>{}</p></div>',
        '<span aria-hidden="true">{}</span>',
        '<span aria-hidden="TRUE">{}</span>',
        "<dialog><p>{}</p></dialog>",
        "<aside><p>{}</p></aside>",
        "<form><label>{}<input></label></form>",
        '<p style="font-size:0">{}</p>',
        "<script>{}</script>",
        "<style>{}</style>",
        "<noscript>{}</noscript>",
        "<template><p>{}</p></template>",
        "<!-- {} -->",
        "<s>{}</s>",
        "<del>{}</del>",
        "<strike>{}</strike>",
        '<span style="text-decoration: line-through">{}</span>',
        "<nav>{}</nav>",
        "<header>{}</header>",
        "<footer>{}</footer>",
        '<div id="footer">{}</div>',
        '<ul class="breadcrumb list"><li>{}</li></ul>',
        '<div role="navigation">{}</div>',
        "<select><option>{}</option></select>",
    ],
)
def test_what_is_hidden_struck_out_or_furniture_is_not_read(hidden: str) -> None:
    assert _lines(f"<p>公募期間</p>{hidden.format('締切は7月29日')}<p>8月5日（月）</p>") == [
        "公募期間",
        "",
        "8月5日（月）",
    ]


def test_a_struck_out_date_leaves_the_one_that_holds() -> None:
    assert _lines("<p>締切：<s>7月29日（月）</s> <b>8月5日（月）</b>正午</p>") == ["締切： 8月5日（月）正午"]


@pytest.mark.parametrize("size", ["0.9rem", "0.5em"])
def test_small_print_is_read(size: str) -> None:
    assert _lines(f'<p style="font-size: {size}; opacity: 0.8">12時必着</p>') == ["12時必着"]


def test_an_aside_within_the_matter_and_a_form_around_a_page_are_read() -> None:
    assert _lines("<form><article><p>本文</p><aside>12時必着</aside></article></form>") == ["本文", "", "12時必着"]
    assert _lines(f"<form><div>{'公募期間の延長について。' * 8}</div></form>") == ["公募期間の延長について。" * 8]
    assert _lines("<dialog open><p>受付を終えました</p></dialog>") == ["受付を終えました"]


def test_a_header_within_the_matter_is_read() -> None:
    assert _lines("<main><header><h1>第6回公募</h1></header><p>本文</p></main>") == ["第6回公募", "", "本文"]


def test_blocks_make_lines_and_a_break_in_the_source_makes_none() -> None:
    assert _lines("<div>電子メールで\n 申請を\n受け付けます。<br>正午まで</div><div>次の\n <b>行</b></div>") == [
        "電子メールで申請を受け付けます。",
        "正午まで",
        "次の行",
    ]


def test_words_of_latin_letters_keep_their_space() -> None:
    assert _lines("<p>Go-Tech\n program　全角の空白</p>") == ["Go-Tech program　全角の空白"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert _lines("<pre>公募期間\n  正午まで</pre>") == ["公募期間", "正午まで"]


def test_items_of_a_list_have_the_mark_that_is_seen() -> None:
    assert _lines("<ul><li>申請書</li><li><p>収支予算書</p></li><li>①別紙</li></ul>") == [
        "・申請書",
        "・収支予算書",
        "①別紙",
    ]
    assert _lines('<ol start="2"><li>申請書</li><li>（２）別紙</li><li>写し</li></ol>') == [
        "2. 申請書",
        "（２）別紙",
        "4. 写し",
    ]


def test_readings_above_characters_are_left_out() -> None:
    assert _lines("<p><ruby>公募<rp>（</rp><rt>こうぼ</rt><rp>）</rp></ruby>要領</p>") == ["公募要領"]


def test_headings_know_their_level_and_place() -> None:
    page = _page("<h1>公募\n案内</h1><p>本文</p><h3>期間</h3>")

    assert page.page.text == "公募案内\n\n本文\n\n期間"
    assert [(one.level, page.page.text[one.start : one.end]) for one in page.headings] == [(1, "公募案内"), (3, "期間")]


def test_a_table_stands_as_rows_with_its_caption_above() -> None:
    table = "<table><caption>日程</caption><tr><th>項目<th>日<tr><th>締切<td>7月29日<br>正午<tr><td>公表<td>9月</table>"

    assert _lines(f"<p>前</p>{table}<p>後</p>") == [
        "前",
        "",
        "日程",
        "項目\t日",
        "締切\t7月29日 正午",
        "公表\t9月",
        "",
        "後",
    ]
    assert _rows(table) == [
        (0, True, ["項目", "日"]),
        (0, False, ["締切", "7月29日 正午"]),
        (0, False, ["公表", "9月"]),
    ]


def test_a_cell_that_spans_rows_is_said_in_each_and_one_that_spans_columns_once() -> None:
    table = (
        "<table><thead><tr><th>回<th>類型<th>拠点</thead>"
        "<tr><th rowspan=2>第3回<td>国際<td>甲<tr><td colspan=2>申請なし<tr><td>第4回<td>地域<td>乙</table>"
    )

    assert [cells for _, _, cells in _rows(table)] == [
        ["回", "類型", "拠点"],
        ["第3回", "国際", "甲"],
        ["第3回", "申請なし", ""],
        ["第4回", "地域", "乙"],
    ]


def test_a_first_row_that_names_three_columns_is_a_head_without_saying_so() -> None:
    assert [
        head
        for _, head, _ in _rows("<table><tr><td>区分<td>担当<td>宛先<tr><td>申請<td>事務局<td>kobo@example.jp</table>")
    ] == [True, False]
    assert [head for _, head, _ in _rows("<table><tr><td>締切<td>7月29日<tr><td>公表<td>9月</table>")] == [False, False]


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    page = _page("<table><tr><td>メニュー<td><h2>公募</h2><table><tr><td>締切<td>7月29日</table></table>")

    assert page.page.text == "メニュー\n\n公募\n\n締切\t7月29日"
    assert len(page.rows) == 1


def test_a_struck_out_cell_is_empty_and_a_hidden_row_is_gone() -> None:
    assert [
        cells
        for _, _, cells in _rows(
            "<table><tr><td>締切<td><del>7月29日</del><tr hidden><td>甲<td>乙<tr><td>丙<td>丁</table>"
        )
    ] == [
        ["締切", ""],
        ["丙", "丁"],
    ]


@pytest.mark.parametrize("span", ["0", "99999999", "-1", "二"])
def test_an_odd_span_does_no_harm(span: str) -> None:
    rows = _rows(f"<table><tr><td rowspan={span} colspan={span}>甲<td>乙<tr><td>丙<td>丁</table>")

    assert len(rows) == 2


def test_lists_count_as_the_browser_does() -> None:
    assert _lines("<ol type=a start=2><li>甲<ol type=I><li>乙<li>丙</ol><li value=5>丁</ol>") == [
        "b. 甲",
        "I. 乙",
        "II. 丙",
        "e. 丁",
    ]
    assert _lines("<ol reversed><li>甲<li>乙</ol><ol style='list-style-type: katakana'><li>丙</ol>") == [
        "2. 甲",
        "1. 乙",
        "",
        "ア. 丙",
    ]
    assert _lines("<ul style='list-style:none'><li>甲</ul><ul><li></ul>乙") == ["甲", "", "乙"]


def test_terms_and_what_they_mean_stand_below_each_other() -> None:
    assert _lines("<dl><dt>締切</dt><dd>8月27日<br>正午</dd><dt>宛先</dt><dd>事務局</dd></dl>") == [
        "締切",
        "8月27日",
        "正午",
        "宛先",
        "事務局",
    ]


@pytest.mark.parametrize("tag", ["b", "span", "div"])
def test_a_page_that_is_nested_without_end_is_read(tag: str) -> None:
    assert _lines(f"<{tag}>" * 10_000 + "公募要領") == ["公募要領"]


PARTS = st.sampled_from(
    [
        "<h2>",
        "</h2>",
        "<table>",
        "<tr>",
        "<td>",
        "<th\tcolspan=2>",
        "</table>",
        "<ol><li>",
        "<s>",
        "</s>",
        "<p\thidden>",
        "<br>",
        "<pre>",
        "\n",
        "公募",
        "8月27日",
    ]
)


@given(parts=st.lists(PARTS, max_size=40))
def test_headings_and_rows_are_whole_lines_whatever_the_page(parts: list[str]) -> None:
    page = _page("".join(parts))
    text = page.page.text

    for start, end in [(one.start, one.end) for one in page.headings] + [(one.start, one.end) for one in page.rows]:
        assert text[start:end] in text.split("\n")
        assert start == 0 or text[start - 1] == "\n"
        assert end == len(text) or text[end] == "\n"
