"""What the routes of the staff desk work with."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.desk.accounts import Accounts
from assistant.desk.auditing import Audit
from assistant.desk.batches import Batches
from assistant.desk.documents import DocumentDesk
from assistant.desk.entries import Entries
from assistant.desk.faq_files.room import FaqRoom
from assistant.desk.figures import Tally
from assistant.desk.inspecting import Archive
from assistant.desk.operating import Operating, TurnableSwitch
from assistant.desk.provided import ProvidedSignIn
from assistant.desk.questions import Questions
from assistant.pipeline import Assistant
from assistant.ports import Clock


@dataclass(frozen=True, slots=True)
class Desk:
    """The assistant, and what only the staff sees."""

    assistant: Assistant
    clock: Clock
    accounts: Accounts
    documents: DocumentDesk
    audit: Audit
    operating: Operating
    switch: TurnableSwitch
    tally: Tally
    archive: Archive
    entries: Entries
    faq: FaqRoom
    questions: Questions
    batches: Batches = field(default_factory=Batches)
    provided: ProvidedSignIn | None = None  # None: passwords alone
