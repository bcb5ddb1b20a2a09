"""Stand-ins for the ports, held to the same contract tests as the real ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import numpy as np

from assistant.domain import TOKYO
from assistant.domain.entries import Entry, EntryState
from assistant.ports import ModelUnavailable, Vectors


class FrozenClock:
    """Always tells the time it was given."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now


class MovableClock(FrozenClock):
    """Tells the time that a test has moved it to."""

    def move(self, step: timedelta) -> None:
        self._now += step


class HandSwitch:
    """A switch that a test turns."""

    def __init__(self) -> None:
        self.said: str | None = None

    def message(self) -> str | None:
        return self.said

    def pause(self, message: str) -> None:
        self.said = message

    def resume(self) -> bool:
        stopped, self.said = self.said is not None, None
        return stopped


class HashEmbedder:
    """Character trigrams hashed into a vector: texts that share characters are near."""

    name = "trigrams"
    dimensions = 64

    def passages(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self.query(text) for text in texts]) if texts else np.zeros((0, 64), np.float32)

    def query(self, text: str) -> Vectors:
        vector = np.zeros(self.dimensions, np.float32)
        for start in range(max(1, len(text) - 2)):
            digest = hashlib.sha256(text[start : start + 3].encode()).digest()
            vector[digest[0] % self.dimensions] += 1.0
        return vector / np.float32(np.linalg.norm(vector))


class InMemoryVectors:
    """Exact search over a dictionary."""

    def __init__(self) -> None:
        self._vectors: dict[str, Vectors] = {}

    def missing(self, ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(id_ for id_ in dict.fromkeys(ids) if id_ not in self._vectors)

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        self._vectors.update(zip(ids, vectors, strict=True))

    def search(self, vector: Vectors, *, among: Sequence[str], limit: int) -> tuple[tuple[str, float], ...]:
        held = [id_ for id_ in dict.fromkeys(among) if id_ in self._vectors]
        scored = [(id_, float(self._vectors[id_] @ vector)) for id_ in held]
        return tuple(sorted(scored, key=lambda pair: -pair[1])[:limit])

    def close(self) -> None:
        self._vectors.clear()


class ScriptedModel:
    """Replies as scripted and remembers what it was asked; a scripted error is raised."""

    name = "scripted"

    def __init__(self, replies: Sequence[str | ModelUnavailable]) -> None:
        self._replies = list(replies)
        self.prompts: list[str] = []

    def lines(self, prompt: str) -> Iterator[str]:
        self.prompts.append(prompt)
        reply = self._replies.pop(0)
        if isinstance(reply, ModelUnavailable):
            raise reply
        yield from reply.split("\n")


class InMemoryEntries:
    """Entries by id; a published version is seen until it is stale or withdrawn."""

    def __init__(self, *entries: Entry) -> None:
        self._shown: dict[str, Entry] = {}
        for entry in entries:
            self.keep(entry)

    def keep(self, entry: Entry) -> None:
        if entry.state is EntryState.PUBLISHED:
            self._shown[entry.id] = entry
        elif entry.state in (EntryState.STALE, EntryState.WITHDRAWN):
            self._shown.pop(entry.id, None)

    def shown(self) -> tuple[tuple[str, int], ...]:
        return tuple(sorted((entry.id, entry.version) for entry in self._shown.values()))

    def published(self) -> tuple[Entry, ...]:
        early = datetime.min.replace(tzinfo=TOKYO)
        return tuple(sorted(self._shown.values(), key=lambda one: one.published_at or early, reverse=True))
