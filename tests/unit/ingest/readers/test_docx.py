from __future__ import annotations

import io

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import Remark, RemarkKind
from ingest.readers.docx import read_docx
from ingest.readers.extracted import Extracted, ExtractedPage
from tests.unit.ingest.readers.zipped import W_NAMES, are_whole_lines, docx_of


def _p(text: str, properties: str = "", look: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{_r(text, look)}</w:p>"


def _r(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _read(body: str, **others: str) -> Extracted:
    return read_docx(docx_of(body, **others))


def _lines(body: str, **others: str) -> list[str]:
    return [line for line in _read(body, **others).pages[0].page.text.split("\n") if line]


def _headings(page: ExtractedPage) -> list[tuple[int, str]]:
    return [(one.level, page.page.text[one.start : one.end]) for one in page.headings]


def _rows(page: ExtractedPage) -> list[tuple[bool, list[str]]]:
    return [(row.head, page.page.text[row.start : row.end].split("\t")) for row in page.rows]


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_p(text)}</w:tc>"


def _table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _level(depth: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def _numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    abstract = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return f"<w:numbering {W_NAMES}>{abstract}{nums}</w:numbering>"


def _in_list(text: str, depth: int = 0, num: int = 1) -> str:
    return _p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>')


def _style(name: str, more: str = "", *, based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{base}{more}</w:style>'


def _styles(*styles: str) -> str:
    return f"<w:styles {W_NAMES}>{''.join(styles)}</w:styles>"


def test_headings_are_known_by_their_styles_whatever_language_names_them() -> None:
    styles = _styles(
        _style("表題"),
        _style("見出し 2"),
        _style("heading 3"),
        _style("本文太字", based_on="見出し 2"),
        _style("様式名", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>'),
    )
    names = ("表題", "見出し 2", "heading 3", "本文太字", "様式名")
    body = "".join(_p(f"公募{name}", f'<w:pStyle w:val="{name}"/>') for name in names)

    assert _headings(_read(body, styles=styles).pages[0]) == [
        (1, "公募表題"),
        (2, "公募見出し 2"),
        (3, "公募heading 3"),
        (2, "公募本文太字"),
        (4, "公募様式名"),
    ]


def test_a_short_bold_or_large_paragraph_alone_is_a_heading() -> None:
    text = "本事業は、地域の中小企業が大学の研究成果を実装する取組を支援します。"
    body = _p("公募要領", look='<w:sz w:val="36"/>') + _p(text) + _p("対象となる方", look="<w:b/>") + _p(text)
    body += (
        _p("必ず17時までに提出してください。", look="<w:b/>")
        + _p(text)
        + _p("別表", look="<w:b/>", properties='<w:jc w:val="right"/>')
        + _p(text)
    )

    assert _headings(_read(body).pages[0]) == [(1, "公募要領"), (3, "対象となる方")]


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
    numbering = _numbering(_level(0, form, text, symbol))

    lines = _lines(_in_list("公募") * 3, numbering=numbering)

    assert (lines[0], lines[2]) == (first, third)


def test_levels_count_within_each_other_and_begin_anew() -> None:
    numbering = _numbering(
        _level(0, "decimalFullWidth", "%1．"),
        _level(1, "decimal", "%1-%2", "<w:isLgl/>"),
        _level(2, "decimalEnclosedCircle", "%3"),
    )
    body = "".join(_in_list("項", depth) for depth in (0, 1, 2, 2, 1, 0, 1, 2))

    assert _lines(body, numbering=numbering) == [
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
    numbering = _numbering(_level(0, "decimal", "(%1)"), nums=nums)

    assert _lines("".join(_in_list("項", 0, num) for num in (1, 1, 2, 3, 3, 0)), numbering=numbering) == [
        "(1) 項",
        "(2) 項",
        "(3) 項",
        "(1) 項",
        "(2) 項",
        "項",
    ]


def test_a_paragraph_is_numbered_by_its_style() -> None:
    styles = _styles(_style("条", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'))
    numbering = _numbering(_level(0, "decimal", "第%1章"), _level(1, "decimal", "第%2条", '<w:pStyle w:val="条"/>'))

    assert _lines(_p("目的", '<w:pStyle w:val="条"/>') * 2, styles=styles, numbering=numbering) == [
        "第1条 目的",
        "第2条 目的",
    ]


def test_a_merged_cell_is_said_in_each_row_and_once_across() -> None:
    body = _table(
        _cell("区分", '<w:shd w:fill="D9D9D9"/>')
        + _cell("上限額", '<w:shd w:fill="D9D9D9"/>')
        + _cell("補助率", '<w:shd w:fill="D9D9D9"/>'),
        _cell("中小企業", '<w:vMerge w:val="restart"/>') + _cell("1,250万円") + _cell("2/3"),
        _cell("", "<w:vMerge/>") + _cell("500万円") + _cell("1/2"),
        _cell("※ 税抜きの金額です。", '<w:gridSpan w:val="3"/>'),
    )

    assert _rows(_read(body).pages[0]) == [
        (True, ["区分", "上限額", "補助率"]),
        (False, ["中小企業", "1,250万円", "2/3"]),
        (False, ["中小企業", "500万円", "1/2"]),
        (False, ["※ 税抜きの金額です。", "", ""]),
    ]


def test_two_cells_of_the_same_words_are_two_cells() -> None:
    assert _rows(_read(_table(_cell("同上") + _cell("同上"), _cell("同上") + _cell("可"))).pages[0]) == [
        (False, ["同上", "同上"]),
        (False, ["同上", "可"]),
    ]


def test_a_table_within_a_cell_reads_on_one_line() -> None:
    inner = _table(_cell("電話") + _cell("03-0000-0000"), _cell("FAX") + _cell("なし"))
    body = _table(_cell("連絡先") + f"<w:tc>{inner}{_p('')}</w:tc>")

    assert _lines(body) == ["連絡先\t電話 03-0000-0000 / FAX なし"]


def test_a_frame_of_one_cell_is_text_and_no_table() -> None:
    page = _read(_table(_cell("【重要】") + "", _cell("17時必着です。"))).pages[0]

    assert (page.rows, page.page.text.split()) == ((), ["【重要】", "17時必着です。"])


def test_notes_stand_behind_the_paragraph_that_marks_them() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    notes = (
        f'<w:{{0}}s {W_NAMES}><w:{{0}} w:id="0" w:type="separator">{_p("線")}</w:{{0}}>'
        f'<w:{{0}} w:id="2">{_p("{1}")}</w:{{0}}></w:{{0}}s>'
    )
    body = f"<w:p>{_r('補助率は2/3です')}{mark}{_r('。')}</w:p><w:p>{_r('様式')}{end}</w:p>" + _p("次の段落です。")

    lines = _lines(
        body,
        footnotes=notes.format("footnote", "小規模事業者は3/4です。"),
        endnotes=notes.format("endnote", "別添を参照。"),
    )

    assert lines == [
        "補助率は2/3です（注1）。",
        "注1：小規模事業者は3/4です。",
        "様式（文末注1）",
        "次の段落です。",
        "文末注1：別添を参照。",
    ]


def test_a_text_box_is_read_once_although_it_is_written_twice() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    box = f"<w:txbxContent>{_p('提出先：事務局', look=white)}</w:txbxContent>"
    shape = f'<wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill></wps:spPr><wps:txbx>{box}</wps:txbx></wps:wsp>'
    choice = f"<mc:Choice Requires='wps'><w:drawing>{shape}</w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    drawing = f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"

    assert _lines(f"<w:p>{_r('本文です。')}<w:r>{drawing}</w:r></w:p>") == ["本文です。", "提出先：事務局"]


def test_tracked_changes_leave_the_final_text() -> None:
    body = (
        f'<w:p>{_r("締切は")}<w:del w:id="1"><w:r><w:delText>7月29日</w:delText></w:r></w:del>'
        f'<w:ins w:id="2">{_r("8月5日")}</w:ins><w:moveFrom w:id="3">{_r("正午")}</w:moveFrom>'
        f'<w:moveTo w:id="4">{_r("17時")}</w:moveTo>{_r("です。")}</w:p>'
    )

    read = _read(body)

    assert read.pages[0].page.text == "締切は8月5日17時です。"
    assert [(one.kind, one.text) for one in read.remarks] == [
        (RemarkKind.STRUCK, "7月29日"),
        (RemarkKind.STRUCK, "正午"),
    ]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"

    assert _lines(_p("締切は", gone) + _p("8月5日です。")) == ["締切は8月5日です。"]


def test_a_deleted_row_is_not_read() -> None:
    row = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{_cell('旧締切')}{_cell('7月29日')}</w:tr>"

    read = _read(f"<w:tbl>{row}<w:tr>{_cell('締切')}{_cell('8月5日')}</w:tr></w:tbl>")

    assert (read.pages[0].page.text, [one.text for one in read.remarks]) == ("締切\t8月5日", ["旧締切 7月29日"])


@pytest.mark.parametrize(
    ("look", "kind", "why"),
    [
        ("<w:strike/>", RemarkKind.STRUCK, "取り消し線が引かれています"),
        ("<w:dstrike/>", RemarkKind.STRUCK, "取り消し線が引かれています"),
        ("<w:vanish/>", RemarkKind.HIDDEN, "隠し文字です"),
        ('<w:color w:val="FFFFFF"/>', RemarkKind.HIDDEN, "白い文字です"),
        ('<w:color w:val="auto" w:themeColor="background1"/>', RemarkKind.HIDDEN, "白い文字です"),
        ('<w:color w:val="1F4E79"/><w:shd w:fill="1F4E79"/>', RemarkKind.HIDDEN, "地の色と同じ色の文字です"),
        ('<w:sz w:val="2"/>', RemarkKind.HIDDEN, "1.0 ポイントの文字です"),
    ],
)
def test_what_nobody_sees_is_told_and_not_read(look: str, kind: RemarkKind, why: str) -> None:
    read = _read(f"<w:p>{_r('締切は')}{_r('7月29日', look)}{_r('8月5日です。')}</w:p>")

    assert read.pages[0].page.text == "締切は8月5日です。"
    assert read.remarks == (Remark(kind, "7月29日", why=why),)


@pytest.mark.parametrize(
    "look",
    [
        '<w:strike w:val="0"/>',
        '<w:vanish w:val="false"/>',
        '<w:color w:val="FF0000"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
        '<w:sz w:val="12"/>',
    ],
)
def test_what_is_seen_is_read_whatever_its_look(look: str) -> None:
    assert _lines(_p("8月5日必着です。", look=look)) == ["8月5日必着です。"]


def test_white_words_on_a_dark_cell_are_read() -> None:
    cell = f'<w:tc><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr>{_p("区分", look="""<w:color w:val="FFFFFF"/>""")}</w:tc>'

    assert _lines(_table(cell + _cell("要件"))) == ["区分\t要件"]


def test_readings_comments_and_field_codes_are_left_out() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{_r('こうぼ')}</w:rt><w:rubyBase>{_r('公募')}</w:rubyBase></w:ruby></w:r>"
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    comment = '<w:commentRangeStart w:id="0"/>' + _r("要領") + '<w:r><w:commentReference w:id="0"/></w:r>'

    assert _lines(f"<w:p>{ruby}{comment}{field}</w:p>") == ["公募要領"]


def test_content_controls_links_and_line_ends_are_read() -> None:
    control = f"<w:sdt><w:sdtContent>{_p('申請者名')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{_r('03-0000-0000')}</w:hyperlink><w:r><w:br/></w:r>{_r('平日のみ')}"
    inline = f"<w:p><w:sdt><w:sdtContent>{_r('電話')}</w:sdtContent></w:sdt>{link}</w:p>"

    assert _lines(control + inline) == ["申請者名", "電話03-0000-0000", "平日のみ"]


def test_a_formula_of_a_rate_reads_as_one() -> None:
    part = "<m:r><m:t>{}</m:t></m:r>"
    fraction = f"<m:oMath><m:f><m:num>{part.format(2)}</m:num><m:den>{part.format(3)}</m:den></m:f></m:oMath>"

    assert _lines(f"<w:p>{_r('補助率')}{fraction}{_r('以内')}</w:p>") == ["補助率2/3以内"]


def test_a_table_of_contents_is_no_text() -> None:
    styles = _styles(_style("toc 1"), _style("目次 2"))

    assert _lines(
        _p("目的 3", '<w:pStyle w:val="toc 1"/>') + _p("期間 4", '<w:pStyle w:val="目次 2"/>') + _p("本文です。"),
        styles=styles,
    ) == ["本文です。"]


@pytest.mark.parametrize(("given", "title"), [("地域実装 支援事業", "地域実装 支援事業"), ("昨年度の支援事業", "")])
def test_the_title_of_a_file_is_believed_only_if_its_words_hold_it(given: str, title: str) -> None:
    document = Document()
    document.core_properties.title = given
    document.add_paragraph("地域実装支援事業 公募要領")
    document.sections[0].header.paragraphs[0].text = "機密"
    stream = io.BytesIO()
    document.save(stream)

    read = read_docx(stream.getvalue())

    assert (read.title, read.pages[0].page.text) == (title, "地域実装支援事業 公募要領")


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []

    read_docx(docx_of(_p("公募")), lambda done, of: told.append((done, of)))

    assert told == [(1, 1)]


WORDS = st.text(st.sampled_from("公募 締切\t\n17時。１．(a)&amp;<>"), max_size=12).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(WORDS.map(_p), st.tuples(WORDS, WORDS).map(lambda two: _table(_cell(two[0]) + _cell(two[1])))))
)
def test_headings_and_rows_are_whole_lines(blocks: list[str]) -> None:
    styles = _styles(_style("見出し 1"))
    heading = _p("公募 期間", '<w:pStyle w:val="見出し 1"/>')
    page = _read(heading.join(["", *blocks, ""]), styles=styles).pages[0]
    assert page.headings
    assert are_whole_lines(page)
