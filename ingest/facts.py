"""Typed facts with their exact place: periods and deadlines, desks, and what stands under headings for eligibility, forms and amounts."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from assistant.domain import Fact, FactKind, Page, Passage, Wording
from ingest.contacts import desks_of
from ingest.found import Found
from ingest.grants import amount_facts
from ingest.sections import Section
from ingest.timetable import dated_facts
from ingest.years import NOTHING, Evidence

# Headings under which a passage is a fact as it is worded.
_WORDED: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    (
        FactKind.ELIGIBILITY,
        re.compile(
            r"対象者|(?:申請|応募|参加)(?:の)?できる(?:者|方|団体|法人|機関)|(?:応募|申請|参加)(?:資格|要件)|申請者|公募対象|応募者の?要件|^\(?対象\)?$|の対象$|対象事業者"
        ),
    ),
    (
        FactKind.FORM,
        re.compile(
            r"提出(?:する|すべき)?書類|必要書類|提出物|申請書類|応募書類|様式|申請手続|応募手続|提出方法|応募方法|申請方法|申請書・|提案書等"
        ),
    ),
    (
        FactKind.AMOUNT,
        re.compile(
            r"(?:補助|助成)率|補助上限|上限額|補助金額|補助額|委託金額|支援金額|予算規模|事業規模|助成額|支援額"
        ),
    ),
)


def facts_of(
    pages: Sequence[Page], sections: Sequence[Section], passages: Sequence[Passage], of_document: Evidence = NOTHING
) -> tuple[Fact, ...]:
    """The facts of a document in order, each in the passage that holds its beginning."""
    texts = {page.number: page.text for page in pages}
    amounts = tuple(amount_facts(sections))
    found = [*dated_facts(sections, of_document), *_desks(sections), *amounts, *_worded(passages, amounts)]
    holders = _Holders(passages)
    facts = (_fact(one, texts[one.page], holders) for one in sorted(found, key=lambda one: (one.page, one.start)))
    return tuple({fact.id: fact for fact in facts if fact is not None}.values())


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


def _worded(passages: Sequence[Passage], amounts: Sequence[Found]) -> Iterator[Found]:
    """Whole passages under a heading that names them; amounts that could be read need no wording."""
    for passage in passages:
        heading = passage.heading[-1] if passage.heading else ""
        kind = next((kind for kind, cue in _WORDED if cue.search(heading)), None)
        if kind is None or (kind is FactKind.AMOUNT and any(_within(amount, passage) for amount in amounts)):
            continue
        yield Found(passage.page, passage.start, passage.end, kind, heading, Wording(), coarse=True)


def _within(found: Found, passage: Passage) -> bool:
    return found.page == passage.page and passage.start <= found.start < passage.end
