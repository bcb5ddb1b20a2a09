"""What the documents of other editions tell of those that are asked for and that we do not hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue import Catalogue
from assistant.domain import Reading
from assistant.retrieval import Found, Retriever


def told_elsewhere(
    reading: Reading, catalogue: Catalogue, retriever: Retriever
) -> tuple[Reading, Sequence[tuple[Reading, Sequence[Found]]]]:
    """The question put to every edition, and the passages that name each edition that is asked for."""
    calls = (reading.call,) if reading.call else catalogue.calls
    editions = tuple(edition for call in calls for edition in catalogue.editions_of(call))
    wider = replace(reading, editions=editions, each=())
    parts = [replace(one, editions=editions) for one in reading.each] or [wider]
    found = [(part, retriever.mentioning(part.unknown_names, retriever.retrieve(part, catalogue))) for part in parts]
    return wider, [(part, passages) for part, passages in found if passages]
