"""Books of Excel and documents of Word; no cell of ours is ever a formula."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from docx import Document
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font

_LONGEST_CELL = 32_767  # characters, of Excel
_LARGEST_UNPACKED = 100_000_000  # bytes
_MOST_ROWS = 20_002  # one more than may be taken in, so that it is seen
_MOST_COLUMNS = 100
_WIDE, _NARROW = 48, 14
_LONG = 24  # characters of a cell that wants a wide column
_STYLES = {"title": "Title", "1": "Heading 1", "2": "Heading 2", "3": "Heading 3", "quote": "Intense Quote"}
_FONT = "游ゴシック"
_HEADS, _BELOW = Font(bold=True), Font()
_WRAPPED = Alignment(wrap_text=True, vertical="top")


class OfficeBooks:
    """Writes and reads them."""

    def xlsx(self, rows: Sequence[Sequence[str]], title: str) -> bytes:
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = title[:31]
        for n, row in enumerate(rows, 1):
            for column, text in enumerate(row, 1):
                _say(sheet.cell(n, column), text, _HEADS if n == 1 else _BELOW)
        for column, letter in enumerate(_letters(rows)):
            longest = max((len(row[column]) for row in rows[1:]), default=0)
            sheet.column_dimensions[letter].width = _WIDE if longest > _LONG else _NARROW
        sheet.freeze_panes = "A2"
        held = io.BytesIO()
        book.save(held)
        return held.getvalue()

    def docx(self, paragraphs: Sequence[tuple[str, str]]) -> bytes:
        document = Document()
        normal = document.styles["Normal"]
        normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
        for style, text in paragraphs:
            written = document.add_paragraph(text, style=_STYLES.get(style))
            for run in written.runs if style == "small" else ():
                run.italic = True
        held = io.BytesIO()
        document.save(held)
        return held.getvalue()

    def rows(self, raw: bytes) -> Sequence[Sequence[str]] | None:
        if not _is_small(raw):
            return None
        try:
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            sheets = (
                list(_rows(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS))) for sheet in book.worksheets
            )
            return next((rows for rows in sheets if rows), [])
        except Exception:  # noqa: BLE001  # openpyxl lets whatever a broken book makes of it through
            return None


def _say(cell: Cell, text: str, font: Font) -> None:
    cut = text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"
    cell.value = cut
    cell.data_type = "s"  # whatever it begins with
    cell.quotePrefix = True  # stays a text when somebody edits it
    cell.alignment = _WRAPPED
    cell.font = font


def _letters(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    return (chr(ord("A") + column) for column in range(len(rows[0]) if rows else 0))


def _is_small(raw: bytes) -> bool:
    """Whether a book is one, and does not grow beyond all bounds when it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            return sum(part.file_size for part in packed.infolist()) <= _LARGEST_UNPACKED
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return False


def _rows(rows: Iterable[Sequence[object]]) -> Iterator[list[str]]:
    for n, row in enumerate(rows):
        if n >= _MOST_ROWS:
            return
        yield [_text(value) for value in row]


def _text(value: object) -> str:
    """A value as somebody would have typed it."""
    match value:
        case None:
            return ""
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
    return str(value)
