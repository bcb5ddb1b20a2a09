"""The revisions of documents as they are opened: their pages with text and boxes, and the files these are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, select

from assistant.adapters import sql_tables as t
from assistant.adapters.sql_database import looking, reading
from assistant.adapters.sql_rows import document_of, passage_of
from assistant.domain import TOKYO, Call, Edition, Page, Passage, Picture, Source

_LIVE = t.revision.c.state == "live"
_SUPERSEDED = t.revision.c.state == "superseded"


class SqlSources:
    """Reads one revision of a document; of a document that was withdrawn, none."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def source(self, document_id: str, revision: int | None = None) -> Source | None:
        own = t.revision.c.document_id == document_id
        query = select(t.document.c.source, t.document.c.file_name, t.revision).join_from(t.document, t.revision)
        with reading(self.engine) as connection:
            live = connection.execute(query.where(own, _LIVE)).mappings().first()
            if live is None or revision is None or revision == live["id"]:
                return source_of(connection, live) if live is not None else None
            older = query.where(own, _SUPERSEDED, t.revision.c.id == revision)
            found = connection.execute(older).mappings().first()
            return source_of(connection, found) if found is not None else None

    def page(self, revision: int, number: int) -> Page | None:
        same = (t.picture.c.revision_id == t.page.c.revision_id) & (t.picture.c.number == t.page.c.number)
        columns = (t.page.c.text, t.picture.c.width, t.picture.c.height, t.picture.c.boxes, t.picture.c.drawn)
        query = select(*columns).join_from(t.page, t.picture, same, isouter=True)
        rows = self._rows(query.where(t.page.c.revision_id == revision, t.page.c.number == number))
        return next((Page(number, row["text"], _picture(row)) for row in rows), None)

    def passages_of(self, revision: int) -> tuple[Passage, ...]:
        query = select(t.passage, t.revision.c.document_id).join_from(t.passage, t.revision)
        rows = self._rows(query.where(t.revision.c.id == revision).order_by(t.passage.c.position))
        return tuple(passage_of(row) for row in rows)

    def original(self, key: str) -> bytes:
        rows = self._rows(select(t.original.c.raw).where(t.original.c.key == key))
        return bytes(rows[0]["raw"]) if rows else b""

    def _rows(self, query: Select[Any]) -> Sequence[RowMapping]:
        with looking(self.engine) as connection:
            return connection.execute(query).mappings().all()


def source_of(connection: Connection, row: RowMapping) -> Source:
    call = connection.execute(select(t.call).where(t.call.c.id == row["call_id"])).mappings().one()
    edition = connection.execute(select(t.edition).where(t.edition.c.id == row["edition_id"])).mappings().one()
    numbers = select(t.page.c.number).where(t.page.c.revision_id == row["id"]).order_by(t.page.c.number)
    key = select(t.original.c.key).where(t.original.c.key == row["original"])
    return Source(
        document=document_of(row),
        call=Call(call["id"], call["name"], tuple(call["aliases"])),
        edition=Edition(**edition),
        live=row["state"] == "live",
        read_at=row["ingested_at"].replace(tzinfo=UTC).astimezone(TOKYO),
        pages=tuple(connection.execute(numbers).scalars()),
        original=connection.execute(key).scalar() or "",
    )


def _picture(row: RowMapping) -> Picture | None:
    if row["width"] is None:
        return None
    return Picture(row["width"], row["height"], bytes(row["boxes"]), row["drawn"])
