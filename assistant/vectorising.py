"""Makes the vectors of live passages in the background, a small batch at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from assistant.domain import Passage
from assistant.languages.ja.mending import mend
from assistant.ports import Embedder, IndexUnavailable, Library, LibraryUnavailable, VectorIndex

log = logging.getLogger("koubo")
_BATCH = 8  # small, so that a question never waits long for the processor


@dataclass(frozen=True, slots=True)
class Vectoriser:
    """Brings the vectors up to what SQL calls live."""

    library: Library
    embedder: Embedder
    index: VectorIndex
    look_again: float = 5.0  # seconds until newly published passages are noticed

    def missing(self) -> tuple[str, ...]:
        """The live passages that have no vector yet."""
        return self.index.missing(self.library.passage_ids())

    def finish(self, progress: Callable[[int, int], None], *, stop: Event | None = None) -> None:
        """Make all that is missing, telling how many are done of how many."""
        missing = self.missing()
        for start in range(0, len(missing), _BATCH):
            if stop is not None and stop.is_set():
                return
            passages = self.library.passages_by_id(missing[start : start + _BATCH])
            self.index.add([p.id for p in passages], self.embedder.passages([indexed_text(p) for p in passages]))
            progress(min(start + _BATCH, len(missing)), len(missing))

    def keep_up(self, stop: Event, progress: Callable[[int, int], None]) -> None:
        """Follow what is published until told to stop; what breaks is tried again."""
        while not stop.is_set():
            try:
                self.finish(progress, stop=stop)
            except (IndexUnavailable, LibraryUnavailable) as error:
                log.warning("%s その間もキーワード検索で答えます。", error)
            stop.wait(self.look_again)


def indexed_text(passage: Passage) -> str:
    """What the vector of a passage is made of: its text under its headings."""
    return "\n".join((*passage.heading, mend(passage.text).text))
