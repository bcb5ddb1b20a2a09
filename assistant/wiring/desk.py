"""The parts of the staff desk over an opened library."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.adapters.desk.argon2_hasher import Argon2Hasher
from assistant.adapters.desk.audit_key import audit_key
from assistant.adapters.desk.office_files import OfficeBooks
from assistant.adapters.desk.sql_accounts import SqlAccounts
from assistant.adapters.desk.sql_audit import Chain, SqlAudit
from assistant.adapters.desk.sql_deliveries import SqlDeliveries
from assistant.adapters.desk.sql_enquiries import SqlEnquiries
from assistant.adapters.desk.sql_entries import SqlEntries
from assistant.adapters.desk.sql_inbox import SqlInbox
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
from assistant.desk.questions import Questions
from assistant.desk.resemblance import Resemblance
from assistant.desk.trials import Trials
from assistant.drawing import Drawings
from assistant.pipeline import Assistant
from assistant.ports import Clock
from assistant.settings import ROOT
from assistant.source_view import SourceDesk

_WORDS = ROOT / "prompts" / "ja"


@dataclass(frozen=True, slots=True)
class Handed:
    """What outer rooms hand in: they are not imported from here."""

    enquiries: EnquiryReader | None = None  # None: no files of enquiries are taken in
    intake: Intake | None = None  # None: no documents are


def desk_over(library: SqlPublisher, assistant: Assistant, data: Path, handed: Handed | None = None) -> Desk:
    """The desk of a service that runs."""
    given = handed or Handed()
    return Desk(
        assistant=assistant,
        clock=assistant.clock,
        accounts=accounts_over(library, data, assistant.clock),
        documents=documents_over(library, _chain(data), assistant.clock, given.intake),
        entries=entries_over(SqlEntries(library.engine, _chain(data)), assistant),
        questions=questions_over(library, assistant, _chain(data), given.enquiries),
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
    files = FaqFiles(OfficeBooks(), load_file_words(_WORDS))
    return FaqRoom(FaqExport(assistant, store, files), FaqImport(assistant, store))


def faq_room_over(library: SqlPublisher, assistant: Assistant, data: Path) -> FaqRoom:
    """The same for a data folder."""
    return faq_over(SqlEntries(library.engine, _chain(data)), assistant)


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
    chain = _chain(data)
    questions = questions_over(library, assistant, chain, reader)
    return Enquiries(reader, SqlEnquiries(library.engine, chain), assistant), questions.trials


def accounts_over(library: SqlPublisher, data: Path, clock: Clock | None = None) -> Accounts:
    """The accounts of a data folder."""
    return Accounts(SqlAccounts(library.engine, _chain(data)), Argon2Hasher(), clock or SystemClock())


def audit_over(library: SqlPublisher, data: Path) -> SqlAudit:
    """The record of what was done."""
    return SqlAudit(library.engine, _chain(data))


def _chain(data: Path) -> Chain:
    return Chain(audit_key(data))
