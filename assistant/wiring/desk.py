"""The parts of the staff desk over an opened library."""

from __future__ import annotations

from pathlib import Path

from assistant.adapters.desk.argon2_hasher import Argon2Hasher
from assistant.adapters.desk.audit_key import audit_key
from assistant.adapters.desk.office_files import OfficeBooks
from assistant.adapters.desk.sql_accounts import SqlAccounts
from assistant.adapters.desk.sql_audit import Chain, SqlAudit
from assistant.adapters.desk.sql_deliveries import SqlDeliveries
from assistant.adapters.desk.sql_entries import SqlEntries
from assistant.adapters.pdf_painter import PdfPainter
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.adapters.system_clock import SystemClock
from assistant.desk.accounts import Accounts
from assistant.desk.checking import Checker
from assistant.desk.desk import Desk
from assistant.desk.documents import DocumentDesk
from assistant.desk.drafting import Drafter
from assistant.desk.entries import Entries, EntryStore
from assistant.desk.faq_files.exporting import FaqExport
from assistant.desk.faq_files.formats import FaqFiles
from assistant.desk.faq_files.importing import FaqImport
from assistant.desk.faq_files.room import FaqRoom
from assistant.desk.faq_files.words import load_file_words
from assistant.desk.intake import Intake
from assistant.drawing import Drawings
from assistant.pipeline import Assistant
from assistant.ports import Clock
from assistant.settings import ROOT
from assistant.source_view import SourceDesk


def desk_over(library: SqlPublisher, assistant: Assistant, data: Path, intake: Intake | None = None) -> Desk:
    """The desk of a service that runs; without an intake nothing can be handed in."""
    return Desk(
        assistant=assistant,
        clock=assistant.clock,
        accounts=accounts_over(library, data, assistant.clock),
        documents=documents_over(library, _chain(data), assistant.clock, intake),
        entries=entries_over(SqlEntries(library.engine, _chain(data)), assistant),
        faq=faq_room_over(library, assistant, data),
    )


def documents_over(library: SqlPublisher, chain: Chain, clock: Clock, intake: Intake | None) -> DocumentDesk:
    """The documents of every state."""
    store = SqlDeliveries(library.engine, chain)
    sources = SourceDesk(store, Drawings(store, PdfPainter()), at="/desk")
    return DocumentDesk(store, library, clock, sources, intake)


def entries_over(store: EntryStore, assistant: Assistant) -> Entries:
    """The entries of a desk; tests hand over a store of theirs."""
    return Entries(store, Drafter(assistant.engine_alone), Checker(assistant.library), assistant.clock)


def faq_over(store: EntryStore, assistant: Assistant) -> FaqRoom:
    """Entries as files, and files as entries; tests hand over a store of theirs."""
    files = FaqFiles(OfficeBooks(), load_file_words(ROOT / "prompts" / "ja"))
    return FaqRoom(FaqExport(assistant, store, files), FaqImport(assistant, store))


def faq_room_over(library: SqlPublisher, assistant: Assistant, data: Path) -> FaqRoom:
    """The same for a data folder."""
    return faq_over(SqlEntries(library.engine, _chain(data)), assistant)


def accounts_over(library: SqlPublisher, data: Path, clock: Clock | None = None) -> Accounts:
    """The accounts of a data folder."""
    return Accounts(SqlAccounts(library.engine, _chain(data)), Argon2Hasher(), clock or SystemClock())


def audit_over(library: SqlPublisher, data: Path) -> SqlAudit:
    """The record of what was done."""
    return SqlAudit(library.engine, _chain(data))


def _chain(data: Path) -> Chain:
    return Chain(audit_key(data))
