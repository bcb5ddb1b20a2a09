"""Sections become passages: whole lists, rows and sentences, 80 to 500 characters where the text allows, each with its heading path."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain import Page, Passage
from assistant.languages.ja.sentences import sentence_spans
from ingest.lines import Line
from ingest.sections import Section
from ingest.tables import TableRow

SHORTEST, LONGEST = 80, 500
_FULL = 260  # a passage of this size takes no further paragraph
_SHORT_LINE = 30
_MOST_BLANKS = 3  # blank lines within what belongs together
_STANDS_ALONE = 24  # a section of its own heading is not merged above this size

_ITEM = re.compile(r"[・•●○◎▪▶➢➤✓✔⇒→>|#]|-\s|\(?(?:[0-9]{1,2}|[ア-ンa-z])[.)]|\([^()]{1,3}\)")
_BELONGS_BEFORE = re.compile(r"[※*＊⇒→↓]|注[)0-9:]|\(")  # notes, and brackets that explain the line before
_LEADS = re.compile(
    r"(?:[:]|(?:以下|次|下記)の(?:とお?り|通り|もの|いずれか|要件|条件)?[^。]{0,30}[。:]?|(?:以下|次|下記)[^。]{0,40}。)$"
)


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of a page that is not cut, or only between its parts."""

    start: int
    end: int
    size: int  # characters without white space
    parts: tuple[tuple[int, int], ...]  # where it may be cut if it is too long
    path: tuple[str, ...] = ()
    row: bool = False
    alone: bool = False  # a row that is one desk's
    bare: bool = False  # a heading alone


def passages_of(document_id: str, pages: Sequence[Page], sections: Sequence[Section]) -> tuple[Passage, ...]:
    """The passages of a document in order."""
    texts = {page.number: page.text for page in pages}
    found: list[Passage] = []
    for number, text in texts.items():
        own = [section for section in sections if section.page == number]
        blocks = [block for section in own for block in _of_section(section, text)]
        for block in _merged(blocks, text):
            found.append(_passage(document_id, Page(number, text), len(found), block))
    return tuple(found)


def _passage(document_id: str, page: Page, position: int, block: _Block) -> Passage:
    text = page.text[block.start : block.end]
    digest = hashlib.sha256(
        "\x1f".join((document_id, str(page.number), str(block.start), str(block.end), text)).encode()
    )
    return Passage(
        digest.hexdigest()[:24], document_id, page.number, position, block.path, block.start, block.end, text
    )


def _of_section(section: Section, text: str) -> list[_Block]:
    """The passages of a section: its groups, filled up to a good size."""
    filled: list[_Block] = []
    for group in _groups(section, text):
        for block in _cut(group, text):
            if filled and _may_join(filled[-1], block):
                filled[-1] = _together(filled[-1], block, text)
            else:
                filled.append(block)
    return [replace(block, path=block.path or section.path, bare=section.bare) for block in filled]


def _may_join(before: _Block, after: _Block) -> bool:
    total = before.size + after.size
    if before.row or after.row:
        head = before.row and before.path == after.path[: len(before.path)] and before.path != after.path
        alike = before.row and before.path == after.path and not (before.alone or after.alone)
        return after.row and total <= LONGEST and (head or (alike and total <= _FULL))
    return total <= _FULL or (min(before.size, after.size) < SHORTEST and total <= LONGEST)


def _groups(section: Section, text: str) -> Iterator[_Block]:
    """Lines that belong together: a heading and what it heads, a lead and its list, a line and its notes, a row."""
    lines: list[Line] = []
    taken = section.start
    for place, line in enumerate(section.lines):
        row = next((row for row in section.rows if row.start <= line.start < row.end), None)
        if line.end <= taken:
            continue
        if row is not None:
            if lines:
                yield _block(lines, text)
                lines = []
            yield _row_block(row, section, text)
            taken = row.end
            continue
        if lines and place > section.headed and not _belongs(lines, line):
            yield _block(lines, text)
            lines = []
        lines.append(line)
    if lines:
        yield _block(lines, text)


def _belongs(lines: Sequence[Line], line: Line) -> bool:
    before = lines[-1]
    if line.blanks > _MOST_BLANKS:
        return False
    captioned = len(before.text) <= _SHORT_LINE and not before.text.endswith("。") and len(line.text) > _SHORT_LINE
    if (
        "\t" in line.text
        or (len(lines) == 1 and captioned and line.blanks <= 1)
        or _BELONGS_BEFORE.match(line.text)
        or _LEADS.search(before.text)
    ):
        return True
    return bool(_ITEM.match(line.text)) and any(_ITEM.match(other.text) or _LEADS.search(other.text) for other in lines)


def _block(lines: Sequence[Line], text: str) -> _Block:
    start, end = lines[0].start, lines[-1].end
    return _Block(start, end, _size(text[start:end]), tuple(_parts(lines)))


def _parts(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where a group may be cut: between its lines, and between the sentences of a long line."""
    for line in lines:
        if len(line.text) <= LONGEST:
            yield line.start, line.end
            continue
        for start, end in sentence_spans(line.text):
            yield line.source_span(start, end)


def _row_block(row: TableRow, section: Section, text: str) -> _Block:
    names = " / ".join(row.head)
    path = tuple(part for part in (*section.path, row.caption, names if row.cells else "") if part)
    return _Block(
        row.start, row.end, _size(text[row.start : row.end]), (), path, row=True, alone="contact" in dict(row.cells)
    )


def _cut(block: _Block, text: str) -> list[_Block]:
    """A block as it is, or in pieces of its parts where it is too long."""
    if block.size <= LONGEST or not block.parts[1:]:
        return [block]
    pieces: list[_Block] = []
    for start, end in block.parts:
        part = replace(block, start=start, end=end, size=_size(text[start:end]), parts=((start, end),))
        joinable = pieces and (
            pieces[-1].size + part.size <= LONGEST or (_is_note(part, text) and pieces[-1].size < LONGEST)
        )
        if joinable:
            pieces[-1] = _together(pieces[-1], part, text)
        else:
            pieces.append(part)
    return pieces


def _is_note(block: _Block, text: str) -> bool:
    return bool(_BELONGS_BEFORE.match(text[block.start : block.end].lstrip())) and block.size < SHORTEST


def _together(before: _Block, after: _Block, text: str) -> _Block:
    return replace(
        before,
        end=after.end,
        size=_size(text[before.start : after.end]),
        parts=before.parts + after.parts,
        path=max(before.path, after.path, key=len) if after.row else before.path,
        alone=before.alone or after.alone,
        bare=before.bare and after.bare,
    )


def _merged(blocks: Sequence[_Block], text: str) -> list[_Block]:
    """Headings alone join what follows them, and crumbs their neighbours of the same parent."""
    merged: list[_Block] = []
    for block in blocks:
        before = merged[-1] if merged else None
        leads = before is not None and bool(_LEADS.search(text[before.start : before.end]))
        if (
            before is not None
            and not before.row
            and not block.row
            and (_crumb(before, block) or (leads and _fit(before, block)))
        ):
            merged[-1] = replace(_together(before, block, text), path=_shared_path(before, block))
        else:
            merged.append(block)
    return merged


def _fit(before: _Block, block: _Block) -> bool:
    return (
        before.size < SHORTEST and before.size + block.size <= LONGEST and block.path[: len(before.path)] == before.path
    )


def _crumb(before: _Block, block: _Block) -> bool:
    total = before.size + block.size
    if before.bare:
        return total <= LONGEST
    if before.path == block.path:
        return min(before.size, block.size) < SHORTEST and total <= _FULL
    related = before.path[:-1] == block.path[:-1] or block.path[: len(before.path)] == before.path
    small = before.size < _STANDS_ALONE or (block.size < _STANDS_ALONE and not block.bare)
    return related and small and total <= _FULL


def _shared_path(before: _Block, block: _Block) -> tuple[str, ...]:
    """The path of both: the deeper one where the upper is only a heading or leads there, else what they share."""
    if before.bare or block.path[: len(before.path)] == before.path:
        return block.path
    shared = [a for a, b in zip(before.path, block.path, strict=False) if a == b]
    return tuple(shared) or before.path


def _size(text: str) -> int:
    return len(re.sub(r"\s+", "", text))
