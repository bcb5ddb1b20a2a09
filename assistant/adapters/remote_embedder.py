"""Vectors from any OpenAI-compatible address."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic

import numpy as np
from openai import AsyncOpenAI, DefaultAsyncHttpxClient

from assistant.adapters.own_thread import in_its_own_thread
from assistant.ports import IndexUnavailable, Vectors
from assistant.settings import Settings

BATCH = 32  # texts in one request
_REST = 30.0  # seconds in which an address that failed is not asked again, so that questions need not wait for it
_LONGEST_REASON = 200  # characters of what a server says about its trouble
_NOTHING = "-"  # an empty text is refused


class RemoteEmbedder:
    """Asks for vectors and brings them to length 1; their size shows with the first of them."""

    def __init__(self, settings: Settings, *, now: Callable[[], float] = monotonic) -> None:
        self._settings = settings
        self._now = now
        self._rests_until = float("-inf")
        self._dimensions = 0
        address = hashlib.sha256(settings.openai_base_url.encode()).hexdigest()[:8]
        self.name = f"remote-{settings.embedding_model}-{address}"  # two addresses may hold two models of one name

    @property
    def dimensions(self) -> int:
        """The size of a vector, which only the address knows."""
        return self._dimensions or len(self.query(_NOTHING))

    def passages(self, texts: Sequence[str]) -> Vectors:
        parts = [self._vectors(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
        return np.vstack(parts) if parts else np.zeros((0, self.dimensions), np.float32)

    def query(self, text: str) -> Vectors:
        return self._vectors([text]).reshape(-1)

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        if self._now() < self._rests_until:
            raise IndexUnavailable(self._told("少し前に失敗したため、しばらく問い合わせません"))
        try:
            (rows,) = in_its_own_thread(partial(self._asked, [_readable(text) for text in texts]))
            vectors = _of_length_1(rows, count=len(texts))
        except Exception as error:  # a body that nobody foresaw may raise whatever the client makes of it
            self._rests_until = self._now() + _REST
            reason = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_REASON]
            raise IndexUnavailable(self._told(reason)) from error
        self._dimensions = vectors.shape[1]
        return vectors

    async def _asked(self, texts: list[str], hand: Callable[[list[list[float]]], None]) -> None:
        async with asyncio.timeout(self._settings.embedding_timeout), DefaultAsyncHttpxClient() as http:
            client = AsyncOpenAI(
                base_url=self._settings.openai_base_url or None,
                api_key=self._settings.openai_api_key.get_secret_value() or "none",  # a local server wants none
                http_client=http,
                max_retries=0,  # keyword search is the second try
            )
            replied = await client.embeddings.create(
                model=self._settings.embedding_model, input=texts, encoding_format="float"
            )
            hand([one.embedding for one in sorted(replied.data, key=lambda one: one.index)])

    def _told(self, reason: str) -> str:
        return f"埋め込みモデル {self._settings.embedding_model} を使えません（{reason}）。"


def _of_length_1(rows: list[list[float]], *, count: int) -> Vectors:
    """The rows as vectors; ValueError where they are not as many as the texts, or no vectors at all."""
    vectors = np.asarray(rows, np.float32)
    norms: Vectors = np.linalg.norm(vectors, axis=-1, keepdims=True)
    if vectors.ndim != 2 or len(vectors) != count or not np.isfinite(vectors).all() or not norms.all():  # noqa: PLR2004
        msg = f"{count} 個の文に対して、使えるベクトルが返りませんでした"
        raise ValueError(msg)
    return vectors / norms


def _readable(text: str) -> str:
    """Without what cannot be sent: half a surrogate pair, a zero, or nothing at all."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ").strip() or _NOTHING
