from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.table import Table
from pptx.util import Inches, Pt

from assistant.domain import RemarkKind
from ingest.readers.extracted import Extracted, Unreadable
from ingest.readers.pptx import read_pptx
from tests.unit.ingest.readers.zipped import are_whole_lines, rezipped

TITLE_AND_BODY, TITLE_ONLY, BLANK = 1, 5, 6
ONE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def _slide(deck: Deck, title: str = "", layout: int = TITLE_ONLY) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[layout if title else BLANK])
    if title:
        slide.shapes.title.text = title
    return slide


def _box(slide: Slide, text: str, left: float, top: float, width: float = 3) -> Shape:
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(0.5))
    box.text_frame.text = text
    return box


def _saved(deck: Deck) -> bytes:
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _lines(read: Extracted, page: int = 0) -> list[str]:
    return [line for line in read.pages[page].page.text.split("\n") if line]


def _table(slide: Slide, rows: Sequence[Sequence[str]]) -> Table:
    table = slide.shapes.add_table(len(rows), len(rows[0]), Inches(1), Inches(2), Inches(6), Inches(2)).table
    for number, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(number, column).text = text
    return table


def test_a_slide_is_a_page_under_its_title() -> None:
    deck = Presentation()
    _slide(deck, "公募説明会\v令和8年度")
    _slide(deck, "スケジュール")

    read = read_pptx(_saved(deck))

    assert [(one.page.number, one.page.text) for one in read.pages] == [
        (1, "公募説明会 令和8年度"),
        (2, "スケジュール"),
    ]
    assert [one.headings[0].level for one in read.pages] == [1, 1]


def test_a_slide_without_a_title_is_headed_by_the_short_line_at_its_top() -> None:
    deck = Presentation()
    slide = _slide(deck)
    _box(slide, "対象となる経費", 1, 0.3)
    _box(slide, "人件費と旅費を対象とします。", 1, 3)
    page = read_pptx(_saved(deck)).pages[0]

    assert [page.page.text[one.start : one.end] for one in page.headings] == ["対象となる経費"]


def test_boxes_are_read_in_bands_and_lines_side_by_side_are_one() -> None:
    deck = Presentation()
    slide = _slide(deck, "日程")
    _box(slide, "6月30日（火）17時必着", 5, 3.05)
    _box(slide, "5月1日（金）", 5, 2)
    _box(slide, "公募締切", 1, 3)
    _box(slide, "公募開始", 1, 2.1)

    assert _lines(read_pptx(_saved(deck))) == ["日程", "公募開始　5月1日（金）", "公募締切　6月30日（火）17時必着"]


def test_the_shapes_of_a_group_stand_where_the_group_moves_them() -> None:
    deck = Presentation()
    slide = _slide(deck, "流れ")
    _box(slide, "採択", 1, 4)
    group = slide.shapes.add_group_shape()
    inner = group.shapes.add_textbox(Inches(1), Inches(6), Inches(2), Inches(0.5))
    inner.text_frame.text = "申請"
    group.top = Inches(2)

    assert _lines(read_pptx(_saved(deck))) == ["流れ", "申請", "採択"]


def test_bullets_and_numbers_show_their_level() -> None:
    deck = Presentation()
    slide = _slide(deck, "要件", TITLE_AND_BODY)
    frame = slide.placeholders[1].text_frame
    frame.text = "対象となる方"
    for text, level in (("中小企業者", 1), ("①大学", 1)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    for form in ("arabicPeriod", "arabicPeriod", "circleNumDbPlain"):
        paragraph = frame.add_paragraph()
        paragraph.text = "書類"
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        etree.SubElement(properties, "{http://schemas.openxmlformats.org/drawingml/2006/main}buAutoNum", type=form)

    assert _lines(read_pptx(_saved(deck)))[1:] == [
        "・対象となる方",
        "　- 中小企業者",
        "①大学",
        "1. 書類",
        "2. 書類",
        "③ 書類",
    ]


def test_a_table_stands_as_rows_with_merged_cells_said_in_each() -> None:
    deck = Presentation()
    slide = _slide(deck, "補助額")
    table = _table(
        slide,
        [["類型", "上限額", "補助率"], ["実証型", "3,000万円", "1/2"], ["", "5,000万円", "1/2"], ["※ 税抜き", "", ""]],
    )
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 2))
    page = read_pptx(_saved(deck)).pages[0]

    assert [(row.head, page.page.text[row.start : row.end]) for row in page.rows] == [
        (True, "類型\t上限額\t補助率"),
        (False, "実証型\t3,000万円\t1/2"),
        (False, "実証型\t5,000万円\t1/2"),
        (False, "※ 税抜き\t\t"),
    ]


def test_a_chart_tells_its_title_and_categories() -> None:
    deck = Presentation()
    slide = _slide(deck, "実績")
    numbers = CategoryChartData()
    numbers.categories = ["令和6年度", "令和7年度"]
    numbers.add_series("採択件数", (12, 15))
    place = (Inches(1), Inches(2), Inches(5), Inches(3))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, numbers).chart
    chart.chart_title.text_frame.text = "採択件数の推移"

    assert _lines(read_pptx(_saved(deck))) == ["実績", "採択件数の推移", "採択件数", "令和6年度、令和7年度"]


def test_notes_and_hidden_slides_are_told_and_not_read() -> None:
    deck = Presentation()
    _slide(deck, "旧日程").element.set("show", "0")
    _slide(deck, "日程").notes_slide.notes_text_frame.text = "去年は7月29日"

    read = read_pptx(_saved(deck))

    assert [(one.page.number, one.page.text) for one in read.pages] == [(2, "日程")]
    assert [(one.kind, one.text, one.page, one.why) for one in read.remarks] == [
        (RemarkKind.LEFT_OUT, "旧日程", 1, "非表示のスライドです"),
        (RemarkKind.LEFT_OUT, "去年は7月29日", 2, "発表者ノートは取り込んでいません"),
    ]


def test_a_deck_of_hidden_slides_alone_is_refused() -> None:
    deck = Presentation()
    _slide(deck, "旧日程").element.set("show", "0")

    with pytest.raises(Unreadable, match="読めるスライドがありません"):
        read_pptx(_saved(deck))


def test_what_nobody_sees_on_a_slide_is_told_and_not_read() -> None:
    deck = Presentation()
    slide = _slide(deck, "日程")
    _box(slide, "スライドの外", 30, 2)
    _box(slide, "", 1, 2).text_frame.paragraphs[0].add_run().text = "白い字"
    slide.shapes[-1].text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    _box(slide, "小さい字", 1, 3).text_frame.paragraphs[0].runs[0].font.size = Pt(1)
    struck = _box(slide, "7月29日", 1, 4).text_frame.paragraphs[0]
    struck.runs[0]._r.get_or_add_rPr().set("strike", "sngStrike")  # noqa: SLF001
    struck.add_run().text = "8月5日"
    _box(slide, "隠した図形", 1, 5)._element.nvSpPr.cNvPr.set("hidden", "1")  # noqa: SLF001

    read = read_pptx(_saved(deck))

    assert _lines(read) == ["日程", "8月5日"]
    assert {(one.kind, one.text, one.why) for one in read.remarks} == {
        (RemarkKind.HIDDEN, "スライドの外", "スライドの外に置かれています"),
        (RemarkKind.HIDDEN, "白い字", "白い文字です"),
        (RemarkKind.HIDDEN, "小さい字", "1.0 ポイントの文字です"),
        (RemarkKind.STRUCK, "7月29日", "取り消し線が引かれています"),
        (RemarkKind.HIDDEN, "隠した図形", "非表示の図形です"),
    }


@pytest.mark.parametrize("ground", ["own", "under", "slide"])
def test_white_words_on_a_dark_ground_are_read(ground: str) -> None:
    deck = Presentation()
    slide = _slide(deck, "日程")
    dark = RGBColor(0x1F, 0x4E, 0x79)
    if ground == "under":
        below = slide.shapes.add_shape(1, Inches(0.5), Inches(1.5), Inches(5), Inches(2))
        below.fill.solid()
        below.fill.fore_color.rgb = dark
    if ground == "slide":
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = dark
    box = _box(slide, "17時必着", 1, 2)
    box.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    if ground == "own":
        box.fill.solid()
        box.fill.fore_color.rgb = dark

    read = read_pptx(_saved(deck))

    assert (_lines(read), read.remarks) == (["日程", "17時必着"], ())


def test_footers_dates_and_numbers_of_slides_are_dropped() -> None:
    deck = Presentation()
    slide = _slide(deck, "日程")
    for kind in ("ftr", "dt", "sldNum"):
        properties = _box(slide, "機密", 1, 6)._element.nvSpPr.nvPr  # noqa: SLF001
        holder = etree.SubElement(properties, "{http://schemas.openxmlformats.org/presentationml/2006/main}ph")
        holder.set("type", kind)

    assert _lines(read_pptx(_saved(deck))) == ["日程"]


def test_a_slide_of_pictures_alone_is_told() -> None:
    deck = Presentation()
    _slide(deck, "日程")
    _slide(deck).shapes.add_picture(io.BytesIO(ONE_PIXEL), 0, 0)

    assert [(one.kind, one.page) for one in read_pptx(_saved(deck)).remarks] == [(RemarkKind.UNREADABLE, 2)]


def test_an_alternative_is_read_once() -> None:
    deck = Presentation()
    _box(_slide(deck, "補助率"), "2/3以内", 1, 2)
    mc = b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

    def twice(part: bytes) -> bytes:
        begin = part.rindex(b"<p:sp>")
        end = part.rindex(b"</p:sp>") + len(b"</p:sp>")
        shape = part[begin:end]
        choice = b'<mc:Choice Requires="a14">%s</mc:Choice><mc:Fallback>%s</mc:Fallback>' % (shape, shape)
        return part[:begin] + b"<mc:AlternateContent %s>%s</mc:AlternateContent>" % (mc, choice) + part[end:]

    assert _lines(read_pptx(rezipped(_saved(deck), "ppt/slides/slide1.xml", twice))) == ["補助率", "2/3以内"]


def test_progress_is_told_slide_by_slide() -> None:
    deck = Presentation()
    _slide(deck, "一")
    _slide(deck, "二")
    told: list[tuple[int, int]] = []

    read_pptx(_saved(deck), lambda done, of: told.append((done, of)))

    assert told == [(1, 2), (2, 2)]


WORDS = st.text(st.sampled_from("公募 締切\t\n\v17時。・１．"), max_size=8)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(WORDS, st.integers(0, 8), st.integers(0, 6)), max_size=5), WORDS)
def test_headings_and_rows_are_whole_lines(boxes: list[tuple[str, int, int]], cell: str) -> None:
    deck = Presentation()
    slide = _slide(deck, "日程\v一覧")
    for text, left, top in boxes:
        _box(slide, text, left, top)
    _table(slide, [["区分", cell], [cell, "17時"]])
    page = read_pptx(_saved(deck)).pages[0]

    assert page.headings
    assert page.rows
    assert are_whole_lines(page)
