"""What a PDF carries beside its pages: notes, entries of forms, files and scripts, none of which is ever read as text."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import partial

import pypdfium2 as pdfium
from pypdfium2 import raw as pdfium_c

from assistant.domain import Remark, RemarkKind
from ingest.readers.pdf_characters import Box, shown

_NOTES = frozenset({pdfium_c.FPDF_ANNOT_TEXT, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_POPUP})
_NOTE = "注釈は読んでいません"
_ENTRY = "入力欄の中身は読んでいません"
_FILE = "埋め込まれたファイルは読んでいません。取り出して別に取り込んでください"
_SCRIPT = "スクリプト（JavaScript）が入っています。実行も読み取りもしていません"
_MOST = 64 * 1024  # bytes of one text


def beside(pdf: pdfium.PdfDocument) -> Iterator[Remark]:
    """The files and scripts of the document."""
    for index in range(pdfium_c.FPDFDoc_GetAttachmentCount(pdf)):
        held = pdfium_c.FPDFDoc_GetAttachment(pdf, index)
        name = _told(partial(pdfium_c.FPDFAttachment_GetName, held)) if held else ""
        yield Remark(RemarkKind.LEFT_OUT, name, why=_FILE)
    if pdfium_c.FPDFDoc_GetJavaScriptActionCount(pdf) > 0:
        yield Remark(RemarkKind.LEFT_OUT, "", why=_SCRIPT)


def noted(page: pdfium.PdfPage, number: int) -> tuple[tuple[Remark, ...], tuple[Box, ...]]:
    """The notes and form entries on a page, and where annotations strike its words out."""
    remarks: list[Remark] = []
    struck: list[Box] = []
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page)):
        note = pdfium_c.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind = pdfium_c.FPDFAnnot_GetSubtype(note)
        if kind == pdfium_c.FPDF_ANNOT_STRIKEOUT:
            struck += _marked(note, page.get_rotation())
        key, why = (b"V", _ENTRY) if kind == pdfium_c.FPDF_ANNOT_WIDGET else (b"Contents", _NOTE)
        if kind in _NOTES or kind == pdfium_c.FPDF_ANNOT_WIDGET:
            words = _told(partial(pdfium_c.FPDFAnnot_GetStringValue, note, key))
            remarks += [Remark(RemarkKind.LEFT_OUT, words, number, why)] if words.strip() else []
        pdfium_c.FPDFPage_CloseAnnot(note)
    return tuple(remarks), tuple(struck)


def _marked(note: object, rotation: int) -> Iterator[Box]:
    points = pdfium_c.FS_QUADPOINTSF()
    for index in range(pdfium_c.FPDFAnnot_CountAttachmentPoints(note)):
        if pdfium_c.FPDFAnnot_GetAttachmentPoints(note, index, points):
            xs, ys = (points.x1, points.x2, points.x3, points.x4), (points.y1, points.y2, points.y3, points.y4)
            yield shown((min(xs), min(ys), max(xs), max(ys)), rotation)


def _told(ask: Callable[[object, int], int]) -> str:
    """A text that pdfium writes into room of ours, and says how much it needs."""
    size = min(ask(None, 0), _MOST)
    room = ctypes.create_string_buffer(size + 2)
    ask(ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size)
    return room.raw[: max(0, size - 2)].decode("utf-16-le", "replace").rstrip("\0")
