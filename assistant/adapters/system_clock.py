"""The machine's clock, in Tokyo."""

from __future__ import annotations

from datetime import datetime

from assistant.domain import TOKYO


class SystemClock:
    """Tells the time of the machine."""

    def now(self) -> datetime:
        return datetime.now(TOKYO)
