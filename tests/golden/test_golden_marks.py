"""What the marks of a quote cover, character by character, against what other means find there."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
import pytest
from pptx import Presentation
from pypdfium2 import raw as pdfium_c

from assistant.boxes import Area, frames, marks, unpacked
from assistant.domain import Page, Revision
from ingest.readers import bytes_of
from ingest.revisions import Job, revisions_of
from tests.golden.samples import CORPUS, DOCUMENTS

PDFS = tuple(name for name in DOCUMENTS if name.endswith(".pdf"))
SLIDES = tuple(name for name in DOCUMENTS if name.endswith(".pptx"))
RIGHT = 0.99  # of the quotes of all PDFs together


@cache
def revision(name: str) -> Revision:
    return revisions_of(Job(name, bytes_of(CORPUS / name), "", ()))[0]


def quotes(name: str) -> Iterator[tuple[Page, int, int]]:
    """Every passage and every fact, and each line of a passage: starts and ends in the midst of lines and cells."""
    held = revision(name)
    pages = {page.number: page for page in held.pages}
    page_of = {passage.id: pages[passage.page] for passage in held.passages}
    for passage in held.passages:
        page, third = page_of[passage.id], (passage.end - passage.start) // 3
        yield page, passage.start, passage.end
        yield page, passage.start + third, passage.end - third
    for fact in held.facts:
        yield page_of[fact.passage_id], fact.start, fact.end


def areas_of(page: Page) -> tuple[Area | None, ...]:
    assert page.picture is not None
    return unpacked(page.picture.boxes, len(page.text))


@cache
def letters(name: str, number: int) -> tuple[tuple[str, float, float], ...]:
    """The letters of a page by pdfium, with the middle of the ink of each as shares of the page."""
    pdf = pdfium.PdfDocument(bytes_of(CORPUS / name))
    page = pdf[number - 1]
    text, (left, bottom, right, top) = page.get_textpage(), page.get_bbox()
    found = []
    for index in range(text.count_chars()):
        letter = chr(pdfium_c.FPDFText_GetUnicode(text, index)).replace("\x02", "-")
        corners = [ctypes.c_double() for _ in range(4)]
        if letter.isspace() or not pdfium_c.FPDFText_GetCharBox(text, index, *corners):
            continue
        west, east, south, north = (corner.value for corner in corners)
        across, up = (west + east) / 2, (south + north) / 2
        found.append((letter, (across - left) / (right - left), (top - up) / (top - bottom)))
    text.close()
    pdf.close()
    return tuple(found)


def under(found: Sequence[Area], name: str, number: int) -> str:
    """The letters under marks, mark by mark."""
    return "".join(
        letter
        for mark in found
        for letter, across, down in letters(name, number)
        if mark.left <= across <= mark.right and mark.top <= down <= mark.bottom
    )


def without_blanks(text: str) -> str:
    return "".join(text.split())


def test_the_letters_under_the_marks_of_a_pdf_are_those_of_the_quote() -> None:
    compared, wrong = 0, []
    for name in PDFS:
        for page, start, end in quotes(name):
            if page.picture is None or not letters(name, page.number):  # a scan has no letters to compare with
                continue
            compared += 1
            shape = page.picture.height / page.picture.width
            covered = under(marks(areas_of(page)[start:end], shape=shape), name, page.number)
            if covered != without_blanks(page.text[start:end]):
                wrong.append((name, page.number, page.text[start:end], covered))

    assert compared > 150
    assert len(wrong) <= (1 - RIGHT) * compared, wrong


@pytest.mark.parametrize("name", SLIDES)
def test_the_words_in_each_frame_of_a_slide_are_those_of_the_shape_that_stands_there(name: str) -> None:
    deck = Presentation(BytesIO(bytes_of(CORPUS / name)))
    size = (deck.slide_width or 1, deck.slide_height or 1)
    compared = 0
    for page in revision(name).pages:
        shapes = list(_shapes(deck.slides[page.number - 1]))
        for area, start, end in frames(areas_of(page)):
            words = without_blanks(page.text[start:end])
            there = [text for box, text in shapes if _holds(box, area, size)]
            assert any(all(letter in text for letter in words.replace("・", "")) for text in there), (words, there)
            compared += 1

    assert compared > 5


def _shapes(slide: Any) -> Iterator[tuple[tuple[int, int, int, int], str]]:  # noqa: ANN401  # python-pptx has no types
    for shape in slide.shapes:
        box = (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
        if shape.has_table:
            yield box, "".join(cell.text for row in shape.table.rows for cell in row.cells)
        elif shape.has_text_frame:
            yield box, shape.text_frame.text


def _holds(box: tuple[int, int, int, int], area: Area, size: tuple[int, int]) -> bool:
    across, down = (area.left + area.right) / 2 * size[0], (area.top + area.bottom) / 2 * size[1]
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]
