"""The chain of what was done: each record is sealed over the one before it, and a seal apart marks the end."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    type_coerce,
)

from assistant.adapters.sql_database import AFTERWARDS, reading, writing
from assistant.adapters.sql_tables import metadata
from assistant.domain import TOKYO
from assistant.domain.operations import Sought
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
_JSON = ("before", "after")
_AS_IT_LIES = select(*(type_coerce(one, Text) if one.name in _JSON else one for one in audit.c))
_SEALED = ("number", "at", "actor_id", "actor_name", "address", "action", "subject", "before", "after")


class Witness(Protocol):
    """Remembers outside the database how far the chain has come, so that its end cannot be put back."""

    def saw(self, number: int, seal: str) -> None: ...
    def newest(self) -> tuple[int, str] | None: ...  # None: it has seen nothing


@dataclass(frozen=True, slots=True)
class Chain:
    """Writes records with a key that does not lie in the database."""

    key: bytes
    witness: Witness | None = None  # None: the end of the chain is known by the database alone

    def append(self, connection: Connection, deed: Deed, at: datetime) -> int:
        """Write a deed down in the transaction that does it."""
        last = connection.execute(select(audit.c.number, audit.c.seal).order_by(audit.c.number.desc())).first()
        before = last.seal if last else ""
        number = 1 + max(last.number if last else 0, self._was_once(connection))  # what was cut leaves a gap for good
        row = _written({"number": number, "at": at.astimezone(UTC).isoformat(), **_flat(deed)})
        row["seal"] = self._seal(before, row)
        connection.execute(insert(audit).values(**row))
        connection.execute(delete(audit_end))
        connection.execute(insert(audit_end).values(id=1, number=number, seal=self._end(number, row["seal"])))
        if self.witness is not None:
            told = partial(self.witness.saw, number, row["seal"])
            connection.info.setdefault(AFTERWARDS, {})[self.witness] = told  # what is rolled back was never seen
        return number

    def _was_once(self, connection: Connection) -> int:
        """How far the chain has come, whatever is left of it."""
        seen = self.witness.newest() if self.witness is not None else None
        end = connection.execute(select(func.max(audit_end.c.number))).scalar()
        return max(int(end or 0), seen[0] if seen is not None else 0)

    def broken_at(self, connection: Connection) -> int | None:
        """The first number that does not hold; None: all do."""
        seen = self.witness.newest() if self.witness is not None else None
        seal, expected = "", 1
        for row in connection.execute(_AS_IT_LIES.order_by(audit.c.number)).mappings():
            if row["number"] != expected or not self._holds(seal, row):
                return expected
            if seen is not None and seen[0] == expected and not _same(row["seal"], seen[1]):
                return expected
            seal, expected = row["seal"], expected + 1
        if seen is not None and seen[0] >= expected:
            return expected
        return None if self._ends(connection, expected - 1, seal) else expected

    def _holds(self, before: str, row: Mapping[Any, Any]) -> bool:
        """Whether a record carries the seal of what it says; what cannot be read does not."""
        try:
            told = {**row, **{name: json.loads(row[name]) for name in _JSON}}
            return _same(row["seal"], self._seal(before, told))
        except (AttributeError, RecursionError, TypeError, ValueError):
            return False

    def _ends(self, connection: Connection, number: int, seal: str) -> bool:
        """Whether the end that is written down is this one."""
        end = [(row.number, row.seal) for row in connection.execute(select(audit_end))]
        return end == ([(number, self._end(number, seal))] if number else [])

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

    def find(self, sought: Sought, *, before: int | None = None, limit: int | None = None) -> Sequence[Record]:
        """The newest first of those that are sought, those below a number."""
        query = _AS_IT_LIES.where(*_conditions(sought)).order_by(audit.c.number.desc()).limit(limit)
        if before is not None:
            query = query.where(audit.c.number < before)
        with reading(self._engine) as connection:
            return [_record(row) for row in connection.execute(query).mappings()]

    def actions(self) -> Sequence[str]:
        """The names of all that was done."""
        with reading(self._engine) as connection:
            return connection.execute(select(audit.c.action).distinct().order_by(audit.c.action)).scalars().all()

    def records(self, *, before: int | None = None, limit: int | None = None) -> Sequence[Record]:
        """The newest first, those below a number."""
        query = _AS_IT_LIES.order_by(audit.c.number.desc()).limit(limit)
        if before is not None:
            query = query.where(audit.c.number < before)
        with reading(self._engine) as connection:
            return [_record(row) for row in connection.execute(query).mappings()]


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode())


def _conditions(sought: Sought) -> Iterator[ColumnElement[bool]]:
    if sought.actor:
        yield (audit.c.actor_id == sought.actor) | audit.c.actor_name.contains(sought.actor, autoescape=True)
    if sought.action:
        yield audit.c.action == sought.action
    if sought.subject:
        yield audit.c.subject.contains(sought.subject, autoescape=True)
    if sought.since is not None:
        yield audit.c.at >= sought.since.astimezone(UTC).isoformat()
    if sought.until is not None:
        yield audit.c.at < sought.until.astimezone(UTC).isoformat()


def _flat(deed: Deed) -> dict[str, Any]:
    row = asdict(deed)
    actor = row.pop("actor")
    return {"actor_id": actor["id"], "actor_name": actor["name"], "address": actor["address"], **row}


def _written(row: dict[str, Any]) -> dict[str, Any]:
    """A row as it will be read again: what UTF-8 cannot hold is replaced, keys of objects are words."""
    told = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
    return {**json.loads(told)}


def _record(row: Mapping[Any, Any]) -> Record:
    """A record to look at, also where somebody has broken it."""
    actor = Actor(str(row["actor_id"]), str(row["actor_name"]), str(row["address"]))
    deed = Deed(actor, str(row["action"]), str(row["subject"]), *(_told(row[name]) for name in _JSON))
    return Record(row["number"], _moment(row["at"]), deed, str(row["seal"]))


def _told(written: Any) -> dict[str, Any]:  # noqa: ANN401  # whatever lies in the database
    try:
        told = json.loads(written)
    except (RecursionError, TypeError, ValueError):
        return {"": str(written)}
    return told if isinstance(told, dict) else {"": told}


def _moment(written: Any) -> datetime:  # noqa: ANN401  # whatever lies in the database
    try:
        return datetime.fromisoformat(written).astimezone(TOKYO)
    except (OverflowError, TypeError, ValueError):
        return datetime.min.replace(tzinfo=TOKYO)
