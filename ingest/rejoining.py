"""Calls that turn out to be one become one, with all that is live of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from assistant.domain import Call, Edition
from ingest.editions import under
from ingest.joining import same_calls


class Joins(Protocol):
    """Where what is live of a call can become another one's."""

    def calls(self) -> tuple[Call, ...]: ...
    def rejoin(self, call: Call, into: Call, under: Callable[[Edition], Edition]) -> None: ...


def rejoin(library: Joins) -> None:
    """What was read earlier follows its call, where a document that came later tells that it is another."""
    while pairs := same_calls(library.calls()):
        call, into = pairs[0]
        library.rejoin(call, into, partial(under, into, of=call))
