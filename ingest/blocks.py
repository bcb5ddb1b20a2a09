"""What belongs together in a section: a heading and its first lines, a lead and its list, a line and its notes, a table row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.languages.ja.sentences import sentence_spans
from ingest.lines import Line
from ingest.sections import Section
from ingest.tables import TableRow, is_caption

_SHORT_LINE = 30
_LONG_LINE = 400  # characters above which a line may be cut between its sentences
_SUM = re.compile(
    r"[^\s0-9０-９]{3,}.{0,12}?[0-9０-９][0-9０-９,，.]*\s*[千百十]*[億万]*円"
)  # behind a name of its own
_LONGEST_SUM = 40  # characters of a line that tells an amount
_MOST_BLANKS = 3  # blank lines within what belongs together

_ITEM = re.compile(r"[・•●○◎▪▶➢➤✓✔⇒→>|#]|-\s|\(?(?:[0-9]{1,2}|[ア-ンa-z])[.)]|\([^()]{1,3}\)")
_BELONGS_BEFORE = re.compile(r"[※*⇒→↓]|注[)0-9:]|\(")  # notes, and brackets that explain the line before
_NOTE = re.compile(r"[※*]|注[)0-9:]")
_LEADS = re.compile(r"(?::|(?:以下|次|下記)の[^。]{0,30}[。:]?|(?:以下|次|下記)[^。]{0,40}。)$")


@dataclass(frozen=True, slots=True)
class Part:
    """A line or sentence of a page, never cut."""

    start: int
    end: int
    note: bool = False  # it belongs to what stands before it


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page that is cut between its parts, if at all."""

    parts: tuple[Part, ...]
    path: tuple[str, ...]
    row: bool = False
    alone: bool = False  # a row that is one desk's, or one programme's with its dates
    bare: bool = False  # headings alone
    leads: bool = False  # its end announces what follows
    captions: bool = False  # it is the caption of a table alone
    notes: bool = False  # notes alone

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end

    @property
    def size(self) -> int:
        return self.end - self.start

    def with_next(self, after: Block) -> Block:
        """The block and the one after it as one; rows lend it the names of their columns."""
        return replace(
            self,
            parts=self.parts + after.parts,
            path=max(self.path, after.path, key=len) if after.row else self.path,
            row=self.row or after.row,
            alone=self.alone or after.alone,
            bare=self.bare and after.bare,
            leads=after.leads,
            captions=self.captions and after.captions,
            notes=self.notes and after.notes,
        )

    def size_with(self, after: Block) -> int:
        return after.end - self.start


def blocks_of(section: Section) -> Iterator[Block]:
    """The blocks of a section in order."""
    gathered: list[Line] = []
    taken = section.start
    for line in section.lines:
        if line.end <= taken:
            continue
        row = next(iter(section.rows_at(line.start)), None)
        if gathered and (
            row is not None or (len(gathered) >= section.headed and not _belongs(gathered, line, section))
        ):
            yield _block(gathered, section)
            gathered = []
        if row is None:
            gathered.append(line)
            taken = line.end
        else:
            block = _row_block(row, section, after=taken)
            yield block
            taken = block.end
    if gathered:
        yield _block(gathered, section)


def cut(block: Block, *, longest: int) -> list[Block]:
    """A block as it is, or in pieces of its parts where it is too long; notes stay with what they note."""
    if block.size <= longest:
        return [block]
    pieces: list[Block] = []
    for part in block.parts:
        piece = replace(block, parts=(part,))
        fits = bool(pieces) and (
            pieces[-1].size_with(piece) <= longest or (part.note and pieces[-1].size < longest // 2)
        )
        pieces = [*pieces[:-1], pieces[-1].with_next(piece)] if fits else [*pieces, piece]
    return pieces


def _belongs(gathered: Sequence[Line], line: Line, section: Section) -> bool:
    """Whether a line goes on with what the lines before it began."""
    before = gathered[-1]
    if line.blanks > _MOST_BLANKS or is_caption(line.text):
        return False
    if gathered[-1] in section.lines[: section.headed] or "\t" in line.text or _sums_up(before, line):
        return True
    short = len(before.text) <= _SHORT_LINE and not before.text.endswith("。")
    heads = len(gathered) == 1 and short and len(line.text) > _SHORT_LINE and line.blanks <= 1
    if heads or _BELONGS_BEFORE.match(line.text) or _LEADS.search(before.text):
        return True
    listed = any(_ITEM.match(other.text) or _LEADS.search(other.text) for other in gathered)
    return listed and bool(_ITEM.match(line.text))


def _sums_up(before: Line, line: Line) -> bool:
    """Whether two lines tell one amount each, right below each other, as of one year after the other."""
    return not line.blanks and all(len(one.text) <= _LONGEST_SUM and _SUM.search(one.text) for one in (before, line))


def _block(lines: Sequence[Line], section: Section) -> Block:
    parts = tuple(part for line in lines for part in _parts(line))
    headed = len(lines) <= section.headed and lines[0] is section.lines[0]
    last = lines[-1].text
    return Block(
        parts,
        section.path,
        bare=headed,
        leads=is_caption(last) or bool(_LEADS.search(last)),
        captions=len(lines) == 1 and is_caption(last),
        notes=all(_NOTE.match(line.text) for line in lines),
    )


def _parts(line: Line) -> Iterator[Part]:
    if len(line.text) <= _LONG_LINE:
        yield Part(line.start, line.end, note=bool(_BELONGS_BEFORE.match(line.text)))
        return
    for start, end in sentence_spans(line.text):
        yield Part(*line.source_span(start, end))


def _row_block(row: TableRow, section: Section, *, after: int) -> Block:
    """A row, with the whole of the lines that reach over its ends."""
    own = section.lines_in(row)
    names = " / ".join(name for name in row.head if name)
    path = tuple(part for part in (*section.path, row.caption, "" if row.names else names) if part)
    part = Part(max(row.start, after), max(row.end, *(line.end for line in own)))
    return Block((part,), path, row=True, alone=_stands_alone(row))


def _stands_alone(row: TableRow) -> bool:
    """Whether a row is to be cited without its neighbours: it is one desk's, or says when one of several programmes ends."""
    columns = {column for column, _ in row.cells}
    return "contact" in columns or {"programme", "period"} <= columns
