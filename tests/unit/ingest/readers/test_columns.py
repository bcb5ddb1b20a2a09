from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from ingest.readers.extracted import ExtractedPage
from ingest.readers.pdf import read_pdf
from tests.unit.ingest.readers.drawing import FONT, HEIGHT, LEFT, Draw, lines, pdf_of, table, together

DESKS = [["区分", "担当", "電話"], ["申請書", "事務局", "03-1234-5678"], ["説明会", "広報室", "06-9876-5432"]]


def unruled(rows: Sequence[Sequence[str]], places: Sequence[float] = (60, 200, 340), *, top: float = 300) -> Draw:
    def draw(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            for place, text in zip(places, row, strict=False):
                canvas.drawString(place, HEIGHT - top - 18 * number, text)

    return draw


def _page(draw: Draw) -> ExtractedPage:
    return read_pdf(pdf_of(draw)).pages[0]


def _rows(page: ExtractedPage) -> list[tuple[int, bool, str]]:
    return [(row.table, row.head, page.page.text[row.start : row.end]) for row in page.rows]


def test_words_in_columns_without_rules_are_rows() -> None:
    page = _page(together(lines("問い合わせ先は次のとおりです。", top=250), unruled(DESKS)))

    assert _rows(page) == [
        (0, True, "区分\t担当\t電話"),
        (0, False, "申請書\t事務局\t03-1234-5678"),
        (0, False, "説明会\t広報室\t06-9876-5432"),
    ]


def test_tables_with_and_without_rules_are_counted_together() -> None:
    page = _page(together(table([["締切", "8月27日"], ["公表", "9月"]], (90, 90)), unruled(DESKS, top=400)))

    assert [number for number, _, _ in _rows(page)] == [0, 0, 1, 1, 1]


def test_two_rows_are_no_table_and_columns_out_of_line_are_none() -> None:
    assert _page(unruled(DESKS[:2])).rows == ()
    assert (
        _page(
            together(*(unruled([row], (60, 200 + 40 * n, 400), top=300 + 18 * n) for n, row in enumerate(DESKS)))
        ).rows
        == ()
    )


def test_indented_lines_and_labels_that_are_set_wide_are_no_table() -> None:
    wide = [["住", "所", "東京都千代田区"], ["氏", "名", "公募太郎"], ["電", "話", "03-1234-5678"]]

    assert _page(lines("１．対象", "　　（１）大学", "　　　　ア　国立大学", "　　　　イ　公立大学")).rows == ()
    assert _page(unruled(wide, (60, 100, 160))).rows == ()


def test_two_columns_that_are_drawn_line_by_line_are_read_one_after_the_other() -> None:
    prose = [[f"左の段の{n}行目は申請の方法を説明する", f"右の段の{n}行目は選考の方法を説明する"] for n in range(5)]

    assert [line[0] for line in _page(unruled(prose, (60, 320))).page.text.split("\n")] == ["左"] * 5 + ["右"] * 5


def test_desks_side_by_side_keep_their_own_numbers() -> None:
    desks = [["申請について", "説明会について"], ["公募事務局", "広報室"], ["TEL 03-1234-5678", "TEL 06-9876-5432"]]

    assert _page(unruled(desks, (60, 320))).page.text.split("\n") == [
        "申請について",
        "公募事務局",
        "TEL 03-1234-5678",
        "説明会について",
        "広報室",
        "TEL 06-9876-5432",
    ]


def test_readings_above_words_are_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, 600, "公募要領を読む")
        canvas.setFont(FONT, 5)
        canvas.drawString(LEFT + 2, 611, "こうぼ")
        canvas.setFont(FONT, 11)
        canvas.drawString(LEFT, 570, "こうぼのしおり")

    assert _page(draw).page.text.split("\n") == ["公募要領を読む", "こうぼのしおり"]


def test_words_that_run_down_the_page_are_lines_from_right_to_left() -> None:
    def down(text: str, left: float) -> Draw:
        return together(*(lines(letter, top=100 + 14 * place, left=left) for place, letter in enumerate(text)))

    page = _page(together(down("公募要領について", 500), down("次のとおり募集する", 470)))

    assert page.page.text == "公募要領について\n次のとおり募集する"


CELLS = st.sampled_from(["締切", "8月27日", "TEL 03-1234-5678", "申請の方法は別に定めるところによる", "甲"])


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=3), max_size=8))
def test_rows_are_whole_lines_and_no_word_is_lost(rows: list[list[str]]) -> None:
    page = _page(unruled(rows, (40, 220, 400), top=150))
    text = page.page.text

    assert sorted("".join(text.split())) == sorted("".join("".join(row) for row in rows).replace(" ", ""))
    for row in page.rows:
        assert row.start == 0 or text[row.start - 1] == "\n"
        assert row.end == len(text) or text[row.end] == "\n"
