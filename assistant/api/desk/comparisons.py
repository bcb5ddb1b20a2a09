"""Two editions or two revisions side by side, as JSON and as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from assistant.api.desk.gate import Present, allowed
from assistant.api.desk.shown_rows import ShownComparison, shown_comparison
from assistant.api.desk.words import desk_words
from assistant.api.problems import Refused, responses
from assistant.catalogue import Catalogue
from assistant.desk.cells import safe_cell
from assistant.desk.comparing import Cell, Comparison, compared
from assistant.desk.documents import DocumentDesk
from assistant.desk.previewing import side_of_edition, side_of_revision
from assistant.desk.standing import Side
from assistant.domain.staff import Permission

_COMPARE = "/api/v1/desk/compare"
_BYTE_ORDER = "\ufeff"  # without it, spreadsheets take Japanese for another encoding
_KINDS: dict[str, Callable[[DocumentDesk, str], Side | None]] = {
    "edition": side_of_edition,
    "revision": lambda desk, number: side_of_revision(desk, int(number)) if number.isdecimal() else None,
}

Seeing = Annotated[Present, allowed(Permission.SEE_DESK)]
Named = Annotated[str, Query(max_length=100, description="edition:id or revision:number")]


class ComparableEdition(BaseModel):
    """An edition that can be one side."""

    side: str
    label: str
    documents: int


class ComparableCall(BaseModel):
    """A call with its editions, the newest first."""

    name: str
    editions: list[ComparableEdition]


def routes() -> APIRouter:
    """The routes of comparisons."""
    router = APIRouter(tags=["desk"])

    @router.get(f"{_COMPARE}/sides", responses=responses(401, 403, 503))
    def sides(present: Seeing) -> list[ComparableCall]:
        held = Catalogue.of(present.desk.documents.library)
        return [
            ComparableCall(
                name=call.name,
                editions=[
                    ComparableEdition(
                        side=f"edition:{edition.id}", label=edition.label, documents=len(held.documents_of((edition,)))
                    )
                    for edition in held.editions_of(call)
                ],
            )
            for call in held.calls
        ]

    @router.get(_COMPARE, responses=responses(401, 403, 404, 422, 503))
    def compare(present: Seeing, old: Named = "", new: Named = "") -> ShownComparison:
        return shown_comparison(_compared(present.desk.documents, old, new))

    @router.get(f"{_COMPARE}.csv", response_class=Response, responses=responses(401, 403, 404, 422, 503))
    def table(present: Seeing, old: Named = "", new: Named = "") -> Response:
        rows = io.StringIO(newline="")
        csv.writer(rows).writerows(_table(_compared(present.desk.documents, old, new)))
        named = {"Content-Disposition": 'attachment; filename="koubo-compare.csv"', "Cache-Control": "no-store"}
        return Response((_BYTE_ORDER + rows.getvalue()).encode(), media_type="text/csv; charset=utf-8", headers=named)

    return router


def _compared(desk: DocumentDesk, old: str, new: str) -> Comparison:
    return compared(_side(desk, old), _side(desk, new))


def _side(desk: DocumentDesk, named: str) -> Side:
    kind, _, which = named.partition(":")
    found = _KINDS[kind](desk, which) if kind in _KINDS else None
    if found is None:
        raise Refused(404, told=str(desk_words("compare")["gone"]))
    return found


def _table(comparison: Comparison) -> Iterator[list[str]]:
    """A heading, and a line for each difference; no cell is a formula."""
    words = desk_words("compare")
    named = {name: told for name, told in words.items() if isinstance(told, dict)}
    yield [str(name) for name in words["columns"]] if isinstance(words["columns"], list) else []
    for row in comparison.rows:
        told = (named["impacts"][row.impact], named["changes"][row.change], row.label)
        yield [safe_cell(str(text)) for text in (*told, *_cells(row.old), *_cells(row.new))]


def _cells(cell: Cell | None) -> tuple[str, ...]:
    if cell is None:
        return ("", "", "", "")
    return cell.text, cell.document.file_name, str(cell.page), " > ".join(cell.heading)
