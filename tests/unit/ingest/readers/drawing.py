"""PDF files drawn for the tests: Japanese without a font file, and tables with rules."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.lib.colors import black, lightgrey
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table, TableStyle

FONT = "HeiseiKakuGo-W5"
WIDTH, HEIGHT = 595.0, 842.0
LEFT, TOP = 60.0, 100.0

Draw = Callable[[Canvas], None]
Command = tuple[object, ...]


def pdf_of(*pages: Draw, title: str = "", password: str = "", owner: str = "", rotation: int = 0) -> bytes:
    """The pages as drawn; with a rotation, the file holds them turned and says that they are to be shown upright."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    lock = StandardEncryption(password, ownerPassword=owner or None, canPrint=0) if password or owner else None
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), encrypt=lock)
    canvas.setTitle(title or "untitled")
    for draw in pages:
        canvas.setPageRotation(rotation)
        across, down = {90: (HEIGHT, 0.0), 180: (WIDTH, HEIGHT), 270: (0.0, WIDTH)}.get(rotation, (0.0, 0.0))
        canvas.translate(across, down)
        canvas.rotate(rotation)
        canvas.setFont(FONT, 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(*texts: str, top: float = TOP, left: float = LEFT) -> Draw:
    def draw(canvas: Canvas) -> None:
        for place, text in enumerate(texts):
            canvas.drawString(left, HEIGHT - top - 18 * place, text)

    return draw


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], *commands: Command, top: float = 200) -> Draw:
    style = ParagraphStyle("cell", fontName=FONT, fontSize=9, leading=12, wordWrap="CJK")

    def draw(canvas: Canvas) -> None:
        cells = [[Paragraph(text, style) for text in row] for row in rows]
        ruled = Table(cells, colWidths=widths, style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, black), *commands]))
        _, height = ruled.wrapOn(canvas, WIDTH, HEIGHT)
        ruled.drawOn(canvas, LEFT, HEIGHT - top - height)

    return draw


def frame(canvas: Canvas) -> None:
    canvas.rect(LEFT - 10, HEIGHT - 400, 300, 350)


def picture(canvas: Canvas) -> None:
    canvas.setFillColor(lightgrey)
    canvas.rect(LEFT, 300, 200, 200, fill=1)


def together(*parts: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


def edges(head: str, foot: str) -> Draw:
    return together(lines(head, top=40), lines(foot, top=HEIGHT - 30, left=290))
