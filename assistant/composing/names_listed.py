"""The ways of telling which of the names that documents list are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.catalogue import Catalogue
from assistant.composing.bracketed_rows import compose_bracketed
from assistant.composing.classed import compose_classed
from assistant.composing.counted_names import compose_counted
from assistant.composing.enumerated import compose_enumerated
from assistant.composing.holders import compose_holders
from assistant.composing.labelled_lists import compose_labelled
from assistant.domain import Aspect, Claim, Reading
from assistant.ports import Library
from assistant.retrieval import Found

_OF_A_LIST = frozenset({Aspect.SELECTION, Aspect.OTHER})  # what names are asked for under


def compose_names(
    found: Sequence[Found], reading: Reading, same: Sequence[str], library: Library, catalogue: Catalogue
) -> Iterator[tuple[Claim, ...]]:
    """Under which item something falls, those of a kind, those under a label, and what is told of a holder, each where it is asked for."""
    yield compose_classed(found, reading, same, catalogue)
    yield compose_enumerated(found, reading.question, catalogue)
    yield compose_counted(found, reading.question, library, catalogue)
    if set(reading.aspects) <= _OF_A_LIST:
        yield compose_bracketed(found, reading.question, library, catalogue)
        yield compose_labelled(found, reading, catalogue)
        yield compose_holders(found, reading.question, same, library, catalogue)
