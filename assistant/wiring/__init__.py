"""Settings become a working assistant; the only file that names concrete classes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.adapters.desk.sealed import chain_of
from assistant.adapters.desk.sql_orders import SqlDoors
from assistant.adapters.desk.sql_published import SqlPublished
from assistant.adapters.desk.sql_staling import Staling
from assistant.adapters.file_switch import FileSwitch
from assistant.adapters.owner_lock import OwnerLock
from assistant.adapters.pdf_painter import PdfPainter
from assistant.adapters.recent_queries import RecentQueries
from assistant.adapters.remembering_library import RememberingLibrary
from assistant.adapters.sql_database import open_database
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.adapters.sql_records import SqlRecords
from assistant.adapters.system_clock import SystemClock
from assistant.catalogue import Catalogue
from assistant.composing.composer import Composer
from assistant.composing.desks import DeskFinder
from assistant.composing.facts import FactComposer
from assistant.composing.generative import ModelComposer
from assistant.domain import Question
from assistant.drawing import Drawings
from assistant.faq.published import Faq, NothingPublished, Published
from assistant.faq.same_question import load_sameness
from assistant.pipeline import Assistant
from assistant.ports import Clock, Embedder, LanguageModel, LibraryUnavailable, Shelf, VectorIndex
from assistant.retrieval import Retriever
from assistant.settings import ROOT, Settings
from assistant.source_view import SourceDesk
from assistant.vectorising import Vectoriser
from assistant.words import load_words

if TYPE_CHECKING:
    from assistant.adapters.langchain_retriever import KouboRetriever


@dataclass(frozen=True, slots=True)
class Koubo:
    """A working assistant, and who makes its vectors."""

    assistant: Assistant
    vectoriser: Vectoriser | None  # None: keyword search alone
    records: SqlRecords
    switch: FileSwitch
    library: SqlPublisher


@contextmanager
def open_library(data: Path, settings: Settings | None = None) -> Iterator[SqlPublisher]:
    """The library of a data folder, to read and to publish; it needs no vectors and so no owner."""
    if data.exists() and not data.is_dir():
        msg = f"{data} はフォルダではありません。データフォルダを --data で指定してください。"
        raise LibraryUnavailable(msg)
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"データフォルダ {data} を作れません（{error.strerror}）。別の場所を --data で指定してください。"
        raise LibraryUnavailable(msg) from error
    engine = open_database((settings or Settings()).database(data))
    try:
        yield SqlPublisher(engine, SystemClock(), Staling(lambda: chain_of(engine, data)))
    finally:
        engine.dispose()


@contextmanager
def open_koubo(
    data: Path,
    settings: Settings,
    *,
    clock: Clock | None = None,
    vectors: bool = True,
    model: LanguageModel | None = None,  # None: the one of the settings
) -> Iterator[Koubo]:
    """The assistant over a data folder; with vectors this process becomes the folder's owner."""
    with open_library(data, settings) as library:
        model = model or model_of(settings)
        known, published = RememberingLibrary(library.engine), SqlPublished(library.engine)
        if not (vectors and settings.vectors):
            assistant = assemble(known, clock=clock or SystemClock(), model=model, published=published)
            yield _koubo(assistant, None, data, library)
            return
        with _owned_vectors(data, library, settings) as (embedder, index):
            assistant = assemble(
                known,
                clock=clock or SystemClock(),
                model=model,
                embedder=RecentQueries(embedder),
                vectors=index,
                published=published,
            )
            yield _koubo(assistant, Vectoriser(library, embedder, index), data, library)


def switch_of(data: Path) -> FileSwitch:
    """What stops the service of a data folder."""
    return FileSwitch(data)


def _koubo(assistant: Assistant, vectoriser: Vectoriser | None, data: Path, library: SqlPublisher) -> Koubo:
    guarded = replace(assistant, doors=SqlDoors(library.engine))
    return Koubo(guarded, vectoriser, SqlRecords(library.engine), switch_of(data), library)


def assemble(  # noqa: PLR0913  # each is a part of the house
    library: Shelf,
    *,
    clock: Clock,
    model: LanguageModel | None = None,
    embedder: Embedder | None = None,
    vectors: VectorIndex | None = None,
    published: Published | None = None,  # None: there is no desk
) -> Assistant:
    """An assistant from its parts; tests hand over fakes here."""
    words = load_words(ROOT / "prompts" / "ja")
    retriever = Retriever(library, words, embedder, vectors)
    facts = FactComposer(library, words)
    composer = Composer(
        facts=facts,
        desks=DeskFinder(facts),
        retriever=retriever,
        model=ModelComposer(model, words) if model is not None else None,
    )
    sources = SourceDesk(library, Drawings(library, PdfPainter()))
    faq = Faq(published or NothingPublished(), library, words, load_sameness(ROOT / "prompts" / "ja", words))
    return Assistant(library, retriever, composer, words, clock, sources, faq)


def retriever_over(assistant: Assistant, *, k: int = 6) -> KouboRetriever:
    """The passages that the assistant answers from, as a retriever for chains of LangChain."""
    from assistant.adapters.langchain_retriever import Hit, KouboRetriever  # slow to import, and only chains need it

    def find(question: str) -> tuple[Hit, ...]:
        catalogue = Catalogue.of(assistant.library)
        documents = {document.id: document for document in catalogue.documents}
        held = ((one, documents[one.passage.document_id]) for one in assistant.passages(Question(question)))
        return tuple(Hit(one.passage, doc, catalogue.edition(doc.edition_id), one.score) for one, doc in held)

    return KouboRetriever(find=find, k=k)


@contextmanager
def _owned_vectors(data: Path, library: SqlPublisher, settings: Settings) -> Iterator[tuple[Embedder, VectorIndex]]:
    from assistant.adapters.chroma_vectors import Generations  # slow to import, and only owners need it

    lock = OwnerLock(data)
    lock.acquire()
    try:
        embedder = open_embedder(settings)
        index = Generations(library.engine, data, embedder.name)
        try:
            yield embedder, index
        finally:
            index.close()
    finally:
        lock.release()


def open_embedder(settings: Settings) -> Embedder:
    if settings.embedding_model:
        from assistant.adapters.remote_embedder import RemoteEmbedder

        return RemoteEmbedder(settings)
    from assistant.adapters.local_embedder import local_embedder

    return local_embedder()


def model_of(settings: Settings) -> LanguageModel | None:
    """The language model that is set; None where none is."""
    if not settings.model:
        return None
    from assistant.adapters.chat_model import chat_model  # slow to import, and only a set model needs it

    return chat_model(settings)
