"""Members and sessions in SQL; every change stands in the chain of deeds as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Engine,
    ForeignKey,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from assistant.adapters.desk.sql_audit import Chain
from assistant.adapters.sql_database import reading, writing
from assistant.adapters.sql_tables import metadata
from assistant.domain import TOKYO
from assistant.domain.staff import Deed, Member, Role, Session

staff = Table(
    "staff",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("password", Text, nullable=False),  # argon2id; "": signs in through a provider
)
staff_session = Table(
    "staff_session",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False, index=True),
    Column("begun_at", DateTime(timezone=True), nullable=False),
    Column("seen_at", DateTime(timezone=True), nullable=False),
    Column("address", Text, nullable=False),
)


class SqlAccounts:
    """Writes each change and its deed in one transaction."""

    def __init__(self, engine: Engine, chain: Chain) -> None:
        self._engine = engine
        self._chain = chain

    def members(self) -> Sequence[Member]:
        with reading(self._engine) as connection:
            return [_member(row) for row in connection.execute(select(staff).order_by(staff.c.login)).mappings()]

    def member(self, login: str) -> Member | None:
        with reading(self._engine) as connection:
            row = connection.execute(select(staff).where(staff.c.login == login)).mappings().first()
        return None if row is None else _member(row)

    def password(self, member_id: str) -> str:
        with reading(self._engine) as connection:
            return str(connection.execute(select(staff.c.password).where(staff.c.id == member_id)).scalar() or "")

    def save(self, member: Member, password: str | None, deed: Deed, at: datetime) -> None:
        row = asdict(member) if password is None else {**asdict(member), "password": password}
        with writing(self._engine) as connection:
            known = connection.execute(update(staff).where(staff.c.id == member.id).values(**row))
            if not known.rowcount:
                connection.execute(insert(staff).values(**{"password": "", **row}))
            self._chain.append(connection, deed, at)

    def begin(self, session: Session, deed: Deed) -> None:
        begun, seen = session.begun_at.astimezone(UTC), session.seen_at.astimezone(UTC)
        row = {"key": session.key, "staff_id": session.member.id, "begun_at": begun, "seen_at": seen}
        with writing(self._engine) as connection:
            connection.execute(insert(staff_session).values(**row, address=session.address))
            self._chain.append(connection, deed, session.begun_at)

    def session(self, key: str) -> Session | None:
        found = self._sessions(staff_session.c.key == key)
        return found[0] if found else None

    def sessions(self, member_id: str) -> Sequence[Session]:
        return self._sessions(staff_session.c.staff_id == member_id)

    def seen(self, key: str, at: datetime) -> None:
        with writing(self._engine) as connection:
            connection.execute(
                update(staff_session).where(staff_session.c.key == key).values(seen_at=at.astimezone(UTC))
            )

    def end(self, keys: Sequence[str], deed: Deed, at: datetime) -> None:
        with writing(self._engine) as connection:
            connection.execute(delete(staff_session).where(staff_session.c.key.in_(keys)))
            self._chain.append(connection, deed, at)

    def note(self, deed: Deed, at: datetime) -> None:
        with writing(self._engine) as connection:
            self._chain.append(connection, deed, at)

    def _sessions(self, which: Any) -> list[Session]:  # noqa: ANN401  # a condition of SQLAlchemy
        query = select(staff_session, staff).join(staff, staff.c.id == staff_session.c.staff_id).where(which)
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(staff_session.c.begun_at)).mappings().all()
        return [
            Session(row["key"], _member(row), _in_tokyo(row["begun_at"]), _in_tokyo(row["seen_at"]), row["address"])
            for row in rows
        ]


def _member(row: Mapping[Any, Any]) -> Member:
    return Member(row["id"], row["login"], row["name"], Role(row["role"]), row["active"])


def _in_tokyo(moment: datetime) -> datetime:
    """SQLite gives a moment back without its zone."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(TOKYO)
