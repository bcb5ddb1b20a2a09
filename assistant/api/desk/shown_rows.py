"""Differences in the shape that pages and programs read."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, Field

from assistant.desk.comparing import Cell, Change, Comparison, Impact, Row
from assistant.presenting import view_of

DESK = "/desk"


class ShownPiece(BaseModel):
    """Words of both sides, or of one side alone."""

    text: str
    own: bool


class ShownCell(BaseModel):
    """What one side says, and the page that shows it."""

    doc: str
    title: str
    page: int
    heading: str
    text: str
    pieces: list[ShownPiece]
    view: str
    amended: ShownCell | None = Field(description="what a later document of the same edition says in its place")


class ShownRow(BaseModel):
    """A difference."""

    impact: Impact
    change: Change
    label: str
    old: ShownCell | None
    new: ShownCell | None


class ShownComparison(BaseModel):
    """Every difference, the gravest first."""

    rows: list[ShownRow]
    same: dict[Impact, int] = Field(description="how many are the same on both sides")


def shown_comparison(comparison: Comparison) -> ShownComparison:
    """A comparison as it is sent."""
    return ShownComparison(rows=shown_rows(comparison.rows), same=dict(comparison.same))


def shown_rows(rows: Iterable[Row]) -> list[ShownRow]:
    """Differences as they are sent."""
    return [
        ShownRow(impact=row.impact, change=row.change, label=row.label, old=_cell(row.old), new=_cell(row.new))
        for row in rows
    ]


def _cell(cell: Cell | None) -> ShownCell | None:
    if cell is None:
        return None
    return ShownCell(
        doc=cell.document.file_name,
        title=cell.document.title,
        page=cell.page,
        heading=" > ".join(cell.heading),
        text=cell.text,
        pieces=[ShownPiece(text=piece.text, own=piece.own) for piece in cell.pieces],
        view=view_of(cell.document, cell.page, cell.start, cell.end, at=DESK),
        amended=_cell(cell.amended),
    )
