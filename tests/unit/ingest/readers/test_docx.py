from __future__ import annotations

import io

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import Remark, RemarkKind
from ingest.readers.docx import read_docx
from tests.unit.ingest.readers.word_xml import (
    cell,
    headings_of,
    lines_of_body,
    paragraph,
    read_body,
    rows_of,
    run,
    style,
    styles_of,
    table,
)
from tests.unit.ingest.readers.zipped import W_NAMES, are_whole_lines, docx_of


def test_headings_are_known_by_their_styles_whatever_language_names_them() -> None:
    styles = styles_of(
        style("表題"),
        style("見出し 2"),
        style("heading 3"),
        style("本文太字", based_on="見出し 2"),
        style("様式名", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>'),
    )
    names = ("表題", "見出し 2", "heading 3", "本文太字", "様式名")
    body = "".join(paragraph(f"公募{name}", f'<w:pStyle w:val="{name}"/>') for name in names)

    assert headings_of(read_body(body, styles=styles).pages[0]) == [
        (1, "公募表題"),
        (2, "公募見出し 2"),
        (3, "公募heading 3"),
        (2, "公募本文太字"),
        (4, "公募様式名"),
    ]


def test_a_short_bold_or_large_paragraph_alone_is_a_heading() -> None:
    text = "本事業は、地域の中小企業が大学の研究成果を実装する取組を支援します。"
    body = (
        paragraph("公募要領", look='<w:sz w:val="36"/>')
        + paragraph(text)
        + paragraph("対象となる方", look="<w:b/>")
        + paragraph(text)
    )
    body += (
        paragraph("必ず17時までに提出してください。", look="<w:b/>")
        + paragraph(text)
        + paragraph("別表", look="<w:b/>", properties='<w:jc w:val="right"/>')
        + paragraph(text)
    )

    assert headings_of(read_body(body).pages[0]) == [(1, "公募要領"), (3, "対象となる方")]


def test_a_merged_cell_is_said_in_each_row_and_once_across() -> None:
    body = table(
        cell("区分", '<w:shd w:fill="D9D9D9"/>')
        + cell("上限額", '<w:shd w:fill="D9D9D9"/>')
        + cell("補助率", '<w:shd w:fill="D9D9D9"/>'),
        cell("中小企業", '<w:vMerge w:val="restart"/>') + cell("1,250万円") + cell("2/3"),
        cell("", "<w:vMerge/>") + cell("500万円") + cell("1/2"),
        cell("※ 税抜きの金額です。", '<w:gridSpan w:val="3"/>'),
    )

    assert rows_of(read_body(body).pages[0]) == [
        (True, ["区分", "上限額", "補助率"]),
        (False, ["中小企業", "1,250万円", "2/3"]),
        (False, ["中小企業", "500万円", "1/2"]),
        (False, ["※ 税抜きの金額です。", "", ""]),
    ]


@pytest.mark.parametrize(("third", "head"), [(cell("補助率"), True), ("", False)])
def test_a_name_over_two_columns_is_in_a_head_and_a_title_over_the_table_is_not(third: str, head: bool) -> None:  # noqa: FBT001
    first = cell("区分", '<w:gridSpan w:val="2"/>') + cell("上限額") + third
    second = cell("一般枠") + cell("設備費") + cell("50万円") + (cell("2分の1") if third else "")

    assert rows_of(read_body(table(first, second)).pages[0])[0][0] is head


def test_two_cells_of_the_same_words_are_two_cells() -> None:
    assert rows_of(read_body(table(cell("同上") + cell("同上"), cell("同上") + cell("可"))).pages[0]) == [
        (False, ["同上", "同上"]),
        (False, ["同上", "可"]),
    ]


def test_a_table_within_a_cell_reads_on_one_line() -> None:
    inner = table(cell("電話") + cell("03-0000-0000"), cell("FAX") + cell("なし"))
    body = table(cell("連絡先") + f"<w:tc>{inner}{paragraph('')}</w:tc>")

    assert lines_of_body(body) == ["連絡先\t電話 03-0000-0000 / FAX なし"]


def test_a_frame_of_one_cell_is_text_and_no_table() -> None:
    page = read_body(table(cell("【重要】") + "", cell("17時必着です。"))).pages[0]

    assert (page.rows, page.page.text.split()) == ((), ["【重要】", "17時必着です。"])


def test_notes_stand_behind_the_paragraph_that_marks_them() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    notes = (
        f'<w:{{0}}s {W_NAMES}><w:{{0}} w:id="0" w:type="separator">{paragraph("線")}</w:{{0}}>'
        f'<w:{{0}} w:id="2">{paragraph("{1}")}</w:{{0}}></w:{{0}}s>'
    )
    body = f"<w:p>{run('補助率は2/3です')}{mark}{run('。')}</w:p><w:p>{run('様式')}{end}</w:p>" + paragraph(
        "次の段落です。"
    )

    lines = lines_of_body(
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
    box = f"<w:txbxContent>{paragraph('提出先：事務局', look=white)}</w:txbxContent>"
    shape = f'<wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill></wps:spPr><wps:txbx>{box}</wps:txbx></wps:wsp>'
    choice = f"<mc:Choice Requires='wps'><w:drawing>{shape}</w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    drawing = f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"

    assert lines_of_body(f"<w:p>{run('本文です。')}<w:r>{drawing}</w:r></w:p>") == ["本文です。", "提出先：事務局"]


def test_tracked_changes_leave_the_final_text() -> None:
    body = (
        f'<w:p>{run("締切は")}<w:del w:id="1"><w:r><w:delText>7月29日</w:delText></w:r></w:del>'
        f'<w:ins w:id="2">{run("8月5日")}</w:ins><w:moveFrom w:id="3">{run("正午")}</w:moveFrom>'
        f'<w:moveTo w:id="4">{run("17時")}</w:moveTo>{run("です。")}</w:p>'
    )

    read = read_body(body)

    assert read.pages[0].page.text == "締切は8月5日17時です。"
    assert [(one.kind, one.text) for one in read.remarks] == [
        (RemarkKind.STRUCK, "7月29日"),
        (RemarkKind.STRUCK, "正午"),
    ]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"

    assert lines_of_body(paragraph("締切は", gone) + paragraph("8月5日です。")) == ["締切は8月5日です。"]


def test_a_deleted_row_is_not_read() -> None:
    row = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell('旧締切')}{cell('7月29日')}</w:tr>"

    read = read_body(f"<w:tbl>{row}<w:tr>{cell('締切')}{cell('8月5日')}</w:tr></w:tbl>")

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
    read = read_body(f"<w:p>{run('締切は')}{run('7月29日', look)}{run('8月5日です。')}</w:p>")

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
    assert lines_of_body(paragraph("8月5日必着です。", look=look)) == ["8月5日必着です。"]


def test_white_words_on_a_dark_cell_are_read() -> None:
    dark = f'<w:tc><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr>{paragraph("区分", look="""<w:color w:val="FFFFFF"/>""")}</w:tc>'

    assert lines_of_body(table(dark + cell("要件"))) == ["区分\t要件"]


def test_readings_comments_and_field_codes_are_left_out() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('こうぼ')}</w:rt><w:rubyBase>{run('公募')}</w:rubyBase></w:ruby></w:r>"
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    comment = '<w:commentRangeStart w:id="0"/>' + run("要領") + '<w:r><w:commentReference w:id="0"/></w:r>'

    assert lines_of_body(f"<w:p>{ruby}{comment}{field}</w:p>") == ["公募要領"]


def test_content_controls_links_and_line_ends_are_read() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph('申請者名')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run('03-0000-0000')}</w:hyperlink><w:r><w:br/></w:r>{run('平日のみ')}"
    inline = f"<w:p><w:sdt><w:sdtContent>{run('電話')}</w:sdtContent></w:sdt>{link}</w:p>"

    assert lines_of_body(control + inline) == ["申請者名", "電話03-0000-0000", "平日のみ"]


def test_a_formula_of_a_rate_reads_as_one() -> None:
    part = "<m:r><m:t>{}</m:t></m:r>"
    fraction = f"<m:oMath><m:f><m:num>{part.format(2)}</m:num><m:den>{part.format(3)}</m:den></m:f></m:oMath>"

    assert lines_of_body(f"<w:p>{run('補助率')}{fraction}{run('以内')}</w:p>") == ["補助率2/3以内"]


def test_a_table_of_contents_is_no_text() -> None:
    styles = styles_of(style("toc 1"), style("目次 2"))

    assert lines_of_body(
        paragraph("目的 3", '<w:pStyle w:val="toc 1"/>')
        + paragraph("期間 4", '<w:pStyle w:val="目次 2"/>')
        + paragraph("本文です。"),
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

    read_docx(docx_of(paragraph("公募")), lambda done, of: told.append((done, of)))

    assert told == [(1, 1)]


WORDS = st.text(st.sampled_from("公募 締切\t\n17時。１．(a)&amp;<>"), max_size=12).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(WORDS.map(paragraph), st.tuples(WORDS, WORDS).map(lambda two: table(cell(two[0]) + cell(two[1]))))
    )
)
def test_headings_and_rows_are_whole_lines(blocks: list[str]) -> None:
    styles = styles_of(style("見出し 1"))
    heading = paragraph("公募 期間", '<w:pStyle w:val="見出し 1"/>')
    page = read_body(heading.join(["", *blocks, ""]), styles=styles).pages[0]
    assert page.headings
    assert are_whole_lines(page)
