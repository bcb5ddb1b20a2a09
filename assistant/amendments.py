"""Which facts and passages of an edition a later document amends; found while reading, so that the order of taking in does not matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.amended_places import agrees, holds
from assistant.domain import Amendment, Arrival, Document, DocumentKind, Fact, FactKind, Moment, Passage, Period
from assistant.languages.ja.dates import written_dates
from assistant.languages.ja.normalise import plain, squeezed

_SAYS_SO = re.compile(r"延長|変更|訂正|修正|正誤|改正|改訂|お詫び")
_TOPICS = tuple(
    re.compile(words)
    for words in (
        r"説明会[^。]*(?:申し?込|登録)",
        r"相談",
        r"説明会",
        r"質問|質疑",
        r"意向|エントリー",
        r"ヒアリング|面接|プレゼン",
        r"結果|採択",
        r"(?:事業|実施|補助|委託)(?:事業)?期間",
        r"公募|募集|応募|申請|提出|受付|締め?切|〆切|期限|郵送|原本",
    )
)  # what a date is the date of, the first that fits
_BY_POST = re.compile(r"郵送|消印|原本|書留|持参|紙媒体")
_ONLINE = re.compile(r"電子申請|オンライン|電子メール|jGrants|e-Rad", re.IGNORECASE)
_ONE_PAPER = re.compile(r"原本")  # what goes by post beside an application that does not
_EXTENDS = "延長"
_BEGINNING_OF = re.compile(r"(?:活動|事業|研究|実施|支援|助成)の?開始日?$")
_ROUND = re.compile(r"第\s*(\d+)\s*[回期]")
_ERRATA = re.compile(r"正誤表|訂正(?:表|します|いたします)|誤りがありました")
_BEGINNING = 120  # characters of a passage that say what it is


@dataclass(frozen=True, slots=True)
class Amended:
    """A fact or passage that no longer stands as it is worded, and what changes it."""

    id: str  # of the fact or passage
    amendment: Fact  # its value is an Amendment


@dataclass(frozen=True, slots=True)
class _Source:
    """An amendment, what it says, and the document that says it."""

    fact: Fact
    value: Amendment
    document: Document


def amended(documents: Sequence[Document], passages: Sequence[Passage], facts: Sequence[Fact]) -> tuple[Amended, ...]:
    """Every fact and passage that an amendment of its own edition changes, the earlier amendment first."""
    held = {document.id: document for document in documents}
    of_passage = {passage.id: held[passage.document_id] for passage in passages}
    sources = [
        _Source(fact, fact.value, of_passage[fact.passage_id]) for fact in facts if isinstance(fact.value, Amendment)
    ]
    sources.sort(key=lambda source: (source.document.published_on or date.min, source.fact.start))
    within = {passage.id: passage for passage in passages}
    return tuple(link for source in sources for link in _changed(source, within, facts, of_passage))


def in_force(links: Sequence[Amended], id_: str) -> Fact | None:
    """The amendment that holds at last, through amendments of amendments; None where nothing changes the fact or passage."""
    last: Fact | None = None
    seen = {id_}
    while (found := next((link.amendment for link in reversed(links) if link.id == id_), None)) is not None:
        if found.id in seen:
            break
        last, id_ = found, found.id
        seen.add(id_)
    return last


def _changed(
    source: _Source, within: dict[str, Passage], facts: Sequence[Fact], of_passage: dict[str, Document]
) -> Iterator[Amended]:
    """What one amendment changes."""
    documents = {document.id: document for document in of_passage.values()}
    earlier = {id_ for id_, document in documents.items() if _follows(source, document)}
    told = within[source.fact.passage_id]
    paged = {passage.document_id for passage in within.values() if passage.page > 1}
    above = any(_is_above(told, passage) and holds(passage.text, source.value) for passage in within.values())
    meant = {
        id_: passage
        for id_, passage in within.items()
        if (passage.document_id in earlier or _within_one(source, told, passage, above=above))
        and agrees(source.value.place, passage, paged=passage.document_id in paged)
    }
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        own = of_passage[fact.passage_id].id == source.document.id
        stood = fact.passage_id in meant and (_changes_own(source, fact) if own else _changes(source, fact))
        stood = stood and _is_of_its_topic(source, fact.text, within[fact.passage_id])
        if stood or (own and _is_old_side(source, fact)):
            found.setdefault(within[fact.passage_id].document_id, []).append(fact)
    for of_document in found.values():
        yield from (Amended(fact.id, source.fact) for fact in _sent_alike(source, of_document))
    for passage in meant.values():
        stands = passage.id != told.id and holds(passage.text, source.value)
        if stands and _is_of_its_topic(source, passage.text, passage):
            yield Amended(passage.id, source.fact)


def _follows(source: _Source, document: Document) -> bool:
    """Whether an amendment may be of a document of its edition: an older one never amends a newer one."""
    amending = source.document
    if amending.id == document.id or amending.edition_id != document.edition_id:
        return False
    if amending.published_on and document.published_on and amending.published_on != document.published_on:
        return amending.published_on > document.published_on
    same_day = amending.published_on is not None and amending.published_on == document.published_on
    extends = same_day and source.fact.label == _EXTENDS
    return (extends or _says_so(amending)) and not _says_so(document)


def _is_above(told: Passage, passage: Passage) -> bool:
    return passage.document_id == told.document_id and passage.position < told.position


def _within_one(source: _Source, told: Passage, passage: Passage, *, above: bool) -> bool:
    """Whether an amendment is of its own document: an extension is, errata at its end or at its top, and a notice above its text."""
    if told.document_id != passage.document_id:
        return False
    said = squeezed("".join(told.heading[-1:]) + told.text[:_BEGINNING])
    if _ERRATA.search(said):
        return passage.position < told.position if above else passage.position > told.position
    notice = told.position < passage.position and _SAYS_SO.search(said)
    return source.fact.label == _EXTENDS or bool(notice)


def _says_so(document: Document) -> bool:
    return document.kind is DocumentKind.ERRATA or bool(document.amends or _SAYS_SO.search(plain(document.title)))


# -- facts


def _changes(source: _Source, fact: Fact) -> bool:
    if isinstance(fact.value, Amendment):
        return _same_topic(source, lead_of(fact.value, fact.text)) and _states(
            source.value, fact.value.after, _moments_in(fact.value.after), later=source.fact.label == _EXTENDS
        )
    if _is_of_another_round(source.document, fact):
        return False
    if not isinstance(fact.value, Period):
        return holds(fact.text, source.value)
    if not _same_topic(source, fact.label) or _moves_a_beginning(source):
        return False
    moments = _moments_of(fact.value) if source.value.before else _end_of(fact, fact.value)
    return _states(source.value, fact.text, moments, later=source.fact.label == _EXTENDS)


def _is_of_another_round(amending: Document, fact: Fact) -> bool:
    """Whether the title of what amends names a round, and the label of a fact another: 公募期間(第1回) is not of 第2回募集の訂正."""
    told, own = (set(_ROUND.findall(plain(words))) for words in (amending.title, fact.label))
    return bool(told and own) and not told & own


def _moves_a_beginning(source: _Source) -> bool:
    """Whether the day on which something begins is moved: the end of its period stays, and the passage tells of it."""
    lead = lead_of(source.value, source.fact.text) if source.value.before else ""
    return bool(_BEGINNING_OF.search(plain(lead).strip()))


def _changes_own(source: _Source, fact: Fact) -> bool:
    """Whether an amendment changes a fact of its own document: with no old day beside it, only an earlier one."""
    apart = fact.passage_id != source.fact.passage_id or fact.end <= source.fact.start or source.fact.end <= fact.start
    return apart and _changes(replace(source, fact=replace(source.fact, label=_EXTENDS)), fact)


def _end_of(fact: Fact, period: Period) -> tuple[Moment, ...]:
    """What a new day alone can move: the end of a period, not its beginning; a briefing has a day."""
    if fact.kind is FactKind.BRIEFING:
        return _moments_of(period)
    return (period.closes,) if period.closes is not None else ()


def _sent_alike(source: _Source, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Of the facts of one document, those for the way of sending that is moved: one way often has a day of its own."""
    dated = [fact for fact in facts if isinstance(fact.value, Period | Amendment)]
    by_post = [fact for fact in dated if is_by_post(fact)]
    otherwise = [fact for fact in dated if not is_by_post(fact)]
    if _BY_POST.search(plain(f"{lead_of(source.value, source.fact.text)} {source.value.after}")):
        moved = by_post or (otherwise if source.value.before else [])
    else:
        moved = otherwise or [fact for fact in by_post if not _ONE_PAPER.search(plain(fact.text))]
    yield from (fact for fact in facts if fact not in dated or fact in moved)


def is_by_post(fact: Fact) -> bool:
    """Whether a day is that of what goes by post; where one sentence has a day for each way, its label or arrival says which."""
    said = plain(fact.text)
    arrival = fact.value.arrival if isinstance(fact.value, Period) else None
    if arrival is Arrival.POSTMARK or _BY_POST.search(fact.label):
        return True
    both = _ONLINE.search(said) or (arrival is not None and Arrival.POSTMARK in said)
    return bool(_BY_POST.search(said)) and not both


def _states(value: Amendment, words: str, moments: Sequence[Moment], *, later: bool) -> bool:
    """Whether words or days are those that an amendment replaces, or with no such words a day that it moves."""
    year = moments[-1].day.year if moments else None
    if value.before:
        new = _moments_in(value.after, year=year)
        old = [one for one in _moments_in(value.before, year=year) if one not in new]  # a weekday alone moves no day
        return any(_same(one, other) for one in old for other in moments) or holds(words, value)
    new = _moments_in(value.after, year=year)
    if not new or not moments:
        return False
    return new[-1].day > moments[-1].day if later else not _same(new[-1], moments[-1])


def _is_old_side(source: _Source, fact: Fact) -> bool:
    """Whether a fact of the amending document is what stood before, quoted there."""
    apart = fact.passage_id != source.fact.passage_id or fact.end <= source.fact.start or source.fact.end <= fact.start
    if apart or not isinstance(fact.value, Period) or not source.value.before:
        return False
    moments = _moments_of(fact.value)
    year = moments[-1].day.year if moments else None
    old, new = _moments_in(source.value.before, year=year), _moments_in(source.value.after, year=year)
    quoted = any(_same(one, other) for one in old for other in moments)
    return quoted and not any(one in moments for one in new)


def _moments_of(period: Period) -> tuple[Moment, ...]:
    return tuple(moment for moment in (period.opens, period.closes) if moment is not None)


def _moments_in(words: str, *, year: int | None = None) -> tuple[Moment, ...]:
    return tuple(written.moment for written in written_dates(plain(words), default_year=year))


def _same(one: Moment, other: Moment) -> bool:
    return one.day == other.day and (one.minute is None or other.minute is None or one.minute == other.minute)


def _same_topic(source: _Source, label: str) -> bool:
    """Whether what is moved is what the label names; a replaced day needs no topic, a new one alone does."""
    moved, named = _topic(lead_of(source.value, source.fact.text)), _topic(label)
    return moved == named or (moved is None and bool(source.value.before))


def _is_of_its_topic(source: _Source, text: str, passage: Passage) -> bool:
    """Whether a day in a text of a passage can be the one that is replaced: not where all that tells of it tells of something else."""
    moved = _topic(lead_of(source.value, source.fact.text)) if _moments_in(source.value.before, year=1) else None
    lines = [line for line in text.splitlines() if holds(line, source.value)]
    topics = {_topic(f"{' '.join(passage.heading[-1:])} {line}") for line in lines}
    return moved is None or not topics or bool(topics & {moved, None})


def lead_of(value: Amendment, text: str) -> str:
    """What stands before the words that change, and where a document says that they are."""
    said = value.before or value.after
    return f"{value.place} {text.partition(said)[0] if said else text}"


def _topic(words: str) -> int | None:
    said = plain(words)
    return next((number for number, topic in enumerate(_TOPICS) if topic.search(said)), None)
