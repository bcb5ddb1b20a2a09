"""Many questions drafted one after another in the background; one that fails stops none of the others."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.domain.entries import Entry

_REMEMBERED = 50  # batches
log = logging.getLogger("koubo")

Draft = Callable[[str], Entry]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A question of a batch, and the entry that came of it; "": it failed."""

    question: str
    entry_id: str
    claims: int


@dataclass(frozen=True, slots=True)
class Batch:
    """How far a list of questions has come."""

    id: str
    owner: str  # who may look at it
    questions: tuple[str, ...]
    drafted: tuple[Drafted, ...] = ()

    @property
    def done(self) -> bool:
        return len(self.drafted) == len(self.questions)


class Batches:
    """Runs one batch at a time; what is under way is readable at any moment."""

    def __init__(self) -> None:
        self._batches: OrderedDict[str, Batch] = OrderedDict()
        self._threads: list[threading.Thread] = []
        self._turn = threading.Lock()
        self._changing = threading.Lock()

    def start(self, questions: Sequence[str], draft: Draft, owner: str) -> Batch:
        """Begin in the background."""
        batch = Batch(secrets.token_hex(8), owner, tuple(questions))
        self._keep(batch)
        thread = threading.Thread(target=self._run, args=(batch, draft), name=f"batch-{batch.id}", daemon=True)
        self._threads = [*(one for one in self._threads if one.is_alive()), thread]
        thread.start()
        return batch

    def finish(self) -> None:
        """Wait until all that was begun is done."""
        for thread in self._threads:
            thread.join()

    def progress(self, id_: str) -> Batch | None:
        with self._changing:
            return self._batches.get(id_)

    def _run(self, batch: Batch, draft: Draft) -> None:
        with self._turn:
            for question in batch.questions:
                batch = replace(batch, drafted=(*batch.drafted, _drafted(question, draft)))
                self._keep(batch)

    def _keep(self, batch: Batch) -> None:
        with self._changing:
            self._batches[batch.id] = batch
            while len(self._batches) > _REMEMBERED:
                self._batches.popitem(last=False)


def _drafted(question: str, draft: Draft) -> Drafted:
    try:
        entry = draft(question)
    except Exception:  # whatever it is, the other questions are drafted all the same
        log.exception("a question of a batch could not be drafted")
        return Drafted(question, "", 0)
    return Drafted(question, entry.id, len(entry.claims))
