"""After every change of what is live: entries whose sources changed are stale, in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from assistant.adapters import sql_tables as t
from assistant.adapters.desk.sql_audit import Chain
from assistant.adapters.desk.sql_carrying import CARRY, carry_over
from assistant.adapters.desk.sql_entries import (
    entry,
    entry_pin,
    keep_in_place,
    keep_version,
    newest_versions,
    read,
    shown_versions,
)
from assistant.adapters.desk.sql_fates import Fates
from assistant.desk.staling import following, staled
from assistant.domain.entries import Entry, EntryState
from assistant.domain.staff import Actor, Deed

STALE = "entry.stale"
_SERVICE = Actor("", "")


@dataclass(frozen=True, slots=True)
class Staling:
    """Looks after entries within the transactions that take revisions in and out."""

    chain: Callable[[], Chain] | None = None  # None: what becomes stale stands in the history of the entry alone

    def look_after(self, connection: Connection, sources: Iterable[str], call_ids: Iterable[str], at: datetime) -> None:
        """Every entry that rests on a file: its pins follow, or it says what changed; a new edition gets its drafts."""
        self._follow(connection, sources, call_ids, at)
        for one in carry_over(connection, call_ids, at):
            after = {"version": one.version, "state": one.state, "from": one.carried_from, "edition": one.edition_id}
            self._write_down(connection, Deed(_SERVICE, CARRY, f"entry:{one.id}", {}, after), at)

    def _follow(self, connection: Connection, sources: Iterable[str], call_ids: Iterable[str], at: datetime) -> None:
        touched = select(t.document.c.id).where(t.document.c.source.in_(list(sources)))
        editions = select(t.edition.c.id).where(t.edition.c.call_id.in_(list(call_ids)))
        resting = select(entry.c.id).where(
            entry.c.edition_id.in_(editions)  # which a document of another file may amend
            | entry.c.id.in_(select(entry_pin.c.entry_id).where(entry_pin.c.document_id.in_(touched)))
        )
        newest = {one.id: one for one in read(connection, newest_versions().where(entry.c.id.in_(resting)))}
        shown = {one.id: one for one in read(connection, shown_versions().where(entry.c.id.in_(resting)))}
        fates = Fates(connection)
        for id_, one in newest.items():
            if one.state is not EntryState.WITHDRAWN:
                other = shown.get(id_)
                self._look_after(connection, one, other if other and other.version != one.version else None, fates, at)

    def _look_after(self, connection: Connection, one: Entry, shown: Entry | None, fates: Fates, at: datetime) -> None:
        after = staled(one, shown, fates, at)
        if after.version == one.version:
            keep_in_place(connection, after)
        else:
            keep_version(connection, after, by="", action=STALE)
            self._write_down(connection, _deed(one, after), at)
        if shown is not None:
            followed, holds = following(shown, fates)
            keep_in_place(connection, followed)
            if not holds:
                connection.execute(update(entry).where(entry.c.id == one.id).values(shown=0))

    def _write_down(self, connection: Connection, deed: Deed, at: datetime) -> None:
        if self.chain is not None:
            self.chain().append(connection, deed, at)


def _deed(before: Entry, after: Entry) -> Deed:
    was, now = ({"version": one.version, "state": one.state} for one in (before, after))
    told = {"changes": [{"quote": one.pin.quote, "after": one.after} for one in after.changes]}
    return Deed(_SERVICE, STALE, f"entry:{after.id}", was, {**now, **told})
