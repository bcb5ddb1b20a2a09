"""Sections become passages: 80 to 500 characters where the text allows, whole, verbatim, each with its heading path."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Page, Passage
from ingest.blocks import Block, blocks_of, cut
from ingest.clean import is_rule
from ingest.covers import says_only_what_it_is
from ingest.sections import LETTER, Section

SHORTEST, LONGEST = 80, 500
_FULL = 270  # a passage of this size takes no further paragraph
_OF_A_CALL = re.compile(
    r"20\d\d|令和|第\d+回|公募|募集|制度|事業|プログラム|助成|補助"
)  # what the title of a document holds
_STANDS_ALONE = 24  # a section under its own heading is not merged above this size


def passages_of(document_id: str, pages: Sequence[Page], sections: Sequence[Section]) -> tuple[Passage, ...]:
    """The passages of a document in order, from where it says more than what it is."""
    found: list[Passage] = []
    covers = covering(sections)
    for page in pages:
        own = [section for section in sections[covers:] if section.page == page.number]
        blocks = [block for section in own for block in _filled(section)]
        found += [
            _passage(document_id, page, len(found) + place, block)
            for place, block in enumerate(_merged(blocks, page.text))
        ]
    return tuple(found)


def covering(sections: Sequence[Section]) -> int:
    """How many sections at the beginning of a document are its cover; none where nothing stands behind them."""
    return next((n for n, section in enumerate(sections) if section.rows or not _is_cover(section)), 0)


def _is_cover(section: Section) -> bool:
    titles = sum(bool(_OF_A_CALL.search(line.text)) for line in section.lines[: section.headed])
    return says_only_what_it_is([line.text for line in section.lines[titles:] if not is_rule(line)])


def _passage(document_id: str, page: Page, position: int, block: Block) -> Passage:
    text = page.text[block.start : block.end]
    said = "\x1f".join((document_id, str(page.number), str(block.start), str(block.end), text))
    id_ = hashlib.sha256(said.encode()).hexdigest()[:24]
    return Passage(id_, document_id, page.number, position, block.path, block.start, block.end, text)


def _filled(section: Section) -> list[Block]:
    """The blocks of a section, filled up to a good size."""
    filled: list[Block] = []
    for block in (piece for whole in blocks_of(section) for piece in cut(whole, longest=LONGEST)):
        joins = bool(filled) and (_rows_join if block.row else _text_joins)(filled[-1], block)
        filled = [*filled[:-1], filled[-1].with_next(block)] if joins else [*filled, block]
    return _without_a_tail(filled)


def _without_a_tail(blocks: list[Block]) -> list[Block]:
    """A last row or two that are left over go to the rows above them."""
    if len(blocks) < 2 or blocks[-1].size >= SHORTEST:  # noqa: PLR2004  # a tail and what it hangs on
        return blocks
    above, tail = blocks[-2:]
    joins = above.row and tail.row and above.path == tail.path and not (above.alone or tail.alone)
    return [*blocks[:-2], above.with_next(tail)] if joins and above.size_with(tail) <= LONGEST else blocks


def _text_joins(before: Block, block: Block) -> bool:
    total = before.size_with(block)
    if before.row:  # a note on a table stands with its last rows, a caption below it too
        return (block.notes or block.captions) and not before.alone and total <= LONGEST
    small = (before.size if block.captions else min(before.size, block.size)) < SHORTEST
    return (not block.captions or small) and (total <= _FULL or (small and total <= LONGEST))


def _rows_join(before: Block, block: Block) -> bool:
    """Rows of one table fill a passage; headings and the head join the first row; a desk's row stays alone."""
    total = before.size_with(block)
    announces = before.leads and before.size < SHORTEST
    if not (before.row or before.bare or announces) or total > LONGEST:
        return False
    head = before.path != block.path and before.path == block.path[: len(before.path)]
    return head or (before.path == block.path and not (before.alone or block.alone) and total <= _FULL)


def _merged(blocks: Sequence[Block], text: str) -> list[Block]:
    """Headings alone join what follows them, and crumbs what they lead to; nothing joins over words left out between."""
    merged: list[Block] = []
    for block in blocks:
        if merged and _crumbs(merged[-1], block) and not LETTER.search(text[merged[-1].end : block.start]):
            path = _shared_path(merged[-1], block)
            merged[-1] = replace(merged[-1].with_next(block), path=path)
        else:
            merged.append(block)
    return merged


def _crumbs(before: Block, block: Block) -> bool:
    """Whether two blocks are too small, or too much one, to stand apart."""
    total = before.size_with(block)
    if before.row or block.row or total > LONGEST:
        return False
    under = block.path[: len(before.path)] == before.path
    if before.bare or (before.leads and under and before.size < SHORTEST):
        return True
    if before.path == block.path:
        return min(before.size, block.size) < SHORTEST and total <= _FULL
    return under and before.size < _STANDS_ALONE and total <= _FULL


def _shared_path(before: Block, block: Block) -> tuple[str, ...]:
    """The path of both: the deeper one where the upper is a heading alone or leads there, else what they share."""
    if before.bare or block.path[: len(before.path)] == before.path:
        return block.path
    shared = [a for a, b in zip(before.path, block.path, strict=False) if a == b]
    return tuple(shared) or before.path
