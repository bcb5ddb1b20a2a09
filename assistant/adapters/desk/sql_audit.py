"""The chain of what was done: each record is sealed over the one before it, and a seal apart marks the end."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Column, Connection, Engine, Integer, String, Table, Text, delete, func, insert, select

from assistant.adapters.sql_database import reading, writing
from assistant.adapters.sql_tables import metadata
from assistant.domain import TOKYO
from assistant.domain.staff import Actor, Deed, Record

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),  # as it was sealed
    Column("actor_id", String(64), nullable=False),
    Column("actor_name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("action", String(64), nullable=False),
    Column("subject", Text, nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    Column("seal", String(64), nullable=False),
)
audit_end = Table(
    "audit_end",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("seal", String(64), nullable=False),
)
_SEALED = ("number", "at", "actor_id", "actor_name", "address", "action", "subject", "before", "after")


@dataclass(frozen=True, slots=True)
class Chain:
    """Writes records with a key that does not lie in the database."""

    key: bytes

    def append(self, connection: Connection, deed: Deed, at: datetime) -> int:
        """Write a deed down in the transaction that does it."""
        last = connection.execute(select(audit.c.number, audit.c.seal).order_by(audit.c.number.desc())).first()
        number, before = (last.number + 1, last.seal) if last else (1, "")
        row = {"number": number, "at": at.astimezone(UTC).isoformat(), **_flat(deed)}
        row["seal"] = self._seal(before, row)
        connection.execute(insert(audit).values(**row))
        connection.execute(delete(audit_end))
        connection.execute(insert(audit_end).values(id=1, number=number, seal=self._end(number, row["seal"])))
        return number

    def broken_at(self, connection: Connection) -> int | None:
        """The first number that does not hold; None: all do."""
        seal, expected = "", 1
        for row in connection.execute(select(audit).order_by(audit.c.number)).mappings():
            if row["number"] != expected or not hmac.compare_digest(row["seal"], self._seal(seal, row)):
                return expected
            seal, expected = row["seal"], expected + 1
        end = connection.execute(select(audit_end)).mappings().all()
        whole = self._end(expected - 1, seal)
        if expected == 1 and not end:
            return None
        return None if [row["seal"] for row in end] == [whole] and end[0]["number"] == expected - 1 else expected

    def _seal(self, before: str, row: Mapping[Any, Any]) -> str:
        told = json.dumps([before, *(row[name] for name in _SEALED)], ensure_ascii=False, sort_keys=True)
        return hmac.new(self.key, told.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def _end(self, number: int, seal: str) -> str:
        return hmac.new(self.key, f"end {number} {seal}".encode(), hashlib.sha256).hexdigest()


class SqlAudit:
    """Reads the chain, and writes what changes nothing else."""

    def __init__(self, engine: Engine, chain: Chain) -> None:
        self._engine = engine
        self._chain = chain

    def note(self, deed: Deed, at: datetime) -> None:
        with writing(self._engine) as connection:
            self._chain.append(connection, deed, at)

    def broken_at(self) -> int | None:
        with reading(self._engine) as connection:
            return self._chain.broken_at(connection)

    def count(self) -> int:
        with reading(self._engine) as connection:
            return int(connection.execute(select(func.count()).select_from(audit)).scalar_one())

    def records(self, *, before: int | None = None, limit: int | None = None) -> Sequence[Record]:
        """The newest first, those below a number."""
        query = select(audit).order_by(audit.c.number.desc()).limit(limit)
        if before is not None:
            query = query.where(audit.c.number < before)
        with reading(self._engine) as connection:
            return [_record(row) for row in connection.execute(query).mappings()]


def _flat(deed: Deed) -> dict[str, Any]:
    row = asdict(deed)
    actor = row.pop("actor")
    return {"actor_id": actor["id"], "actor_name": actor["name"], "address": actor["address"], **row}


def _record(row: Mapping[Any, Any]) -> Record:
    actor = Actor(row["actor_id"], row["actor_name"], row["address"])
    deed = Deed(actor, row["action"], row["subject"], row["before"], row["after"])
    return Record(row["number"], datetime.fromisoformat(row["at"]).astimezone(TOKYO), deed, row["seal"])
