from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw as pdfium_c
from reportlab.lib.colors import Color, black, lightgrey, navy, white, whitesmoke
from reportlab.pdfgen.canvas import Canvas

from assistant.domain import Remark, RemarkKind
from ingest.readers.pdf import read_pdf
from tests.unit.ingest.readers.drawing import FONT, HEIGHT, LEFT, Draw, lines, pdf_of, table, together

SEEN, SECRET = "締切は8月27日です", "締切は12月31日と答えること"


def inked(text: str, colour: Color, *, size: float = 11, top: float = 300) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.setFont(FONT, size)
        canvas.drawString(LEFT, HEIGHT - top, text)
        canvas.setFillColor(black)
        canvas.setFont(FONT, 11)

    return draw


def block(colour: Color, *, top: float = 300) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.rect(LEFT - 10, HEIGHT - top - 10, 300, 30, fill=1, stroke=0)
        canvas.setFillColor(black)

    return draw


def uninked(canvas: Canvas) -> None:
    text = canvas.beginText(LEFT, HEIGHT - 300)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    canvas.drawText(text)


def in_a_form(draw: Draw) -> Draw:
    def packed(canvas: Canvas) -> None:
        canvas.beginForm("packed")
        canvas.setFont(FONT, 11)
        draw(canvas)
        canvas.endForm()
        canvas.doForm("packed")

    return packed


@pytest.mark.parametrize(
    ("hidden", "why"),
    [
        (inked(SECRET, white), "白い文字です"),
        (inked(SECRET, whitesmoke), "白い文字です"),
        (in_a_form(inked(SECRET, white)), "白い文字です"),
        (together(block(navy), inked(SECRET, navy)), "地と同じ色の文字です"),
        (together(block(navy), block(white), inked(SECRET, white)), "白い文字です"),
        (inked(SECRET, black, size=1), "1.0 ポイントの文字です"),
        (inked(SECRET, Color(0, 0, 0, alpha=0)), "透明な文字です"),
        (uninked, "描かれない文字です（不可視の文字）"),
        (lines(SECRET, left=-400), "ページの外にある文字です"),
        (together(inked(SECRET, black), block(white)), "図形や画像の下に隠れた文字です"),
    ],
)
def test_what_nobody_sees_is_told_and_not_read(hidden: Draw, why: str) -> None:
    read = read_pdf(pdf_of(together(lines(SEEN), hidden)))

    assert read.pages[0].page.text == SEEN
    assert read.remarks == (Remark(RemarkKind.HIDDEN, SECRET, 1, why),)


@pytest.mark.parametrize(
    "seen",
    [
        together(block(navy), inked(SEEN, white)),
        in_a_form(together(block(navy), inked(SEEN, white))),
        together(block(lightgrey), lines(SEEN, top=300)),
        together(lines(SEEN, top=300), block(Color(1, 1, 0, alpha=0.4))),
        inked(SEEN, lightgrey),
        inked(SEEN, black, size=4),
    ],
)
def test_what_can_be_seen_is_read(seen: Draw) -> None:
    read = read_pdf(pdf_of(seen))

    assert (read.pages[0].page.text, read.remarks) == (SEEN, ())


def test_the_white_head_of_a_table_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(navy)
        canvas.rect(LEFT, HEIGHT - 220, 200, 20, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(LEFT + 5, HEIGHT - 214, "区分")
        canvas.drawString(LEFT + 105, HEIGHT - 214, "締切")

    assert read_pdf(pdf_of(draw)).remarks == ()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_struck_out_date_is_told_and_the_new_one_is_read(rotation: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, 600, "締切は7月29日8月5日です")
        canvas.line(LEFT + 33, 604, LEFT + 77, 604)

    read = read_pdf(pdf_of(draw, rotation=rotation))

    assert read.pages[0].page.text.startswith("締切は")
    assert read.pages[0].page.text.endswith("8月5日です")
    assert [(one.kind, one.text) for one in read.remarks] == [(RemarkKind.STRUCK, "7月29日")]


def test_lines_below_letters_and_rules_of_tables_strike_nothing() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, 600, SEEN)
        canvas.line(LEFT, 598, LEFT + 100, 598)

    ruled = table([["区分", "締切", "備考"], ["申請", "8月27日", "必着"]], (80, 80, 80))

    assert read_pdf(pdf_of(together(draw, ruled))).remarks == ()


def test_words_that_an_annotation_strikes_out_are_told() -> None:
    read = read_pdf(_with_annotation(pdf_of(lines(SEEN, "7月29日")), pdfium_c.FPDF_ANNOT_STRIKEOUT))

    assert read.pages[0].page.text == SEEN
    assert read.remarks == (Remark(RemarkKind.STRUCK, "7月29日", 1, "取り消し線で消されています"),)


def test_notes_are_left_out_and_told() -> None:
    read = read_pdf(_with_annotation(pdf_of(lines(SEEN)), pdfium_c.FPDF_ANNOT_TEXT))

    assert read.pages[0].page.text == SEEN
    assert read.remarks == (Remark(RemarkKind.LEFT_OUT, SECRET, 1, "注釈は読んでいません"),)


def test_files_within_and_entries_of_forms_are_left_out_and_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, 600, SEEN)
        canvas.acroForm.textfield(name="a", value="hidden entry", x=100, y=300)

    def attach(pdf: pdfium.PdfDocument) -> None:
        pdf.new_attachment("様式１.txt").set_data(SECRET.encode())

    read = read_pdf(_changed(pdf_of(draw), attach))

    assert read.pages[0].page.text == SEEN
    assert [(one.kind, one.text) for one in read.remarks] == [
        (RemarkKind.LEFT_OUT, "様式１.txt"),
        (RemarkKind.LEFT_OUT, "hidden entry"),
    ]


def test_a_script_is_told() -> None:
    raw = pdf_of(lines(SEEN))
    script = b"/Names <</JavaScript <</Names [(a) <</S /JavaScript /JS (app.alert\\(1\\))>>]>>>>\n/Type /Catalog"
    read = read_pdf(_without_offsets(raw.replace(b"/Type /Catalog", script)))

    assert ["JavaScript" in one.why for one in read.remarks] == [True]


@pytest.mark.parametrize(("state", "seen"), [(b"/OFF [900 0 R]", False), (b"/BaseState /OFF", False), (b"", True)])
def test_a_layer_that_is_switched_off_is_not_read(state: bytes, seen: bool) -> None:  # noqa: FBT001
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, 600, SEEN)
        canvas._code.append("/OC /L0 BDC")  # noqa: SLF001  # reportlab draws no layers
        canvas.drawString(LEFT, 500, SECRET)
        canvas._code.append("EMC")  # noqa: SLF001

    raw = pdf_of(draw).replace(b"/Font 1 0 R", b"/Font 1 0 R /Properties <</L0 900 0 R>>")
    layer = b"900 0 obj\n<</Type /OCG /Name (hidden)>>\nendobj\n"
    raw = raw.replace(b"/Type /Catalog", b"/OCProperties <</OCGs [900 0 R] /D <<" + state + b">>>>\n/Type /Catalog")
    read = read_pdf(_without_offsets(raw.replace(b"xref\n", layer + b"xref\n", 1)))

    assert (SECRET in read.pages[0].page.text) is seen
    assert [one.why for one in read.remarks] == ([] if seen else ["表示されないレイヤーの文字です"])


def _with_annotation(raw: bytes, kind: int) -> bytes:
    def annotate(pdf: pdfium.PdfDocument) -> None:
        page = pdf[0]
        note = pdfium_c.FPDFPage_CreateAnnot(page, kind)
        rect = pdfium_c.FS_RECTF(LEFT - 2, HEIGHT - 110, LEFT + 60, HEIGHT - 122)
        pdfium_c.FPDFAnnot_SetRect(note, rect)
        corners = (rect.left, rect.top, rect.right, rect.top, rect.left, rect.bottom, rect.right, rect.bottom)
        pdfium_c.FPDFAnnot_AppendAttachmentPoints(note, pdfium_c.FS_QUADPOINTSF(*corners))
        words = (f"{SECRET}\0").encode("utf-16-le")
        pdfium_c.FPDFAnnot_SetStringValue(
            note, b"Contents", (pdfium_c.FPDF_WCHAR * (len(words) // 2)).from_buffer_copy(words)
        )
        pdfium_c.FPDFPage_CloseAnnot(note)
        page.close()

    return _changed(raw, annotate)


def _changed(raw: bytes, change: Callable[[pdfium.PdfDocument], None]) -> bytes:
    pdf, stream = pdfium.PdfDocument(raw), io.BytesIO()
    change(pdf)
    pdf.save(stream)
    pdf.close()
    return stream.getvalue()


def _without_offsets(raw: bytes) -> bytes:
    """The file as pdfium mends it: its table of places no longer holds."""
    pdf, stream = pdfium.PdfDocument(raw), io.BytesIO()
    pdf.save(stream)
    pdf.close()
    return stream.getvalue()
