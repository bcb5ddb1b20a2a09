"""The right rows of a table: those whose cells the question names, and of them the columns that it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from assistant.catalogue import Catalogue, spoken, without_names
from assistant.composing.citing import citation_of, claim_from
from assistant.domain import Claim, Passage
from assistant.languages.ja.asked_units import answers_units, asked_units
from assistant.languages.ja.normalise import plain
from assistant.languages.ja.tokens import tokens
from assistant.ports import Library
from assistant.ranking import asks_yes_or_no, decides
from assistant.retrieval import Found
from assistant.verification import unsupported

_LOOKED_AT = 3  # of the best passages, to find the table
_NEAR_THE_BEST = 1.0  # log-odds below the best passage
_READ_AGAINST = 8  # of the best passages, to find another table that says otherwise
_LEAST_CELL = 2  # characters of a cell that a question can name
_NAMED_FROM = 3  # columns, from which on a cell is said with the name of its column
_MOST_SAID = 2_300  # characters of all rows together
_TWO_NUMBERS = re.compile(r"(?<=\d) (?=\d)")  # of two cells: a telephone number and an extension
_QUANTITY = re.compile(
    r"[\d,.]+\s?(?:円|[百千万億]+円|点|件|名|人|社|者|校|団体|課題|%|割|分の\d+(?:以内)?)(?:程度|以内|まで)?"
)
_ITEMS = re.compile(r"[、,/・]|及び|および|並びに")
_NOTE = re.compile(r"\s*\([^()]*\)$")
_WEEKDAY = re.compile(r"\([日月火水木金土][・、]?(?:祝|祝日)?\)")
_READING = re.compile(r"\([ぁ-んー]+\)|\s+\d{1,2}\s*階.*$")  # 港浜(みなとはま)商工会館 2階
_COUNTER = re.compile(r"\(?\d{1,2}[.)]?")
_COLUMNS_ASKED = re.compile(r"額|率|いくら|何|どれ|どの|円")
_AMOUNTS = re.compile(r"上限額|補助額|補助率|助成額|支援額|助成率|金額|単価")
_SORT = re.compile(r"(?:区分|部門|類型|コース|種別)")  # of A区分 it is only what that is
_NAMED_SORT = re.compile(r"[0-9A-Z一-龠ァ-ヶー](?:区分|部門|類型|コース|種別)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and the passage that holds it."""

    cells: tuple[str, ...]
    passage: Passage

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns; the first column of a table that compares things has none."""
        named = tuple(self.passage.heading[-1].split(" / ")) if self.passage.heading else ()
        return ("", *named) if len(named) == len(self.cells) - 1 else named

    @property
    def name(self) -> str:
        """What it is about: its first cell, or the next where that only counts the rows."""
        return next((cell for cell in self.cells[:2] if not _COUNTER.fullmatch(cell)), self.cells[0])


_RANGE = re.compile(r"(様式|別紙|第)\s*\d{1,2}\s*[~\-]\s*(?:様式|別紙|第)?\s*\d{1,2}")  # all of them: 様式1~8


@dataclass(frozen=True, slots=True)
class Heard:
    """A question as it stands, as it sounds whole and without the names of its call: 科学館 of 「科学館つながる助成」 is no item of a cell."""

    said: str
    whole: str
    beside_the_call: str


def compose_rows(
    found: Sequence[Found], question: str, asked: Collection[str], library: Library, catalogue: Catalogue
) -> tuple[Claim, ...]:
    """The rows that a question picks out of the best table, one claim a passage; none where it picks none or all."""
    near = [one.passage for one in found[:_LOOKED_AT] if found[0].score - one.score <= _NEAR_THE_BEST]
    best = next((passage for passage in near if "\t" in passage.text), None)
    if best is None:
        return ()
    table = [p for p in library.passages(document_ids=[best.document_id]) if p.heading == best.heading]
    rows = _rows(table)
    bare = _without_its_call(question, best, catalogue)
    question, bare = (_RANGE.sub(r"\1", plain(text)) for text in (question, bare))
    heard = Heard(question, spoken(question), spoken(bare))
    column = _column_named(rows[0], heard.whole) if rows else None
    picked = _picked(rows, heard) or _all_that_is_said(rows, set(tokens(question)) & set(asked))
    picked = picked or (_worded_as(rows, asked) if column is not None else _counted(rows, bare))
    if _are_disputed(picked, rows, [one.passage for one in found[:_READ_AGAINST]]) or _leave_open(picked, question):
        return ()
    said: dict[str, list[str]] = {}
    for row in picked if len(picked) < len(rows) else ():
        said.setdefault(row.passage.id, []).append(_worded(row, column, table))
    held = {row.passage.id: row.passage for row in rows}
    claims = [_claim("\n".join(lines), held[id_], table, catalogue) for id_, lines in said.items()]
    lacking = column is not None and answers_units("\n".join(one.text for one in claims), question) < len(
        asked_units(question)
    )
    return tuple(claims) if not lacking and sum(len(claim.text) for claim in claims) <= _MOST_SAID else ()


def _leave_open(picked: Sequence[Row], question: str) -> bool:
    """Whether a question that wants a yes or a no names only an item of rows that tell amounts and decide nothing: 中古の巣箱."""
    wants = asks_yes_or_no(question) and not asked_units(question) and not _COLUMNS_ASKED.search(question)
    tells = (not decides(" ".join(row.cells)) and any(map(_AMOUNTS.search, row.columns)) for row in picked)
    return wants and bool(picked) and all(tells)


def begin_with_a_table(found: Sequence[Found]) -> bool:
    """Whether the best passage is of a table."""
    return bool(found) and "\t" in found[0].passage.text


def _are_disputed(picked: Sequence[Row], rows: Sequence[Row], found: Iterable[Passage]) -> bool:
    """Whether another table with the same columns says something else in a row that is picked: one of them is out of date."""
    own = {row.passage.id for row in rows}
    others = (
        [one for one in found if one.id not in own and one.heading[-1:] == picked[0].passage.heading[-1:]]
        if picked
        else []
    )
    told = {row.cells[0]: row.cells[1:] for one in others for row in _rows([one])}
    return any(told.get(row.cells[0], row.cells[1:]) != row.cells[1:] for row in picked)


def _rows(passages: Iterable[Passage]) -> tuple[Row, ...]:
    lines = ((line, passage) for passage in passages for line in passage.text.split("\n") if "\t" in line)
    rows = tuple(Row(tuple(plain(cell).strip() for cell in line.split("\t")), passage) for line, passage in lines)
    return rows[1:] if rows and _is_head(rows[0], rows[1:]) else rows


def _is_head(row: Row, below: Sequence[Row]) -> bool:
    """Column names hold no number, stand in no cell below, and ingest writes them into the heading path."""
    named = any(all(cell in title for cell in row.cells) for title in row.passage.heading)
    again = any(cell and cell == other for one in below for cell, other in zip(row.cells, one.cells, strict=False))
    return named or not (again or any(character.isdigit() for cell in row.cells for character in cell))


def _without_its_call(question: str, best: Passage, catalogue: Catalogue) -> str:
    own = next((one for one in catalogue.documents if one.id == best.document_id), None)
    return without_names(plain(question), catalogue.call(own.call_id), ()) if own else question


def _picked(rows: Sequence[Row], heard: Heard) -> list[Row]:
    """The rows that agree with the question in every column in which it names a cell, or an item of one."""
    named: dict[int, set[str]] = {}
    for row in rows:
        for column, cell in enumerate(row.cells):
            if _is_named(cell, heard):
                named.setdefault(column, set()).add(cell)
    if not named:
        return []
    return [row for row in rows if all(_says(_cell(row, column), cells) for column, cells in named.items())]


def _says(cell: str, cells: Collection[str]) -> bool:
    """Whether a cell is one of those that are named, as it stands or with a note: すべての申請者(申請の前に提出)."""
    return cell in cells or _NOTE.sub("", cell) in cells


def _is_named(cell: str, heard: Heard) -> bool:
    if _QUANTITY.fullmatch(cell) or (_SORT.fullmatch(cell) and _NAMED_SORT.search(heard.said)):
        return False  # 「100点のうち何点」 asks for no row of 100点, 「A区分の書類」 for none of 区分
    items = (*_ITEMS.split(cell), _READING.sub("", cell))
    said = ((cell, heard.whole), *((item, heard.beside_the_call) for item in items))
    return any(len(one.strip()) >= _LEAST_CELL and spoken(one) in place for one, place in said)


def _all_that_is_said(rows: Sequence[Row], words: Collection[str]) -> list[Row]:
    """The one row whose name holds every word of a question: 「輸出のコースだと?」 asks for 輸出対応コース."""
    held = [row for row in rows if words and set(words) <= set(tokens(row.name))]
    return held if len(held) == 1 else []


def _worded_as(rows: Sequence[Row], asked: Collection[str]) -> list[Row]:
    """The rows whose name holds the most of the asked words."""
    names = [_WEEKDAY.sub("", row.name) for row in rows]  # 4月24日(金) is not named by 補助金
    hits = [len(set(tokens(name)) & set(asked)) for name in names]
    return [row for row, count in zip(rows, hits, strict=True) if count and count == max(hits)]


def _counted(rows: Sequence[Row], question: str) -> list[Row]:
    """The one row whose first cell holds the most of the words of a question, where it counts what is asked: 「価値は何点」."""
    worded = _worded_as(rows, tokens(question)) if asked_units(question) else []
    return worded if len(worded) == 1 and answers_units(" ".join(worded[0].cells[1:]), question) else []


def _column_named(row: Row, heard: str) -> int | None:
    """The one column, of those that are compared, whose name the question says: 「後期」 of 前期募集 and 後期募集."""
    if len(row.columns) != len(row.cells):
        return None
    names = ["", *(spoken(name) for name in row.columns[1:])]  # the first says what the rows are
    end = _shared_end([name for name in names if name])
    own = [name[: len(name) - end + 1] for name in names]  # with one of the shared letters: 後期
    said = [place for place, name in enumerate(own) if place and len(name) >= _LEAST_CELL and name in heard]
    return said[0] if len(said) == 1 and end else None


def _shared_end(names: Sequence[str]) -> int:
    """How many letters all of several names end in."""
    ends = takewhile(lambda letters: len(set(letters)) == 1, zip(*(reversed(name) for name in names), strict=False))
    return sum(1 for _ in ends) if len(names) > 1 else 0


def _cell(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


def _worded(row: Row, column: int | None, table: Sequence[Passage]) -> str:
    """A row as it is read aloud: what it is about, then each cell under the name of its column."""
    plainly = _TWO_NUMBERS.sub(" / ", " ".join(filter(None, row.cells)))
    if len(row.columns) != len(row.cells) or len(row.columns) < _NAMED_FROM:
        return plainly
    first, *others = zip(row.columns, row.cells, strict=True)
    told = [f"{name}: {cell}" for place, (name, cell) in enumerate(others, 1) if cell and column in (None, place)]
    said = " / ".join((first[1], *told))
    return plainly if unsupported(said, [row.passage.text, *(head.text for head in table[:1])]) else said


def _claim(said: str, passage: Passage, table: Sequence[Passage], catalogue: Catalogue) -> Claim:
    """A claim on a row; where only the head of the table gives a unit (千円), it is cited too."""
    claim = claim_from(said, passage, catalogue)
    if table[0].id == passage.id or not unsupported(said, [passage.text]):
        return claim
    return replace(claim, citations=(*claim.citations, citation_of(table[0], catalogue)))
