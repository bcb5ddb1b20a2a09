"""The body of a Word document as the lines that its reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from assistant.domain import Remark, RemarkKind
from ingest.readers.docx_looks import Looks
from ingest.readers.docx_numbering import Numbering
from ingest.readers.docx_runs import Piece, Setting, pieces_of
from ingest.readers.docx_styles import Styles
from ingest.readers.docx_tables import TableLine, lines_of, width_of
from ingest.readers.layout import Written, names_columns, row_of
from ingest.readers.ooxml import Element, W, children, value
from ingest.readers.unseen import WHITE

_TRANSPARENT = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"})
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_ITEM = re.compile(r"[・•●○◎◆◇■□▪※➢*①-⑳☐☑✓]|-\s|[(（]?[0-9０-９ア-ンa-zｱ-ﾝ一二三四五六七八九十]{1,2}[)）.．]")
_LABELLED = re.compile(r"[^\s：:。、]{1,12}[：:]")
_FEWEST_NAMES = 3
_SHORT = 30  # characters of a line that stands close to others of its kind
_EMBEDDED = "別の文書が埋め込まれていて、読んでいません"
_GONE_ROW = "削除または非表示の行です"


@dataclass(slots=True)
class Flow:
    """Goes through one document once, in its order, and remembers what it left out."""

    styles: Styles
    numbering: Numbering
    looks: Looks
    notes: Mapping[str, Element]
    remarks: list[Remark] = field(default_factory=list)
    _tables: int = 0
    _waiting: list[str] = field(default_factory=list)  # notes whose marks were passed
    _numbers: dict[str, int] = field(default_factory=dict)
    _carried: str = ""  # words of a paragraph whose end was deleted

    def lines_of(self, element: Element, *, ground: str = WHITE) -> Iterator[Written]:
        """The lines of what stands in an element; the notes of a block come behind it."""
        for child in children(element):
            if child.tag == f"{W}p":
                yield from self._paragraph(child, ground)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, ground)
            elif child.tag in _TRANSPARENT:
                yield from self.lines_of(child, ground=ground)
            elif child.tag in _GONE:
                self._remark(RemarkKind.STRUCK, _words(child), "変更履歴で削除されています")
            elif child.tag == f"{W}altChunk":
                self.remarks.append(Remark(RemarkKind.LEFT_OUT, "", why=_EMBEDDED))
            yield from self._notes("footnote")

    def endnotes(self) -> Iterator[Written]:
        yield from self._notes("endnote")

    def _paragraph(self, paragraph: Element, ground: str) -> Iterator[Written]:
        if self.styles.lists_contents(paragraph):
            return
        pieces = list(pieces_of(paragraph, Setting(self.styles, paragraph, ground)))
        text = self._carried + self._seen(pieces)
        self._carried = ""
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self._carried = text
            return
        label = self.numbering.label_of(paragraph) if text.strip() else ""
        level = self.styles.level_of(paragraph) or self.looks.level_of(paragraph, label + text, pieces)
        yield from _written(label + text, level)
        for piece in pieces:
            if piece.box is not None:
                yield from self.lines_of(piece.box, ground=piece.ground)

    def _seen(self, pieces: Iterable[Piece]) -> str:
        """The words that are seen; what is not seen becomes a remark."""
        text, unseen = "", None
        for piece in pieces:
            if piece.note:
                text += self._mark(piece.note)
            elif piece.kind is None:
                text += piece.text
            elif unseen is not None and (unseen.kind, unseen.why) == (piece.kind, piece.why):
                unseen = Remark(piece.kind, unseen.text + piece.text, why=piece.why)
                self.remarks[-1:] = [unseen]
                continue
            else:
                unseen = self._remark(piece.kind, piece.text, piece.why)
                continue
            unseen = unseen if not piece.text else None
        return text

    def _remark(self, kind: RemarkKind, text: str, why: str) -> Remark | None:
        if not text.strip():
            return None
        remark = Remark(kind, text.strip(), why=why)
        self.remarks.append(remark)
        return remark

    def _mark(self, note: str) -> str:
        if note not in self.notes:
            return ""
        kind = note.partition(" ")[0]
        if note not in self._numbers:
            self._numbers[note] = 1 + sum(one.startswith(kind) for one in self._numbers)
            self._waiting.append(note)
        return f"（{self._called(note)}）"

    def _called(self, note: str) -> str:
        return f"{'文末' if note.startswith('endnote') else ''}注{self._numbers[note]}"

    def _notes(self, kind: str) -> Iterator[Written]:
        ready = [note for note in self._waiting if note.startswith(kind)]
        self._waiting = [note for note in self._waiting if note not in ready]
        for note in ready:
            text = _joined(self.lines_of(self.notes[note]))
            if text:
                yield Written(f"{self._called(note)}：{text}")

    def _table(self, table: Element, ground: str) -> Iterator[Written]:
        lines = lines_of(table, ground=ground)
        width = width_of(lines)
        if width == 1:  # a frame around paragraphs
            for line in self._kept(lines):
                for cell in line.cells:
                    if cell.first:
                        yield from self.lines_of(cell.content, ground=cell.ground)
            return
        number = self._tables
        self._tables += 1
        said: dict[Element, str] = {}
        grid = [self._cells(line, width, said) for line in self._kept(lines)]
        heads = _heads(self._shown(lines), grid)
        yield Written("")
        for cells, head in zip(grid, heads, strict=True):
            if any(cells):
                yield row_of(cells, table=number, head=head)
        yield Written("")

    def _kept(self, lines: tuple[TableLine, ...]) -> list[TableLine]:
        """The rows that are seen; the others are remarked on."""
        for line in lines:
            if line.gone:
                text = " ".join(_words(cell.content) for cell in line.cells if cell.first)
                self._remark(RemarkKind.STRUCK, text, _GONE_ROW)
        return self._shown(lines)

    def _shown(self, lines: tuple[TableLine, ...]) -> list[TableLine]:
        return [line for line in lines if not line.gone]

    def _cells(self, line: TableLine, width: int, said: dict[Element, str]) -> list[str]:
        cells = [""] * width
        for cell in line.cells:
            if cell.content not in said:
                said[cell.content] = _joined(self.lines_of(cell.content, ground=cell.ground))
            cells[cell.column] = said[cell.content]
        return cells


def _heads(lines: list[TableLine], grid: list[list[str]]) -> list[bool]:
    heads = [line.head for line in lines]
    if not any(heads) and len(lines) > 1:
        banded = _is_banded(lines[0]) and not _is_banded(lines[1])
        heads[0] = names_columns([_spread(lines[0], grid[0]), *grid[1:]], banded=banded)
    return heads


def _spread(line: TableLine, cells: list[str]) -> list[str]:
    """The cells of a row, each said in all columns that it spans; one or two cells are a title or a field of a form."""
    begins = {cell.column for cell in line.cells}
    if len(begins) < _FEWEST_NAMES:
        return cells
    spread: list[str] = []
    for column, text in enumerate(cells):
        spread.append(text if column in begins or not spread else spread[-1])
    return spread


def _is_banded(line: TableLine) -> bool:
    return bool(line.cells) and all(cell.ground != WHITE for cell in line.cells)


def _joined(lines: Iterable[Written]) -> str:
    """Lines as one, for a cell or a note; a table within a cell keeps its rows apart."""
    parts = [line for line in lines if line.text.strip()]
    text = ""
    for place, line in enumerate(parts):
        in_rows = line.table is not None and place and parts[place - 1].table == line.table
        text += (" / " if in_rows else " " if place else "") + line.text.replace("\t", " ").strip()
    return text


def _written(text: str, level: int) -> Iterator[Written]:
    if level and text.strip():
        yield from (Written(""), Written(" ".join(text.split("\n")).strip(), level=level), Written(""))
        return
    for line in text.strip("\n").split("\n"):
        yield Written(line.strip(" \t"))


def _words(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t", f"{W}delText"))


def spaced(lines: Iterable[Written]) -> Iterator[Written]:
    """The lines with one blank line between paragraphs, and none between items and short lines."""
    before: Written | None = None
    blank = False
    for line in lines:
        if not line.text.strip():
            blank = True
            continue
        if before is not None and (blank or not _close(before, line)):
            yield Written("")
        yield line
        before, blank = line, False


def _close(before: Written, after: Written) -> bool:
    if before.table is not None or after.table is not None:
        return before.table == after.table
    items = bool(_ITEM.match(before.text)) and bool(_ITEM.match(after.text))
    short = max(len(before.text), len(after.text)) <= _SHORT and not before.text.endswith("。")
    labelled = bool(_LABELLED.match(before.text)) and bool(_LABELLED.match(after.text))
    return items or short or labelled or after.text.startswith(("注", "※"))


def notes_of(root: Element | None, kind: str) -> dict[str, Element]:
    """The notes of a part by kind and id; what only draws the line above them is none."""
    if root is None:
        return {}
    found = root.findall(f"{W}{kind}")
    return {f"{kind} {value(one, f'{W}id')}": one for one in found if value(one, f"{W}type") in {"", "normal"}}
