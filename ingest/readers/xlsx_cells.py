"""The cells of a sheet that hold something, as they are seen; what is not seen becomes a remark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from assistant.domain import Remark, RemarkKind
from ingest.readers.extracted import Unreadable
from ingest.readers.unseen import WHITE, why_unseen
from ingest.readers.xlsx_formats import shown

_MOST_TEXT = 10_000_000  # characters of a sheet
_TOO_MUCH = "シート「{name}」の文字が多すぎます。分けて保存してから取り込んでください。"
_STRUCK = "取り消し線が引かれています"
_BLANKED = "表示形式で見えなくされています"
_ERROR = "エラーの値です（{place}）"
_WHITE_THEME = 0
_OTHER = "other"  # a colour of which only this much is known: it is not white


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What a cell shows."""

    text: str
    filled: bool  # it has a ground of its own
    bold: bool


Grid = dict[tuple[int, int], SheetCell]  # by row and column, from 1


def cells_of(sheet: Worksheet, number: int, epoch: datetime) -> tuple[Grid, tuple[Remark, ...]]:
    """The cells that exist, whatever size the sheet declares."""
    grid: Grid = {}
    remarks: list[Remark] = []
    length = 0
    for place, cell in sorted(sheet._cells.items()):  # noqa: SLF001  # the public ways walk the declared size
        if getattr(cell, "value", None) is None:
            continue
        seen = "".join(_seen(cell, number, epoch, remarks))
        length += len(seen)
        if length > _MOST_TEXT:
            raise Unreadable(_TOO_MUCH.format(name=sheet.title))
        if seen.strip():
            grid[place] = SheetCell(" ".join(seen.split("\n")).strip(), _ground(cell) != WHITE, bool(cell.font.b))
    return grid, tuple(remarks)


def _seen(cell: Cell, number: int, epoch: datetime, remarks: list[Remark]) -> Iterator[str]:
    if cell.data_type == "e":
        remarks.append(Remark(RemarkKind.UNREADABLE, str(cell.value), number, _ERROR.format(place=cell.coordinate)))
        return
    for text, kind, why in _runs(cell, epoch):
        if kind is None:
            yield text
        elif text.strip():
            remarks.append(Remark(kind, text.strip(), number, why))


def _runs(cell: Cell, epoch: datetime) -> Iterator[tuple[str, RemarkKind | None, str]]:
    """The parts of a cell that are written alike."""
    ground = _ground(cell)
    if isinstance(cell.value, CellRichText):
        for part in cell.value:
            font = part.font if isinstance(part, TextBlock) else cell.font
            size = getattr(font, "sz", None)
            text = part.text if isinstance(part, TextBlock) else part
            yield text, *_unseen(font.color, ground, size, strike=bool(font.strike))
        return
    font, text = cell.font, shown(cell.value, str(cell.number_format), epoch)
    kind, why = _unseen(font.color, ground, font.sz, strike=bool(font.strike))
    if kind is None and str(cell.number_format).startswith(";;;"):
        yield text or str(cell.value), RemarkKind.HIDDEN, _BLANKED
    else:
        yield text, kind, why


def _unseen(colour: Color | None, ground: str, size: float | None, *, strike: bool) -> tuple[RemarkKind | None, str]:
    if strike:
        return RemarkKind.STRUCK, _STRUCK
    why = why_unseen(colour=_rgb(colour), ground=ground, points=size)
    return (RemarkKind.HIDDEN, why) if why else (None, "")


def _rgb(colour: Color | None) -> str:
    """Six digits of colour; "": the usual one."""
    if colour is None:
        return ""
    if colour.type == "theme":
        return WHITE if colour.theme == _WHITE_THEME and not colour.tint else _OTHER
    return str(colour.rgb)[-6:].upper() if colour.type == "rgb" else ""


def _ground(cell: Cell) -> str:
    fill = cell.fill
    if fill is None or fill.fill_type in {None, "none"}:
        return WHITE
    return (_rgb(fill.fgColor) if fill.fill_type == "solid" else "") or _OTHER
