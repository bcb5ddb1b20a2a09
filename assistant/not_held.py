"""What the documents of other editions tell of those that are asked for and that we do not hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue import Catalogue
from assistant.composing.facts import FactComposer
from assistant.domain import Reading
from assistant.retrieval import Found, Retriever

_A_ROUND = re.compile(r"第?\s*(?:\d{1,2}|[一二三四五六七八九])\s*[回期次]目?")  # and no year


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


def as_a_part(reading: Reading, catalogue: Catalogue, facts: FactComposer) -> Reading | None:
    """A question on a round of a call that counts by years, where its newest documents date such a part: 第2期 of 令和8年度."""
    newest = catalogue.editions_of(reading.call)[:1] if reading.call and not reading.each else ()
    counted = any(edition.number is not None for edition in newest)
    if (
        not newest
        or counted
        or not _A_ROUND.fullmatch(reading.unknown_edition)
        or not facts.parts_named(reading, newest[0], catalogue)
    ):
        return None
    return replace(reading, editions=newest, unknown_edition="", unknown_names=())
