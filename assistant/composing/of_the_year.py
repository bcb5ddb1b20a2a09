"""Where a question names a fiscal year, what tells of other years only is no answer to it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import Passage
from assistant.languages.ja.dates import fiscal_years
from assistant.languages.ja.normalise import plain
from assistant.retrieval import Found


def of_the_year(found: Sequence[Found], question: str) -> Sequence[Found]:
    """What is found without the passages that name other fiscal years than the one asked about."""
    asked = _years(question)
    if len(asked) != 1:
        return found
    return tuple(one for one in found if asked & _told(one.passage))


def _told(passage: Passage) -> frozenset[int]:
    return _years("\n".join((*passage.heading, passage.text)))


def _years(text: str) -> frozenset[int]:
    return frozenset(year for _, _, year in fiscal_years(plain(text)))
