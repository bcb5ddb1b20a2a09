"""A PDF with ruled tables, and where the source says so with two columns or with words that nobody sees."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL.Image import Image
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from making.fonts import FONT
from making.tables import Rows, merged, shown

MARGIN, TOP, BOTTOM, GUTTER = 62, 74, 68, 22
LINE = HexColor("#8a94a6")
GROUND = HexColor("#e8edf5")
WIDTHS = (108, 116, 235)

BODY = ParagraphStyle("body", fontName=FONT, fontSize=10.5, leading=17, wordWrap="CJK", spaceAfter=3)
STYLES = {
    "title": ParagraphStyle("title", BODY, fontSize=15, leading=23, alignment=1, spaceAfter=8),
    "by": ParagraphStyle("by", BODY, alignment=2, spaceAfter=0),
    "note": ParagraphStyle("note", BODY, fontSize=8.5, leading=13, spaceBefore=10, spaceAfter=4, borderPadding=5),
    "h1": ParagraphStyle("h1", BODY, fontSize=12.5, leading=19, spaceBefore=13, spaceAfter=4, keepWithNext=1),
    "h2": ParagraphStyle("h2", BODY, spaceBefore=5, keepWithNext=1),
    "p": ParagraphStyle("p", BODY, firstLineIndent=10.5),
    "line": BODY,
    "item": ParagraphStyle("item", BODY, leftIndent=21, firstLineIndent=-10.5, spaceAfter=0),
    "hidden": ParagraphStyle("hidden", BODY, fontSize=4, leading=5, textColor=white),
    "cell": ParagraphStyle("cell", BODY, fontSize=9.5, leading=14, spaceAfter=0),
}
TURNS = {"columns": "two", "page": "one"}


def pdf_of(source: dict[str, Any], *, behind: Sequence[Image] = ()) -> bytes:
    """The parts of a source, with whole-page images behind them."""
    made = BytesIO()
    document = BaseDocTemplate(
        made,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=TOP,
        bottomMargin=BOTTOM,
        title=source["title"],
        author="Koubo",
        lang="ja",
        invariant=1,
    )

    def edges(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont(FONT, 8.5)
        canvas.drawString(MARGIN + 6, A4[1] - 44, source["running_head"])
        canvas.drawCentredString(A4[0] / 2, 36, f"- {canvas.getPageNumber()} -")

    document.addPageTemplates([PageTemplate("one", _frames(1), edges), PageTemplate("two", _frames(2), edges)])
    document.addPageTemplates([_picture(place, image) for place, image in enumerate(behind)])
    after = [flowable for place, _ in enumerate(behind) for flowable in _turned_to(f"image{place}")]
    document.build([*(flowable for part in source["part"] for flowable in _flowables(part)), *after])
    return made.getvalue()


def _frames(count: int) -> list[Frame]:
    height = A4[1] - TOP - BOTTOM
    width = (A4[0] - 2 * MARGIN - (count - 1) * GUTTER) / count
    return [Frame(MARGIN + place * (width + GUTTER), BOTTOM, width, height) for place in range(count)]


def _picture(place: int, image: Image) -> PageTemplate:
    def draw(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.drawImage(ImageReader(image), 0, 0, *A4)

    return PageTemplate(f"image{place}", _frames(1), draw)


def _turned_to(template: str) -> list[Flowable]:
    return [NextPageTemplate(template), PageBreak(), Spacer(0, 1)]


def _flowables(part: dict[str, Any]) -> list[Flowable]:
    """A part names its style; "rows" makes a ruled table, "columns" and "page" begin a page, "column" a column."""
    widths = part.get("widths", WIDTHS)
    ((style, content),) = ((name, words) for name, words in part.items() if name != "widths")
    if style in TURNS:
        return [NextPageTemplate(TURNS[style]), PageBreak()]
    if style == "column":
        return [FrameBreak()]
    if style == "rows":
        return [Spacer(0, 5), _ruled(content, widths)]
    lines = content.strip().split("\n")
    paragraphs = ["<br/>".join(lines)] if style == "title" else lines
    return [Paragraph(text, STYLES[style]) for text in paragraphs]


def _ruled(rows: Rows, widths: Sequence[float]) -> Table:
    cells = [[Paragraph(shown(text).replace("\n", "<br/>"), STYLES["cell"]) for text in row] for row in rows]
    spans = [("SPAN", (one.left, one.top), (one.right, one.bottom)) for one in merged(rows)]
    grid = [
        ("GRID", (0, 0), (-1, -1), 0.6, LINE),
        ("BACKGROUND", (0, 0), (-1, 0), GROUND),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    return Table(cells, colWidths=list(widths), style=TableStyle([*grid, *spans]), hAlign="LEFT", repeatRows=1)
