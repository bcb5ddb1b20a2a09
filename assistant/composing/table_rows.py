"""The right rows of a table: those whose cells the question names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.catalogue import Catalogue, spoken
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Passage
from assistant.languages.ja.normalise import plain
from assistant.ports import Library
from assistant.retrieval import Found

_LOOKED_AT = 3  # of the best passages, to find the table
_NEAR_THE_BEST = 1.0  # standard deviations below the best passage
_LEAST_CELL = 2  # characters of a cell that a question can name
_NAMED_FROM = 3  # columns, from which on a cell is said with the name of its column
_MOST_SAID = 2_300  # characters of all rows together


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and the passage that holds it."""

    cells: tuple[str, ...]
    passage: Passage


def compose_rows(found: Sequence[Found], question: str, library: Library, catalogue: Catalogue) -> tuple[Claim, ...]:
    """The rows that a question picks out of the best table, one claim a passage; none where it picks none or all."""
    near = [one.passage for one in found[:_LOOKED_AT] if found[0].score - one.score <= _NEAR_THE_BEST]
    best = next((passage for passage in near if "\t" in passage.text), None)
    if best is None:
        return ()
    rows = _rows(p for p in library.passages(document_ids=[best.document_id]) if p.heading == best.heading)
    picked = _picked(rows, spoken(question))
    said: dict[str, list[str]] = {}
    for row in picked if len(picked) < len(rows) else ():
        said.setdefault(row.passage.id, []).append(_worded(row))
    held = {row.passage.id: row.passage for row in rows}
    claims = [claim_from("\n".join(lines), held[id_], catalogue) for id_, lines in said.items()]
    return tuple(claims) if sum(len(claim.text) for claim in claims) <= _MOST_SAID else ()


def _rows(passages: Iterable[Passage]) -> tuple[Row, ...]:
    lines = ((line, passage) for passage in passages for line in passage.text.split("\n") if "\t" in line)
    rows = tuple(Row(tuple(plain(cell).strip() for cell in line.split("\t")), passage) for line, passage in lines)
    return rows[1:] if rows and _is_head(rows[0]) else rows


def _is_head(row: Row) -> bool:
    """Column names hold no number, and ingest writes them into the heading path."""
    named = any(all(cell in title for cell in row.cells) for title in row.passage.heading)
    return named or not any(character.isdigit() for cell in row.cells for character in cell)


def _picked(rows: Sequence[Row], heard: str) -> list[Row]:
    """The rows that agree with the question in every column in which it names a cell."""
    named: dict[int, set[str]] = {}
    for row in rows:
        for column, cell in enumerate(row.cells):
            if len(cell) >= _LEAST_CELL and spoken(cell) in heard:
                named.setdefault(column, set()).add(cell)
    if not named:
        return []
    return [row for row in rows if all(_cell(row, column) in cells for column, cells in named.items())]


def _cell(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


def _worded(row: Row) -> str:
    """A row as it is read aloud: what it is about, then each cell under the name of its column."""
    columns = row.passage.heading[-1].split(" / ") if row.passage.heading else []
    if len(columns) != len(row.cells) or len(columns) < _NAMED_FROM:
        return " ".join(filter(None, row.cells))
    first, *others = zip(columns, row.cells, strict=True)
    return " / ".join((first[1], *(f"{column}: {cell}" for column, cell in others if cell)))
