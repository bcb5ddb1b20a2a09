"""The bytes of a file become revisions: one for the file itself, and one for each document within it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain import Call, Document, DocumentKind, Identity, Page, Remark, RemarkKind, Revision
from assistant.languages.ja.normalise import plain
from ingest.announced import Announced, announced_in, by_call, parted
from ingest.corrections import NOTHING_STATED, Stated
from ingest.covers import settled
from ingest.editions import UNKNOWN_EDITION
from ingest.facts import facts_of
from ingest.file_names import bare_name
from ingest.identify import identify, is_catalogue, lines_in
from ingest.joining import are_one
from ingest.passages import passages_of
from ingest.readers import LARGEST, read_bytes
from ingest.readers.extracted import Extracted, Tell, Unreadable, untold
from ingest.sections import Section, sections_of
from ingest.titles import masthead_in
from ingest.years import Evidence

MOST_ATTACHED = 50
_LETTER = re.compile(r"\w")
_SEVERAL = 2
LARGEST_KEPT = 8 << 20  # bytes of attached files whose pages are drawn: they leave the child in its one answer
DEEPEST = 2  # a mail in a mail
_NOTHING_IN_IT = "文字が見つかりません。中身を確かめてから取り込んでください。"
_TOO_MANY = f"添付ファイルが {MOST_ATTACHED} 個を超えています。取り出して別に取り込んでください。"
_TOO_LARGE = f"添付ファイルが合わせて {LARGEST >> 20} MB を超えています。取り出して別に取り込んでください。"
_NOT_ENDED = "添付ファイルの読み取りが終わらず、本文だけを取り込みました。取り出して別に取り込んでください。"
_TOO_DEEP = "メールの中のメールの、さらに中にあります。取り出して別に取り込んでください。"


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read."""

    source: str  # the name by which it is known
    raw: bytes
    fingerprint: str
    known: tuple[Call, ...]
    stated: Stated = NOTHING_STATED
    alone: bool = False  # without what is attached


@dataclass(frozen=True, slots=True)
class _Part:
    """A document of the file: the file itself, or something attached."""

    id: str
    name: str
    extracted: Extracted
    raw: bytes = b""  # of what is attached


_OF_ONE_CALL = frozenset({"公募期間", "公募締切", "学内締切"})  # that a list of many has none of its own of


def is_drawn(pages: Sequence[Page]) -> bool:
    """Whether the file holds pages to draw."""
    return any(page.picture is not None and page.picture.drawn for page in pages)


def revisions_of(job: Job, tell: Tell = untold) -> tuple[Revision, ...]:
    """The documents of a file, the file itself first; Unreadable says what is wrong with it."""
    whole = _Part(_digest(job.source), job.source, read_bytes(job.source, job.raw, tell))
    revisions: list[Revision] = []
    identity: Identity | None = None  # None: the file itself says nothing, as a mail that only carries something
    if _says_something(whole):
        identity = identify(whole.name, whole.extracted, known=job.known, stated=job.stated)
        revisions += _announcements(whole, identity, job)
    known = (*job.known, *(one.call for one in revisions))
    within = identity if len(revisions) == 1 else None  # of several calls, nobody knows which one an attachment is for
    left: list[Remark] = []
    for found in _within(whole.extracted, job, tell):
        if isinstance(found, Remark):
            left.append(found)
        else:
            stated = Stated(calls=job.stated.calls)
            own = identify(found.name, found.extracted, known=known, within=within, stated=stated)
            revisions.append(_revision(found, own, job, sections_of(found.extracted.pages)))
    if not revisions:
        raise Unreadable(_NOTHING_IN_IT)
    return (replace(revisions[0], remarks=(*revisions[0].remarks, *left)), *_lightened(revisions[1:]))


def _lightened(attached: Sequence[Revision]) -> Iterator[Revision]:
    """What is attached takes its files along as far as they go into one answer; the pages of the others are not drawn."""
    room = LARGEST_KEPT
    for revision in attached:
        fits = len(revision.original) <= room
        room -= len(revision.original) if fits else 0
        yield revision if fits else replace(revision, original=b"")


def _announcements(whole: _Part, identity: Identity, job: Job) -> tuple[Revision, ...]:
    """A revision of each call and edition that the file announces, the main one first; the one of the file where it announces one."""
    own = job.stated.call or job.stated.edition or job.stated.title or job.stated.amends  # said of one call
    stretches = () if own else announced_in(whole.extracted, identity.kind, job.known)
    calls = by_call(stretches)
    if len(calls) < _SEVERAL:
        return (_revision(whole, identity, job, sections_of(whole.extracted.pages)),)
    news = _name_of_the_news(whole, identity, stretches)
    main = next((n for n, (first, *_) in enumerate(calls) if are_one(first.call, identity.call)), 0)
    main = len(calls) if news else main  # what is left of news on several calls is of none of them
    sections = parted(sections_of(whole.extracted.pages), (*calls, ()) if news else calls, main=main)
    order = (main, *(n for n in range(len(calls)) if n != main))
    revisions: list[Revision] = []
    for n in order:
        said = (
            _identity_of(_first_placed(calls[n]), whole, identity, job)
            if n < len(calls)
            else identify(whole.name, whole.extracted, known=job.known, stated=Stated(call=news, title=news))
        )
        part = replace(whole, id=whole.id if n == main else _digest(job.source, said.call.id, said.edition.id))
        part = part if n == main else replace(part, extracted=replace(part.extracted, remarks=()))
        revisions.append(_revision(part, said, job, sections[n]))
    return tuple(revisions)


def _first_placed(stretches: Sequence[Announced]) -> Announced:
    """The first stretch of a call that says of which edition it is; the first where none does."""
    return next((one for one in stretches if one.edition != UNKNOWN_EDITION), stretches[0])


def _identity_of(stretch: Announced, whole: _Part, identity: Identity, job: Job) -> Identity:
    """What a stretch says of itself; its day and kind are those of the whole."""
    day = None if stretch.known else identity.published_on  # the day of a mail is not the year of the call
    extracted = replace(stretch.within(whole.extracted), published_on=day)
    deck = identity.kind is DocumentKind.SLIDES and stretch.edition == UNKNOWN_EDITION  # its parts are of one year
    edition = stretch.edition if stretch.known else identity.edition.label if deck else ""
    stated = Stated(call=stretch.call.name, edition=edition, calls=job.stated.calls)
    said = identify(whole.name, extracted, known=(*job.known, stretch.call), stated=stated)
    names = tuple(dict.fromkeys((*said.names, *stretch.call.aliases)))
    return replace(
        said,
        kind=identity.kind,
        source_url=said.source_url or identity.source_url,
        names=names,
        published_on=identity.published_on,
        open_edition=stretch.known and said.edition.number is None,
    )


def _name_of_the_news(whole: _Part, identity: Identity, stretches: Sequence[Announced]) -> str:
    """What a mail of news is called, by its masthead, or by its subject where it tells of known calls; "" where it is none."""
    subject = plain(whole.extracted.title).strip()
    if identity.kind is not DocumentKind.MAIL:
        return ""
    if subject:
        return subject if any(one.known for one in stretches) else ""
    return masthead_in(settled(lines_in(whole.extracted)))


def _within(whole: Extracted, job: Job, tell: Tell) -> Iterator[_Part | Remark]:
    """What is attached, at any depth, in its order; a remark for what is left out."""
    if job.alone:
        yield from (Remark(RemarkKind.LEFT_OUT, bare_name(file.name), why=_NOT_ENDED) for file in whole.attached)
        return
    waiting = deque((file, 1) for file in whole.attached)
    names: Counter[str] = Counter()
    size = 0
    while waiting:
        file, depth = waiting.popleft()
        name = bare_name(file.name)
        names[name] += 1
        size += len(file.raw)
        try:
            _refuse_beyond(depth, names.total(), size)
            part = _Part(_digest(job.source, name, str(names[name])), name, read_bytes(name, file.raw, tell), file.raw)
            _refuse_nothing(part)
        except Unreadable as refusal:
            yield Remark(RemarkKind.LEFT_OUT, name, why=str(refusal))
            continue
        if _says_something(part):
            yield part
        waiting.extendleft((inner, depth + 1) for inner in reversed(part.extracted.attached))


def _refuse_beyond(depth: int, count: int, size: int) -> None:
    for beyond, why in (
        (depth > DEEPEST, _TOO_DEEP),
        (count > MOST_ATTACHED, _TOO_MANY),
        (size > LARGEST, _TOO_LARGE),
    ):
        if beyond:
            raise Unreadable(why)


def _refuse_nothing(part: _Part) -> None:
    if not _says_something(part) and not part.extracted.attached:
        raise Unreadable(_NOTHING_IN_IT)


def _says_something(part: _Part) -> bool:
    return any(_LETTER.search(page.page.text) for page in part.extracted.pages)


def _revision(part: _Part, identity: Identity, job: Job, sections: Sequence[Section]) -> Revision:
    document = Document(
        id=part.id,
        source=job.source,
        file_name=part.name,
        title=identity.title,
        kind=identity.kind,
        call_id=identity.call.id,
        edition_id=identity.edition.id,
        published_on=identity.published_on,
        source_url=identity.source_url,
        amends=identity.amends,
    )
    pages = tuple(page.page for page in part.extracted.pages)
    passages = passages_of(document.id, pages, sections)
    facts = facts_of(pages, sections, passages, _evidence(identity))
    facts = tuple(fact for fact in facts if fact.label not in _OF_ONE_CALL) if _tells_of_many(identity) else facts
    remarks = (*part.extracted.remarks, *(Remark(RemarkKind.IDENTITY, "", why=doubt) for doubt in identity.doubts))
    return Revision(
        document,
        identity.call,
        identity.edition,
        job.fingerprint,
        pages,
        passages,
        facts,
        remarks,
        identity.names,
        identity.open_edition,
        part.raw if is_drawn(pages) else b"",
    )


def _tells_of_many(identity: Identity) -> bool:
    """Whether a document is a catalogue, or what is left of news beside the calls that it announces."""
    news = identity.kind is DocumentKind.MAIL and identity.title == identity.call.name
    return news or is_catalogue(identity.title)


def _evidence(identity: Identity) -> Evidence:
    """What the document says of itself that dates without a year may lean on."""
    fiscal = (identity.edition.fiscal_year,) if identity.edition.fiscal_year else ()
    return Evidence(published=identity.published_on, fiscal=fiscal)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
