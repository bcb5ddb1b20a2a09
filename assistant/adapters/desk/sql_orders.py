"""What is set at the desk, in SQL; each change with its deed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import JSON, Column, DateTime, Engine, Integer, Table, delete, insert, select

from assistant.adapters.desk.sql_audit import Chain
from assistant.adapters.sql_database import reading, writing
from assistant.adapters.sql_tables import metadata
from assistant.domain.operations import Orders
from assistant.domain.staff import Deed

desk_orders = Table(
    "desk_orders",
    metadata,
    Column("id", Integer, primary_key=True),  # 1: there is one set of orders
    Column("limits", JSON, nullable=False),
    Column("shut", JSON, nullable=False),
    Column("set_at", DateTime(timezone=True), nullable=False),
)


class SqlDoors:
    """Reads what is set; one row holds it all, so that it is read at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def orders(self) -> Orders:
        with reading(self._engine) as connection:
            row = connection.execute(select(desk_orders.c.limits, desk_orders.c.shut)).first()
        return Orders() if row is None else Orders(row.limits, row.shut)

    def shut(self) -> Mapping[str, str]:
        return self.orders().shut


class SqlOrders(SqlDoors):
    """Sets it, and writes down who did."""

    def __init__(self, engine: Engine, chain: Chain) -> None:
        super().__init__(engine)
        self._chain = chain

    def save(self, orders: Orders, deed: Deed, at: datetime) -> None:
        row = {"limits": dict(orders.limits), "shut": dict(orders.shut), "set_at": at.astimezone(UTC)}
        with writing(self._engine) as connection:
            connection.execute(delete(desk_orders))
            connection.execute(insert(desk_orders).values(id=1, **row))
            self._chain.append(connection, deed, at)
