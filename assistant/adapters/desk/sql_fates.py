"""What became of pinned passages, read within the transaction that changes them or rests on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from assistant.adapters import sql_tables as t
from assistant.adapters.sql_library import SqlLibrary
from assistant.adapters.sql_rows import passage_of
from assistant.desk.outdating import Outdating
from assistant.desk.staling import Fate, Held, fate
from assistant.domain.entries import Entry, Pin, SourceChange

_LIVE = t.revision.c.state == "live"


class _Within(SqlLibrary):
    """The library as a transaction has it so far."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection.engine)
        self._connection = connection

    def _rows(self, query: Select[Any]) -> Sequence[RowMapping]:
        return self._connection.execute(query).mappings().all()


class Fates:
    """The passages of documents as they stand now, and as they stood when they were pinned."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._outdating: Outdating | None = None
        self._held: dict[int, Held] = {}
        self._live: dict[str, int] = {}

    def fate(self, pin: Pin) -> Fate:
        live = self._revision(pin.document_id)
        if live == pin.revision:
            return pin
        told = fate(pin, self._passages(pin.revision), self._passages(live))
        return replace(told, revision=live) if isinstance(told, Pin) else told

    def amended(self, entry: Entry) -> tuple[SourceChange, ...]:
        if self._outdating is None:
            self._outdating = Outdating.over(_Within(self._connection))
        return self._outdating.changes(entry)

    def _revision(self, document_id: str) -> int:
        """The live one of a document; 0: it was withdrawn."""
        if document_id not in self._live:
            query = select(t.revision.c.id).where(t.revision.c.document_id == document_id, _LIVE)
            self._live[document_id] = self._connection.execute(query).scalar() or 0
        return self._live[document_id]

    def _passages(self, revision: int) -> Held:
        if revision not in self._held:
            query = select(t.passage, t.revision.c.document_id).join_from(t.passage, t.revision)
            rows = self._connection.execute(query.where(t.revision.c.id == revision).order_by(t.passage.c.position))
            self._held[revision] = Held(tuple(map(passage_of, rows.mappings())))
        return self._held[revision]
