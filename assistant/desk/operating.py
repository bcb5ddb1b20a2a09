"""What is set at the desk while the service runs: limits within the bounds of the settings, and calls that are shut."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from threading import Lock
from typing import Protocol

from assistant.catalogue import Catalogue
from assistant.domain.operations import Limits, Orders
from assistant.domain.staff import Actor, Deed
from assistant.ports import Clock, Library, LibraryUnavailable

LONGEST_MESSAGE = 300  # characters of what is said in place of an answer
MOST = 100_000  # of a limit that the settings leave open
_KNOWN_FOR = timedelta(seconds=2)  # another process may set something too
_LEAST = {"open_questions": 1}
_UNLIMITED = frozenset({"questions_per_minute", "all_questions_per_minute"})  # where 0 is no limit
log = logging.getLogger("koubo")


class OrderRefused(Exception):
    """Something cannot be set so; reason is a name of the words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class OrderStore(Protocol):
    """Keeps what is set; each change with its deed."""

    def orders(self) -> Orders: ...
    def save(self, orders: Orders, deed: Deed, at: datetime) -> None: ...


class TurnableSwitch(Protocol):
    """Stops the whole service and lets it go on."""

    def message(self) -> str | None: ...  # None: it is not stopped
    def pause(self, message: str) -> None: ...
    def resume(self) -> bool: ...  # whether it was stopped


class Operating:
    """The orders of the desk, as they stand at this moment."""

    def __init__(self, store: OrderStore, library: Library, clock: Clock, *, bounds: Limits) -> None:
        self.bounds = bounds
        self._store = store
        self._library = library
        self._clock = clock
        self._known: tuple[datetime, Orders] | None = None
        self._lock = Lock()

    @property
    def orders(self) -> Orders:
        """What is set now; where the database is away, what was set last."""
        now, known = self._clock.now(), self._known
        if known is not None and timedelta(0) <= now - known[0] < _KNOWN_FOR:
            return known[1]
        try:
            orders = self._store.orders()
        except LibraryUnavailable as error:
            log.error("what is set at the desk could not be read: %s", error)  # noqa: TRY400  # its own words say it all
            orders = known[1] if known is not None else Orders()
        self._known = (now, orders)
        return orders

    @property
    def limits(self) -> Limits:
        """The limits that hold: what the desk has set, never wider than the settings."""
        given = {name: set_ for name, set_ in self.orders.limits.items() if self._fits(name, set_)}
        return replace(self.bounds, **given)

    def range_of(self, name: str) -> tuple[int, int]:
        """From where to where a limit may be set; 0 means no limit where the settings have none."""
        bound = asdict(self.bounds)[name]
        if name in _UNLIMITED:
            return (1, bound) if bound else (0, MOST)
        return _LEAST.get(name, 0), bound

    def set_limits(self, limits: Mapping[str, int | None], *, by: Actor) -> Limits:
        """Other limits; None: as in the settings. OrderRefused."""
        if any(set_ is not None and not self._fits(name, set_) for name, set_ in limits.items()):
            raise OrderRefused("out_of_bounds")
        with self._lock:
            before = self._store.orders()
            given = {**before.limits, **limits}
            after = {name: set_ for name, set_ in given.items() if set_ is not None}
            if after != before.limits:
                told = [{name: orders.get(name) for name in limits} for orders in (before.limits, after)]
                self._save(replace(before, limits=after), Deed(by, "settings.change", "settings", *told))
        return self.limits

    def shut_call(self, call_id: str, message: str, *, by: Actor) -> None:
        """A call is not answered any more. OrderRefused."""
        if len(message) > LONGEST_MESSAGE:
            raise OrderRefused("message_too_long")
        with self._lock:
            before = self._store.orders()
            deed = Deed(
                by, "call.shut", self._subject(call_id), _told(before, call_id), {"shut": True, "message": message}
            )
            self._save(replace(before, shut={**before.shut, call_id: message}), deed)

    def open_call(self, call_id: str, *, by: Actor) -> None:
        """A call is answered again."""
        with self._lock:
            before = self._store.orders()
            if call_id in before.shut:
                deed = Deed(by, "call.open", f"call:{call_id}", _told(before, call_id), {"shut": False})
                left = {id_: said for id_, said in before.shut.items() if id_ != call_id}
                self._save(replace(before, shut=left), deed)

    def _fits(self, name: str, set_: int) -> bool:
        if name not in asdict(self.bounds):
            return False
        least, most = self.range_of(name)
        return least <= set_ <= most

    def _subject(self, call_id: str) -> str:
        if not any(call.id == call_id for call in Catalogue.of(self._library).calls):
            raise OrderRefused("unknown_call")
        return f"call:{call_id}"

    def _save(self, orders: Orders, deed: Deed) -> None:
        now = self._clock.now()
        self._store.save(orders, deed, now)
        self._known = (now, orders)


def _told(orders: Orders, call_id: str) -> dict[str, object]:
    shut = call_id in orders.shut
    return {"shut": True, "message": orders.shut[call_id]} if shut else {"shut": False}
