"""Where a question names a fiscal year, what tells of other years only is no answer to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Aspect, Edition, Passage, Reading
from assistant.languages.ja.dates import fiscal_years
from assistant.languages.ja.normalise import plain
from assistant.retrieval import Found

_OF_MONEY = re.compile(r"金額|予算|補正|政府案|いくら|幾ら")
_SUM = re.compile(r"\d[\d,.]*\s*[千百十]*[億万]*円")


def of_the_year(found: Sequence[Found], question: str) -> Sequence[Found]:
    """What is found without the passages that name other fiscal years than the one asked about, and notes with no amount."""
    asked = years_in(question)
    own = tuple(one for one in found if len(asked) != 1 or asked & _told(one.passage))
    sums = tuple(one for one in own if _SUM.search(plain(one.passage.text)))
    return sums if sums and _OF_MONEY.search(plain(question)) else own


def asks_for_an_amount(reading: Reading, edition: Edition) -> bool:
    """Whether an amount is asked for of documents that tell of several years."""
    return edition.fiscal_year is None and Aspect.SUPPORT in reading.aspects


def _told(passage: Passage) -> frozenset[int]:
    return years_in("\n".join((*passage.heading, passage.text)))


def years_in(text: str) -> frozenset[int]:
    """The fiscal years that a text names."""
    return frozenset(year for _, _, year in fiscal_years(plain(text)))
