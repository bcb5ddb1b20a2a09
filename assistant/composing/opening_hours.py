"""When a desk can be reached: what stands beside its numbers on hours and days off."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from assistant.catalogue import Catalogue
from assistant.composing.citing import claim_from
from assistant.domain import Aspect, Claim, Contact, Passage, Reading
from assistant.languages.ja.mending import mend
from assistant.languages.ja.sentences import sentence_spans
from assistant.ports import Library
from assistant.words import Words

_NEAR = 5  # passages on each side of the one that names the desk
_HOURS = re.compile(r"\d\s*(?:時|:\d\d)|休")
_BESIDE = re.compile(r"\s*(?:\((?:直通|代表)\))?\s*\([^()]*(?:\d\s*時|\d:\d\d|平日|曜)[^()]*\)")
_DAY = re.compile(r"\d\s*月\s*\d+\s*日")
_DAYS = re.compile(r"[月火水木金土日]曜|平日")
_SHORTEST_NAME = 3  # characters


def asks_for_hours(reading: Reading, words: Words) -> bool:
    """Whether a question is when one can call or write: it names a way to reach a desk, or leans on one that does."""
    said = f"{reading.context} {reading.question}"
    if not words.asks_for_hours(reading.question) and not (Aspect.CONTACT in reading.aspects and _DAY.search(said)):
        return False
    return bool(words.channels_in(said) or any(cue in said for cue in words.aspects[Aspect.CONTACT].words))


def compose_hours(home: Passage, cues: Collection[str], library: Library, catalogue: Catalogue) -> Iterator[Claim]:
    """The sentences on hours and days off of the passage of a desk, else of those around it."""
    around = sorted(
        (one for one in library.passages(document_ids=[home.document_id]) if _belongs(one, home)),
        key=lambda one: abs(one.position - home.position),
    )
    for passage in around:
        claims = [claim_from(said, passage, catalogue) for said in _said(passage, cues)]
        yield from claims
        if claims:
            return


def compose_own_hours(
    told: Sequence[Passage], desk: Contact, library: Library, catalogue: Catalogue
) -> Iterator[Claim]:
    """The line that gives the hours right behind the number of a desk, else those around it that name it with its days."""
    beside = [claim for passage in told for claim in _of_lines(passage, catalogue, lambda one: _behind(desk, one))]
    if beside:
        yield from beside
        return
    name = desk.organisation.partition("(")[0].strip()
    if len(name) >= _SHORTEST_NAME:
        around = (one for one in library.passages(document_ids=[told[0].document_id]) if _belongs(one, told[0]))
        for passage in around:
            yield from _of_lines(passage, catalogue, lambda one: name in one and bool(_DAYS.search(one)))


def _of_lines(passage: Passage, catalogue: Catalogue, tells: Callable[[str], bool]) -> Iterator[Claim]:
    lines = (line.strip() for line in mend(passage.text).text.split("\n"))
    yield from (claim_from(line, passage, catalogue) for line in lines if tells(line))


def _behind(desk: Contact, line: str) -> bool:
    """Whether a line gives the hours of a desk in brackets behind its number."""
    numbers = (tel.partition("(")[0].strip() for tel in desk.tel)
    return any(number in line and _BESIDE.match(line.partition(number)[2]) for number in numbers)


def _belongs(passage: Passage, home: Passage) -> bool:
    """Whether a passage stands beside another under the same section."""
    near = abs(passage.position - home.position) <= _NEAR
    return near and (passage.id == home.id or passage.heading[:2] == home.heading[:2])


def _said(passage: Passage, cues: Collection[str]) -> Iterator[str]:
    text = mend(passage.text).text
    for start, end in sentence_spans(text):
        sentence = text[start:end].strip()
        if any(cue in sentence for cue in cues) and _HOURS.search(sentence):
            yield sentence
