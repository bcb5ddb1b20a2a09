"""What we need from the outside, each port with its one job and its one error."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from assistant.domain import (
    Call,
    Document,
    Edition,
    Fact,
    FactKind,
    Feedback,
    KeptAnswer,
    Page,
    Passage,
    Remark,
    Revision,
    SharedAnswer,
    Source,
)

Vectors = npt.NDArray[np.float32]
Worked = TypeVar("Worked")


class LibraryUnavailable(Exception):
    """The database cannot be read or written."""


class IndexInUse(Exception):
    """Another process owns the data folder."""


class IndexUnavailable(Exception):
    """The vectors cannot be read or written; keyword search goes on."""


class PageNotDrawn(Exception):
    """There is no image of a page; its text stands all the same."""


class BackupUnusable(Exception):
    """A backup cannot be made, or cannot be restored; the words say what to do."""


class ProviderUnavailable(Exception):
    """The provider of identities cannot be reached, or is not what was set."""


class NotProved(Exception):
    """What came back from the provider proves nothing; why is for the log."""


class ModelUnavailable(Exception):
    """The language model failed, was cut off or was silent; the extractive answer stands in."""


class Clock(Protocol):
    """Tells the time in Asia/Tokyo."""

    def now(self) -> datetime: ...


class Library(Protocol):
    """The live documents: every read sees whole revisions only."""

    def calls(self) -> tuple[Call, ...]: ...
    def editions(self) -> tuple[Edition, ...]: ...
    def documents(self) -> tuple[Document, ...]: ...
    def passages(self, *, document_ids: Sequence[str] | None = None) -> tuple[Passage, ...]: ...
    def passage_ids(self, *, document_ids: Sequence[str] | None = None) -> tuple[str, ...]: ...
    def passages_by_id(self, ids: Sequence[str]) -> tuple[Passage, ...]: ...
    def keyword_search(
        self, tokens: Sequence[str], *, document_ids: Sequence[str], limit: int
    ) -> tuple[tuple[str, float], ...]: ...  # passage ids with their scores, the best first
    def facts(self, *, document_ids: Sequence[str], kinds: Sequence[FactKind]) -> tuple[Fact, ...]: ...
    def page_text(self, document_id: str, number: int) -> str: ...
    def remarks(self, *, document_ids: Sequence[str]) -> tuple[tuple[str, Remark], ...]: ...  # by document id
    # What follows from what is live and from the key alone: it may be worked out once for many answers.
    def once(self, key: Hashable, work: Callable[[], Worked]) -> Worked: ...


class Sources(Protocol):
    """Revisions of documents as a reader opens them: the live one, or an older one of a document that is live."""

    def source(self, document_id: str, revision: int | None = None) -> Source | None: ...  # None: the live one
    def page(self, revision: int, number: int) -> Page | None: ...
    def passages_of(self, revision: int) -> tuple[Passage, ...]: ...  # in the order of the document
    def original(self, key: str) -> bytes: ...  # b"": it is not kept


class Shelf(Library, Sources, Protocol):
    """All that is held, to answer from and to show."""


class Painter(Protocol):
    """Draws pages of files."""

    def draw(self, original: bytes, number: int) -> bytes: ...  # WebP; PageNotDrawn


class Publisher(Protocol):
    """Takes revisions in and out, all that came in one file in one transaction."""

    def live_fingerprint(self, source: str) -> str | None: ...  # None: nothing of this file is live
    def publish(self, revisions: Sequence[Revision]) -> None: ...
    def withdraw(self, source: str) -> bool: ...  # whether anything was live


class Embedder(Protocol):
    """Turns texts into vectors of length 1."""

    @property
    def name(self) -> str: ...  # changes whenever the vectors would
    @property
    def dimensions(self) -> int: ...
    def passages(self, texts: Sequence[str]) -> Vectors: ...
    def query(self, text: str) -> Vectors: ...


class VectorIndex(Protocol):
    """Vectors by passage id: derived, and rebuilt whenever it is lost."""

    def missing(self, ids: Sequence[str]) -> tuple[str, ...]: ...
    def add(self, ids: Sequence[str], vectors: Vectors) -> None: ...
    def search(self, vector: Vectors, *, among: Sequence[str], limit: int) -> tuple[tuple[str, float], ...]: ...
    def close(self) -> None: ...


class LanguageModel(Protocol):
    """Replies line by line, as each line is complete."""

    @property
    def name(self) -> str: ...
    def lines(self, prompt: str) -> Iterator[str]: ...


class Records(Protocol):
    """Keeps what was asked and how it was judged, for the staff, and the answers that were shared."""

    def revisions(self, passage_ids: Sequence[str]) -> Mapping[str, int]: ...  # the live one of each passage
    def keep(self, answer: KeptAnswer) -> None: ...
    def judge(self, answer: KeptAnswer, feedback: Feedback) -> None: ...  # the answer is kept with it
    def answer(self, id_: str) -> KeptAnswer | None: ...  # None: never kept, or forgotten
    def feedback(self, id_: str) -> tuple[Feedback, ...]: ...
    def forget(self, before: datetime) -> int: ...  # how many; nothing of them is left in the files
    def share(self, shared: SharedAnswer) -> None: ...
    def shared(self, token: str) -> SharedAnswer | None: ...


class Switch(Protocol):
    """Stops the service while it runs."""

    def message(self) -> str | None: ...  # why it is stopped; None: it is not


class Doors(Protocol):
    """Which calls are answered."""

    def shut(self) -> Mapping[str, str]: ...  # those that are not, with what is said instead; "": as usual
