"""The live documents, read from SQL; a keyword search over their Sudachi tokens."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from sqlalchemy import Select, select, text

from assistant.adapters import sql_tables as t
from assistant.adapters.sql_database import looking
from assistant.adapters.sql_rows import document_of, fact_of, passage_of, remark_of
from assistant.adapters.sql_sources import SqlSources
from assistant.domain import Call, Document, Edition, Fact, FactKind, Passage, Remark
from assistant.ports import Worked

_LIVE = t.revision.c.state == "live"
# Written out, because every answer searches a few times, and building it anew took longer than the search. All in one
# row, because every row that SQLite gives lets another answer's thread in between.
_SEARCH = text(
    "SELECT json_group_array(json_array(id, score)) FROM"
    " (SELECT passage.id, -bm25(passage_words, 2.0, 1.0) AS score FROM passage_words"
    " JOIN passage ON passage.row = passage_words.rowid JOIN revision ON revision.id = passage.revision_id"
    " WHERE passage_words MATCH :words AND revision.state = 'live'"
    " AND revision.document_id IN (SELECT value FROM json_each(:documents))"
    " ORDER BY score DESC, passage.row LIMIT :most)"
)


class SqlLibrary(SqlSources):
    """Reads what is live, and nothing else."""

    def calls(self) -> tuple[Call, ...]:
        rows = self._rows(select(t.call).where(t.call.c.id.in_(select(t.revision.c.call_id).where(_LIVE))))
        return tuple(Call(row["id"], row["name"], tuple(row["aliases"])) for row in rows)

    def editions(self) -> tuple[Edition, ...]:
        live = select(t.revision.c.edition_id).where(_LIVE)
        return tuple(Edition(**row) for row in self._rows(select(t.edition).where(t.edition.c.id.in_(live))))

    def documents(self) -> tuple[Document, ...]:
        query = (
            select(t.document.c.source, t.document.c.file_name, t.revision)
            .join_from(t.document, t.revision)
            .where(_LIVE)
        )
        return tuple(document_of(row) for row in self._rows(query.order_by(t.document.c.file_name, t.document.c.id)))

    def passages(self, *, document_ids: Sequence[str] | None = None) -> tuple[Passage, ...]:
        query = _live_passages().order_by(t.revision.c.document_id, t.passage.c.position)
        if document_ids is not None:
            query = query.where(t.revision.c.document_id.in_(document_ids))
        return tuple(passage_of(row) for row in self._rows(query))

    def passage_ids(self, *, document_ids: Sequence[str] | None = None) -> tuple[str, ...]:
        query = select(t.passage.c.id).join_from(t.passage, t.revision).where(_LIVE)
        if document_ids is not None:
            query = query.where(t.revision.c.document_id.in_(document_ids))
        return tuple(row["id"] for row in self._rows(query))

    def passages_by_id(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        found = {row["id"]: passage_of(row) for row in self._rows(_live_passages().where(t.passage.c.id.in_(ids)))}
        return tuple(found[id_] for id_ in ids if id_ in found)

    def keyword_search(
        self, tokens: Sequence[str], *, document_ids: Sequence[str], limit: int
    ) -> tuple[tuple[str, float], ...]:
        if not tokens or not document_ids:
            return ()
        words = " OR ".join('"' + token.replace('"', '""') + '"' for token in dict.fromkeys(tokens))
        wanted = {"words": words, "documents": json.dumps(list(document_ids)), "most": limit}
        with looking(self.engine) as connection:
            found = json.loads(connection.execute(_SEARCH, wanted).scalar_one())
        return tuple((id_, score) for id_, score in found)

    def facts(self, *, document_ids: Sequence[str], kinds: Sequence[FactKind]) -> tuple[Fact, ...]:
        query = select(t.fact).join_from(t.fact, t.revision).where(_LIVE, t.revision.c.document_id.in_(document_ids))
        return tuple(fact_of(row) for row in self._rows(query.where(t.fact.c.kind.in_(kinds)).order_by(t.fact.c.row)))

    def page_text(self, document_id: str, number: int) -> str:
        query = (
            select(t.page.c.text).join_from(t.page, t.revision).where(_LIVE, t.revision.c.document_id == document_id)
        )
        rows = self._rows(query.where(t.page.c.number == number))
        return str(rows[0]["text"]) if rows else ""

    def remarks(self, *, document_ids: Sequence[str]) -> tuple[tuple[str, Remark], ...]:
        query = select(t.remark, t.revision.c.document_id).join_from(t.remark, t.revision).where(_LIVE)
        rows = self._rows(query.where(t.revision.c.document_id.in_(document_ids)).order_by(t.remark.c.row))
        return tuple((row["document_id"], remark_of(row)) for row in rows)

    def once(self, key: Hashable, work: Callable[[], Worked]) -> Worked:  # noqa: ARG002  # nothing is remembered here
        return work()


def _live_passages() -> Select[Any]:
    return select(t.passage, t.revision.c.document_id).join_from(t.passage, t.revision).where(_LIVE)
