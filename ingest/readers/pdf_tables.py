"""The ruled tables of a PDF page: their geometry by pdfplumber, their words by pdfium."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import pypdfium2 as pdfium
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text
from pdfplumber.page import Page as PlumbedPage
from pdfplumber.pdf import PDF
from pdfplumber.table import Table as PlumbedTable
from pypdfium2 import raw as pdfium_c

from ingest.readers.pdf_characters import Box, shown

_FEWEST_STROKES = 7  # a frame with one line in it; with fewer strokes a page has no table, and pdfplumber need not look
_FORMS_WITHIN = 4  # how deep drawings may be packed into each other
_BAND = 0.9  # share of a row that its own ground covers
_FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and how many rows it spans."""

    box: Box
    row: int
    column: int
    rows: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table on a page."""

    box: Box
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    banded: bool  # the first row has a ground of its own


class TableFinder:
    """Looks for ruled tables in one PDF; used in a with statement."""

    def __init__(self, raw: bytes) -> None:
        logging.getLogger("pdfminer").setLevel(logging.ERROR)
        self._stream = io.BytesIO(raw)
        self._pdf: PDF | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pdf is not None:
            self._pdf.close()
        self._stream.close()

    def tables_of(self, page: pdfium.PdfPage, index: int) -> tuple[Ruled, ...]:
        """The tables of the page that stands at this index."""
        if _strokes(page) < _FEWEST_STROKES:
            return ()
        plumbed = self._plumbed().pages[index]
        try:
            found = (_ruled(plumbed, table) for table in plumbed.find_tables())
            return tuple(table for table in found if table.columns >= _FEWEST_COLUMNS)
        finally:
            plumbed.close()

    def layers_off(self) -> frozenset[str]:
        """The names of the layers that are not shown when the file is opened."""
        layers = resolve1(self._plumbed().doc.catalog.get("OCProperties")) or {}
        shown_first = resolve1(layers.get("D")) or {}
        off = list(resolve1(shown_first.get("OFF")) or ())
        if str(shown_first.get("BaseState", "")).endswith("OFF'"):
            on = {one.objid for one in resolve1(shown_first.get("ON")) or ()}
            off += [one for one in resolve1(layers.get("OCGs")) or () if one.objid not in on]
        return frozenset(_decoded(resolve1(one).get("Name", b"")) for one in off)

    def _plumbed(self) -> PDF:
        if self._pdf is None:
            self._pdf = PDF.open(self._stream)
        return self._pdf


def _decoded(name: object) -> str:
    return decode_text(name) if isinstance(name, bytes) else ""


def _strokes(page: pdfium.PdfPage) -> int:
    paths = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=_FORMS_WITHIN)
    return sum(pdfium_c.FPDFPath_CountSegments(path) for path in paths)


def _ruled(page: PlumbedPage, table: PlumbedTable) -> Ruled:
    rows = [row.cells for row in table.rows]
    tops = [min(cell[1] for cell in cells if cell) for cells in rows]
    cells = tuple(_cells(page, rows, tops))
    return Ruled(
        _on_page(page, table.bbox), len(rows), max(map(len, rows)), cells, _banded(page, table.rows[0].bbox, tops[1:])
    )


Corners = tuple[float, float, float, float]


def _cells(page: PlumbedPage, rows: Sequence[Sequence[Corners | None]], tops: Sequence[float]) -> Iterator[Cell]:
    for row, corners in enumerate(rows):
        for column, cell in enumerate(corners):
            if cell is not None:
                spanned = sum(cell[1] - 1 <= top < cell[3] - 1 for top in tops)
                yield Cell(_on_page(page, cell), row, column, spanned)


def _banded(page: PlumbedPage, head: Corners, below: Sequence[float]) -> bool:
    """Whether a filled ground lies behind the first row and ends with it."""
    grounds = [
        rect for rect in page.rects if rect.get("fill") and rect["top"] < head[1] + 1 and rect["bottom"] > head[3] - 1
    ]
    own = [rect for rect in grounds if not below or rect["bottom"] < below[0] + 1]
    covered = sum(max(0, min(rect["x1"], head[2]) - max(rect["x0"], head[0])) for rect in own)
    return bool(covered >= _BAND * (head[2] - head[0]))


def _on_page(page: PlumbedPage, corners: Corners) -> Box:
    """The box as pdfium measures: pdfplumber starts at the shown media box, pdfium at the origin of the file."""
    edge = shown(page.page_obj.mediabox, page.rotation)
    across, down = edge.left - page.bbox[0], edge.top - page.bbox[1]
    left, top, right, bottom = (float(corner) for corner in corners)
    return Box(left + across, top + down, right + across, bottom + down)
