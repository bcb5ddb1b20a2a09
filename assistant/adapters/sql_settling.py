"""After every change of what is live: the names of its calls and the editions of their documents, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update

from assistant.adapters import sql_tables as t
from assistant.domain import Edition, RemarkKind
from assistant.settling import SEVERAL_FIT, Live, Settled, names_of, settled


def settle(connection: Connection, call_ids: Iterable[str]) -> None:
    """What is live of each call decides its names and which edition each of its documents is of."""
    for call_id in sorted(call_ids):
        _name(connection, call_id)
        for one in settled(_live(connection, call_id)):
            _place(connection, one)


def edition_if_live(connection: Connection, call_id: str, revision: int) -> str:
    """The edition that a revision would be of among what is live."""
    return next(
        one.edition_id for one in settled(_live(connection, call_id, also=revision)) if one.revision == revision
    )


def _name(connection: Connection, call_id: str) -> None:
    live = (t.revision.c.call_id == call_id) & (t.revision.c.state == "live")
    stated = connection.execute(select(t.revision.c.names).where(live).order_by(t.revision.c.id)).scalars()
    held = connection.execute(select(t.call.c.name).where(t.call.c.id == call_id)).scalar_one()
    name, aliases = names_of(held, [one for names in stated for one in names])
    connection.execute(update(t.call).where(t.call.c.id == call_id).values(name=name, aliases=list(aliases)))


def _live(connection: Connection, call_id: str, *, also: int = 0) -> list[Live]:
    own = t.edition.c.id == t.revision.c.own_edition_id
    query = select(t.edition, t.revision.c.id.label("revision"), t.revision.c.open_edition, t.revision.c.amends)
    query = query.add_columns(t.revision.c.published_on.label("day")).join_from(t.revision, t.edition, own)
    wanted = (t.revision.c.state == "live") | (t.revision.c.id == also)
    live = query.where(t.revision.c.call_id == call_id, wanted).order_by(t.revision.c.id)
    return [
        Live(
            revision=row["revision"],
            own=Edition(**{column.name: row[column] for column in t.edition.columns}),
            open=row["open_edition"],
            published_on=row["day"],
            amends=row["amends"],
        )
        for row in connection.execute(live).mappings()
    ]


def _place(connection: Connection, one: Settled) -> None:
    placed = update(t.revision).where(t.revision.c.id == one.revision)
    connection.execute(placed.values(edition_id=one.edition_id))
    own = (t.remark.c.revision_id == one.revision) & t.remark.c.why.startswith(SEVERAL_FIT.partition("{")[0])
    connection.execute(delete(t.remark).where(own))
    if one.doubt:
        remark = {"revision_id": one.revision, "kind": RemarkKind.IDENTITY, "page": 0, "text": "", "why": one.doubt}
        connection.execute(insert(t.remark).values(**remark))
