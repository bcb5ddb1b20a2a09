"""The days of an earlier year's call that a page keeps beside its own: a year or so before these."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from assistant.domain import Period
from ingest.found import Found

_OF_A_CALL = ("公募期間", "公募締切")
_ALMOST_A_YEAR = timedelta(days=330)  # two rounds of one year lie closer together


def without_the_bygone(found: Sequence[Found]) -> tuple[Found, ...]:
    """The facts but for the days on which a call ends that lie almost a year before its last one, whatever part that is of."""
    ends = [day for one in found if (day := _last_day(one)) is not None]
    return tuple(one for one in found if (day := _last_day(one)) is None or max(ends) - day < _ALMOST_A_YEAR)


def _last_day(one: Found) -> date | None:
    """The last day of a fact that could be a call's own; None for any other fact."""
    if not isinstance(one.value, Period) or not one.label.startswith(_OF_A_CALL):
        return None
    moment = one.value.closes or one.value.opens
    return moment.day if moment is not None else None
