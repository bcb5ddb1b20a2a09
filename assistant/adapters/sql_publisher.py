"""Takes revisions in and out, each in one transaction: readers see the whole old one or the whole new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, CursorResult, Engine, Table, insert, select, text, update

from assistant.adapters import sql_tables as t
from assistant.adapters.desk.sql_staling import Staling
from assistant.adapters.sql_database import reading, writing
from assistant.adapters.sql_library import SqlLibrary
from assistant.adapters.sql_originals import forget_unused, keep_original
from assistant.adapters.sql_settling import settle
from assistant.domain import Call, Edition, Fact, Passage, Revision
from assistant.languages.ja.mending import mend
from assistant.languages.ja.tokens import tokens
from assistant.ports import Clock
from assistant.values import to_json

_FORGET_WORDS = text(
    "DELETE FROM passage_words WHERE rowid IN (SELECT passage.row FROM passage "
    "JOIN revision ON revision.id = passage.revision_id "
    "JOIN document ON document.id = revision.document_id WHERE document.source = :source)"
)
_KEEP_WORDS = text("INSERT INTO passage_words (rowid, heading, body) VALUES (:row, :heading, :body)")


class SqlPublisher(SqlLibrary):
    """Writes revisions; the keyword index changes in the same transaction."""

    def __init__(self, engine: Engine, clock: Clock, staling: Staling | None = None) -> None:
        super().__init__(engine)
        self._clock = clock
        self._staling = staling or Staling()

    def live_fingerprint(self, source: str) -> str | None:
        query = select(t.revision.c.fingerprint).join_from(t.revision, t.document)
        with reading(self.engine) as connection:
            found = connection.execute(
                query.where(t.document.c.source == source, t.revision.c.state == "live")
            ).scalar()
        return str(found) if found is not None else None

    def publish(self, revisions: Sequence[Revision]) -> None:
        words = [[_words_of(passage) for passage in one.passages] for one in revisions]  # before the lock is taken
        with writing(self.engine) as connection:
            touched = {revision.call.id for revision in revisions}
            for source in dict.fromkeys(revision.document.source for revision in revisions):
                touched |= _retire(connection, source, state="superseded")
            for revision, indexed in zip(revisions, words, strict=True):
                _keep(connection, revision, indexed, self._clock)
            settle(connection, touched)
            sources = {one.document.source for one in revisions}
            self._staling.look_after(connection, sources, touched, self._clock.now())
            forget_unused(connection)

    def withdraw(self, source: str) -> bool:
        with writing(self.engine) as connection:
            touched = _retire(connection, source, state="withdrawn")
            settle(connection, touched)
            self._staling.look_after(connection, {source}, touched, self._clock.now())
            forget_unused(connection)
            return bool(touched)

    def rejoin(self, call: Call, into: Call, under: Callable[[Edition], Edition]) -> None:
        """What is live of a call is another one's from now on, each edition as the other call's."""
        with writing(self.engine) as connection:
            _keep_call(connection, into)
            live = (t.revision.c.call_id == call.id) & (t.revision.c.state == "live")
            for column in (t.revision.c.own_edition_id, t.revision.c.edition_id):
                held = select(t.edition).where(t.edition.c.id.in_(select(column).where(live)))
                for row in connection.execute(held).mappings().all():
                    edition = under(Edition(**row))
                    _keep_edition(connection, edition)
                    connection.execute(update(t.revision).where(live, column == row["id"]).values({column: edition.id}))
            connection.execute(update(t.revision).where(live).values(call_id=into.id))
            settle(connection, {call.id, into.id})


def _keep(connection: Connection, revision: Revision, words: Iterable[dict[str, str]], clock: Clock) -> None:
    _keep_call(connection, revision.call)
    _keep_edition(connection, revision.edition)
    revision_id = _keep_revision(connection, revision, clock)
    own = {"revision_id": revision_id}
    _insert(connection, t.page, [{**own, "number": page.number, "text": page.text} for page in revision.pages])
    pictures = ((page.number, page.picture) for page in revision.pages if page.picture)
    _insert(connection, t.picture, [{**own, "number": number, **asdict(picture)} for number, picture in pictures])
    _keep_passages(connection, revision_id, revision.passages, words)
    _insert(connection, t.fact, [_fact_row(fact, revision_id) for fact in revision.facts])
    _insert(connection, t.remark, [{**own, **asdict(remark)} for remark in revision.remarks])


def _words_of(passage: Passage) -> dict[str, str]:
    return {"heading": " ".join(tokens("\n".join(passage.heading))), "body": " ".join(tokens(mend(passage.text).text))}


def _keep_call(connection: Connection, call: Call) -> None:
    if connection.execute(select(t.call.c.id).where(t.call.c.id == call.id)).scalar() is None:
        connection.execute(insert(t.call).values(id=call.id, name=call.name, aliases=list(call.aliases)))
    else:
        connection.execute(update(t.call).where(t.call.c.id == call.id).values(name=call.name))


def _keep_edition(connection: Connection, edition: Edition) -> None:
    if connection.execute(select(t.edition.c.id).where(t.edition.c.id == edition.id)).scalar() is None:
        connection.execute(insert(t.edition).values(**asdict(edition)))
    elif edition.published_on is not None:
        newest = update(t.edition).where(t.edition.c.id == edition.id)
        older = t.edition.c.published_on.is_(None) | (t.edition.c.published_on < edition.published_on)
        connection.execute(newest.where(older).values(published_on=edition.published_on))


def _retire(connection: Connection, source: str, *, state: str) -> set[str]:
    """What is live of a file stops answering; says of which calls that was."""
    connection.execute(_FORGET_WORDS, {"source": source})
    own = select(t.document.c.id).where(t.document.c.source == source)
    live = t.revision.c.document_id.in_(own) & (t.revision.c.state == "live")
    calls = set(connection.execute(select(t.revision.c.call_id).where(live)).scalars())
    connection.execute(update(t.revision).where(live).values(state=state))
    return calls


def _keep_revision(connection: Connection, revision: Revision, clock: Clock) -> int:
    document = revision.document
    if connection.execute(select(t.document.c.id).where(t.document.c.id == document.id)).scalar() is None:
        connection.execute(
            insert(t.document).values(id=document.id, source=document.source, file_name=document.file_name)
        )
    kept = connection.execute(
        insert(t.revision).values(
            document_id=document.id,
            state="live",
            fingerprint=revision.fingerprint,
            call_id=revision.call.id,
            edition_id=revision.edition.id,
            own_edition_id=revision.edition.id,
            open_edition=revision.open_edition,
            names=list(revision.names or (revision.call.name, *revision.call.aliases)),
            kind=document.kind,
            title=document.title,
            published_on=document.published_on,
            source_url=document.source_url,
            amends=document.amends,
            ingested_at=clock.now().astimezone(UTC),
            original=keep_original(connection, revision.original),
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
