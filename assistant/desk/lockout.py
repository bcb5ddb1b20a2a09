"""Wrong passwords cost time: after some, each one doubles the wait before the next."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from threading import Lock

FREE = 4  # wrong passwords that cost nothing
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
_FORGOTTEN_AFTER = timedelta(hours=1)
_MOST = 20_000  # names that are remembered


@dataclass(frozen=True, slots=True)
class _Failures:
    count: int
    last: datetime

    @property
    def until(self) -> datetime:
        if self.count < FREE:
            return self.last
        return self.last + min(LONGEST_WAIT, FIRST_WAIT * (1 << min(self.count - FREE, 16)))


class Lockout:
    """Counts what failed, by login and by address: who tries one login from many places waits, and who tries many."""

    def __init__(self) -> None:
        self._failures: OrderedDict[tuple[int, str], _Failures] = OrderedDict()
        self._lock = Lock()

    def seconds_left(self, names: tuple[str, ...], now: datetime) -> int:
        """How long to wait; 0: not at all."""
        with self._lock:
            waits = (self._of(name, now).until - now for name in enumerate(names))
            return max(0, *(ceil(wait.total_seconds()) for wait in waits))

    def failed(self, names: tuple[str, ...], now: datetime) -> None:
        """One more wrong password."""
        with self._lock:
            for name in enumerate(names):
                self._failures[name] = _Failures(self._of(name, now).count + 1, now)
                self._failures.move_to_end(name)
            while len(self._failures) > _MOST:
                self._failures.popitem(last=False)

    def forget(self, names: tuple[str, ...]) -> None:
        """The right password."""
        with self._lock:
            for name in enumerate(names):
                self._failures.pop(name, None)

    def _of(self, name: tuple[int, str], now: datetime) -> _Failures:
        held = self._failures.get(name)
        return held if held and now - held.last < _FORGOTTEN_AFTER else _Failures(0, now)
