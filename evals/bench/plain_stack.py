"""The stack that tutorials build: texts cut at 500 characters, the same embedder, Chroma as it comes, the five nearest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from chromadb.api.client import Client
from chromadb.config import Settings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.ports import Embedder

SIZE, OVERLAP = 500, 50
_AT_ONCE = 1_000  # chunks in one request to Chroma


class PlainStack:
    """Chunks without calls, editions, headings or keywords."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self._embedder = embedder
        settings = Settings(is_persistent=True, persist_directory=str(folder), anonymized_telemetry=False)
        self._client = Client(settings=settings)
        self._chunks = self._client.get_or_create_collection("chunks", embedding_function=None)

    def take_in(self, texts: Sequence[tuple[str, str]]) -> int:
        """Cuts texts, each with its file name, and keeps their vectors; how many chunks there are."""
        splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP)
        chunks = [(name, chunk) for name, text in texts for chunk in splitter.split_text(text)]
        for start in range(0, len(chunks), _AT_ONCE):
            batch = chunks[start : start + _AT_ONCE]
            self._chunks.add(
                ids=[str(start + place) for place in range(len(batch))],
                embeddings=self._embedder.passages([chunk for _, chunk in batch]),
                documents=[chunk for _, chunk in batch],
                metadatas=[{"doc": name} for name, _ in batch],
            )
        return len(chunks)

    def nearest(self, question: str, *, most: int) -> tuple[tuple[str, str], ...]:
        """The nearest chunks to a question, each with the name of its file."""
        vector = self._embedder.query(question)
        found = self._chunks.query(
            query_embeddings=[vector.tolist()], n_results=most, include=["documents", "metadatas"]
        )
        chunks, about = (found["documents"] or [[]])[0], (found["metadatas"] or [[]])[0]
        return tuple((str(meta["doc"]), chunk) for meta, chunk in zip(about, chunks, strict=True))

    def close(self) -> None:
        self._client.close()
