"""Passages of revisions that are live no more: what the search of the staff shows beside what is found."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, select

from assistant.adapters import sql_tables as t
from assistant.adapters.sql_database import reading
from assistant.adapters.sql_rows import document_of, passage_of
from assistant.domain.operations import Former

_MOST = 5_000  # passages, those of the newest revisions
_FORMER = ("superseded", "withdrawn")


class SqlFormer:
    """Reads them by call."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def former(self, call_ids: Sequence[str]) -> Sequence[Former]:
        own = t.revision.c.call_id.in_(call_ids) & t.revision.c.state.in_(_FORMER)
        columns = (t.document.c.source, t.document.c.file_name, t.revision, t.edition.c.label)
        revisions = (
            select(*columns)
            .join_from(t.revision, t.document)
            .join(t.edition, t.edition.c.id == t.revision.c.edition_id)
        )
        passages = select(t.passage, t.revision.c.document_id).join_from(t.passage, t.revision).where(own)
        newest = passages.order_by(t.passage.c.revision_id.desc(), t.passage.c.position).limit(_MOST)
        with reading(self._engine) as connection:
            held = {row["id"]: row for row in connection.execute(revisions.where(own)).mappings()}
            rows = connection.execute(newest).mappings().all()
        return [
            Former(passage_of(row), document_of(of), of["label"], of["state"] == "withdrawn")
            for row in rows
            for of in (held[row["revision_id"]],)
        ]
