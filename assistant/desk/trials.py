"""Enquiries that nobody put to us are put to us now, one for each group, so that gaps show in them too."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from assistant.desk.inbox import Inbox
from assistant.domain import Outcome, Question
from assistant.pipeline import Assistant

log = logging.getLogger("koubo")
Told = Callable[[int, int], object]  # so many of so many


def untold(_done: int, _of: int) -> None:
    """Nobody watches."""


class TrialStore(Protocol):
    """Knows which groups hold enquiries without an outcome."""

    def untried(self) -> tuple[str, ...]: ...  # keys, those with most enquiries first
    def tried(self, key: str, outcome: Outcome) -> None: ...


@dataclass(slots=True)
class Trials:
    """Works through the groups in the background; a model, where one is set, is not asked."""

    inbox: Inbox
    store: TrialStore
    assistant: Assistant
    _thread: threading.Thread | None = None
    _stopped: threading.Event = field(default_factory=threading.Event)
    _starting: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> int:
        """Begin unless it is under way; how many groups are left."""
        with self._starting:
            self.inbox.sort()
            left = len(self.store.untried())
            if left and (self._thread is None or not self._thread.is_alive()):
                self._thread = threading.Thread(target=self._run, name="trials", daemon=True)
                self._thread.start()
            return left

    def stop(self) -> None:
        """Leave the rest for another start."""
        self._stopped.set()
        self.finish()
        self._stopped.clear()

    def finish(self) -> None:
        """Wait until all that was begun is done."""
        if self._thread is not None:
            self._thread.join()

    def work_through(self, told: Told = untold) -> None:
        """Try every group that is left, and tell how many are done of how many."""
        self.inbox.sort()
        assistant = replace(self.assistant, composer=replace(self.assistant.composer, model=None))
        keys = self.store.untried()
        for done, key in enumerate(keys, 1):
            if self._stopped.is_set():
                return
            self._try(key, assistant)
            told(done, len(keys))

    def _run(self) -> None:
        try:
            self.work_through()
        except Exception:  # nobody waits for this thread; the groups that are left are tried at the next start
            log.exception("enquiries could not be tried")

    def _try(self, key: str, assistant: Assistant) -> None:
        summary = self.inbox.store.summary(key)
        question = self.inbox.wording(summary) if summary else ""
        outcome = assistant.answer(Question(question)).outcome if question else Outcome.NOT_IN_DOCUMENTS
        self.store.tried(key, outcome)
