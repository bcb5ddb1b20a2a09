"""The parts of the staff desk over an opened library."""

from __future__ import annotations

from pathlib import Path

from assistant.adapters.desk.argon2_hasher import Argon2Hasher
from assistant.adapters.desk.audit_key import NAME as KEY
from assistant.adapters.desk.audit_key import audit_key
from assistant.adapters.desk.file_witness import NAME as WITNESS
from assistant.adapters.desk.file_witness import FileWitness
from assistant.adapters.desk.sql_accounts import SqlAccounts
from assistant.adapters.desk.sql_audit import Chain, SqlAudit
from assistant.adapters.desk.sql_figures import SqlFigures
from assistant.adapters.desk.sql_former import SqlFormer
from assistant.adapters.desk.sql_orders import SqlOrders
from assistant.adapters.file_switch import FileSwitch
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.adapters.system_clock import SystemClock
from assistant.desk.accounts import Accounts
from assistant.desk.desk import Desk
from assistant.desk.operating import Operating
from assistant.desk.provided import ProvidedSignIn
from assistant.domain.operations import Limits
from assistant.domain.staff import Role
from assistant.pipeline import Assistant
from assistant.ports import Clock, LibraryUnavailable
from assistant.settings import Settings


def desk_over(library: SqlPublisher, assistant: Assistant, data: Path, settings: Settings) -> Desk:
    """The desk of a service that runs."""
    accounts = accounts_over(library, data, assistant.clock)
    return Desk(
        assistant=assistant,
        clock=assistant.clock,
        accounts=accounts,
        audit=audit_over(library, data),
        operating=Operating(
            SqlOrders(library.engine, _chain(library, data)), library, assistant.clock, bounds=Limits.of(settings)
        ),
        switch=FileSwitch(data),
        tally=SqlFigures(library.engine),
        archive=SqlFormer(library.engine),
        provided=provided_by(settings, accounts, assistant.clock),
    )


def provided_by(settings: Settings, accounts: Accounts, clock: Clock) -> ProvidedSignIn | None:
    """Signing in through the provider that is set; None where none is."""
    if not settings.oidc_issuer:
        return None
    from assistant.adapters.desk.openid_provider import OpenIdProvider  # slow to import, and few set one

    role = Role(settings.oidc_role) if settings.oidc_role else None
    return ProvidedSignIn(OpenIdProvider(settings, clock), accounts, clock, role)


def accounts_over(library: SqlPublisher, data: Path, clock: Clock | None = None) -> Accounts:
    """The accounts of a data folder."""
    return Accounts(SqlAccounts(library.engine, _chain(library, data)), Argon2Hasher(), clock or SystemClock())


def audit_over(library: SqlPublisher, data: Path) -> SqlAudit:
    """The record of what was done."""
    return SqlAudit(library.engine, _chain(library, data))


def _chain(library: SqlPublisher, data: Path) -> Chain:
    """The chain of a data folder; a new key would seal nothing of what stands there."""
    if not (data / KEY).exists() and SqlAudit(library.engine, Chain(b"")).count():
        msg = f"操作記録の鍵 {data / KEY} がありません。控えか、別に保管した鍵から戻してください。"
        raise LibraryUnavailable(msg)
    return Chain(audit_key(data), FileWitness(data / WITNESS))
