"""An Excel book becomes its sheets: each row a line that says all, each value as it is shown."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from assistant.domain import Remark, RemarkKind
from ingest.readers.extracted import Extracted, ExtractedPage, Tell, Unreadable, untold
from ingest.readers.layout import page_of
from ingest.readers.office import opened
from ingest.readers.ooxml import A, parsed
from ingest.readers.titles import believed
from ingest.readers.xlsx_cells import Grid, SheetCell, cells_of
from ingest.readers.xlsx_tables import lines_of

_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*>")
_REFERENCE = re.compile(rb"\bref\s*=\s*[\"']([A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?)[\"']")
_MOST_MERGED = 1_000_000  # cells: openpyxl makes each of them
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_MOST_NAMED = 20  # cells
_MERGED = "結合されたセルの範囲が広すぎます。結合を解いて保存し直してから取り込んでください。"
_NOT_READ = "読めるシートがありません（すべて非表示か空です）。シートを再表示し、保存し直してから取り込んでください。"
_HIDDEN_SHEET = "非表示のシートです"
_HIDDEN_ROW, _HIDDEN_COLUMN = "非表示の行です", "非表示の列です"
_UNCOUNTED = "計算結果が保存されていない式です。Excel で開いて保存し直してください"
_IN_DRAWINGS = "図形やテキストボックスの中の文字は読んでいません"


def read_xlsx(raw: bytes, tell: Tell = untold) -> Extracted:
    """The sheets that are seen."""
    parts = opened(raw, ".xlsx")
    _refuse_wide_merges(parts.values())
    book = _loaded(raw, values=True)
    formulas = _loaded(raw, values=False) if any(_FORMULA.search(part) for part in parts.values()) else None
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    remarks = [
        Remark(RemarkKind.LEFT_OUT, sheet.title, why=_HIDDEN_SHEET) for sheet in book.worksheets if sheet not in sheets
    ]
    pages: list[ExtractedPage] = []
    for number, sheet in enumerate(sheets, 1):
        page, told = _page(sheet, number, book)
        pages.append(page)
        remarks += [*told, *_uncounted(sheet, number, formulas)]
        tell(number, len(sheets))
    if not pages:
        raise Unreadable(_NOT_READ)
    remarks += _drawn(parts)
    words = "".join(page.page.text for page in pages)
    return Extracted(believed(book.properties.title or "", words), tuple(pages), remarks=tuple(remarks))


def _loaded(raw: bytes, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of what it does not keep when it writes; we write nothing
        return load_workbook(BytesIO(raw), data_only=values, rich_text=True, keep_links=False)


def _refuse_wide_merges(parts: Iterable[bytes]) -> None:
    merged = 0
    for part in parts:
        for one in _MERGE.findall(part):
            found = _REFERENCE.search(one)
            if found is None:
                raise Unreadable(_MERGED)
            left, top, right, bottom = range_boundaries(found[1].decode("ascii"))
            merged += (right - left + 1) * (bottom - top + 1)
            if merged > _MOST_MERGED:
                raise Unreadable(_MERGED)


def _page(sheet: Worksheet, number: int, book: Workbook) -> tuple[ExtractedPage, list[Remark]]:
    grid, remarks = cells_of(sheet, number, book.epoch)
    rows, columns = _hidden_rows(sheet), _hidden_columns(sheet, grid)
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for merged in sheet.merged_cells.ranges:
        corner = (merged.min_row, merged.min_col)
        seen = _first_seen(corner, (merged.max_row, merged.max_col), rows, columns)
        if corner in grid and seen is not None:
            grid[seen] = grid.pop(corner)
            spans[seen] = (merged.max_row, merged.max_col)
    hidden = {place: cell for place, cell in grid.items() if place[0] in rows or place[1] in columns}
    told = _told(hidden, rows, number)
    shown = {place: cell for place, cell in grid.items() if place not in hidden}
    return page_of(number, lines_of(sheet.title, shown, spans)), [*remarks, *told]


def _first_seen(
    first: tuple[int, int], last: tuple[int, int], rows: frozenset[int], columns: frozenset[int]
) -> tuple[int, int] | None:
    """The first cell of a range that is not hidden; None: all are."""
    row = next((one for one in range(first[0], last[0] + 1) if one not in rows), None)
    column = next((one for one in range(first[1], last[1] + 1) if one not in columns), None)
    return None if row is None or column is None else (row, column)


def _hidden_rows(sheet: Worksheet) -> frozenset[int]:
    return frozenset(row for row, given in sheet.row_dimensions.items() if given.hidden or given.height == 0)


def _hidden_columns(sheet: Worksheet, grid: Grid) -> frozenset[int]:
    hidden = [(given.min, given.max) for given in sheet.column_dimensions.values() if given.hidden or given.width == 0]
    reach = {merged.max_col for merged in sheet.merged_cells.ranges}
    last = max((*(column for _, column in grid), *reach), default=0)
    return frozenset(one for first, end in hidden for one in range(first or 1, min(end or first or 1, last) + 1))


def _told(hidden: Grid, rows: frozenset[int], number: int) -> Iterator[Remark]:
    by_row: dict[int, list[SheetCell]] = {}
    by_column: dict[int, list[SheetCell]] = {}
    for (row, column), cell in sorted(hidden.items()):
        (by_row.setdefault(row, []) if row in rows else by_column.setdefault(column, [])).append(cell)
    for why, lines in ((_HIDDEN_ROW, by_row), (_HIDDEN_COLUMN, by_column)):
        for cells in lines.values():
            yield Remark(RemarkKind.HIDDEN, " ".join(cell.text for cell in cells), number, why)


def _uncounted(sheet: Worksheet, number: int, formulas: Workbook | None) -> Iterator[Remark]:
    """The cells whose formula has no value."""
    if formulas is None:
        return
    empty = [
        cell.coordinate
        for place, cell in sorted(formulas[sheet.title]._cells.items())  # noqa: SLF001  # as in cells_of
        if cell.data_type == "f" and getattr(sheet._cells.get(place), "value", None) is None  # noqa: SLF001
    ]
    if empty:
        more = f" ほか {len(empty) - _MOST_NAMED} か所" if len(empty) > _MOST_NAMED else ""
        yield Remark(RemarkKind.UNREADABLE, "、".join(empty[:_MOST_NAMED]) + more, number, _UNCOUNTED)


def _drawn(parts: Mapping[str, bytes]) -> Iterator[Remark]:
    for name, content in parts.items():
        if name.startswith("xl/drawings/drawing"):
            text = "".join(one.text or "" for one in parsed(content).iter(f"{A}t"))
            if text.strip():
                yield Remark(RemarkKind.LEFT_OUT, text.strip(), why=_IN_DRAWINGS)
