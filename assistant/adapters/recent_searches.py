"""A vector index that knows its last answers: before a deadline many people ask the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from assistant.ports import VectorIndex, Vectors

_MOST = 1_000  # searches; each takes about 10 KB

Near = tuple[tuple[str, float], ...]


class RecentSearches:
    """The same neighbours as those of another index, without its work for what was just searched for."""

    def __init__(self, index: VectorIndex) -> None:
        self._index = index
        self._recent = lru_cache(maxsize=_MOST)(self._made)

    def missing(self, ids: Sequence[str]) -> tuple[str, ...]:
        return self._index.missing(ids)

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        """What is found from now on may be nearer than anything before."""
        try:
            self._index.add(ids, vectors)
        finally:
            self._recent = lru_cache(maxsize=_MOST)(self._made)  # a search under way still writes into the old one

    def search(self, vector: Vectors, *, among: Sequence[str], limit: int) -> Near:
        return self._recent(np.asarray(vector, np.float32).tobytes(), tuple(among), limit)

    def close(self) -> None:
        self._index.close()

    def _made(self, vector: bytes, among: tuple[str, ...], limit: int) -> Near:
        return self._index.search(np.frombuffer(vector, np.float32), among=among, limit=limit)
