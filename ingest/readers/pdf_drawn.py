"""What is drawn on a PDF page, in the order in which it is: texts with their looks, grounds, images and strokes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

import pypdfium2 as pdfium
from pypdfium2 import raw as pdfium_c

from ingest.readers.pdf_characters import Box, address_of, shown

_DEEPEST = 8  # forms within forms
_OPAQUE = 250  # of 255
_INVISIBLE_MODES = frozenset({pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP})
_STROKED_MODES = frozenset({pdfium_c.FPDF_TEXTRENDERMODE_STROKE, pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE})
_FEWEST_CORNERS, _MOST_CORNERS = 2, 6  # of a line, of a rectangle

Colour = tuple[int, int, int]
Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text: when it is drawn, and how."""

    order: int
    size: float  # points
    colour: Colour | None  # None: no plain colour
    clear: bool  # fully transparent
    invisible: bool  # drawn with no ink at all
    layers: tuple[str, ...]  # the names of the layers that it lies in


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled shape or an image: when it is drawn, and what it covers."""

    order: int
    box: Box
    colour: Colour | None  # None: an image, or a pattern
    covers: bool  # nothing below it is seen


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that is drawn on a page."""

    texts: dict[int, Text]  # by the address of pdfium's object
    shapes: tuple[Shape, ...]
    strokes: tuple[Box, ...]  # every path by its box


def drawn_on(page: pdfium.PdfPage) -> Drawn:
    """The objects of a page, those in forms at the place where they are shown."""
    rotation = page.get_rotation()
    texts: dict[int, Text] = {}
    shapes: list[Shape] = []
    strokes: list[Box] = []
    for order, (drawn, matrix) in enumerate(_objects(page)):
        kind = pdfium_c.FPDFPageObj_GetType(drawn)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            texts[address_of(drawn)] = _text(drawn, order, matrix)
            continue
        box = _box(drawn, matrix, rotation)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            strokes.append(box)
        shape = _shape(drawn, kind, order, box)
        shapes += [shape] if shape is not None else []
    return Drawn(texts, tuple(shapes), tuple(strokes))


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[object, Matrix]]:
    for index in range(pdfium_c.FPDFPage_CountObjects(page)):
        yield from _within(pdfium_c.FPDFPage_GetObject(page, index), _AS_IT_IS, depth=0)


def _within(drawn: object, matrix: Matrix, *, depth: int) -> Iterator[tuple[object, Matrix]]:
    if pdfium_c.FPDFPageObj_GetType(drawn) != pdfium_c.FPDF_PAGEOBJ_FORM:
        yield drawn, matrix
    elif depth < _DEEPEST:
        own = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFPageObj_GetMatrix(drawn, own)
        inner = _after((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        for index in range(pdfium_c.FPDFFormObj_CountObjects(drawn)):
            yield from _within(pdfium_c.FPDFFormObj_GetObject(drawn, index), inner, depth=depth + 1)


def _after(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    return (*_turned(a, b, then), *_turned(c, d, then), *_moved(e, f, then))


def _turned(x: float, y: float, by: Matrix) -> tuple[float, float]:
    return x * by[0] + y * by[2], x * by[1] + y * by[3]


def _moved(x: float, y: float, by: Matrix) -> tuple[float, float]:
    across, up = _turned(x, y, by)
    return across + by[4], up + by[5]


def _box(drawn: object, matrix: Matrix, rotation: int) -> Box:
    corners = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(drawn, *corners)
    left, bottom, right, top = (corner.value for corner in corners)
    moved = [_moved(x, y, matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*moved, strict=True)
    return shown((min(xs), min(ys), max(xs), max(ys)), rotation)


def _text(drawn: object, order: int, matrix: Matrix) -> Text:
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(drawn)
    colour, alpha = _colour(drawn, stroke=mode in _STROKED_MODES)
    own, size = pdfium_c.FS_MATRIX(), ctypes.c_float()
    pdfium_c.FPDFPageObj_GetMatrix(drawn, own)
    pdfium_c.FPDFTextObj_GetFontSize(drawn, size)
    height = abs(size.value) * hypot(*_turned(own.c, own.d, matrix))
    return Text(order, height, colour, alpha == 0, mode in _INVISIBLE_MODES, tuple(_layers(drawn)))


def _shape(drawn: object, kind: int, order: int, box: Box) -> Shape | None:
    clear = bool(pdfium_c.FPDFPageObj_HasTransparency(drawn))
    if kind != pdfium_c.FPDF_PAGEOBJ_PATH:
        return Shape(order, box, None, kind == pdfium_c.FPDF_PAGEOBJ_IMAGE and not clear)
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(drawn, mode, stroked)
    if not mode.value:
        return None
    colour, alpha = _colour(drawn, stroke=False)
    straight = _FEWEST_CORNERS < pdfium_c.FPDFPath_CountSegments(drawn) <= _MOST_CORNERS
    return Shape(order, box, colour, straight and not clear and alpha >= _OPAQUE) if alpha else None


def _colour(drawn: object, *, stroke: bool) -> tuple[Colour | None, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    get = pdfium_c.FPDFPageObj_GetStrokeColor if stroke else pdfium_c.FPDFPageObj_GetFillColor
    if not get(drawn, *parts):
        return None, 255
    red, green, blue, alpha = (part.value for part in parts)
    return (red, green, blue), alpha


def _layers(drawn: object) -> Iterator[str]:
    for index in range(pdfium_c.FPDFPageObj_CountMarks(drawn)):
        mark = pdfium_c.FPDFPageObj_GetMark(drawn, index)
        name, written = ctypes.create_string_buffer(16), ctypes.c_ulong()
        pdfium_c.FPDFPageObjMark_GetName(mark, ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)), 16, written)
        if name.raw[: max(0, written.value - 2)].decode("utf-16-le", "replace") == "OC":
            yield _layer_name(mark)


def _layer_name(mark: object) -> str:
    size, held = 512, ctypes.c_ulong()
    name = ctypes.create_string_buffer(size)
    pdfium_c.FPDFPageObjMark_GetParamStringValue(
        mark, b"Name", ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)), size, held
    )
    return name.raw[: max(0, min(held.value, size) - 2)].decode("utf-16-le", "replace")
