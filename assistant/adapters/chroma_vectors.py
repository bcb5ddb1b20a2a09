"""Vectors by passage id in Chroma: derived from SQL, one folder a generation, rebuilt whenever it is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from uuid import uuid4

import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration, CreateHNSWConfiguration
from chromadb.config import Settings
from chromadb.errors import ChromaError
from sqlalchemy import Engine, delete, insert, select

from assistant.adapters import sql_tables as t
from assistant.adapters.sql_database import reading, writing
from assistant.ports import IndexUnavailable, Vectors

# The defaults hide some rows from their own vector; with these none of 8,000 was hidden.
GRAPH = CreateCollectionConfiguration(
    hnsw=CreateHNSWConfiguration(space="cosine", max_neighbors=32, ef_construction=200, ef_search=300)
)
_MOST_AT_ONCE = 2_000  # ids in one request, well below SQLite's number of variables
_OVER_FETCH = 4
_PROBED = 4  # of each batch: enough to notice a graph that hides its rows, cheap beside making the vectors
_PROBE_DEPTH = 10
_SAME = 1e-4  # a distance below which two vectors are one: twins may stand in each other's place


class ChromaVectors:
    """One collection in one folder, which this process alone may open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with self._told():
            self._client = Client(
                settings=Settings(is_persistent=True, persist_directory=str(folder), anonymized_telemetry=False)
            )
            self._collection = self._client.get_or_create_collection(
                "passages", embedding_function=None, configuration=GRAPH
            )
            # This process alone writes, so what it knows of the ids stays true; a query for an unknown id is an error.
            self._held = set(self._collection.get(include=[])["ids"])

    def missing(self, ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(id_ for id_ in dict.fromkeys(ids) if id_ not in self._held)

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        """Keeps the vectors, and probes some of them: a graph that hides rows from their own vector is unusable."""
        if not ids:
            return
        with self._told():
            self._collection.upsert(ids=list(ids), embeddings=np.asarray(vectors, np.float32))
        self._held.update(ids)
        for id_, vector in zip(ids[:_PROBED], vectors, strict=False):
            near = self._nearest(vector, most=min(len(self._held), _PROBE_DEPTH))
            if not any(found == id_ or distance < _SAME for found, distance in near):
                msg = f"意味検索の索引 {self._folder} が、入れたばかりの文章を見つけられません。"
                raise IndexUnavailable(msg)

    def search(self, vector: Vectors, *, among: Sequence[str], limit: int) -> tuple[tuple[str, float], ...]:
        """The nearest of `among`: exactly where they are few, else over-fetched and filtered."""
        allowed = self._held.intersection(among)
        few = len(allowed) <= _MOST_AT_ONCE
        most = min(len(self._held), limit if few else limit * _OVER_FETCH)
        if not allowed:
            return ()
        found = self._nearest(vector, most=most, among=sorted(allowed) if few else None)
        near = [(id_, 1.0 - distance) for id_, distance in found if id_ in allowed]
        return tuple(near[:limit])

    def close(self) -> None:
        with suppress(IndexUnavailable), self._told():
            self._client.close()

    def _nearest(self, vector: Vectors, *, most: int, among: list[str] | None = None) -> list[tuple[str, float]]:
        with self._told():
            found = self._collection.query(
                query_embeddings=[vector.tolist()], n_results=most, ids=among, include=["distances"]
            )
        return list(zip(found["ids"][0], (found["distances"] or [[]])[0], strict=True))

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (ChromaError, OSError, RuntimeError, ValueError) as error:
            msg = f"意味検索の索引 {self._folder} を読み書きできません（{error}）。"
            raise IndexUnavailable(msg) from error


class Generations:
    """The vectors that SQL points to; a broken generation is given up at once, and the next `add` begins a new one."""

    def __init__(self, engine: Engine, data: Path, embedder_name: str) -> None:
        self._engine = engine
        self._data = data
        self._embedder_name = embedder_name
        self._lock = Lock()  # a generation is never closed under a search
        self._current: ChromaVectors | None = self._pointed_to() or self._begun()

    def missing(self, ids: Sequence[str]) -> tuple[str, ...]:
        current = self._current
        return tuple(dict.fromkeys(ids)) if current is None else current.missing(ids)

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        with self._given_up_when_broken():
            self._current = self._current or self._begun()
            self._current.add(ids, vectors)

    def search(self, vector: Vectors, *, among: Sequence[str], limit: int) -> tuple[tuple[str, float], ...]:
        with self._given_up_when_broken():
            if self._current is None:
                msg = "意味検索の索引を作り直しています。"
                raise IndexUnavailable(msg)
            return self._current.search(vector, among=among, limit=limit)

    def close(self) -> None:
        if self._current is not None:
            self._current.close()

    @contextmanager
    def _given_up_when_broken(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except IndexUnavailable:
                self.close()
                self._current = None
                raise

    def _pointed_to(self) -> ChromaVectors | None:
        """The generation of SQL; None where it is lost, broken or of another embedder: what is derived is made anew."""
        with reading(self._engine) as connection:
            current = connection.execute(select(t.vector_generation)).mappings().first()
        if current is None or current["embedder"] != self._embedder_name:
            return None
        folder = self._data / current["folder"]
        with suppress(IndexUnavailable):
            return ChromaVectors(folder) if folder.is_dir() else None
        return None

    def _begun(self) -> ChromaVectors:
        """A new generation in a new, empty folder."""
        shutil.rmtree(self._data / "vectors", ignore_errors=True)
        folder = f"vectors/{uuid4().hex[:12]}"
        try:
            (self._data / folder).mkdir(parents=True)
        except OSError as error:
            msg = (
                f"{self._data / folder} を作れません（{error.strerror}）。フォルダの権限と空き容量を確かめてください。"
            )
            raise IndexUnavailable(msg) from error
        vectors = ChromaVectors(self._data / folder)
        with writing(self._engine) as connection:
            connection.execute(delete(t.vector_generation))
            connection.execute(insert(t.vector_generation).values(embedder=self._embedder_name, folder=folder))
        return vectors
