"""Tables that spaces draw in plain text: rows whose words stand below the names of their columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from unicodedata import east_asian_width

from ingest.readers.layout import Written, row_of
from ingest.readers.stacked_tables import stacked_table
from ingest.readers.tight_tables import tight_table

_SPACES = (" ", "\u3000")
_WORD = re.compile(r"[^ \u3000]+")
_CELL = re.compile(r"[^ \u3000]+(?:[ \u3000][^ \u3000]+)*")  # parted from the next by two spaces or more
_FEWEST_NAMES = 2
_FEWEST_COLUMNS = 3
_LONGEST_NAME = 16
_MOST_BLANKS = 4  # lines between two rows: a page may end there
_LONGEST_TITLE = 24
_TITLE = re.compile(
    r"[【<＜［\[■●◆◇○].*|[-－―‐・\s]*[0-9０-９]{1,3}[-－―‐・\s]*|[-－―‐─━=＝]+"
)  # of a group of rows; or a page's number; or a rule
_NOTE = re.compile(r"[ \u3000]*(?:注\s?[0-9０-９)）:：]|[※＊*])")
_ASIDE = re.compile(r"[(（][^()（）]{4,40}[)）]")  # under a row, and no row
_A_PAIR = 2  # words apart that may be a number and a heading
_RULE = re.compile(r"[-－―‐─━=＝]+")
_NO_NAME = re.compile(r"[0-9０-９@＠。、:：=＝]|://")
_EDITION = re.compile(r"第?[0-9０-９]{1,2}(?:回|次|期)(?:公募|募集|締切)?|(?:令和|平成)?[0-9０-９]{1,4}年度?")
_NUMBER = re.compile(r"No\.?|№|Ｎｏ．?|番号|項番", re.IGNORECASE)
_COUNTED = re.compile(r"([(（]?[0-9０-９]{1,3}[)）.．]?|[①-⑳])[ \u3000]*(?=.)")
_LONGEST = 400  # lines of a table
_PROOF = 30  # lines within which a table shows that it is one, so that no other line is looked far behind
_ONE_IN = 3  # so many rows at least one has all its cells
_VALUE = re.compile(r".*[0-9０-９@＠].*|[○◯◎●×△✓―－‐-]")
_KEPT = 1024  # a line is looked at below each line that may be its head
_SLACK = 2  # places by which cells of a column may be out of line: one wide letter
_NARROWEST = 10  # places of a column whose cells go on in the next line together with others
_NEARLY = 4  # places before the end of a column: what is as long may go on in the next line


@dataclass(frozen=True, slots=True)
class _Span:
    """The places that the words of a column take up."""

    left: int
    right: int
    text: str = ""  # where it is a cell


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row; () where they went to the row above."""

    cells: tuple[str, ...]
    head: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines from a head to its last row, and which of them are rows."""

    lines: tuple[str, ...]
    rows: tuple[int, ...]


def with_tables(lines: Sequence[str]) -> Iterator[Written]:
    """The lines in order, those that are rows of a table with their cells parted."""
    place = tables = 0
    while place < len(lines):
        near = lines[place : place + _LONGEST]
        rows = _stacked(near) or (_table(near[:_PROOF]) and _table(near))
        tables += bool(rows)
        taken = max(len(rows), 1)
        for row, line in zip(rows or [None], lines[place : place + taken], strict=True):
            if row is None:
                yield Written(line)
            elif row.cells:
                yield row_of(row.cells, table=tables - 1, head=row.head)
        place += taken


def _stacked(lines: Sequence[str]) -> list[_Row | None]:
    """The rows of a table whose cells stand below each other, () for each line more that it takes up."""
    rows, taken = stacked_table(lines)
    return [*(_Row(cells, head=place == 0) for place, cells in enumerate(rows)), *[_Row(())] * (taken - len(rows))]


def _table(lines: Sequence[str]) -> list[_Row | None]:
    """What each line of the table that begins here is, None for one that is no row; [] where none begins."""
    block = _block(lines)
    rows = _rows([block.lines[row] for row in block.rows]) if block else []
    if block is not None and rows:
        held = dict(zip(block.rows, rows, strict=True))
        return _with_asides([held.get(place) for place in range(len(block.lines))], block.lines)
    tight = tight_table(lines)
    return [_Row(cells, head=place == 0) if cells else None for place, cells in enumerate(tight)]


def _with_asides(rows: list[_Row | None], lines: Sequence[str]) -> list[_Row | None]:
    """The rows, each with what the line below it adds in brackets: in the cell that ends as that does, else in the last."""
    for place, line in enumerate(lines[1:], 1):
        above = rows[place - 1]
        if _is_aside(line) and rows[place] is None and above and any(above.cells) and not above.head:
            ends = line.strip()[:-1][-_SLACK:]
            filled = [at for at, cell in enumerate(above.cells) if cell and at]
            at = next((at for at in filled if above.cells[at].endswith(ends)), filled[-1] if filled else 0)
            cells = tuple(cell + line.strip() if at == one else cell for one, cell in enumerate(above.cells))
            rows[place - 1], rows[place] = replace(above, cells=cells), _Row(())
    return rows


def _block(lines: Sequence[str]) -> _Block | None:
    """The table that begins with the first line; None where that names no columns."""
    if not _names_columns(lines[0]):
        return None
    rows, blanks = [0], 0
    for place, line in enumerate(lines[1:], 1):
        blanks = 0 if line.strip() else blanks + 1
        if blanks > _MOST_BLANKS or not _goes_on(lines[0], line, lines[place - 1]):
            break
        if line.strip() and not (_is_title(line) or _is_aside(line)):
            rows.append(place)
    return _Block(tuple(lines[: rows[-1] + 1]), tuple(rows)) if len(rows) > 1 else None


def _goes_on(head: str, line: str, above: str) -> bool:
    """Whether a line may stand within the table: a row, what a row leaves for the next line, the title of a group."""
    if not line.strip() or _is_title(line) or _is_aside(line) or line.split() == head.split():
        return True
    if "\t" in line or _NOTE.match(line) or (not above.strip() and _names_columns(line)):
        return False
    cells = len(_CELL.findall(line))
    if cells > _A_PAIR or (cells > 1 and (len(_CELL.findall(head)) <= _FEWEST_COLUMNS or _is_rest_of(line, above))):
        return True
    return _is_rest_of(line, above) and len(line.strip()) <= _LONGEST_TITLE


def _is_rest_of(line: str, above: str) -> bool:
    """Whether a line may hold the ends of the cells above it: it begins farther in."""
    begin = len(line) - len(line.lstrip(" \u3000"))
    return bool(above.strip()) and begin > len(above) - len(above.lstrip(" \u3000"))


def _is_aside(line: str) -> bool:
    """Whether a line says in brackets more about the row above it, and stands in none of its columns."""
    return not line.startswith(_SPACES) and bool(_ASIDE.fullmatch(line.strip()))


def _is_title(line: str) -> bool:
    words = line.strip()
    return (
        len(words) <= _LONGEST_TITLE * (3 if _RULE.fullmatch(words) else 1)
        and len(_CELL.findall(words)) == 1
        and bool(_TITLE.fullmatch(words))
    )


@lru_cache(_KEPT)
def _names_columns(line: str) -> bool:
    """Whether a line could be a head: short names apart from each other that hold no value."""
    names = [_name(cell) for cell in _CELL.findall(line)] if "\t" not in line else []
    told = all(
        0 < len(name) <= _LONGEST_NAME and (_EDITION.fullmatch(name) or not _NO_NAME.search(name)) for name in names
    )
    indented = line.startswith(_SPACES)  # the first column has no name
    return told and len(names) >= _FEWEST_NAMES + (not indented) and any(len(name) > 1 for name in names)


def _name(cell: str) -> str:
    """The name of a column, without that of the numbers before it: 番号 書類."""
    words = cell.split()
    return _unspaced(words[1:] if len(words) > 1 and _NUMBER.fullmatch(words[0]) else words)


def _unspaced(words: Sequence[str]) -> str:
    """Words as one text, without spaces where they are but the letters of a word: 区　分."""
    return ("" if all(len(word) == 1 for word in words) else " ").join(words)


def _rows(lines: Sequence[str]) -> list[_Row | None]:
    """The rows of a table, the first its head, None for one in doubt; [] where none has a cell for each name."""
    heads = [line.split() == lines[0].split() for line in lines]
    cells = [_cells(line) for line in lines]
    held = [row for row, head in zip(cells, heads, strict=True) if not head]
    names = _names(lines[0], set(map(len, held)))
    full = [row for row in held if len(row) == len(names)]
    tells = any(_VALUE.fullmatch(cell.text) for row in held for cell in row)
    if len(names) < _FEWEST_COLUMNS or len(full) * _ONE_IN < len(held) or not tells:
        return []
    columns = [
        _Span(min(one.left for one in column), max(one.right for one in column)) for column in zip(*full, strict=True)
    ]
    grid = [_placed(line, row, columns) for line, row in zip(lines, cells, strict=True)]
    rows = _whole([names if head else row for head, row in zip(heads, grid, strict=True)], heads, columns)
    number = lines[0].split()[0]
    counted = _NUMBER.fullmatch(number) and names[0] and number not in names
    return [row and _numbered(row, number) for row in rows] if counted else rows


def _numbered(row: _Row, number: str) -> _Row:
    """A row with a column for the number that its first cell begins with."""
    if not row.cells or row.head:
        return replace(row, cells=(number, *row.cells) if row.cells else ())
    counted = _COUNTED.match(row.cells[0])
    of, name = (counted[1], row.cells[0][counted.end() :]) if counted else ("", row.cells[0])
    return _Row((of, name, *row.cells[1:]))


def _names(head: str, counts: Collection[int]) -> tuple[str, ...]:
    """The names of the columns, () where no row has as many: a first column may have none, and numbers none of their own."""
    cells = _CELL.findall(head)
    names = tuple(map(_name, cells))
    ways = [("", *names)] if head.startswith(_SPACES) else []
    ways += [names, names[1:]] if _NUMBER.fullmatch(cells[0]) else [names]
    return next((way for way in ways if len(way) in counts), ())


@lru_cache(_KEPT)
def _cells(line: str) -> tuple[_Span, ...]:
    return tuple(_span(line, found) for found in _CELL.finditer(line))


def _span(line: str, found: re.Match[str]) -> _Span:
    return _Span(_width(line[: found.start()]), _width(line[: found.end()]), found[0])


def _placed(line: str, cells: Sequence[_Span], columns: Sequence[_Span]) -> tuple[str, ...]:
    """The cells of a line by column: in their order, or by where their words stand; () where that leaves doubt."""
    if len(cells) == len(columns):
        return tuple(_unspaced(cell.text.split()) for cell in cells)
    held: list[list[str]] = [[] for _ in columns]
    for cell in _CELL.finditer(line):
        found = _WORD.finditer(line, cell.start(), cell.end())
        words = [word for one in found for word in _parted(line, one.start(), one.end(), columns)]
        places = [max(range(len(columns)), key=partial(_overlap, word, columns)) for word in words]
        crowded = len(words) > len(set(places)) > 1
        for word, place in zip(words, places, strict=True):
            if not held[place] and not _opens(word, columns[place], exactly=crowded):
                return ()
            held[place].append(word.text)
    return tuple(_unspaced(words) for words in held)


def _parted(line: str, start: int, end: int, columns: Sequence[_Span]) -> Iterator[_Span]:
    """A word, parted where a number begins right at a column, as the words before it fill theirs: 面接(A枠)6月15日."""
    begins = {column.left for column in columns[1:]}
    for at in range(start + 1, end):
        if line[at].isdigit() and not line[at - 1].isdigit() and _width(line[:at]) in begins:
            yield _Span(_width(line[:start]), _width(line[:at]), line[start:at])
            start = at
    yield _Span(_width(line[:start]), _width(line[:end]), line[start:end])


def _opens(word: _Span, column: _Span, *, exactly: bool) -> bool:
    """Whether the first word of a cell stands where its column begins, or ends where that ends, or was pushed to the right."""
    aligned = abs(word.left - column.left) <= _SLACK or word.right == column.right
    return aligned or (not exactly and word.left > column.left)


def _overlap(word: _Span, columns: Sequence[_Span], place: int) -> int:
    """By how many places a word stands in a column; by how many it misses it, below 0."""
    column = columns[place]
    return min(word.right, column.right) - max(word.left, column.left)


def _whole(grid: Sequence[tuple[str, ...]], heads: Sequence[bool], columns: Sequence[_Span]) -> list[_Row | None]:
    """Rows with what they have on the next line, and with the first cell of several rows in each of them."""
    rows: list[_Row | None] = []
    last = 0  # the row that is being told; 0: none
    for place, (cells, head) in enumerate(zip(grid, heads, strict=True)):
        told = rows[last] if last and not head else None
        if not cells:
            rows.append(None)
            last = 0
        elif told and not cells[0] and _is_rest(grid[place - 1], cells, columns):
            rows[last] = _Row(tuple(f"{cell}{more}" for cell, more in zip(told.cells, cells, strict=True)))
            rows.append(_Row(()))
        else:
            rows.append(_Row((cells[0] or (told.cells[0] if told else ""), *cells[1:]), head=head))
            last = 0 if head else place
    return rows


def _is_rest(above: Sequence[str], cells: Sequence[str], columns: Sequence[_Span]) -> bool:
    """Whether a line holds but the ends of cells that fill their columns on the line above."""
    filled = [place for place, cell in enumerate(cells) if cell]
    widths = {place: columns[place].right - columns[place].left for place in filled}
    several = len(filled) > 1 and any(
        widths[place] < _NARROWEST or (_VALUE.fullmatch(above[place]) and _VALUE.fullmatch(cells[place]))
        for place in filled
    )  # a row of its own: short words below short words, an amount below an amount
    ended = all(_width(above[place]) >= widths[place] - _NEARLY for place in filled)
    unnamed = bool(filled) and filled[0] > 1  # neither of the columns that name the row
    return not several and (unnamed or ended) and len(filled) < len(columns) - 1


def _width(text: str) -> int:
    """How many places a text takes up: a wide letter two."""
    return sum(1 + (east_asian_width(letter) in "WFA") for letter in text)
