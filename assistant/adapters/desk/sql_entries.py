"""FAQ entries in SQL: every version is kept, and what readers see is one of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    RowMapping,
    Select,
    String,
    Table,
    Text,
    insert,
    select,
    update,
)

from assistant.adapters.desk.sql_audit import Chain
from assistant.adapters.desk.sql_fates import Fates
from assistant.adapters.sql_database import reading, writing
from assistant.adapters.sql_tables import metadata
from assistant.desk.staling import where_it_stands
from assistant.domain.entries import Change, ChangedMeanwhile, Comment, Entry, EntryState
from assistant.domain.staff import Deed

entry = Table(
    "entry",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("version", Integer, nullable=False),  # the newest
    Column("shown", Integer, nullable=False),  # the one that readers see; 0: none
    Column("edition_id", String(64), nullable=False),
    Column("carried_from", String(64), nullable=False),
)
entry_version = Table(
    "entry_version",
    metadata,
    Column("entry_id", ForeignKey("entry.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("by", Text, nullable=False),
    Column("action", String(64), nullable=False),
    Column("body", JSON, nullable=False),
)
entry_pin = Table(  # finds the entries that rest on a document
    "entry_pin",
    metadata,
    Column("entry_id", ForeignKey("entry.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("document_id", String(64), primary_key=True, index=True),
)
entry_comment = Table(
    "entry_comment",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id"), nullable=False, index=True),
    Column("body", JSON, nullable=False),
)

_ENTRY, _COMMENT = TypeAdapter(Entry), TypeAdapter(Comment)
_SAME = entry_version.c.entry_id == entry.c.id
_HIDES = frozenset({EntryState.STALE, EntryState.WITHDRAWN})


class SqlEntries:
    """Reads and writes entries; each write is a deed in the chain."""

    def __init__(self, engine: Engine, chain: Chain) -> None:
        self._engine = engine
        self._chain = chain

    def entries(self) -> tuple[Entry, ...]:
        """The newest version of every entry, the one that changed last first."""
        return tuple(sorted(self._read(newest_versions()), key=lambda one: one.changed_at, reverse=True))

    def published(self) -> tuple[Entry, ...]:
        """What readers see, the newest first; while an entry is drafted anew, its published version stays."""
        return tuple(sorted(self._read(shown_versions()), key=published_at, reverse=True))

    def entry(self, id_: str) -> Entry | None:
        return next(iter(self._read(newest_versions().where(entry.c.id == id_))), None)

    def is_shown(self, id_: str) -> bool:
        """Whether readers see a version of it."""
        with reading(self._engine) as connection:
            return bool(connection.execute(select(entry.c.shown).where(entry.c.id == id_)).scalar())

    def history(self, id_: str) -> tuple[Change, ...]:
        """All versions, the newest first."""
        query = select(entry_version).where(entry_version.c.entry_id == id_).order_by(entry_version.c.version.desc())
        with reading(self._engine) as connection:
            return tuple(map(_change, connection.execute(query).mappings()))

    def save(self, entry: Entry, deed: Deed, at: datetime) -> None:
        """Keep the next version; ChangedMeanwhile where it is not the next one."""
        with writing(self._engine) as connection:
            _keep_where_it_stands(connection, entry, deed)
            self._chain.append(connection, deed, at)

    def say(self, comment: Comment, deed: Deed, at: datetime) -> None:
        """Keep a comment; a note of a return comes with the returned version."""
        with writing(self._engine) as connection:
            _keep_comment(connection, comment)
            self._chain.append(connection, deed, at)

    def send_back(self, entry: Entry, comment: Comment, deed: Deed, at: datetime) -> None:
        """Keep a version and the note that says why, both or neither."""
        with writing(self._engine) as connection:
            _keep_where_it_stands(connection, entry, deed)
            _keep_comment(connection, comment)
            self._chain.append(connection, deed, at)

    def comments(self, id_: str) -> tuple[Comment, ...]:
        query = select(entry_comment.c.body).where(entry_comment.c.entry_id == id_).order_by(entry_comment.c.row)
        with reading(self._engine) as connection:
            return tuple(map(_COMMENT.validate_python, connection.execute(query).scalars()))

    def _read(self, query: Select[Any]) -> tuple[Entry, ...]:
        with reading(self._engine) as connection:
            return read(connection, query)


def read(connection: Connection, query: Select[Any]) -> tuple[Entry, ...]:
    """The entries of a query, in somebody's transaction."""
    return tuple(map(entry_of, connection.execute(query).mappings()))


def newest_versions() -> Select[Any]:
    """The newest version of every entry."""
    return _versions(entry_version.c.version == entry.c.version)


def shown_versions() -> Select[Any]:
    """The versions that readers see."""
    return _versions(entry_version.c.version == entry.c.shown)


def _versions(which: ColumnElement[bool]) -> Select[Any]:
    return select(entry_version.c.body, entry.c.shown).join_from(entry, entry_version, _SAME & which)


def published_at(one: Entry) -> datetime:
    return one.published_at or datetime.min.replace(tzinfo=UTC)


def entry_of(row: RowMapping) -> Entry:
    return _ENTRY.validate_python(row["body"])


def keep_version(connection: Connection, one: Entry, *, by: str, action: str) -> None:
    """The next version of an entry, in somebody's transaction."""
    held = connection.execute(select(entry.c.version, entry.c.shown).where(entry.c.id == one.id)).first()
    if one.version != (held.version if held else 0) + 1:
        raise ChangedMeanwhile(_newest(connection, one.id))
    own = {"edition_id": one.edition_id, "carried_from": one.carried_from, "version": one.version}
    shown = _shown(one, held.shown if held else 0)
    if held:
        connection.execute(update(entry).where(entry.c.id == one.id).values(**own, shown=shown))
    else:
        connection.execute(insert(entry).values(id=one.id, **own, shown=shown))
    body = _ENTRY.dump_python(one, mode="json")
    connection.execute(
        insert(entry_version).values(entry_id=one.id, version=one.version, by=by, action=action, body=body)
    )
    _keep_pins(connection, one)


def _keep_where_it_stands(connection: Connection, one: Entry, deed: Deed) -> None:
    """A version with its pins as documents stand now, which may be others than when it was read."""
    keep_version(connection, where_it_stands(one, Fates(connection).fate), by=deed.actor.name, action=deed.action)


def keep_in_place(connection: Connection, one: Entry) -> None:
    """A version whose pins followed their passages: nothing that a person reads is another."""
    own = (entry_version.c.entry_id == one.id) & (entry_version.c.version == one.version)
    connection.execute(update(entry_version).where(own).values(body=_ENTRY.dump_python(one, mode="json")))


def _shown(one: Entry, before: int) -> int:
    if one.state is EntryState.PUBLISHED:
        return one.version
    return 0 if one.state in _HIDES else before


def _newest(connection: Connection, id_: str) -> Change:
    query = select(entry_version).where(entry_version.c.entry_id == id_).order_by(entry_version.c.version.desc())
    return _change(connection.execute(query.limit(1)).mappings().one())


def _change(row: RowMapping) -> Change:
    return Change(entry_of(row), row["by"], row["action"])


def _keep_pins(connection: Connection, one: Entry) -> None:
    documents = {pin.document_id for claim in one.claims for pin in claim.pins}
    rows = [{"entry_id": one.id, "version": one.version, "document_id": id_} for id_ in sorted(documents)]
    if rows:
        connection.execute(insert(entry_pin), rows)


def _keep_comment(connection: Connection, comment: Comment) -> None:
    body = _COMMENT.dump_python(comment, mode="json")
    connection.execute(insert(entry_comment).values(entry_id=comment.entry_id, body=body))
