"""Files are staged, published, withdrawn and restored, each in one transaction with the deed that tells of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, delete, insert, select, update

from assistant.adapters import sql_tables as t
from assistant.adapters.desk.delivery_tables import delivery as deliveries
from assistant.adapters.desk.delivery_tables import handled
from assistant.adapters.desk.sql_audit import Chain
from assistant.adapters.desk.sql_corrections import correction_of, stored_correction
from assistant.adapters.desk.sql_files import SqlFiles, last_change, moment
from assistant.adapters.desk.sql_staling import Staling
from assistant.adapters.sql_database import writing
from assistant.adapters.sql_keeping import (
    Words,
    conclude,
    keep_call,
    keep_edition,
    keep_revision,
    keep_words,
    retire,
    words_of,
)
from assistant.adapters.sql_originals import forget_unused, keep_original
from assistant.adapters.sql_rows import edition_of, passage_of
from assistant.adapters.sql_settling import edition_if_live
from assistant.domain import Edition, Revision
from assistant.domain.deliveries import Changed, Delivery
from assistant.domain.staff import Actor, Deed

_OWN = (t.page, t.picture, t.passage, t.fact, t.remark)
Rows = Mapping[int, tuple[list[int], list[Words]]]  # by revision: its passages and their words


class SqlDeliveries(SqlFiles):
    """Writes what happens to files at the desk."""

    def __init__(self, engine: Engine, chain: Chain) -> None:
        super().__init__(engine)
        self._chain = chain
        self._staling = Staling(lambda: chain)

    def waiting(self) -> tuple[Delivery, ...]:
        """What is not published yet."""
        query = select(deliveries).where(~deliveries.c.landed).order_by(deliveries.c.staged_at)
        return tuple(_delivery(row) for row in self._rows(query))

    def delivery(self, id_: str) -> Delivery | None:
        return self._one(select(deliveries).where(deliveries.c.id == id_))

    def of_file(self, source: str, *, landed: bool) -> Delivery | None:
        """What waits of a file, or what of it was published last."""
        return self._one(select(deliveries).where(deliveries.c.source == source, deliveries.c.landed == landed))

    def bytes_of(self, id_: str) -> bytes:
        """The file of a delivery."""
        query = select(t.original.c.raw).join_from(t.original, deliveries, deliveries.c.original == t.original.c.key)
        rows = self._rows(query.where(deliveries.c.id == id_))
        return bytes(rows[0]["raw"]) if rows else b""

    def stage(self, given: Delivery, raw: bytes, revisions: Sequence[Revision], deed: Deed) -> None:
        """Keep a file for the desk, in place of what waited of it."""
        with writing(self.engine) as connection:
            _expect_version(connection, given.source, given.version - 1)
            _forget_staged(connection, given.source)
            connection.execute(insert(deliveries).values(**_row(given), original=keep_original(connection, raw)))
            for revision in revisions:
                _stage(connection, revision, given)
            self._close(connection, deed, given.changed_at)

    def change(self, given: Delivery, deed: Deed) -> None:
        """When a file is to be published."""
        with writing(self.engine) as connection:
            _expect_version(connection, given.source, given.version - 1)
            connection.execute(update(deliveries).where(deliveries.c.id == given.id).values(**_row(given)))
            self._chain.append(connection, deed, given.changed_at)

    def discard(self, given: Delivery, deed: Deed, at: datetime) -> None:
        """Forget what waited of a file."""
        with writing(self.engine) as connection:
            _expect_version(connection, given.source, given.version)
            _forget_staged(connection, given.source)
            self._close(connection, deed, at)

    def land(self, given: Delivery, seen: int, deed: Deed, at: datetime) -> None:
        """Publish what waits of a file in place of what is live of it."""
        words = self._words(select(handled.c.revision_id).where(handled.c.delivery_id == given.id))
        with writing(self.engine) as connection:
            _expect_version(connection, given.source, given.version)
            _expect_live(connection, given.source, seen)
            _handle_live(connection, given.source)
            touched = retire(connection, given.source, state="superseded") | _go_live(connection, words)
            last = (deliveries.c.source == given.source) & deliveries.c.landed
            connection.execute(delete(deliveries).where(last))
            told = {"landed": True, "version": given.version + 1, "changed_by": deed.actor.name, "changed_at": _utc(at)}
            connection.execute(update(deliveries).where(deliveries.c.id == given.id).values(**told))
            conclude(connection, {given.source}, touched, self._staling, at)
            self._chain.append(connection, deed, at)

    def withdraw(self, source: str, seen: int, deed: Deed, at: datetime) -> None:
        """Nothing of a file answers any more."""
        with writing(self.engine) as connection:
            _expect_live(connection, source, seen)
            _handle_live(connection, source)
            touched = retire(connection, source, state="withdrawn")
            conclude(connection, {source}, touched, self._staling, at)
            self._chain.append(connection, deed, at)

    def restore(
        self, source: str, revisions: Sequence[int], seen: int, deed: Deed, at: datetime
    ) -> None:  # what, over what, who, when
        """Revisions that were live before are live again."""
        words = self._words(select(t.revision.c.id).where(t.revision.c.id.in_(revisions)))
        with writing(self.engine) as connection:
            _expect_live(connection, source, seen)
            _handle_live(connection, source)
            touched = retire(connection, source, state="superseded") | _go_live(connection, words)
            conclude(connection, {source}, touched, self._staling, at)
            self._chain.append(connection, deed, at)

    def _words(self, revisions: Select[Any]) -> Rows:
        """What the keyword index will hold; made before the lock is taken."""
        passages = select(t.passage, t.revision.c.document_id).join_from(t.passage, t.revision)
        order = passages.where(t.revision.c.id.in_(revisions)).order_by(t.revision.c.id, t.passage.c.position)
        words: dict[int, tuple[list[int], list[Words]]] = {row["id"]: ([], []) for row in self._rows(_named(revisions))}
        for row in self._rows(order):
            numbers, said = words[row["revision_id"]]
            numbers.append(row["row"])
            said.append(words_of(passage_of(row)))
        return words

    def _close(self, connection: Connection, deed: Deed, at: datetime) -> None:
        forget_unused(connection)
        self._chain.append(connection, deed, at)

    def _one(self, query: Select[Any]) -> Delivery | None:
        return next((_delivery(row) for row in self._rows(query)), None)


def _named(revisions: Select[Any]) -> Select[Any]:
    return select(t.revision.c.id).where(t.revision.c.id.in_(revisions))


def _stage(connection: Connection, revision: Revision, given: Delivery) -> None:
    """A revision that readers do not see; nor do they see what it says of its call and its edition."""
    call, edition = revision.call, revision.edition
    if connection.execute(select(t.call.c.id).where(t.call.c.id == call.id)).scalar() is None:
        connection.execute(insert(t.call).values(id=call.id, name=call.name, aliases=[]))
    if connection.execute(select(t.edition.c.id).where(t.edition.c.id == edition.id)).scalar() is None:
        connection.execute(insert(t.edition).values(**{**asdict(edition), "published_on": None}))
    number = keep_revision(connection, revision, given.changed_at, state="staged").id
    connection.execute(insert(handled).values(revision_id=number, delivery_id=given.id, call_name=call.name))
    settled = edition_if_live(connection, call.id, number)
    connection.execute(update(t.revision).where(t.revision.c.id == number).values(edition_id=settled))


def _go_live(connection: Connection, words: Rows) -> set[str]:
    """Revisions answer from now on; says of which calls."""
    touched: set[str] = set()
    query = select(t.revision, handled.c.call_name).join_from(t.revision, handled)
    for row in connection.execute(query.where(t.revision.c.id.in_(words))).mappings().all():
        if row["state"] == "staged":
            keep_call(connection, row["call_id"], row["call_name"], ())
        keep_edition(connection, _own_edition(connection, row))
        connection.execute(update(t.revision).where(t.revision.c.id == row["id"]).values(state="live"))
        keep_words(connection, *words[row["id"]])
        touched.add(row["call_id"])
    return touched


def _own_edition(connection: Connection, row: RowMapping) -> Edition:
    """The edition that a revision itself says, with its day."""
    held = connection.execute(select(t.edition).where(t.edition.c.id == row["own_edition_id"])).mappings().one()
    published: date | None = row["published_on"]
    return edition_of({**held, "published_on": published})


def _handle_live(connection: Connection, source: str) -> None:
    """What is live of a file can be restored: its file is kept."""
    own = select(t.document.c.id).where(t.document.c.source == source)
    known = select(handled.c.revision_id)
    live = select(t.revision.c.id).where(
        t.revision.c.document_id.in_(own), t.revision.c.state == "live", t.revision.c.id.not_in(known)
    )
    for number in connection.execute(live).scalars().all():
        connection.execute(insert(handled).values(revision_id=number, delivery_id="", call_name=""))


def _forget_staged(connection: Connection, source: str) -> None:
    own = select(t.document.c.id).where(t.document.c.source == source)
    staged = select(t.revision.c.id).where(t.revision.c.document_id.in_(own), t.revision.c.state == "staged")
    numbers = connection.execute(staged).scalars().all()
    connection.execute(delete(handled).where(handled.c.revision_id.in_(numbers)))
    for table in _OWN:
        connection.execute(delete(table).where(table.c.revision_id.in_(numbers)))
    connection.execute(delete(t.revision).where(t.revision.c.id.in_(numbers)))
    connection.execute(delete(deliveries).where(deliveries.c.source == source, ~deliveries.c.landed))


def _expect_version(connection: Connection, source: str, version: int) -> None:
    """Changed, unless what waits of a file is as it was seen; 0: nothing waited."""
    query = select(deliveries).where(deliveries.c.source == source, ~deliveries.c.landed)
    row = connection.execute(query).mappings().first()
    if (row["version"] if row is not None else 0) == version:
        return
    raise Changed(row["changed_by"], moment(row["changed_at"])) if row else Changed(*last_change(connection, source))


def _expect_live(connection: Connection, source: str, seen: int) -> None:
    """Changed, unless what is live of a file is what was seen."""
    own = select(t.document.c.id).where(t.document.c.source == source)
    live = select(t.revision.c.id).where(t.revision.c.document_id.in_(own), t.revision.c.state == "live")
    if max(connection.execute(live).scalars(), default=0) != seen:
        raise Changed(*last_change(connection, source))


def _row(given: Delivery) -> dict[str, Any]:
    return {
        **{name: value for name, value in asdict(given).items() if name != "scheduled_by"},
        "correction": stored_correction(given.correction),
        "staged_at": _utc(given.staged_at),
        "changed_at": _utc(given.changed_at),
        "publish_at": given.publish_at and _utc(given.publish_at),
        "scheduled_by": asdict(given.scheduled_by) if given.scheduled_by else None,
    }


def _delivery(row: RowMapping) -> Delivery:
    return Delivery(
        id=row["id"],
        source=row["source"],
        size=row["size"],
        fingerprint=row["fingerprint"],
        correction=correction_of(row["correction"]),
        staged_by=row["staged_by"],
        staged_at=moment(row["staged_at"]),
        changed_by=row["changed_by"],
        changed_at=moment(row["changed_at"]),
        version=row["version"],
        publish_at=moment(row["publish_at"]) if row["publish_at"] else None,
        scheduled_by=Actor(**row["scheduled_by"]) if row["scheduled_by"] else None,
        landed=row["landed"],
    )


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)
