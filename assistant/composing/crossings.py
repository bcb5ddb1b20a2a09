"""Where the rows and the columns meet that a question names: the 補助率 and the 上限額 of the one 枠, and of no other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.catalogue import Catalogue, spoken
from assistant.composing.citing import citation_of, claim_from
from assistant.composing.grids import Grid, GridRow, grids_of
from assistant.composing.refused import without_the_refused
from assistant.domain import Claim, Passage
from assistant.languages.ja.asked_units import asked_units
from assistant.languages.ja.dates import fiscal_years
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokens import tokens
from assistant.ports import Library
from assistant.retrieval import Found
from assistant.verification import unsupported
from assistant.words import Words

_LOOKED_AT = 8  # of the best passages, of which one has to hold a row that is named
_NEAR_THE_BEST = 4.0  # log-odds below the best passage
_SHORTEST = 2  # letters of a name
_HALF = 0.5  # of the words that tell a name from those beside it; of the words that are asked for
_WHOLE = 1.0  # of the words of a name, beside another that is said in full
_LEAST = 0.2  # of the words that are asked for, where rows and columns are named beyond doubt
_MOST_SAID = 420  # characters
_OF_CHANGES = re.compile(r"^[誤正旧新]|(?<![年月週日間])[前後]$|^現行")
_MARK = re.compile(r"[○◯〇◎●△✓×✕―—－-]?|不?要|不?可|[有無]|必須|任意")
_OF_ALL = re.compile(r"合計|総計|総数|全体|平均|^計$")  # a row at the foot of a table
_ROUND = re.compile(r"第\d{1,3}[回次期]")
_WEEKDAY = re.compile(r"\([日月火水木金土][・、]?(?:祝|祝日)?\)")
_BRACKETED = re.compile(r"\([^()]*\)")
_TELLING = re.compile(r"[0-9A-Z]")
_HOW_MANY = re.compile(r"何(?:件|社|者|人|名|団体|校|チーム|課題|拠点)|いくら|何割|何分の")
_NUMBER = re.compile(r"([\d,]+(?:\.\d+)?)\s*(\D{0,3})")
_NUMBERED = re.compile(r"第\d{1,3}[回次期]|年度")
_PASSED = re.compile(
    r"(?<=[年月])(?:が|も)?(?:た(?:つ|った|って|てば)|経(?:つ|った|って|過|てば)|過ぎ)"
)  # 5年たつと: 5年後
_ITEMS = re.compile(r"[()、,/・\s]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question says: as it sounds, its words, those that it asks for and others that mean the same."""

    heard: str
    words: frozenset[str]
    wanted: frozenset[str]
    alike: frozenset[str]
    years: frozenset[int]
    compares: bool  # whether it holds several years together
    numbers: int  # how many kinds of numbers it asks for
    most: bool  # whether it asks for the highest of several numbers

    @classmethod
    def of(cls, question: str, bare: str, meant: tuple[Collection[str], Collection[str]], words: Words) -> Asked:
        """A question, the same without the names of its call, and what it asks for in its words and in others."""
        wanted, same = meant
        question, bare = without_the_refused(question), without_the_refused(bare)
        compares = any(word in question for word in words.editions["compare"])
        years = frozenset(year for _, _, year in fiscal_years(plain(question)))
        alike = frozenset(word for phrase in same for word in phrase.split())
        said = frozenset(tokens(bare))
        asks, numbers = words.asks("most", question), max(len(asked_units(question)), len(_HOW_MANY.findall(question)))
        return cls(
            spoken(_PASSED.sub("後", question)), said, frozenset(wanted), alike, years, compares, numbers, most=asks
        )


@dataclass(frozen=True, slots=True)
class Crossing:
    """The rows and the columns of a table that a question names, and the share of its words that they hold."""

    grid: Grid
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    share: float


def compose_crossings(
    found: Sequence[Found], asked: Asked, library: Library, catalogue: Catalogue
) -> tuple[Claim, ...]:
    """The cells of the table in which a question names both rows and columns; none where there is no such table."""
    near = [one.passage for one in found[:_LOOKED_AT] if found[0].score - one.score <= _NEAR_THE_BEST]
    held = {passage.id for passage in near}
    crossings = [
        crossing
        for document in dict.fromkeys(passage.document_id for passage in near)
        for grid in grids_of(library.passages(document_ids=[document]))
        if any(row.passage.id in held for row in grid.rows) and (crossing := _crossing(grid, asked)) is not None
    ]
    best = max(crossings, key=lambda one: one.share, default=None)
    if best is None or asked.numbers > len(best.rows) * len(best.columns):
        return ()
    said = _cells_of(best)
    disputed = any(said.get(place, cell) != cell for one in crossings for place, cell in _cells_of(one).items())
    return () if disputed else tuple(_claims(best, catalogue))


def _cells_of(crossing: Crossing) -> dict[tuple[str, str], str]:
    """What stands under each pair of names; where another table says otherwise, one of the two is out of date."""
    rows = [crossing.grid.rows[place] for place in crossing.rows]
    return {(row.name, crossing.grid.columns[place]): row.cells[place] for row in rows for place in crossing.columns}


def _crossing(grid: Grid, asked: Asked) -> Crossing | None:
    names = [_WEEKDAY.sub("", row.name) for row in grid.rows]  # 4月24日(金) is not named by 補助金
    columns = _named(grid.columns, asked)
    columns = [one for one in columns if _is_said(grid.columns[one], asked)] if asked.most else columns
    if not columns or _is_left_out(grid, columns) or not all(_is_said(grid.columns[place], asked) for place in columns):
        return None
    rows = _named(names, asked) if len(set(names)) == len(names) else ()
    rows = [one for one in rows if not _OF_ALL.search(names[one])] if asked.most else rows
    if rows and all(_NUMBERED.search(names[place]) for place in rows):
        return None  # a round or a year is told whole
    whole = () if rows else _of_the_column(grid, columns, asked)
    around = grid.rows[0].passage.heading if asked.most else ()
    held = _words([*(names[place] for place in rows), *(grid.columns[place] for place in columns), *around])
    share = len(asked.wanted & held) / max(len(asked.wanted), 1)
    if not (rows or whole) or share < (_LEAST if _is_sure(names, rows, asked) else _HALF):
        return None
    if asked.compares and all(fiscal_years(name) or _ROUND.search(name) for name in grid.columns):
        columns = range(len(grid.columns))
    return Crossing(grid, tuple(rows or whole), tuple(columns), share)


def _is_left_out(grid: Grid, columns: Collection[int]) -> bool:
    """Whether a table tells of what was changed, or marks what goes together: those are read in ways of their own."""
    cells = [row.cells[place] for row in grid.rows for place in columns]
    marked = sum(bool(_MARK.fullmatch(cell)) for cell in cells)
    return any(_OF_CHANGES.search(name) for name in grid.columns) or 2 * marked > len(cells)


def _is_sure(names: Sequence[str], places: Sequence[int], asked: Asked) -> bool:
    """Whether names are said by themselves, or each by the words that tell it from the others."""
    own = _own_words(names)
    return all(_is_said(names[place], asked) or own[place] <= asked.words for place in places)


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in tokens(name))


def _of_the_column(grid: Grid, columns: Sequence[int], asked: Asked) -> Sequence[int]:
    """All rows of the one column that a question names, where the headings say the rest; the highest where it asks for that."""
    if len(columns) != 1:
        return ()
    around = (*grid.rows[0].passage.heading, grid.corner, grid.columns[columns[0]])
    if asked.most:
        single = [at for at, row in enumerate(grid.rows) if not _OF_ALL.search(row.name)]
        return [single[at] for at in _highest([grid.rows[at].cells[columns[0]] for at in single])]
    return range(len(grid.rows)) if asked.wanted and asked.wanted <= _words(around) else ()


def _highest(cells: Sequence[str]) -> Sequence[int]:
    """Which of several numbers with one unit is the highest."""
    numbers = [_NUMBER.fullmatch(cell) for cell in cells]
    told = {at: float(one[1].replace(",", "")) for at, one in enumerate(numbers) if one is not None}
    if len(told) < len(cells) or len({one[2] for one in numbers if one is not None}) > 1:
        return ()
    return [at for at, value in told.items() if value == max(told.values())]


def _named(names: Sequence[str], asked: Asked) -> Sequence[int]:
    """Which of the names beside each other a question says, or half of their own words; else which it means."""
    whole = _longest([place for place, name in enumerate(names) if _is_said(name, asked)], names, asked)
    own = _own_words([name if not _is_numbered(name) else "" for name in names])
    for words, least in ((asked.words, _WHOLE if whole else _HALF), (asked.words | asked.alike, _WHOLE)):
        said = [place for place, proper in enumerate(own) if _tells(proper, words, least)]
        if whole or said:
            return sorted({*whole, *(place for place in said if not _is_part(names[place], whole, names))})
    return ()


def _longest(whole: Sequence[int], names: Sequence[str], asked: Asked) -> Sequence[int]:
    """Those that a question says by themselves, and not only as the beginning of a longer one: 採択 of 採択率."""
    heard = asked.heard
    kept = []
    for place in sorted(whole, key=lambda at: -len(spoken(names[at]))):
        if spoken(names[place]) in heard or _is_numbered(names[place]):
            kept.append(place)
            heard = heard.replace(spoken(names[place]), " ")
    return kept


def _is_part(name: str, whole: Sequence[int], names: Sequence[str]) -> bool:
    """Whether a name is but a part of one that is said."""
    return any(spoken(name) in spoken(names[place]) for place in whole)


def _own_words(names: Sequence[str]) -> list[frozenset[str]]:
    """The words of each name that tell it from those beside it: those of no other, else those that not all share."""
    held = [frozenset(tokens(_BRACKETED.sub("", name) or name)) for name in names]
    counts = Counter(word for words in held for word in words)
    own = [frozenset(word for word in words if counts[word] < len(names)) for words in held]
    return [frozenset(word for word in words if counts[word] == 1) or words for words in own]


def _tells(own: Collection[str], words: Collection[str], share: float) -> bool:
    return bool(own) and len(set(own) & set(words)) >= share * len(own)


def _is_said(name: str, asked: Asked) -> bool:
    if years := {year for _, _, year in fiscal_years(name)}:
        return bool(years & asked.years)
    parts = _ITEMS.split(name) if _is_numbered(name) else (_BRACKETED.sub("", name),)
    return any(_stands_in(spoken(part), asked.heard) for part in (name, *parts))


def _stands_in(part: str, heard: str) -> bool:
    """Whether a question says a name, and no number of which it would be the end: 5年後 of 15年後."""
    return len(part) >= _SHORTEST and bool(
        re.search(rf"(?<!\d){re.escape(part)}" if part[0].isdigit() else re.escape(part), heard)
    )


def _is_numbered(name: str) -> bool:
    """Whether a number tells a name from others: 第2回, A枠."""
    return bool(_TELLING.search(name))


def _claims(crossing: Crossing, catalogue: Catalogue) -> Iterator[Claim]:
    """A line for each row, one claim for each passage; where only the head of the table gives a unit, it is cited too."""
    told: dict[str, list[str]] = {}
    rows = [crossing.grid.rows[place] for place in crossing.rows]
    head = crossing.grid.rows[0].passage
    for row in rows:
        if line := _line(row, head, crossing):
            told.setdefault(row.passage.id, []).append(line)
    if sum(len(line) for lines in told.values() for line in lines) > _MOST_SAID:
        return
    for passage in {row.passage.id: row.passage for row in rows if row.passage.id in told}.values():
        claim = claim_from("\n".join(told[passage.id]), passage, catalogue)
        lacking = head.id != passage.id and unsupported(claim.text, [passage.text])
        yield replace(claim, citations=(*claim.citations, citation_of(head, catalogue))) if lacking else claim


def _line(row: GridRow, head: Passage, crossing: Crossing) -> str:
    cells = [(crossing.grid.columns[place], row.cells[place]) for place in crossing.columns if row.cells[place]]
    said = " / ".join((row.name, *(f"{name}: {cell}" for name, cell in cells)))
    if unsupported(said, [row.passage.text, head.text]):
        said = " / ".join((row.name, *(cell for _, cell in cells)))
    return said if cells else ""
