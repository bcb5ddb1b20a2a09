"""One request on its way: its id, its reader's language, and what the log says of it at the end."""

from __future__ import annotations

import re
import secrets
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import perf_counter

from assistant.api.service_words import LANGUAGES, ServiceWords, service_words

_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")


@dataclass(slots=True)
class Visit:
    """A request; what happens to it on the way is noted here, for streams end long after their first byte."""

    id: str
    language: str = LANGUAGES[0]
    outcome: str = ""  # of an answer, where one was given
    error: str = ""  # the kind of what broke, never its words: they may repeat the question
    begun: float = field(default_factory=perf_counter)

    @property
    def words(self) -> ServiceWords:
        """What is said to its reader."""
        return service_words(self.language)

    @property
    def ms(self) -> float:
        """How long it has taken."""
        return round((perf_counter() - self.begun) * 1_000, 1)


_now: ContextVar[Visit | None] = ContextVar("visit", default=None)


def visit() -> Visit:
    """The visit that this code runs for; outside of one a fresh one, so that nobody has to ask."""
    return _now.get() or Visit("")


def enter(given_id: str, language: str) -> Visit:
    """Begin a visit, under the id that it brings where that is one."""
    fresh = Visit(given_id if _WELL_FORMED.fullmatch(given_id) else secrets.token_hex(16), language)
    _now.set(fresh)
    return fresh
