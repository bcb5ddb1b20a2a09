"""What a line tells of one year, where it tells of one after the other: 令和6年度 4件 令和7年度 7件."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from assistant.catalogue import Catalogue, spoken
from assistant.composing.citing import claim_from
from assistant.domain import Claim, Passage
from assistant.languages.ja.asked_units import answers_units, asked_units
from assistant.languages.ja.dates import fiscal_years
from assistant.languages.ja.mending import mend
from assistant.languages.ja.normalise import plain
from assistant.retrieval import Found

_LEAST_YEARS = 2
_BETWEEN = re.compile(r"^[\s:：・、,/]+|[\s・、,/]+$")


def compose_year_in_line(
    found: Sequence[Found], names: Collection[str], question: str, catalogue: Catalogue
) -> tuple[Claim, ...]:
    """The year that is asked for with what stands behind it, under the heading of its list; none where several fit."""
    if not asked_units(question):
        return ()
    said = {spoken(name) for name in names}
    told = {text: one.passage for one in found for text in _told(one.passage, said) if answers_units(text, question)}
    if len(told) != 1:
        return ()
    text, passage = next(iter(told.items()))
    heading = "\n".join(passage.heading[-1:])
    return (replace(claim_from(f"{heading}\n{text}".strip(), passage, catalogue), picked=True),)


def _told(passage: Passage, said: Collection[str]) -> Iterator[str]:
    for line in mend(passage.text).text.split("\n"):
        years = fiscal_years(plain(line)) if plain(line) == line or len(plain(line)) == len(line) else ()
        ends = [start for start, _, _ in years[1:]] + [len(line)]
        for (start, end, _), until in zip(years, ends, strict=False) if len(years) >= _LEAST_YEARS else ():
            if spoken(line[start:end]) in said and (what := _BETWEEN.sub("", line[end:until])):
                yield f"{line[start:end]} {what}"
