"""In a process of its own: draws one page of the PDF that comes in, and writes it out as WebP."""

from __future__ import annotations

import io
import resource
import sys

import pypdfium2 as pdfium

_DOTS = 144 / 72  # per point
_LONGEST_SIDE = 2_400  # dots; more is drawn coarser
_QUALITY = 82


def limited(*, seconds: int, memory: int, output: int) -> None:
    """From here on this process can take no more than this."""
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def drawn(raw: bytes, number: int) -> bytes:
    """The page of this number, as its readers see it."""
    pdf = pdfium.PdfDocument(raw)
    page = pdf[number - 1]
    dots = min(_DOTS, _LONGEST_SIDE / max(*page.get_size(), 1.0))
    image = page.render(scale=dots, may_draw_forms=False).to_pil().convert("RGB")
    held = io.BytesIO()
    image.save(held, "WEBP", quality=_QUALITY, method=2)
    return held.getvalue()


def main() -> None:
    """Begins as the painter starts it: the page, then the limits; the file comes by the standard input."""
    number, seconds, memory, output = (int(word) for word in sys.argv[1:5])
    limited(seconds=seconds, memory=memory, output=output)
    sys.stdout.buffer.write(drawn(sys.stdin.buffer.read(), number))
