"""Two ways from documents to the five texts that an answer would be made of, each in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter
from traceback import format_exc
from typing import TYPE_CHECKING, Protocol

from assistant.domain import Question
from assistant.pipeline import Assistant
from assistant.ports import Embedder
from assistant.settings import Settings
from assistant.vectorising import Vectoriser
from assistant.wiring import open_embedder, open_koubo, open_library
from evals.bench.machine import BenchUnusable
from evals.bench.variants import texts_of
from evals.bench.vector_cache import RememberingEmbedder
from evals.cases import Case
from evals.run import PinnedClock
from ingest.build import Landing, ingest

if TYPE_CHECKING:
    from evals.bench.plain_stack import PlainStack

MOST = 5  # texts that a model would be given
Hit = tuple[str, str]  # the name of a document, and a text of it


@dataclass(frozen=True, slots=True)
class Taken:
    """What it took to make documents searchable."""

    units: int  # passages or chunks
    seconds: float  # all but the vectors
    vector_seconds: float  # as the vectors were made, in this run or an earlier one


@dataclass(frozen=True, slots=True)
class Told:
    """The texts for a question, and the milliseconds until they were there."""

    hits: tuple[Hit, ...]
    ms: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stack keeps what is its own, and the vectors that outlive a run."""

    folder: Path
    cache: Path


class Stack:
    """The near end of a stack that lives in another process."""

    def __init__(self, wire: Connection, pid: int) -> None:
        self._wire, self.pid = wire, pid

    def take_in(self, documents: Sequence[Path]) -> Taken:
        taken = self._asked(tuple(documents))
        assert isinstance(taken, Taken)  # noqa: S101  # what the far end sends
        return taken

    def told(self, case: Case) -> Told:
        told = self._asked(case)
        assert isinstance(told, Told)  # noqa: S101
        return told

    def _asked(self, what: tuple[Path, ...] | Case) -> Taken | Told:
        self._wire.send(what)
        try:
            said: Taken | Told | str = self._wire.recv()
        except EOFError as error:
            raise BenchUnusable("測っている途中でプロセスが終わりました。メモリーの空きを確かめてください。") from error
        if isinstance(said, str):
            raise BenchUnusable(said)
        return said


class TakesAndTells(Protocol):
    """What lives in the other process."""

    def take_in(self, documents: Sequence[Path]) -> Taken: ...
    def told(self, case: Case) -> Told: ...


Opened = Callable[[Place], AbstractContextManager[TakesAndTells]]


@contextmanager
def started(opened: Opened, place: Place) -> Iterator[Stack]:
    """A stack in a fresh process, which ends with the block."""
    context = get_context("spawn")
    near, far = context.Pipe()
    process = context.Process(target=_serve, args=(opened, place, far))
    process.start()
    far.close()
    try:
        yield Stack(near, process.pid or 0)
    finally:
        near.close()
        process.join()


def _serve(opened: Opened, place: Place, wire: Connection) -> None:
    """The far end: documents are taken in, cases are asked, until nobody is there any more."""
    try:
        with opened(place) as stack:
            while True:
                what = wire.recv()
                wire.send(stack.told(what) if isinstance(what, Case) else stack.take_in(what))
    except EOFError:
        return
    except BenchUnusable as error:
        wire.send(str(error))
    except Exception:  # noqa: BLE001  # the near end must hear of it
        wire.send(format_exc(limit=-3))


@contextmanager
def ours(place: Place) -> Iterator[TakesAndTells]:
    """Koubo as it is, but for the cache of its passages' vectors."""
    settings = Settings(database_url="", model="", vectors=True)
    with open_koubo(place.folder, settings, clock=PinnedClock()) as koubo:
        if koubo.vectoriser is None:
            raise BenchUnusable("意味検索を始められません。")
        remembering = RememberingEmbedder(koubo.vectoriser.embedder, place.cache)
        try:
            yield Ours(place.folder, settings, koubo.assistant, replace(koubo.vectoriser, embedder=remembering))
        finally:
            remembering.close()


@contextmanager
def plain(place: Place) -> Iterator[TakesAndTells]:
    """The stack of the tutorials, with the same embedder."""
    try:
        from evals.bench.plain_stack import PlainStack  # noqa: PLC0415  # its library comes with those of the tests
    except ModuleNotFoundError as error:
        raise BenchUnusable(
            f"比べる相手の部品 {error.name} がありません。.ci/install requirements-dev.lock で入れてください。"
        ) from error
    remembering = RememberingEmbedder(open_embedder(Settings()), place.cache)
    stack = PlainStack(place.folder, remembering)
    try:
        yield Plain(stack, remembering)
    finally:
        stack.close()
        remembering.close()


@dataclass(frozen=True, slots=True)
class Ours:
    """Documents are ingested; a question is told the passages that its answer would be composed from."""

    data: Path
    settings: Settings
    assistant: Assistant
    vectoriser: Vectoriser

    def take_in(self, documents: Sequence[Path]) -> Taken:
        begun = perf_counter()
        with open_library(self.data, self.settings) as library:
            results = ingest(documents, library, lambda _done, _of, _path: None)
        refused = [result for result in results if result.landing is Landing.REFUSED]
        if refused:
            raise BenchUnusable(f"{refused[0].path.name} を取り込めません: {refused[0].reason}")
        self.vectoriser.finish(lambda _done, _of: None)
        return _taken(len(self.assistant.library.passage_ids()), perf_counter() - begun, self.vectoriser.embedder)

    def told(self, case: Case) -> Told:
        begun = perf_counter()
        found = self.assistant.passages(Question(case.question, case.history, case.today))[:MOST]
        ms = (perf_counter() - begun) * 1000
        names = {document.id: document.file_name for document in self.assistant.library.documents()}
        passages = [one.passage for one in found]
        return Told(tuple((names[p.document_id], "\n".join((*p.heading, p.text))) for p in passages), ms)


@dataclass(frozen=True, slots=True)
class Plain:
    """Our own readers stand in for the loaders of the tutorials, and earlier turns go before the question."""

    stack: PlainStack
    embedder: Embedder

    def take_in(self, documents: Sequence[Path]) -> Taken:
        begun = perf_counter()
        units = self.stack.take_in([text for path in documents for text in texts_of(path)])
        return _taken(units, perf_counter() - begun, self.embedder)

    def told(self, case: Case) -> Told:
        begun = perf_counter()
        hits = self.stack.nearest("\n".join((*case.history, case.question)), most=MOST)
        return Told(hits, (perf_counter() - begun) * 1000)


def _taken(units: int, seconds: float, embedder: Embedder) -> Taken:
    """The time apart from the vectors, and that of the vectors as when they were made."""
    remembering = embedder if isinstance(embedder, RememberingEmbedder) else None
    waited, made = (remembering.waited, remembering.seconds) if remembering else (0.0, 0.0)
    return Taken(units, seconds - waited, made)
