"""Whether a call is still open, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.domain import TOKYO, Period


class State(StrEnum):
    """Where a period stands against the clock."""

    NOT_YET = "not_yet"
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """A period against the clock."""

    state: State
    days_left: int = 0  # whole days by the calendar; 0 is today


def standing(period: Period, now: datetime) -> Standing:
    """Open or closed at this instant; unknown where the end is not known."""
    if period.closes is None:
        return Standing(State.UNKNOWN)
    today = now.astimezone(TOKYO)
    if today >= period.closes.latest():
        return Standing(State.CLOSED)
    if period.opens is not None and today.date() < period.opens.day:
        return Standing(State.NOT_YET)
    return Standing(State.OPEN, (period.closes.day - today.date()).days)
