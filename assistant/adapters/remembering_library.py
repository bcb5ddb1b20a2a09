"""The live documents, kept in memory for as long as the same revisions are live: most of an answer is read again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from sqlalchemy import Engine, text

from assistant.adapters.sql_database import looking
from assistant.adapters.sql_library import SqlLibrary
from assistant.domain import Call, Document, Edition, Fact, FactKind, Passage, Remark
from assistant.ports import Worked

_MOST = 50_000  # readings that are kept at a time
# In one row: every row that SQLite gives lets another answer's thread in between.
_LIVE = text(
    "SELECT json_group_array(json_array(id, call_id, edition_id)) FROM"
    " (SELECT id, call_id, edition_id FROM revision WHERE revision.state = 'live' ORDER BY id)"
)


class RememberingLibrary(SqlLibrary):
    """Asks the database once an answer whether anything was published, and reads anew only then."""

    # What is read is remembered under the revisions that were live before it was read. Whoever publishes makes another
    # set of live revisions, so nothing older than that set is ever given for it.

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._live = ""  # which revisions
        self._held: dict[Hashable, object] = {}

    def calls(self) -> tuple[Call, ...]:
        self._look()
        return self._once(("calls",), super().calls)

    def editions(self) -> tuple[Edition, ...]:
        return self._once(("editions",), super().editions)

    def documents(self) -> tuple[Document, ...]:
        return self._once(("documents",), super().documents)

    def passages(self, *, document_ids: Sequence[str] | None = None) -> tuple[Passage, ...]:
        ids = None if document_ids is None else tuple(document_ids)
        return self._once(("passages", ids), lambda: SqlLibrary.passages(self, document_ids=ids))

    def passage_ids(self, *, document_ids: Sequence[str] | None = None) -> tuple[str, ...]:
        ids = None if document_ids is None else tuple(document_ids)
        return self._once(("passage_ids", ids), lambda: SqlLibrary.passage_ids(self, document_ids=ids))

    def passages_by_id(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Those of other answers are known already; the others are read together."""
        held = self._held
        missing = [id_ for id_ in dict.fromkeys(ids) if ("passage", id_) not in held]
        found = {one.id: one for one in super().passages_by_id(missing)} if missing else {}
        for id_ in missing:
            held["passage", id_] = found.get(id_)
        known = (held["passage", id_] for id_ in ids)
        return tuple(one for one in known if isinstance(one, Passage))

    def facts(self, *, document_ids: Sequence[str], kinds: Sequence[FactKind]) -> tuple[Fact, ...]:
        key = ("facts", tuple(document_ids), tuple(kinds))
        return self._once(key, lambda: SqlLibrary.facts(self, document_ids=document_ids, kinds=kinds))

    def page_text(self, document_id: str, number: int) -> str:
        return self._once(("page", document_id, number), lambda: SqlLibrary.page_text(self, document_id, number))

    def remarks(self, *, document_ids: Sequence[str]) -> tuple[tuple[str, Remark], ...]:
        key = ("remarks", tuple(document_ids))
        return self._once(key, lambda: SqlLibrary.remarks(self, document_ids=document_ids))

    def once(self, key: Hashable, work: Callable[[], Worked]) -> Worked:
        return self._once(("worked out", key), work)

    def _look(self) -> None:
        """Every answer begins with the calls; what was published before is seen by it."""
        with looking(self.engine) as connection:
            live = connection.execute(_LIVE).scalar_one()
        if live != self._live or len(self._held) > _MOST:
            self._held, self._live = {}, live

    def _once(self, key: Hashable, read: Callable[[], Worked]) -> Worked:
        held = self._held  # the same one to the end, though another answer may begin a new one
        if key not in held:
            held[key] = read()
        return held[key]  # type: ignore[return-value]  # it was read by this very function
