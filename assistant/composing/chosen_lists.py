"""Lists of those who were chosen, entry by entry: of which round and kind each is, and the lines that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.composing.chosen_rows import cells_of, grouped, is_column_names
from assistant.domain import Passage
from assistant.languages.ja.dates import fiscal_years
from assistant.languages.ja.mending import mend_addresses
from assistant.languages.ja.normalise import plain, squeezed

CHOSEN = re.compile(
    r"(?:選抜|選定|採択|受賞|入賞|認定|選出)(?!される|制度|委員|基準|方法|審査|率|予定|類型|期間|後|時|の[可手]|に)"
)
_NO_LIST = re.compile(r"状況|件数|予定|方法|審査|基準|取消|通知|場合|条件|対象|メリット|総評|選考|類型|変更|紹介")
_SECTION = re.compile(r"\s*[■◆●▼▲□◇〔]")
_SENTENCE = re.compile(r"。|[はがをにでてし]、")
_NUMBER = re.compile(r"第\s*(\d{1,3})\s*[回期次]|\d{1,3}(?=(?:st|nd|rd|th)\s)")
_YEAR = re.compile(r"(20\d\d)\s*年(?!\s*\d{1,2}\s*月)")
_ROUND_FIRST = re.compile(
    r"[\s【<《\[(■●◆○・#*\d.-]*(?:第\s*\d{1,3}\s*[回期次]|(?:令和|平成)\s*(?:\d{1,2}|元)\s*年度|20\d\d\s*年(?!\s*\d{1,2}\s*月))"
)
_ROUND = re.compile(r"第\s*\d{1,3}\s*[回期次]|(?:令和|平成)?\s*(?:\d{1,4}|元)\s*年度?")
_KIND = re.compile(
    r"[ぁ-ん々一-鿿ァ-ヺーA-Za-z0-9&]+?(?:型|枠|コース|部門|区分|クラス|タイプ)(?!(?!の)[々一-鿿ぁ-ん])"
    r"|[々一-鿿ァ-ヺー]*(?:項目|テーマ|分野|タイプ|ステップ|フェーズ)\s?(?:\d{1,2}|[A-Z])(?![\dA-Za-z件つ])"
)
_BESIDE_A_KIND = re.compile(
    r"採択|選抜|選定|受賞|課題|一覧|チーム|拠点|団体|事業者?|企業|決定|結果|公募|募集|参考|の|者|先|および|及び"
    r"|第\s*\d+\s*[回期次]|(?:令和|平成)?\s*(?:\d+|元)\s*年度?|\d+\s*[件校者社名]|[(][^()]*[)]|[\s\d.,、・:/-]|[【】《》<>〔〕■●◆○#*\[\]]"
)
_NOTE = re.compile(r"\s*(?:※|注|\*|-\s*\d+\s*-|<\d+>|\|?\s*:?-{3,})")
_BETWEEN_COLUMNS = " / "  # of a heading that is made of the names of columns
_LONGEST_LINE = 120  # characters: a longer one tells, and is no entry
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Place:
    """What stands above an entry: its round, its kind, and whether it is one of those who were chosen."""

    heading: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    kinds: tuple[str, ...] = ()
    label: str = ""  # the line that names the kind
    chosen: bool = False

    @property
    def tells_its_round(self) -> bool:
        return bool(self.numbers or self.years)


@dataclass(frozen=True, slots=True)
class Entry:
    """One of those who were chosen: its lines as they are read aloud, and its cells, mended."""

    text: str
    cells: tuple[str, ...]
    passage: Passage
    place: Place


def entries_of(document: Sequence[Passage]) -> tuple[Entry, ...]:
    """The entries of all lists in a document, in its order."""
    place, entries = Place(), list[Entry]()
    for passage in document:
        place = _entering(place, passage)
        for run, place in _runs(passage, place):  # noqa: B020  # what one passage leaves off with, the next begins with
            entries += _entries(run, passage, place)
    return tuple(entries)


def _entering(place: Place, passage: Passage) -> Place:
    """What holds at the beginning of a passage: what its headings say, or what held before where they go on."""
    if passage.heading[:1] != place.heading[:1] and passage.heading:
        place = Place()
    goes_on = passage.heading in ((), place.heading)
    if not goes_on:
        place = replace(place, heading=passage.heading, kinds=(), label="")
    for title in passage.heading if not goes_on else ():
        place = _under(place, plain(title))
    return replace(place, chosen=_lists_chosen(passage.heading) or (place.chosen and goes_on))


def _lists_chosen(heading: Sequence[str]) -> bool:
    """Whether headings say that those who were chosen stand below."""
    titles = [plain(title) for title in heading if _BETWEEN_COLUMNS not in title]
    lists = [title for title in titles if CHOSEN.search(title)]
    return bool(lists) and not any(_NO_LIST.search(title) for title in (lists[-1], titles[-1]))


def _under(place: Place, title: str) -> Place:
    """What a title or a label adds: its round, its kind."""
    numbers, years = rounds_in(title)
    if numbers or years:
        place = replace(place, numbers=numbers, years=years, kinds=(), label="")
    kinds = _kinds_of(title)
    return replace(place, kinds=kinds, label=title) if kinds else place


def rounds_in(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The rounds and the years that a title names."""
    numbers = frozenset(int(match[1] or match[0]) for match in _NUMBER.finditer(text))
    years = {year for _, _, year in fiscal_years(text)} | {int(match[1]) for match in _YEAR.finditer(text)}
    return numbers, frozenset(years)


def _kinds_of(line: str) -> tuple[str, ...]:
    """The kinds that a line names where it says nothing else, or that it lists those chosen of; none for an entry or a sentence."""
    if len(line) > _LONGEST_LABEL or "\t" in line:
        return ()
    said = _ROUND.sub(" ", line)
    kinds = tuple(match[0] for match in _KIND.finditer(said))
    if len(kinds) == 1 and _lists_chosen((line,)) and _ROUND.search(line):
        return kinds
    rest = said
    for kind in kinds:
        rest = rest.replace(kind, " ")
    return kinds if not _BESIDE_A_KIND.sub("", rest) else ()


def _runs(passage: Passage, place: Place) -> Iterator[tuple[list[str], Place]]:
    """Lines that stand together under one label, and what is above them; at last what the passage ends with."""
    run = list[str]()
    first = True
    for line in mend_addresses(passage.text).text.split("\n"):
        if not line.strip() or _NOTE.match(line):
            continue
        below = _below(line, passage, place, first=first)
        first = False
        if below is None:
            run.append(line)
            continue
        yield run, place
        run, place = [], below
    yield run, place


def _below(line: str, passage: Passage, place: Place, *, first: bool) -> Place | None:
    """What holds below a line that is no entry; None for an entry."""
    if squeezed(line) in {squeezed(title) for title in passage.heading}:
        return replace(place, chosen=_lists_chosen(passage.heading))
    if _is_label(line):
        under = _under(place, line.strip())
        return replace(under, chosen=under.chosen or _lists_chosen((line,)))
    if _SECTION.match(line):
        return replace(Place(), heading=place.heading)
    if _SENTENCE.search(line) or len(line) > _LONGEST_LINE or is_column_names(line):
        return place
    if first and len(cells_of(line)) == 1:
        return replace(place, chosen=_lists_chosen((line,)) or _lists_chosen((*passage.heading, line)))
    return None


def _is_label(line: str) -> bool:
    """Whether a line names a round or a kind of those who stand below it."""
    if "\t" in line.strip() or line.count("|") > 1:
        return False
    begins = _ROUND_FIRST.match(line) and (CHOSEN.search(line) or len(cells_of(line)) == 1)
    lists = len(line) <= _LONGEST_LABEL and "。" not in line and CHOSEN.search(line) and any(rounds_in(line))
    return bool(begins or lists or _kinds_of(line.strip()))


def _entries(run: Sequence[str], passage: Passage, place: Place) -> Iterator[Entry]:
    above = place
    for lines, cells in grouped(run):
        above = _of_its_row(above, cells)
        yield Entry("\n".join(" ".join(filter(None, cells_of(line))) for line in lines), cells, passage, above)


def _of_its_row(place: Place, cells: Sequence[str]) -> Place:
    """The kind and the round that stand in a row's own cells; an empty first cell goes on from the row above."""
    own = tuple(cell for cell in cells[:2] if _KIND.fullmatch(cell))
    numbers, years = rounds_in(cells[0]) if cells and _ROUND_FIRST.fullmatch(cells[0]) else (frozenset(), frozenset())
    place = replace(place, kinds=own, label="") if own else place
    return replace(place, numbers=numbers, years=years) if numbers or years else place
