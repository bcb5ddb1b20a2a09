"""Calls that turn out to be one become one, with all that is live of them."""

from __future__ import annotations

from functools import partial

from assistant.desk.intake import Joins
from ingest.editions import under
from ingest.joining import same_calls


def rejoin(library: Joins) -> None:
    """What was read earlier follows its call, where a document that came later tells that it is another."""
    while pairs := same_calls(library.calls()):
        call, into = pairs[0]
        library.rejoin(call, into, partial(under, into, of=call))
