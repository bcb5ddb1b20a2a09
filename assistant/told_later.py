"""What the documents of other editions tell of the one that is asked for: 「前年度は38件の応募がありました」."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asked_editions import AskedEdition, of_editions_not_held
from assistant.catalogue import Catalogue
from assistant.domain import Aspect, Edition, Reading
from assistant.retrieval import Found, Retriever

_OF_WHAT_HAS_BEEN = frozenset({Aspect.SELECTION, Aspect.SUPPORT, Aspect.OTHER})  # no date and no desk of today


def told_later(
    reading: Reading, catalogue: Catalogue, retriever: Retriever
) -> tuple[Reading, Edition, Sequence[Found]] | None:
    """The question put to the other editions of its call, the best of them, and its passages that name the one asked for."""
    if not reading.edition_named or len(reading.editions) != 1 or reading.call is None or reading.compares:
        return None
    own = reading.editions[0]
    others = tuple(one for one in catalogue.editions_of(reading.call) if one != own)
    if not others or not set(reading.aspects) <= _OF_WHAT_HAS_BEEN:
        return None
    named = AskedEdition(own.label, number=own.number, year=None if own.number else own.fiscal_year)
    wider = of_editions_not_held(replace(reading, editions=others), (named,))
    found = retriever.mentioning(wider.unknown_names, retriever.retrieve(wider, catalogue))
    if not found:
        return None
    home = catalogue.edition_of(found[0].passage.document_id)
    return wider, home, found
