"""A new edition of a call: its drafts of the entries that were published for the one before, made once each."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from assistant.adapters import sql_tables as t
from assistant.adapters.desk.sql_entries import entry, keep_version, newest_versions, read, shown_versions
from assistant.adapters.sql_rows import passage_of
from assistant.desk.carrying import carried, moved, newest, precedes
from assistant.desk.staling import counterpart
from assistant.domain import Edition
from assistant.domain.entries import Entry, EntryState, Pin

CARRY = "entry.carry"
_LIVE = t.revision.c.state == "live"


def carry_over(connection: Connection, call_ids: Iterable[str], at: datetime) -> Iterator[Entry]:
    """The drafts that the newest editions of these calls get; those that nobody has touched follow later documents."""
    for call_id in sorted(call_ids):
        live = select(t.revision.c.edition_id).where(_LIVE, t.revision.c.call_id == call_id)
        held = connection.execute(select(t.edition).where(t.edition.c.id.in_(live))).mappings()
        edition = newest(Edition(**row) for row in held)
        before = _before(connection, edition) if edition else []
        if edition and before:
            shelf = _Shelf(connection, edition)
            drafts = read(connection, newest_versions().where(entry.c.edition_id == edition.id))
            own = {one.carried_from: one for one in drafts}
            for one in before:
                yield from _carry(connection, one, own.get(one.id), shelf, at)


def _before(connection: Connection, edition: Edition) -> list[Entry]:
    """What readers saw of the editions before when this one came, and what none of these carried on."""
    first = select(func.min(t.revision.c.ingested_at)).where(t.revision.c.edition_id == edition.id)
    came = connection.execute(first).scalar_one().replace(tzinfo=UTC)
    older = {
        row["id"]
        for row in connection.execute(select(t.edition).where(t.edition.c.call_id == edition.call_id)).mappings()
        if precedes(Edition(**row), edition)
    }
    shown = [one for one in read(connection, shown_versions()) if one.edition_id in older]
    carried_on = {one.carried_from for one in shown}
    return [one for one in shown if one.id not in carried_on and one.published_at and one.published_at <= came]


def _carry(connection: Connection, one: Entry, held: Entry | None, shelf: _Shelf, at: datetime) -> Iterator[Entry]:
    if held is not None and (held.author_id or held.state is not EntryState.DRAFT):
        return
    draft = carried(one, held.id if held else secrets.token_hex(8), shelf.edition, shelf.found, at)
    if held is None or (draft.claims, draft.changes) != (held.claims, held.changes):
        after = replace(draft, version=held.version + 1 if held else 1)
        keep_version(connection, after, by="", action=CARRY)
        yield after


class _Shelf:
    """The live passages of the new edition."""

    def __init__(self, connection: Connection, edition: Edition) -> None:
        self.edition = edition
        joined = t.passage.join(t.revision).join(t.document)
        query = select(t.passage, t.revision.c.document_id, t.document.c.file_name).select_from(joined)
        rows = connection.execute(query.where(_LIVE, t.revision.c.edition_id == edition.id)).mappings().all()
        self._rows = {row["id"]: row for row in rows}
        self._passages = [passage_of(row) for row in rows]

    def found(self, pin: Pin) -> Pin | None:
        """A pin on the words of the new edition that stand where the old ones stood."""
        passage = counterpart(pin, self._passages)
        if passage is None:
            return None
        row = self._rows[passage.id]
        place = (passage.page, passage.heading, passage.start, passage.end)
        home = (passage.document_id, row["file_name"], passage.id, row["revision_id"])
        return moved(pin, Pin(*home, *place, passage.text, passage.text))
