"""What the documents of other editions tell of those that are asked for and that we do not hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue import Catalogue
from assistant.composing.facts import FactComposer
from assistant.domain import Reading
from assistant.languages.ja.dates import fiscal_years
from assistant.languages.ja.normalise import plain
from assistant.retrieval import Found, Retriever
from assistant.words import Words

_A_ROUND = re.compile(r"第?\s*(?:\d{1,2}|[一二三四五六七八九])\s*[回期次]目?")  # and no year


def told_elsewhere(
    reading: Reading, catalogue: Catalogue, retriever: Retriever, words: Words
) -> tuple[Reading, Sequence[tuple[Reading, Sequence[Found]]]]:
    """The question put to every edition, and the passages that name each edition that is asked for, or call it the last."""
    calls = (reading.call,) if reading.call else catalogue.calls
    editions = tuple(edition for call in calls for edition in catalogue.editions_of(call))
    wider = replace(reading, editions=editions, each=())
    parts = [replace(one, editions=editions) for one in reading.each] or [wider]
    found = [(part, _told_of(part, retriever.retrieve(part, catalogue), catalogue, retriever, words)) for part in parts]
    return wider, [(part, passages) for part, passages in found if passages]


def _told_of(
    part: Reading, found: Sequence[Found], catalogue: Catalogue, retriever: Retriever, words: Words
) -> Sequence[Found]:
    """The passages that name an edition; else those of the year after it that tell of the year before: 「昨年度は44件」."""
    if named := retriever.mentioning(part.unknown_names, found):
        return named
    years = {year for name in part.unknown_names for _, _, year in fiscal_years(plain(name))}
    after = [one for one in found if _year_of(one, catalogue) - 1 in years]
    return retriever.mentioning((*words.editions["last_year"], *words.editions["previous"]), after)


def _year_of(found: Found, catalogue: Catalogue) -> int:
    return catalogue.edition_of(found.passage.document_id).fiscal_year or 0


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
