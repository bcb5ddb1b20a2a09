"""Typed facts with their exact place: periods and deadlines, desks, and what stands under headings for eligibility, forms and amounts."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain import Fact, FactKind, Page, Passage
from ingest.amendments import amendments_of
from ingest.contacts import desks_of
from ingest.extended import extensions_of
from ingest.forms import form_facts
from ingest.found import Found
from ingest.grants import amount_facts
from ingest.lines import Line
from ingest.sections import Section
from ingest.superseded import still_true
from ingest.timetable import dated_facts
from ingest.worded import conditions_of, eligible_below, worded_facts
from ingest.years import NOTHING, Evidence

_LONGEST_LINE = 20_000  # characters
_OF_A_MAIL = re.compile(r">\s*(?:件名|題名|日付|日時|差出人|送信者|Subject|Date|From)\s*:", re.IGNORECASE)
_FINER = frozenset({FactKind.ELIGIBILITY, FactKind.FORM})  # kinds of which a whole passage is told before its parts


def facts_of(
    pages: Sequence[Page], sections: Sequence[Section], passages: Sequence[Passage], of_document: Evidence = NOTHING
) -> tuple[Fact, ...]:
    """The facts of a document in order, each in the passage that holds its beginning."""
    texts = {page.number: page.text for page in pages}
    sections = tuple(_readable(sections))
    amounts = tuple(amount_facts(sections))
    whole = tuple(worded_facts(passages, amounts))
    eligible = [one for one in whole if one.kind is FactKind.ELIGIBILITY]
    below = eligible_below(passages) if eligible else ()
    conditions = (found for one in (*eligible, *below) for found in conditions_of(one, sections))
    dated = tuple(dated_facts(sections, of_document))
    stated = tuple(amendments_of(texts, sections))
    amended = (*stated, *extensions_of(tuple(still_true(dated, stated, texts)), stated, sections, texts))
    typed = (*dated, *_desks(sections), *amounts, *form_facts(sections))
    found = [*still_true(typed, stated, texts), *whole, *conditions, *amended]
    holders = _Holders(passages)
    facts = (_fact(one, texts[one.page], holders) for one in sorted(found, key=_place))
    return tuple({fact.id: fact for fact in facts if fact is not None}.values())


def _readable(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections without endless lines, whose words nobody can tell apart, and without the mails that a mail quotes."""
    for section in sections:
        quoted = _quoted(section)
        lines = tuple(line for line in section.lines if len(line.text) <= _LONGEST_LINE and line not in quoted)
        if len(lines) == len(section.lines):
            yield section
        elif lines:
            yield replace(section, lines=lines, headed=min(section.headed, len(lines)))


def _quoted(section: Section) -> Sequence[Line]:
    """The lines of an earlier mail: what it said then may be corrected above."""
    marked = [line for line in section.lines if line.text.startswith(">")]
    return marked if any(_OF_A_MAIL.match(line.text) for line in marked) else ()


def _place(found: Found) -> tuple[bool, int, int]:
    return found.kind in _FINER and not found.coarse, found.page, found.start


class _Holders:
    """Finds the passage that holds a place."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = sorted(passages, key=lambda passage: (passage.page, passage.start))
        self._starts = [(passage.page, passage.start) for passage in self._passages]

    def of(self, page: int, place: int) -> Passage | None:
        nearest = bisect_right(self._starts, (page, place)) - 1
        passage = self._passages[nearest] if nearest >= 0 else None
        return (
            passage if passage is not None and passage.page == page and passage.start <= place < passage.end else None
        )


def _fact(found: Found, text: str, holders: _Holders) -> Fact | None:
    passage = holders.of(found.page, found.start)
    if passage is None:
        return None
    whole = text[found.start : min(found.end, passage.end)]
    said = whole.strip()
    start = found.start + len(whole) - len(whole.lstrip())
    end = start + len(said)
    digest = hashlib.sha256(
        repr((passage.id, found.kind.value, found.label, found.value, start, end)).encode()
    ).hexdigest()
    return Fact(digest[:24], found.kind, found.label, found.value, passage.id, start, end, said) if said else None


def _desks(sections: Sequence[Section]) -> Iterator[Found]:
    for section in sections:
        for desk in desks_of(section):
            yield Found(desk.page, desk.start, desk.end, FactKind.CONTACT, desk.label, desk.contact)
