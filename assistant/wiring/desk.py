"""The parts of the staff desk over an opened library."""

from __future__ import annotations

from pathlib import Path

from assistant.adapters.desk.argon2_hasher import Argon2Hasher
from assistant.adapters.desk.audit_key import audit_key
from assistant.adapters.desk.sql_accounts import SqlAccounts
from assistant.adapters.desk.sql_audit import Chain, SqlAudit
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.adapters.system_clock import SystemClock
from assistant.desk.accounts import Accounts
from assistant.desk.desk import Desk
from assistant.pipeline import Assistant
from assistant.ports import Clock


def desk_over(library: SqlPublisher, assistant: Assistant, data: Path) -> Desk:
    """The desk of a service that runs."""
    return Desk(
        assistant=assistant,
        clock=assistant.clock,
        accounts=accounts_over(library, data, assistant.clock),
    )


def accounts_over(library: SqlPublisher, data: Path, clock: Clock | None = None) -> Accounts:
    """The accounts of a data folder."""
    return Accounts(SqlAccounts(library.engine, _chain(data)), Argon2Hasher(), clock or SystemClock())


def audit_over(library: SqlPublisher, data: Path) -> SqlAudit:
    """The record of what was done."""
    return SqlAudit(library.engine, _chain(data))


def _chain(data: Path) -> Chain:
    return Chain(audit_key(data))
