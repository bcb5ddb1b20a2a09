"""What the routes of the staff desk work with."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.desk.accounts import Accounts
from assistant.desk.auditing import Audit
from assistant.desk.figures import Tally
from assistant.desk.inspecting import Archive
from assistant.desk.operating import Operating, TurnableSwitch
from assistant.desk.provided import ProvidedSignIn
from assistant.pipeline import Assistant
from assistant.ports import Clock


@dataclass(frozen=True, slots=True)
class Desk:
    """The assistant, and what only the staff sees."""

    assistant: Assistant
    clock: Clock
    accounts: Accounts
    audit: Audit
    operating: Operating
    switch: TurnableSwitch
    tally: Tally
    archive: Archive
    provided: ProvidedSignIn | None = None  # None: passwords alone
