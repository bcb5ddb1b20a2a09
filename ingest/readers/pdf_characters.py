"""The characters of a PDF page as pdfium reads them, each where the reader of the page sees it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw as pdfium_c

_HYPHEN_AT_LINE_END = 2  # what pdfium gives for a hyphen before a line break, also within a telephone number
_LINE_ENDS = frozenset("\r\n")
_NO_CHARACTER = frozenset({0, 0xFFFE, 0xFFFF})


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the page as it is shown, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left

    def holds(self, other: Box) -> bool:
        """Whether the middle of the other lies within."""
        across, down = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.left <= across <= self.right and self.top <= down <= self.bottom

    def around(self, other: Box) -> Box:
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Character:
    """A character and where it stands; a line end or a space that pdfium adds stands where the one before does."""

    text: str
    box: Box
    drawn_by: int = 0  # the address of the object on the page; 0: pdfium added the character

    @property
    def ends_line(self) -> bool:
        return self.text in _LINE_ENDS


def characters_of(page: pdfium.PdfPage) -> tuple[Character, ...]:
    """All characters of a page in reading order, seen or not."""
    text_page = page.get_textpage()
    try:
        return tuple(_characters(text_page, page.get_rotation()))
    finally:
        text_page.close()


def address_of(drawn: Any) -> int:  # noqa: ANN401  # pypdfium2 has no types
    """What tells one object of a page from another."""
    return ctypes.addressof(drawn.contents)


def shown(corners: tuple[float, float, float, float], rotation: int) -> Box:
    """Left, bottom, right and top of the file as they lie on the page when it is shown turned."""
    left, bottom, right, top = corners
    match rotation:
        case 90:
            return Box(bottom, left, top, right)
        case 180:
            return Box(-right, bottom, -left, top)
        case 270:
            return Box(-top, -right, -bottom, -left)
        case _:
            return Box(left, -top, right, -bottom)


def _characters(text_page: pdfium.PdfTextPage, rotation: int) -> Iterator[Character]:
    rect = pdfium_c.FS_RECTF()
    box = Box(0, 0, 0, 0)
    for index in range(text_page.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text_page, index)
        if code in _NO_CHARACTER:
            continue
        added = pdfium_c.FPDFText_IsGenerated(text_page, index) == 1
        if not added and pdfium_c.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(rect)):
            box = shown((rect.left, rect.bottom, rect.right, rect.top), rotation)
        by = None if added else pdfium_c.FPDFText_GetTextObject(text_page, index)
        yield Character("-" if code == _HYPHEN_AT_LINE_END else chr(code), box, address_of(by) if by else 0)
