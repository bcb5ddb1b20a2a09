"""Takes revisions in and out, each in one transaction: readers see the whole old one or the whole new one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, CursorResult, Engine, Table, insert, select, text, update

from assistant.adapters import sql_tables as t
from assistant.adapters.sql_database import writing
from assistant.adapters.sql_library import SqlLibrary
from assistant.domain import Call, Edition, Fact, Passage, Revision
from assistant.languages.ja.mending import mend
from assistant.languages.ja.tokens import tokens
from assistant.ports import Clock
from assistant.values import to_json

_FORGET_WORDS = text(
    "DELETE FROM passage_words WHERE rowid IN (SELECT passage.row FROM passage "
    "JOIN revision ON revision.id = passage.revision_id WHERE revision.document_id = :document)"
)
_KEEP_WORDS = text("INSERT INTO passage_words (rowid, heading, body) VALUES (:row, :heading, :body)")


class SqlPublisher(SqlLibrary):
    """Writes revisions; the keyword index changes in the same transaction."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        super().__init__(engine)
        self._clock = clock

    def live_sha256(self, file_name: str) -> str | None:
        query = select(t.revision.c.sha256).join_from(t.revision, t.document)
        with self.engine.begin() as connection:
            found = connection.execute(
                query.where(t.document.c.file_name == file_name, t.revision.c.state == "live")
            ).scalar()
        return str(found) if found is not None else None

    def publish(self, revision: Revision) -> None:
        words = [_words_of(passage) for passage in revision.passages]  # before the write lock is taken
        with writing(self.engine) as connection:
            _keep_call(connection, revision.call)
            _keep_edition(connection, revision.edition)
            _retire(connection, revision.document.id, state="superseded")
            revision_id = _keep_revision(connection, revision, self._clock)
            _insert(connection, t.page, [{"revision_id": revision_id, **asdict(page)} for page in revision.pages])
            _keep_passages(connection, revision_id, revision.passages, words)
            _insert(connection, t.fact, [_fact_row(fact, revision_id) for fact in revision.facts])

    def withdraw(self, file_name: str) -> None:
        with writing(self.engine) as connection:
            held = connection.execute(select(t.document.c.id).where(t.document.c.file_name == file_name)).scalar()
            if held is not None:
                _retire(connection, held, state="withdrawn")


def _words_of(passage: Passage) -> dict[str, str]:
    return {"heading": " ".join(tokens("\n".join(passage.heading))), "body": " ".join(tokens(mend(passage.text).text))}


def _keep_call(connection: Connection, call: Call) -> None:
    held = connection.execute(select(t.call.c.aliases).where(t.call.c.id == call.id)).scalar()
    if held is None:
        connection.execute(insert(t.call).values(id=call.id, name=call.name, aliases=list(call.aliases)))
        return
    both = list(dict.fromkeys([*held, *call.aliases]))
    connection.execute(update(t.call).where(t.call.c.id == call.id).values(aliases=both))


def _keep_edition(connection: Connection, edition: Edition) -> None:
    if connection.execute(select(t.edition.c.id).where(t.edition.c.id == edition.id)).scalar() is None:
        connection.execute(insert(t.edition).values(**asdict(edition)))
    elif edition.published_on is not None:
        newest = update(t.edition).where(t.edition.c.id == edition.id)
        older = t.edition.c.published_on.is_(None) | (t.edition.c.published_on < edition.published_on)
        connection.execute(newest.where(older).values(published_on=edition.published_on))


def _retire(connection: Connection, document_id: str, *, state: str) -> None:
    connection.execute(_FORGET_WORDS, {"document": document_id})
    live = (t.revision.c.document_id == document_id) & (t.revision.c.state == "live")
    connection.execute(update(t.revision).where(live).values(state=state))


def _keep_revision(connection: Connection, revision: Revision, clock: Clock) -> int:
    document = revision.document
    if connection.execute(select(t.document.c.id).where(t.document.c.id == document.id)).scalar() is None:
        connection.execute(insert(t.document).values(id=document.id, file_name=document.file_name))
    kept = connection.execute(
        insert(t.revision).values(
            document_id=document.id,
            state="live",
            sha256=revision.sha256,
            call_id=revision.call.id,
            edition_id=revision.edition.id,
            kind=document.kind,
            title=document.title,
            published_on=document.published_on,
            source_url=document.source_url,
            ingested_at=clock.now().astimezone(UTC),
        )
    )
    return _key(kept)


def _keep_passages(
    connection: Connection, revision_id: int, passages: Iterable[Passage], words: Iterable[dict[str, str]]
) -> None:
    for passage, indexed in zip(passages, words, strict=True):
        row = {**asdict(passage), "heading": list(passage.heading), "revision_id": revision_id}
        del row["document_id"]
        kept = connection.execute(insert(t.passage).values(**row))
        connection.execute(_KEEP_WORDS, {"row": _key(kept), **indexed})


def _key(kept: CursorResult[Any]) -> int:
    """The number that the database gave to a new row."""
    (number,) = kept.inserted_primary_key or (0,)
    return int(number)


def _fact_row(fact: Fact, revision_id: int) -> dict[str, Any]:
    return {
        "id": fact.id,
        "revision_id": revision_id,
        "passage_id": fact.passage_id,
        "kind": fact.kind,
        "label": fact.label,
        "value": to_json(fact.value),
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
    }


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
