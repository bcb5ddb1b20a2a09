"""An assistant over a shelf, assembled by the real wiring with fakes behind the ports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from starlette.types import ASGIApp

from assistant.adapters.desk.sql_published import SqlPublished
from assistant.adapters.sql_database import open_database
from assistant.adapters.sql_library import SqlLibrary
from assistant.adapters.sql_publisher import SqlPublisher
from assistant.adapters.sql_records import SqlRecords
from assistant.api.app import create_app
from assistant.domain import TOKYO, Revision
from assistant.faq.published import Published
from assistant.pipeline import Assistant
from assistant.ports import Embedder, LanguageModel, Switch
from assistant.settings import Settings
from assistant.vectorising import Vectoriser
from assistant.wiring import assemble
from tests.fakes import FrozenClock, HashEmbedder, InMemoryVectors

NOW = datetime(2025, 8, 1, 10, 0, tzinfo=TOKYO)


def publisher(folder: Path, *, now: datetime = NOW) -> SqlPublisher:
    """An empty library in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return SqlPublisher(open_database(f"sqlite:///{folder / 'koubo.sqlite3'}"), FrozenClock(now))


def assistant_over(  # noqa: PLR0913  # each is a part of the house
    revisions: Iterable[Revision | Sequence[Revision]],
    folder: Path,
    *,
    now: datetime = NOW,
    model: LanguageModel | None = None,
    embedder: Embedder | None = None,
    published: Published | None = None,
) -> Assistant:
    """An assistant that has read these revisions, vectors and all; those of one file come together."""
    library = publisher(folder, now=now)
    for revision in revisions:
        library.publish([revision] if isinstance(revision, Revision) else revision)
    vectors = InMemoryVectors()
    Vectoriser(library, HashEmbedder(), vectors).finish(lambda _done, _of: None)
    return assemble(
        library,
        clock=FrozenClock(now),
        model=model,
        embedder=embedder or HashEmbedder(),
        vectors=vectors,
        published=published or SqlPublished(library.engine),
    )


def app_over(assistant: Assistant, switch: Switch | None = None, **settings: object) -> ASGIApp:
    """The service around an assistant; without limits unless a test sets them."""
    limits = {"questions_per_minute": 0, "all_questions_per_minute": 0, **settings}
    library = assistant.library
    assert isinstance(library, SqlLibrary)
    return create_app(assistant, SqlRecords(library.engine), Settings(**limits), switch)
