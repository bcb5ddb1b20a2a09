"""Vectors kept by the hash of their text, so that a long bench makes each only once, and knows how long that took."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import numpy as np

from assistant.ports import Embedder, Vectors

_TABLE = "CREATE TABLE IF NOT EXISTS vector (key TEXT PRIMARY KEY, seconds REAL NOT NULL, vector BLOB NOT NULL)"
_BATCH = 8


class RememberingEmbedder:
    """An embedder that makes no passage's vector twice. Queries are never remembered: their time is measured."""

    def __init__(self, embedder: Embedder, file: Path) -> None:
        self._embedder = embedder
        self._kept = sqlite3.connect(file, timeout=60, isolation_level=None)
        self._kept.execute("PRAGMA journal_mode = WAL")
        self._kept.execute(_TABLE)
        self.name, self.dimensions = embedder.name, embedder.dimensions
        self.seconds = 0.0  # that the vectors took when they were made, in this run or an earlier one
        self.waited = 0.0  # of them, in this run

    def query(self, text: str) -> Vectors:
        return self._embedder.query(text)

    def passages(self, texts: Sequence[str]) -> Vectors:
        keys = [hashlib.sha256(f"{self.name}\0{text}".encode()).hexdigest() for text in texts]
        rows = dict(zip(keys, map(self._row, keys), strict=True))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if rows[key] is None}
        for start in range(0, len(missing), _BATCH):
            rows |= self._made(dict(list(missing.items())[start : start + _BATCH]))
        held = [row for key in keys if (row := rows[key]) is not None]
        self.seconds += sum(seconds for seconds, _ in held)
        return np.stack([np.frombuffer(vector, np.float32) for _, vector in held])

    def close(self) -> None:
        self._kept.close()

    def _row(self, key: str) -> tuple[float, bytes] | None:
        found: tuple[float, bytes] | None = self._kept.execute(
            "SELECT seconds, vector FROM vector WHERE key = ?", (key,)
        ).fetchone()
        return found

    def _made(self, texts: dict[str, str]) -> dict[str, tuple[float, bytes]]:
        begun = perf_counter()
        vectors = self._embedder.passages(list(texts.values()))
        took = perf_counter() - begun
        self.waited += took
        rows = {
            key: (took / len(texts), vector.astype(np.float32).tobytes())
            for key, vector in zip(texts, vectors, strict=True)
        }
        self._kept.executemany(
            "INSERT OR IGNORE INTO vector VALUES (?, ?, ?)", [(key, *row) for key, row in rows.items()]
        )
        return rows
