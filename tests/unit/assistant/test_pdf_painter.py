"""Images of pages: where the marks say that words stand, there is their ink; and a child that breaks breaks nothing."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from assistant.adapters.pdf_painter import PdfPainter
from assistant.boxes import marks, unpacked
from assistant.ports import PageNotDrawn
from ingest.readers.pdf import read_pdf
from tests.unit.ingest.readers.drawing import HEIGHT, WIDTH, pdf_of

DARK = 100  # of 255
HAIR = 0.01  # share of the page by which ink may stand out of a mark


def deadline(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 14)
    canvas.drawString(120, HEIGHT - 200, "DEADLINE 2025-08-27")


def cropped(raw: bytes) -> bytes:
    pdf = pdfium.PdfDocument(raw)
    pdf[0].set_cropbox(60, 300, WIDTH - 40, HEIGHT - 100)
    held = io.BytesIO()
    pdf.save(held)
    pdf.close()
    return held.getvalue()


@pytest.mark.parametrize(
    "raw",
    [*(pdf_of(deadline, rotation=turn) for turn in (0, 90, 180, 270)), cropped(pdf_of(deadline))],
    ids=["upright", "90", "180", "270", "cropped"],
)
def test_the_ink_of_a_quote_lies_under_its_mark(raw: bytes) -> None:
    page = read_pdf(raw).pages[0].page
    assert page.picture is not None
    areas = unpacked(page.picture.boxes, len(page.text))
    (mark,) = marks(areas[9:], shape=page.picture.height / page.picture.width)

    image = Image.open(io.BytesIO(PdfPainter().draw(raw, 1))).convert("L")

    assert page.text == "DEADLINE 2025-08-27"
    left, top, right, bottom = image.point(lambda tone: 255 if tone < DARK else 0).getbbox() or (0, 0, 0, 0)
    word = image.crop((round(mark.left * image.width), 0, image.width, image.height))
    inked = word.point(lambda tone: 255 if tone < DARK else 0).getbbox() or (0, 0, 0, 0)
    assert abs(mark.right - right / image.width) < HAIR
    assert mark.top - HAIR < top / image.height < bottom / image.height < mark.bottom + HAIR
    assert left / image.width < mark.left - 5 * HAIR  # the first word is not marked
    assert inked[0] <= HAIR * image.width
    assert image.width / image.height == pytest.approx(page.picture.width / page.picture.height, rel=0.01)


def test_the_image_of_a_very_large_page_is_bounded() -> None:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(14_000, 9_000))
    canvas.drawString(100, 100, "A")
    canvas.save()

    image = Image.open(io.BytesIO(PdfPainter().draw(held.getvalue(), 1)))

    assert max(image.size) <= 2_401


@pytest.mark.parametrize(
    ("painter", "number"),
    [
        (PdfPainter(), 2),
        (PdfPainter(), 0),
        (PdfPainter(memory=1 << 20), 1),
        (PdfPainter(output=100), 1),
        (PdfPainter(begin="import os; os.abort()"), 1),
        (PdfPainter(seconds=1, begin="while True: pass"), 1),
        (PdfPainter(output=100, begin="import sys; sys.stdout.write('RIFF____WEBP' * 100)"), 1),
        (PdfPainter(begin="print('no image')"), 1),
        (PdfPainter(begin=""), 1),
    ],
    ids=["no such page", "page 0", "memory", "output", "crash", "endless", "too much", "no image", "silence"],
)
def test_whatever_goes_wrong_in_the_child_is_a_page_that_is_not_drawn(painter: PdfPainter, number: int) -> None:
    with pytest.raises(PageNotDrawn):
        painter.draw(pdf_of(deadline), number)


def test_a_broken_file_is_a_page_that_is_not_drawn() -> None:
    with pytest.raises(PageNotDrawn):
        PdfPainter().draw(b"%PDF-1.7\n%%EOF\n", 1)


def test_the_child_sees_no_setting() -> None:
    tells = "import os, sys; sys.stdout.write('RIFF____WEBP' + ','.join(sorted(os.environ)))"

    seen = PdfPainter(begin=tells).draw(b"", 1).decode()

    assert set(seen.removeprefix("RIFF____WEBP").split(",")) <= {"OPENBLAS_NUM_THREADS", "LC_CTYPE"}
