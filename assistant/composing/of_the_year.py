"""Where a question names a fiscal year, what tells of other years only is no answer to it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import Aspect, Edition, Passage, Reading
from assistant.languages.ja.dates import fiscal_years
from assistant.languages.ja.normalise import plain
from assistant.retrieval import Found


def of_the_year(found: Sequence[Found], question: str) -> Sequence[Found]:
    """What is found without the passages that name other fiscal years than the one asked about."""
    asked = _years(question)
    if len(asked) != 1:
        return found
    return tuple(one for one in found if asked & _told(one.passage))


def asks_for_an_amount(reading: Reading, edition: Edition) -> bool:
    """Whether an amount is asked for of documents that tell of several years."""
    return edition.fiscal_year is None and Aspect.SUPPORT in reading.aspects


def _told(passage: Passage) -> frozenset[int]:
    return _years("\n".join((*passage.heading, passage.text)))


def _years(text: str) -> frozenset[int]:
    return frozenset(year for _, _, year in fiscal_years(plain(text)))
