"""The files that pages are drawn from: each kept once, by what it holds, in the transaction that publishes it."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, delete, insert, select, union

from assistant.adapters import sql_tables as t
from assistant.adapters.desk.delivery_tables import delivery, handled


def keep_original(connection: Connection, raw: bytes) -> str:
    """Keeps a file under its key; "": there is nothing to keep."""
    if not raw:
        return ""
    key = hashlib.sha256(raw).hexdigest()
    if connection.execute(select(t.original.c.key).where(t.original.c.key == key)).scalar() is None:
        connection.execute(insert(t.original).values(key=key, raw=raw))
    return key


def forget_unused(connection: Connection) -> None:
    """A file that no live revision is drawn from is not kept, unless the desk may restore or read it."""
    drawn = (t.revision.c.state == "live") | t.revision.c.id.in_(select(handled.c.revision_id))
    used = union(select(t.revision.c.original).where(drawn), select(delivery.c.original))
    connection.execute(delete(t.original).where(t.original.c.key.not_in(used)))
