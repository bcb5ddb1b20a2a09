"""How many may ask: so many a minute, one open question a page, so many answers at once, a short queue."""

from __future__ import annotations

from asyncio import Semaphore
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from assistant.api.clients import Client
from assistant.api.problems import Refused
from assistant.domain.operations import Limits
from assistant.ports import Clock
from assistant.settings import Settings

_ADDRESSES = 10_000  # that are remembered
_WHEN_FULL = 5  # seconds after which a full queue has moved
_MINUTE = 60.0
_EVERYBODY = ""


@dataclass(slots=True)
class Ticket:
    """A question that was let in."""

    client: Client
    inside: bool = True
    superseded: bool = False  # its page has asked something newer


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: datetime


class Turnstile:
    """Lets questions in, all on the loop of the service: no locks."""

    def __init__(self, settings: Settings, clock: Clock, limits: Callable[[], Limits] | None = None) -> None:
        self._settings = settings
        self._limits = limits or (lambda: Limits.of(settings))  # they may change while the service runs
        self._clock = clock
        self.turn = Semaphore(settings.answers_at_once)  # whoever holds it is answered; the others wait in their order
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._open: dict[Client, Ticket] = {}
        self._of_address: Counter[str] = Counter()

    def count(self, client: Client) -> None:
        """Count a request; Refused with 429 where there were too many in the last minute."""
        self._counted(client, self._limits())

    def _counted(self, client: Client, limits: Limits) -> None:
        wait = max(
            self._short_of(client.address, limits.questions_per_minute),
            self._short_of(_EVERYBODY, limits.all_questions_per_minute),
        )
        if wait > 0:
            raise Refused(429, seconds=ceil(wait))
        for name in (client.address, _EVERYBODY):
            self._buckets[name].tokens -= 1

    def admit(self, client: Client) -> Ticket:
        """Let a question in; an earlier one of the same page gives way to it."""
        limits = self._limits()
        self._counted(client, limits)
        if earlier := self._open.get(client):
            earlier.superseded = True
            self.leave(earlier)
        total = self._of_address.total()
        most = self._settings.answers_at_once + self._settings.waiting_questions
        if total >= most or self._of_address[client.address] >= limits.open_questions:
            raise Refused(429, seconds=_WHEN_FULL)
        ticket = Ticket(client)
        self._of_address[client.address] += 1
        if client.page:
            self._open[client] = ticket
        return ticket

    def leave(self, ticket: Ticket) -> None:
        """Its place is free again; who has left already leaves no second time."""
        if not ticket.inside:
            return
        ticket.inside = False
        self._of_address[ticket.client.address] -= 1
        if self._open.get(ticket.client) is ticket:
            del self._open[ticket.client]
        if not self._of_address[ticket.client.address]:
            del self._of_address[ticket.client.address]

    def _short_of(self, name: str, per_minute: int) -> float:
        """Seconds until a token is there; 0 where one is. No limit keeps its bucket full."""
        now = self._clock.now()
        bucket = self._buckets.setdefault(name, _Bucket(per_minute, now))
        passed = max(0.0, (now - bucket.at).total_seconds())
        bucket.tokens = min(per_minute, bucket.tokens + passed * per_minute / _MINUTE)
        bucket.at = now
        self._buckets.move_to_end(name)
        self._forget_the_oldest()
        if per_minute == 0:
            return 0.0
        return max(0.0, (1 - bucket.tokens) * _MINUTE / per_minute)

    def _forget_the_oldest(self) -> None:
        while len(self._buckets) > _ADDRESSES:
            self._buckets.popitem(last=False)
