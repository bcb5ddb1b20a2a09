"""Vectors by passage id in Chroma: derived from SQL, one folder a generation, rebuilt whenever it is lost."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
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


class ChromaVectors:
    """One collection in one folder, which this process alone may open."""

    def __init__(self, folder: Path) -> None:
        try:
            self._client = Client(
                settings=Settings(is_persistent=True, persist_directory=str(folder), anonymized_telemetry=False)
            )
            self._collection = self._client.get_or_create_collection(
                "passages", embedding_function=None, configuration=GRAPH
            )
        except (ChromaError, OSError, ValueError) as error:
            raise IndexUnavailable(str(error)) from error
        # This process alone writes, so what it knows of the ids stays true; a query for an unknown id is an error.
        self._held = set(self._collection.get(include=[])["ids"])

    def missing(self, ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(id_ for id_ in dict.fromkeys(ids) if id_ not in self._held)

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        if ids:
            self._collection.upsert(ids=list(ids), embeddings=np.asarray(vectors, np.float32))
            self._held.update(ids)

    def search(self, vector: Vectors, *, among: Sequence[str], limit: int) -> tuple[tuple[str, float], ...]:
        """The nearest of `among`: exactly where they are few, else over-fetched and filtered."""
        allowed = self._held.intersection(among)
        few = len(allowed) <= _MOST_AT_ONCE
        most = min(len(self._held), limit if few else limit * _OVER_FETCH)
        if not allowed:
            return ()
        found = self._collection.query(
            query_embeddings=[vector.tolist()],
            n_results=most,
            ids=sorted(allowed) if few else None,
            include=["distances"],
        )
        ids, distances = found["ids"][0], (found["distances"] or [[]])[0]
        near = [(id_, 1.0 - distance) for id_, distance in zip(ids, distances, strict=True) if id_ in allowed]
        return tuple(near[:limit])

    def close(self) -> None:
        self._client.close()


def open_generation(engine: Engine, data: Path, embedder_name: str) -> ChromaVectors:
    """The vectors that SQL points to; a new, empty folder where they are lost, broken or of another embedder."""
    with reading(engine) as connection:
        current = connection.execute(select(t.vector_generation)).mappings().first()
    if current is not None and current["embedder"] == embedder_name and (data / current["folder"]).is_dir():
        try:
            return ChromaVectors(data / current["folder"])
        except IndexUnavailable:
            pass  # what is derived is made anew below
    return _new_generation(engine, data, embedder_name)


def _new_generation(engine: Engine, data: Path, embedder_name: str) -> ChromaVectors:
    shutil.rmtree(data / "vectors", ignore_errors=True)
    folder = f"vectors/{uuid4().hex[:12]}"
    (data / folder).mkdir(parents=True)
    vectors = ChromaVectors(data / folder)
    with writing(engine) as connection:
        connection.execute(delete(t.vector_generation))
        connection.execute(insert(t.vector_generation).values(embedder=embedder_name, folder=folder))
    return vectors
