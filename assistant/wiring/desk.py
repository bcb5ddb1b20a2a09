"""The parts of the staff desk over an opened library."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.adapters.desk.argon2_hasher import Argon2Hasher
from assistant.adapters.desk.office_files import OfficeBooks
from assistant.adapters.desk.sealed import chain_of
from assistant.adapters.desk.sql_accounts import SqlAccounts
from assistant.adapters.desk.sql_audit import Chain, SqlAudit
from assistant.adapters.desk.sql_deliveries import SqlDeliveries
from assistant.adapters.desk.sql_enquiries import SqlEnquiries
from assistant.adapters.desk.sql_entries import SqlEntries
from assistant.adapters.desk.sql_figures import SqlFigures
from assistant.adapters.desk.sql_former import SqlFormer
from assistant.adapters.desk.sql_inbox import SqlInbox
from assistant.adapters.desk.sql_orders import SqlOrders
from assistant.adapters.file_switch import FileSwitch
from assistant.adapters.pdf_painter import PdfPainter
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.adapters.system_clock import SystemClock
from assistant.desk.accounts import Accounts
from assistant.desk.checking import Checker
from assistant.desk.desk import Desk
from assistant.desk.documents import DocumentDesk
from assistant.desk.drafting import Drafter
from assistant.desk.enquiries import Enquiries, EnquiryReader
from assistant.desk.entries import Entries, EntryStore
from assistant.desk.faq_files.exporting import FaqExport
from assistant.desk.faq_files.formats import FaqFiles
from assistant.desk.faq_files.importing import FaqImport
from assistant.desk.faq_files.room import FaqRoom
from assistant.desk.faq_files.words import load_file_words
from assistant.desk.gaps import Gaps, Skeletons
from assistant.desk.inbox import Inbox
from assistant.desk.intake import Intake
from assistant.desk.operating import Operating
from assistant.desk.provided import ProvidedSignIn
from assistant.desk.questions import Questions
from assistant.desk.resemblance import Resemblance
from assistant.desk.trials import Trials
from assistant.domain.operations import Limits
from assistant.domain.staff import Role
from assistant.drawing import Drawings
from assistant.pipeline import Assistant
from assistant.ports import Clock
from assistant.settings import ROOT, Settings
from assistant.source_view import SourceDesk

_WORDS = ROOT / "prompts" / "ja"


@dataclass(frozen=True, slots=True)
class Handed:
    """What the desk is given: the settings, and what outer rooms hand in, for they are not imported from here."""

    settings: Settings
    enquiries: EnquiryReader | None = None  # None: no files of enquiries are taken in
    intake: Intake | None = None  # None: no documents are


def desk_over(library: SqlPublisher, assistant: Assistant, data: Path, handed: Handed) -> Desk:
    """The desk of a service that runs."""
    accounts = accounts_over(library, data, assistant.clock)
    chain = chain_of(library.engine, data)
    return Desk(
        assistant=assistant,
        clock=assistant.clock,
        accounts=accounts,
        audit=audit_over(library, data),
        operating=Operating(
            SqlOrders(library.engine, chain), library, assistant.clock, bounds=Limits.of(handed.settings)
        ),
        switch=FileSwitch(data),
        tally=SqlFigures(library.engine),
        archive=SqlFormer(library.engine),
        documents=documents_over(library, chain, assistant.clock, handed.intake),
        entries=entries_over(SqlEntries(library.engine, chain), assistant),
        questions=questions_over(library, assistant, chain, handed.enquiries),
        faq=faq_room_over(library, assistant, data),
        provided=provided_by(handed.settings, accounts, assistant.clock),
    )


def documents_over(library: SqlPublisher, chain: Chain, clock: Clock, intake: Intake | None) -> DocumentDesk:
    """The documents of every state."""
    store = SqlDeliveries(library.engine, chain)
    sources = SourceDesk(store, Drawings(store, PdfPainter()), at="/desk")
    return DocumentDesk(store, library, clock, sources, intake)


def provided_by(settings: Settings, accounts: Accounts, clock: Clock) -> ProvidedSignIn | None:
    """Signing in through the provider that is set; None where none is."""
    if not settings.oidc_issuer:
        return None
    from assistant.adapters.desk.openid_provider import OpenIdProvider  # slow to import, and few set one

    role = Role(settings.oidc_role) if settings.oidc_role else None
    return ProvidedSignIn(OpenIdProvider(settings, clock), accounts, clock, role)


def entries_over(store: EntryStore, assistant: Assistant) -> Entries:
    """The entries of a desk; tests hand over a store of theirs."""
    return Entries(store, Drafter(assistant.engine_alone), Checker(assistant.library), assistant.clock)


def faq_over(store: EntryStore, assistant: Assistant) -> FaqRoom:
    """Entries as files, and files as entries; tests hand over a store of theirs."""
    files = FaqFiles(OfficeBooks(), load_file_words(_WORDS))
    return FaqRoom(FaqExport(assistant, store, files), FaqImport(assistant, store))


def faq_room_over(library: SqlPublisher, assistant: Assistant, data: Path) -> FaqRoom:
    """The same for a data folder."""
    return faq_over(SqlEntries(library.engine, chain_of(library.engine, data)), assistant)


def questions_over(
    library: SqlPublisher, assistant: Assistant, chain: Chain, reader: EnquiryReader | None = None
) -> Questions:
    """What the desk does with questions; tests hand over a chain and a reader of theirs."""
    asked, letters = SqlInbox(library.engine, chain), SqlEnquiries(library.engine, chain)
    inbox = Inbox(asked, assistant, Resemblance.of(assistant.words, _WORDS))
    return Questions(
        inbox=inbox,
        gaps=Gaps(inbox, asked, assistant, Skeletons.of(_WORDS)),
        trials=Trials(inbox, letters, assistant),
        enquiries=Enquiries(reader, letters, assistant) if reader is not None else None,
    )


def enquiries_over(
    library: SqlPublisher, assistant: Assistant, data: Path, reader: EnquiryReader
) -> tuple[Enquiries, Trials]:
    """What the command line does with a file of enquiries."""
    chain = chain_of(library.engine, data)
    questions = questions_over(library, assistant, chain, reader)
    return Enquiries(reader, SqlEnquiries(library.engine, chain), assistant), questions.trials


def accounts_over(library: SqlPublisher, data: Path, clock: Clock | None = None) -> Accounts:
    """The accounts of a data folder."""
    return Accounts(SqlAccounts(library.engine, chain_of(library.engine, data)), Argon2Hasher(), clock or SystemClock())


def audit_over(library: SqlPublisher, data: Path) -> SqlAudit:
    """The record of what was done."""
    return SqlAudit(library.engine, chain_of(library.engine, data))
