"""A PDF whose last pages are images, a little askew, as an office scanner leaves an appendix."""

from __future__ import annotations

from typing import Any

import pypdfium2 as pdfium
from PIL import Image

from making.pdf import pdf_of

DOTS_PER_POINT = 200 / 72
ASKEW = 0.6  # degrees
PAPER = 255
DARK = 160  # grey below this is ink


def scan_of(source: dict[str, Any]) -> bytes:
    return pdf_of(source, behind=_images(pdf_of({**source, "part": source["scanned"]})))


def _images(made: bytes) -> list[Image.Image]:
    pdf = pdfium.PdfDocument(made)
    try:
        return [_scanned(page.render(scale=DOTS_PER_POINT, grayscale=True).to_pil()) for page in pdf]
    finally:
        pdf.close()


def _scanned(image: Image.Image) -> Image.Image:
    turned = image.convert("L").rotate(ASKEW, resample=Image.Resampling.BICUBIC, fillcolor=PAPER)
    return turned.point(lambda grey: PAPER if grey > DARK else 0).convert("1")
