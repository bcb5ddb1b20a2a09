"""The lines of a PDF page as they are seen, with each ruled table as rows in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.inked import NOTHING, Inked, Places
from ingest.readers.layout import Written, inked_row, names_columns
from ingest.readers.pdf_characters import Box, Character
from ingest.readers.pdf_tables import Cell, Ruled

_SAME_LINE = 0.5  # share of a character's height by which the lines of a cell differ at least
_ROOM = 1.0  # characters for which there was still room in a line that was broken for want of it
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_ADDRESS_END = re.compile(r"[!-~]+$")
_ADDRESS = re.compile(r"@|://|www\.")
_WHOLE_ADDRESS = re.compile(r"@\S+\.(?:jp|com|org|net|info|biz)$")
_LABEL = re.compile(
    r"[^\s：:]{1,12}[：:](?!//)|〒|https?://|(?:e-?mail|tel|fax|url)\b", re.IGNORECASE
)  # of another line
_GAP = 0.6  # of a line's height, by which white space exceeds the usual where a blank line is meant
_WIDE_GAP = 1.4  # heights of white space that part two stretches of a line
_WIDEST_USUAL = 1.5  # lines' heights of white space that can be the usual


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or a whole table, and where it stands."""

    box: Box
    text: str
    table: tuple[Written, ...] = ()
    pieces: tuple[Line, ...] = ()  # the stretches of a line that wide gaps part
    places: Places = ()  # of its characters

    @property
    def words(self) -> Inked:
        """Its text with the places of the characters; where they are not known, that of the line."""
        return Inked(self.text, self.places) if self.places else Inked.at(self.box, self.text)


def lines_of(characters: Sequence[Character], tables: Sequence[Ruled]) -> tuple[Line, ...]:
    """The lines of a page in reading order; a table comes where its first character does, if its text is upright."""
    tables = () if _sideways(characters) else tables
    lines: list[Line] = []
    current: list[Character] = []
    begun: set[int] = set()

    def close() -> None:
        lines.extend(_line(current))
        current.clear()

    for character in characters:
        number = _table_at(character, tables)
        if character.ends_line or _returns(current, character):
            close()
        if character.ends_line:
            continue
        if number is None:
            current.append(character)
        elif number not in begun and not character.text.isspace():
            close()
            begun.add(number)
            lines.append(_table(tables[number], characters, number=len(begun) - 1))
    close()
    return tuple(lines)


def written_lines(lines: Sequence[Line]) -> Iterator[Written]:
    """The lines with a blank one where the page leaves more than its usual space."""
    gaps = [below.box.top - above.box.bottom for above, below in pairwise(lines)]
    downwards = sorted(gap for gap in gaps if gap > -1)
    usual = downwards[len(downwards) // 4] if downwards else 0.0  # most lines go on from the one above
    for line, gap in zip(lines, (0.0, *gaps), strict=False):
        height = _line_height(line)
        if gap > min(usual, _WIDEST_USUAL * height) + _GAP * height:
            yield Written("")
        yield from line.table or (Written(line.text, places=line.words.places),)


def _sideways(characters: Sequence[Character]) -> bool:
    """Whether the text runs down or up the page, so that its tables cannot be read row by row."""
    inked = [character.box for character in characters if not character.text.isspace()]
    steps = [(abs(after.left - before.left), abs(after.top - before.top)) for before, after in pairwise(inked)]
    return 2 * sum(down > across for across, down in steps) > len(steps) > 0


def _returns(line: Sequence[Character], following: Character) -> bool:
    """A line that pdfium did not end: the next character stands lower, and further left; a hyphen keeps a word whole."""
    last = next((character for character in reversed(line) if not character.text.isspace()), None)
    if last is None or last.text == "-" or following.text.isspace():
        return False
    lower = following.box.top > last.box.top + _SAME_LINE * last.box.height
    return lower and following.box.right < last.box.left


def _line_height(line: Line) -> float:
    return line.box.height / max(1, len(line.table))


def _line(characters: Sequence[Character]) -> Iterator[Line]:
    text = "".join(character.text for character in characters).rstrip()
    if text:
        places = _places(characters)[: len(text)]
        yield Line(_around(characters), text, pieces=tuple(_pieces(characters)), places=places)


def _places(characters: Sequence[Character]) -> Places:
    """Where the characters stand; white space stands nowhere."""
    return tuple(None if character.text.isspace() else character.box for character in characters)


def _pieces(characters: Sequence[Character]) -> Iterator[Line]:
    begins = []
    reach = float("inf")  # where white space would be wide, seen from the letter before
    for place, character in enumerate(characters):
        if not character.text.isspace():
            box = character.box
            if box.left > reach:
                begins.append(place)
            reach = box.right + _WIDE_GAP * (box.bottom - box.top)
    if not begins:
        return
    for start, end in pairwise((0, *begins, len(characters))):
        text = "".join(character.text for character in characters[start:end])
        words = Inked(text, _places(characters[start:end])).stripped()
        if words.text:
            yield Line(_around(characters[start:end]), words.text, places=words.places)


def _around(characters: Sequence[Character]) -> Box:
    boxes = [character.box for character in characters if not character.text.isspace()]
    found = boxes[0]
    for box in boxes[1:]:
        found = found.around(box)
    return found


def _table_at(character: Character, tables: Sequence[Ruled]) -> int | None:
    return next((number for number, table in enumerate(tables) if table.box.holds(character.box)), None)


def _table(table: Ruled, characters: Sequence[Character], *, number: int) -> Line:
    inside = [character for character in characters if not character.ends_line and table.box.holds(character.box)]
    grid = [[NOTHING] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        words = _words(cell, inside)
        for row in range(cell.row, min(cell.row + cell.rows, table.rows)):
            grid[row][cell.column] = words
    grid = [cells for cells in grid if any(cell.text for cell in cells)]
    head = names_columns([[cell.text for cell in cells] for cells in grid], banded=table.banded)
    rows = tuple(inked_row(cells, table=number, head=head and place == 0) for place, cells in enumerate(grid))
    return Line(table.box, "", rows)


def _words(cell: Cell, characters: Sequence[Character]) -> Inked:
    """What a cell says: lines that it was too narrow for are one again."""
    lines = _lines_in(cell, characters)
    if not lines:
        return NOTHING
    width = _usable(cell.box, lines)
    words = lines[0].words
    for above, below in pairwise(lines):
        first = below.box.width / max(1, len(below.text)) * len(_first_piece(below.text))
        full = above.box.width + first + _ROOM * below.box.height > width
        between = _glue(words.text, below.text) if full else " "
        words += Inked.at(None, between) + below.words
    return words


def _lines_in(cell: Cell, characters: Sequence[Character]) -> list[Line]:
    rows: list[list[Character]] = []
    for character in characters:
        if not cell.box.holds(character.box):
            continue
        if rows and abs(_middle(rows[-1][-1]) - _middle(character)) < _SAME_LINE * max(1.0, character.box.height):
            rows[-1].append(character)
        else:
            rows.append([character])
    found = [(line.box, line.words.stripped()) for row in rows for line in _line(row)]
    return sorted((Line(box, words.text, places=words.places) for box, words in found), key=lambda line: line.box.top)


def _middle(character: Character) -> float:
    return (character.box.top + character.box.bottom) / 2


def _usable(cell: Box, lines: Sequence[Line]) -> float:
    """The width of a cell without its margins, as its widest line shows them."""
    margin = min(max(0.0, line.box.left - cell.left) for line in lines)
    return cell.width - 2 * min(margin, 2 * lines[0].box.height)


def _first_piece(text: str) -> str:
    """What moves to the next line as a whole: a character of Japanese, a word of Latin letters."""
    return text[0] if _WIDE.match(text[0]) else text.split(maxsplit=1)[0]


def _glue(before: str, after: str) -> str:
    """Nothing between wide characters, digits, and the parts of an address; a space between two words."""
    left, right = _ADDRESS_END.search(before), after.split(maxsplit=1)[0]
    part = left[0] if left else ""
    if _LABEL.match(after) or ("@" in right and not part):
        return " "
    if _WHOLE_ADDRESS.search(part):
        return " " if right[0].isascii() else ""
    words = part[-1:].isalpha() and right[0].isascii() and right[0].isalpha()
    return " " if words and not _ADDRESS.search(part + right) else ""
