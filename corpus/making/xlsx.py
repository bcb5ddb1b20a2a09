"""An Excel book: merged headers, amounts and days as numbers with their formats, a hidden sheet."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from making.packed import describe, saved
from making.tables import merged, shown


def xlsx_of(source: dict[str, Any]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    describe(book.properties, source)
    for words in source["sheet"]:
        sheet = book.create_sheet(words["name"])
        sheet.sheet_state = words.get("state", "visible")
        _fill(sheet, words["rows"])
    return saved(book, source)


def _fill(sheet: Worksheet, rows: list[list[Any]]) -> None:
    written = [[cell if isinstance(cell, str) else "" for cell in row] for row in rows]
    for down, row in enumerate(rows, 1):
        for across, value in enumerate(row, 1):
            cell = sheet.cell(down, across, shown(value) or None if isinstance(value, str) else value)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            if isinstance(value, int):
                cell.number_format = "#,##0"
            elif not isinstance(value, str):
                cell.number_format = 'yyyy"年"m"月"d"日"'
    for one in merged(written):
        sheet.merge_cells(
            start_row=one.top + 1, start_column=one.left + 1, end_row=one.bottom + 1, end_column=one.right + 1
        )
