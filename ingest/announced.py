"""Several calls in one mail or web page: which lines announce which, where each has its own heading and its own dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.catalogue import shared_length, spoken
from assistant.domain import Call, DocumentKind, Page
from assistant.languages.ja.dates import calendar_days
from assistant.languages.ja.normalise import plain
from ingest.agendas import Place, chapters_in
from ingest.aliases import could_be_any
from ingest.clean import is_rule
from ingest.digests import labelled_name, told_at
from ingest.dress import without_year
from ingest.editions import UNKNOWN_EDITION, edition_of
from ingest.joining import are_one, joined
from ingest.lines import Line, lines_on
from ingest.names import names_in
from ingest.readers.extracted import Extracted, ExtractedPage
from ingest.retold import retold
from ingest.sections import Section

_MAY_ANNOUNCE = frozenset({DocumentKind.MAIL, DocumentKind.NOTICE, DocumentKind.OTHER})
_HEAD = re.compile(r"^(?:[◆◇■□●◎▼▶★☆○]|【|\[?\(?\d{1,2}[.)\]]|<|<|#)")
_LONGEST_HEAD = 100
_LONGEST_ORDINAL = 12
_CALLED_FOR = re.compile(
    r"^[」』)】]?\s*(?:\([^()]*\))?\s*[」』】]?\s*(?:の|に係る|に関する)?\s*[(【]?"
    r"(?:(?:(?:令和|平成)\s?(?:元|\d{1,2})|20\d\d)\s?年度?)?\s*の?\s*(?:第\s?\d+\s?[回期]|第?[一二三四五2-5]次|追加|再)*\s*の?\s*"
    r"(?:公募|募集)(?!期間|対象|要件|条件|人数)"
)
_OF_A_YEAR = re.compile(r"^\s*20\d\d\s*$")
_DUE = re.compile(r"締め?切|期限|期間|必着|まで|消印")
_MARKS = " ◆◇■□●◎▼▶★☆○#*"
_NUMBER = re.compile(r"^\s*(?:\[?\(?\d{1,2}[.)\]])+\s*")
_FEWEST = 2
_ONLY = 1  # the number of the only page
_HEAD_LINES = 6  # of an item, that may say of which edition it tells


@dataclass(frozen=True, slots=True)
class Announced:
    """A stretch of the page that announces one call."""

    call: Call  # as the heading names it
    edition: str  # as the heading names it; UNKNOWN_EDITION where it names none
    title: str
    start: Place
    end: Place
    known: bool = False  # other documents announce it, and this one tells more of it
    headed: bool = True  # its heading names the call; else only what it says

    def within(self, whole: Extracted) -> Extracted:
        """The stretch as a document of its own, to be identified."""
        return replace(whole, title=self.title, pages=tuple(self._pages(whole.pages)))

    def _pages(self, pages: Sequence[ExtractedPage]) -> Iterator[ExtractedPage]:
        for number, text in ((one.page.number, one.page.text) for one in pages):
            if self.start[0] <= number <= self.end[0]:
                first, last = (edge[1] if edge[0] == number else None for edge in (self.start, self.end))
                yield ExtractedPage(Page(number, text[first:last]))


def announced_in(whole: Extracted, kind: DocumentKind, known: Sequence[Call] = ()) -> tuple[Announced, ...]:
    """The stretches of a page that tell of different calls or editions, each with its own dates or of a known call; none where fewer than two do."""
    if kind is DocumentKind.SLIDES:
        return _chapters(whole)
    if len(whole.pages) != 1 or kind not in _MAY_ANNOUNCE:
        return ()
    lines = lines_on(whole.pages[0])
    told = _retold(lines, known) if kind is DocumentKind.MAIL else ()
    own = tuple(one for block in _blocks(lines, kind) if (one := _announced(block)) is not None)
    told = tuple(one for one in told if one.headed or not _announces_another(own, one))
    found = (*(one for one in told if not _announces(own, one)), *(one for one in own if not _names_another(told, one)))
    return found if len(by_call(found)) >= _FEWEST else ()


def _chapters(whole: Extracted) -> tuple[Announced, ...]:
    """The parts of slides whose agenda names several calls."""
    return tuple(
        Announced(
            part.call,
            edition_of(part.call, part.title, (part.title,), (), None)[0].label,
            part.title,
            part.start,
            part.end,
        )
        for part in chapters_in(whole.pages)
        if part.call
    )


def _announces(own: Sequence[Announced], told: Announced) -> bool:
    """Whether a stretch announces itself the call that it tells of."""
    return any(_overlap(one, told) and are_one(one.call, told.call) for one in own)


def _announces_another(own: Sequence[Announced], told: Announced) -> bool:
    """Whether a stretch that only mentions a known call announces one with a name that has nothing of it."""
    return any(_overlap(one, told) and not _share(one.call, told.call) for one in own)


def _share(one: Call, other: Call) -> bool:
    names = [[spoken(name) for name in (call.name, *call.aliases)] for call in (one, other)]
    pairs = ((first, second) for first in names[0] for second in names[1])
    return any(2 * shared_length(first, second) >= min(len(first), len(second)) for first, second in pairs)


def _names_another(told: Sequence[Announced], own: Announced) -> bool:
    """Whether what a stretch calls its call is but another name of a known one."""
    return any(_overlap(one, own) and not are_one(one.call, own.call) for one in told)


def _overlap(one: Announced, other: Announced) -> bool:
    return one.start < other.end and other.start < one.end


def _retold(lines: Sequence[Line], known: Sequence[Call]) -> tuple[Announced, ...]:
    """What the items of a news mail tell of calls that other documents announce, where one of them says of which edition, or has days under the call's name."""
    told = tuple(_told_again(lines, known))
    placed = {one.call.id for one, dated in told if one.edition != UNKNOWN_EDITION or (one.headed and dated)}
    return tuple(one for one, _ in told if one.call.id in placed)


def _told_again(lines: Sequence[Line], known: Sequence[Call]) -> Iterator[tuple[Announced, bool]]:
    """The items that tell of a known call, each with whether it says until when something can be done."""
    for found in retold(lines, known):
        call, item = found.call, found.lines
        title = _NUMBER.sub("", plain(item[0].text)).strip(_MARKS)
        head = [line.text for line in item[1:_HEAD_LINES]]
        edition, _ = edition_of(call, title, (title, *head, "".join(head)), (), None)  # 第4 / 回 over two lines
        start, end = (_ONLY, item[0].start), (_ONLY, item[-1].end)
        dated = any(_due(above.text, line.text) for above, line in pairwise(item))
        yield Announced(call, edition.label, title, start, end, known=True, headed=found.headed), dated


def by_call(stretches: Sequence[Announced]) -> tuple[tuple[Announced, ...], ...]:
    """The stretches of each edition of each call, in the order of the page; one of no edition is with the call's first."""
    together: list[list[Announced]] = []
    for one in sorted(stretches, key=lambda one: one.edition == UNKNOWN_EDITION):
        own = next((own for own in together if _belong(own[0], one)), None)
        if own is None:
            together.append([one])
        else:
            own.append(one)
    ordered = [sorted(own, key=lambda one: one.start) for own in together]
    return tuple(map(tuple, sorted(ordered, key=lambda own: own[0].start)))


def _belong(one: Announced, other: Announced) -> bool:
    return are_one(one.call, other.call) and other.edition in (one.edition, UNKNOWN_EDITION)


def parted(
    sections: Sequence[Section], calls: Sequence[Sequence[Announced]], *, main: int
) -> tuple[tuple[Section, ...], ...]:
    """The sections of each call, parted where a stretch begins or ends; what is of none stays with the main one."""
    every = [one for stretches in calls for one in stretches]
    own: list[list[Section]] = [[] for _ in calls]
    for piece in (piece for section in sections for piece in _pieces(section, every)):
        holder = next((n for n, stretches in enumerate(calls) if any(_holds(one, piece) for one in stretches)), main)
        own[holder].append(piece)
    return tuple(map(tuple, own))


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines that may announce a call, and the call."""

    call: Call
    title: str
    lines: Sequence[Line]


def _blocks(lines: Sequence[Line], kind: DocumentKind) -> Iterator[_Block]:
    """The runs of lines from one heading that names a call up to the next, or to a rule that no body follows."""
    opened = [(place, *found) for place in range(len(lines)) if (found := _opened(lines, place, kind)) is not None]
    for n, (head, call, title, last) in enumerate(opened):
        following = _first(lines, opened[n + 1][0]) if n + 1 < len(opened) else len(lines)
        end = next((at for at in range(head + 2, following) if is_rule(lines[at])), following)
        yield _Block(call, title, lines[_first(lines, head) : min(end, last)])


def _first(lines: Sequence[Line], head: int) -> int:
    """Where the block of a head begins: a short marked line above its label, ◆1件目◆, is of it."""
    marked = head > 0 and labelled_name(lines[head]) and _HEAD.match(lines[head - 1].text)
    return head - 1 if marked and len(lines[head - 1].text) <= _LONGEST_ORDINAL else head


def _opened(lines: Sequence[Line], place: int, kind: DocumentKind) -> tuple[Call, str, int] | None:
    """The call that a line calls for, with its title and where its block ends at the latest; None where it opens none."""
    line = lines[place]
    if len(line.text) > _LONGEST_HEAD or "。" in line.text or is_rule(line):
        return None
    labelled = labelled_name(line)
    ruled = place > 0 and is_rule(lines[place - 1])
    named = (
        _named(labelled or line.text, surely=bool(labelled)) if labelled or ruled or _HEAD.match(line.text) else None
    )
    if named is not None:
        return named, _NUMBER.sub("", plain(labelled or line.text)).strip(_MARKS), len(lines)
    told = told_at(lines, place) if kind is DocumentKind.MAIL else None
    return told and (joined(told[0], ()), _NUMBER.sub("", plain(line.text)).strip(_MARKS), told[1])


def _named(head: str, *, surely: bool) -> Call | None:
    title = head.strip(_MARKS)
    named = names_in(title, (title,), (title,))
    if named is None or could_be_any(named.name):
        return None
    after = title[title.find(named.name) + len(named.name) :] if named.name in title else title
    calls = surely or without_year(title) != title or _CALLED_FOR.match(after) or _OF_A_YEAR.match(after)
    return joined(named, ()) if calls else None


def _announced(block: _Block) -> Announced | None:
    """The call of a block that gives a date until when; None where it gives none."""
    if not any(_due(above.text, line.text) for above, line in pairwise(block.lines)):
        return None
    edition, _ = edition_of(block.call, block.title, (block.title,), (), None)
    start, end = (_ONLY, block.lines[0].start), (_ONLY, block.lines[-1].end)
    return Announced(block.call, edition.label, block.title, start, end)


def _due(above: str, line: str) -> bool:
    """Whether a line gives a date until when: by its own words, or by those of a label above it; either may be spaced out."""
    label = not any(calendar_days(above)) and "。" not in above and _DUE.search("".join(above.split()))
    return bool(any(calendar_days(line)) and (_DUE.search("".join(line.split())) or label))


def _pieces(section: Section, stretches: Sequence[Announced]) -> Iterator[Section]:
    page, places = section.page, {place for one in stretches for place in (one.start, one.end)}
    cuts = sorted(at for number, at in places if number == page and section.start < at < section.end)
    for start, end in pairwise((section.start, *cuts, section.end + 1)):
        lines = tuple(line for line in section.lines if start <= line.start < end)
        if lines:
            headed = sum(line in section.lines[: section.headed] for line in lines)
            rows = tuple(row for row in section.rows if start <= row.start < end)
            yield replace(section, lines=lines, headed=headed, rows=rows)


def _holds(one: Announced, section: Section) -> bool:
    return one.start <= (section.page, section.start) < one.end
