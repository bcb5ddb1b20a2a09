"""Takes revisions in and out, each in one transaction: readers see the whole old one or the whole new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Engine, select, update

from assistant.adapters import sql_tables as t
from assistant.adapters.desk.sql_corrections import stated_of
from assistant.adapters.desk.sql_staling import Staling
from assistant.adapters.sql_database import reading, writing
from assistant.adapters.sql_keeping import conclude, keep_call, keep_edition, keep_live, retire, words_of
from assistant.adapters.sql_library import SqlLibrary
from assistant.adapters.sql_settling import settle
from assistant.domain import Call, Edition, Revision
from assistant.domain.deliveries import Correction
from assistant.ports import Clock


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

    def correction(self, source: str) -> Correction:
        """What staff state of a file; it holds however the file comes in again."""
        with reading(self.engine) as connection:
            return stated_of(connection, source)

    def publish(self, revisions: Sequence[Revision]) -> None:
        words = [[words_of(passage) for passage in one.passages] for one in revisions]  # before the lock is taken
        with writing(self.engine) as connection:
            touched = {revision.call.id for revision in revisions}
            for source in dict.fromkeys(revision.document.source for revision in revisions):
                touched |= retire(connection, source, state="superseded")
            for revision, indexed in zip(revisions, words, strict=True):
                keep_live(connection, revision, indexed, self._clock.now())
            sources = {one.document.source for one in revisions}
            conclude(connection, sources, touched, self._staling, self._clock.now())

    def withdraw(self, source: str) -> bool:
        with writing(self.engine) as connection:
            touched = retire(connection, source, state="withdrawn")
            conclude(connection, {source}, touched, self._staling, self._clock.now())
            return bool(touched)

    def rejoin(self, call: Call, into: Call, under: Callable[[Edition], Edition]) -> None:
        """What is live of a call is another one's from now on, each edition as the other call's."""
        with writing(self.engine) as connection:
            keep_call(connection, into.id, into.name, into.aliases)
            live = (t.revision.c.call_id == call.id) & (t.revision.c.state == "live")
            for column in (t.revision.c.own_edition_id, t.revision.c.edition_id):
                held = select(t.edition).where(t.edition.c.id.in_(select(column).where(live)))
                for row in connection.execute(held).mappings().all():
                    edition = under(Edition(**row))
                    keep_edition(connection, edition)
                    connection.execute(update(t.revision).where(live, column == row["id"]).values({column: edition.id}))
            connection.execute(update(t.revision).where(live).values(call_id=into.id))
            settle(connection, {call.id, into.id})
