"""A slide becomes a page: its title, then its boxes as they are read, its tables as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from pptx import Presentation
from pptx.slide import Slide

from assistant.domain import Remark, RemarkKind
from ingest.readers.extracted import Extracted, ExtractedPage, Tell, Unreadable, untold
from ingest.readers.inked import Inked, Paper, joined
from ingest.readers.layout import Written, inked_row, names_columns, page_of
from ingest.readers.office import opened
from ingest.readers.ooxml import DIAGRAM, A, C, Element, R, parsed, value
from ingest.readers.pptx_cells import cells_of
from ingest.readers.pptx_shapes import (
    Box,
    P,
    Placed,
    background_of,
    bands_of,
    ground_of,
    same_placeholder,
    shapes_of,
)
from ingest.readers.pptx_text import Said, colour_of, lines_of
from ingest.readers.titles import believed

_HIDDEN_SLIDE = "非表示のスライドです"
_NOTES = "発表者ノートは取り込んでいません"
_HIDDEN = "非表示の図形です"
_OUTSIDE = "スライドの外に置かれています"
_IMAGE = "文字が読み取れません（画像のみのスライドです）"
_NOT_READ = (
    "読めるスライドがありません（すべて非表示か空です）。スライドを再表示し、保存し直してから取り込んでください。"
)
_LONGEST_TITLE = 40
_UPPER = 0.25  # share of a slide in which a title stands
_OTHER = "other"
_EMU = 12_700  # of a point


def read_pptx(raw: bytes, tell: Tell = untold) -> Extracted:
    """The slides that are shown, under their own numbers."""
    opened(raw, ".pptx")
    deck = Presentation(BytesIO(raw))
    bounds = Box(0, 0, deck.slide_width or 0, deck.slide_height or 0)
    pages: list[ExtractedPage] = []
    remarks: list[Remark] = []
    for number_, slide in enumerate(deck.slides, 1):
        view = _View(slide, number_, bounds)
        page = page_of(number_, _without_ends(view.lines()), Paper(bounds, point=_EMU, drawn=False))
        if value(slide.element, "show") in {"0", "false"}:
            remarks.append(Remark(RemarkKind.LEFT_OUT, page.page.text, number_, _HIDDEN_SLIDE))
        else:
            pages.append(page)
            remarks += [*view.remarks, *_unread(page, view), *_notes(slide, number_)]
        tell(number_, len(deck.slides))
    if not pages:
        raise Unreadable(_NOT_READ)
    title = believed(deck.core_properties.title or "", pages[0].page.text)
    return Extracted(title, tuple(pages), remarks=tuple(remarks))


def _notes(slide: Slide, number_: int) -> Iterator[Remark]:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    text = frame.text.strip() if frame is not None else ""
    if text:
        yield Remark(RemarkKind.LEFT_OUT, text, number_, _NOTES)


def _unread(page: ExtractedPage, view: _View) -> Iterator[Remark]:
    if not page.page.text.strip() and any(shape.element.tag == f"{P}pic" for shape in view.shapes):
        yield Remark(RemarkKind.UNREADABLE, "", page.page.number, _IMAGE)


@dataclass(slots=True)
class _View:
    """One slide as it is looked at."""

    slide: Slide
    number: int
    bounds: Box
    remarks: list[Remark] = field(default_factory=list)
    shapes: list[Placed] = field(default_factory=list)
    _tables: int = 0

    def lines(self) -> Iterator[Written]:
        """The title, then the rest in the order of reading; a blank line between shapes."""
        layers = self._layers()
        self.shapes = list(shapes_of(_tree(layers[0]), layers[1:]))
        behind = [shape for layer in reversed(layers[1:]) for shape in shapes_of(_tree(layer), ()) if not shape.kind]
        background = background_of(layers)
        titled = False
        for band in self._bands():
            blocks = [(shape, self._block(shape, behind, background, layers)) for shape in band]
            blocks = [(shape, lines) for shape, lines in blocks if lines]
            heads = bool(blocks) and (blocks[0][0].is_title or (not titled and self._heads(blocks)))
            titled = titled or bool(blocks)
            yield from self._titled(blocks) if heads else _side_by_side([lines for _, lines in blocks])

    def _block(
        self, shape: Placed, behind: Sequence[Placed], background: str, layers: Sequence[Element]
    ) -> list[Written]:
        """The lines of a shape; none where it is not shown at all."""
        before = [*behind, *self.shapes[: self.shapes.index(shape)]]
        lines = list(self._written(shape, ground_of(shape, before, background), layers))
        return [] if not lines or self._remarked(shape, lines) else lines

    def _layers(self) -> list[Element]:
        layout = self.slide.slide_layout
        return [self.slide.element, layout.element, layout.slide_master.element]

    def _bands(self) -> list[list[Placed]]:
        shown = [shape for shape in self.shapes if not shape.is_furniture]
        titles = [[shape] for shape in shown if shape.is_title]
        return titles + bands_of([shape for shape in shown if not shape.is_title])

    def _heads(self, blocks: Sequence[tuple[Placed, list[Written]]]) -> bool:
        """Whether the first shape of a slide without a title stands as one."""
        shape, lines = blocks[0]
        high = shape.box is not None and shape.box.top < _UPPER * self.bounds.bottom
        alone = len(blocks) == len(lines) == 1 and lines[0].table is None
        return high and alone and len(lines[0].text) <= _LONGEST_TITLE

    def _titled(self, blocks: Sequence[tuple[Placed, list[Written]]]) -> Iterator[Written]:
        words = joined((line.words for _, lines in blocks for line in lines), " ")
        yield Written(words.text, level=1, places=words.places)
        yield Written("")

    def _remarked(self, shape: Placed, lines: Sequence[Written]) -> bool:
        """Whether a shape is not shown at all; then it is remarked on."""
        outside = shape.box is not None and not shape.box.meets(self.bounds) and shape.box.right > shape.box.left
        why = _HIDDEN if shape.hidden else _OUTSIDE if outside else ""
        if why:
            text = "\n".join(line.text for line in lines)
            self.remarks.append(Remark(RemarkKind.HIDDEN, text, self.number, why))
        return bool(why)

    def _written(self, shape: Placed, ground: str, layers: Sequence[Element]) -> Iterator[Written]:
        table = shape.element.find(f"{A}graphic/{A}graphicData/{A}tbl")
        if table is not None:
            yield from self._rows(table, shape.box)
        elif shape.element.tag == f"{P}graphicFrame":
            yield from (_on(shape, line.text) for line in self._drawn(shape.element))
        else:
            body = shape.element.find(f"{P}txBody")
            styles = list(_styles(shape, body, layers))
            yield from (_on(shape, text) for text in self._seen(lines_of(body, ground=ground, styles=styles)))

    def _seen(self, lines: Iterator[Said]) -> Iterator[str]:
        for line in lines:
            if line.kind is None:
                yield line.text
            else:
                self.remarks.append(Remark(line.kind, line.text.strip(), self.number, line.why))

    def _rows(self, table: Element, frame: Box | None) -> Iterator[Written]:
        grid: list[list[Inked]] = []
        places = cells_of(table, frame)
        for number_, row in enumerate(table.findall(f"{A}tr")):
            cells: list[Inked] = []
            for column, cell in enumerate(row.findall(f"{A}tc")):
                above = grid[-1][column].text if grid and column < len(grid[-1]) else ""
                text = above if _goes_on(cell, "vMerge") else "" if _goes_on(cell, "hMerge") else self._cell(cell)
                cells.append(Inked.at(places.get((number_, column)), text))
            grid.append(cells)
        grid = [cells for cells in grid if any(cell.text for cell in cells)]
        banded = value(table.find(f"{A}tblPr"), "firstRow") in {"1", "true"}
        head = names_columns([[cell.text for cell in cells] for cells in grid], banded=banded)
        yield from (inked_row(cells, table=self._tables, head=head and not place) for place, cells in enumerate(grid))
        self._tables += 1

    def _cell(self, cell: Element) -> str:
        filled = cell.find(f"{A}tcPr/{A}solidFill")
        ground = _OTHER if filled is None else colour_of(filled)  # a table's style may colour what the cell does not
        return " ".join(self._seen(lines_of(cell.find(f"{A}txBody"), ground=ground, styles=())))

    def _drawn(self, frame: Element) -> Iterator[Written]:
        """The words of a chart or a diagram."""
        chart = next(frame.iter(f"{C}chart"), None)
        diagram = next(frame.iter(f"{DIAGRAM}relIds"), None)
        if chart is not None:
            yield from _of_chart(self._related(value(chart, f"{R}id")))
        elif diagram is not None:
            root = self._related(value(diagram, f"{R}dm"))
            for point in root.iter(f"{DIAGRAM}t"):
                text = "".join(one.text or "" for one in point.iter(f"{A}t"))
                yield from (Written(text),) if text.strip() else ()

    def _related(self, name: str) -> Element:
        return parsed(self.slide.part.related_part(name).blob)


def _on(shape: Placed, text: str) -> Written:
    return Written(text, places=Inked.at(shape.box, text).places)


def _side_by_side(blocks: Sequence[Sequence[Written]]) -> Iterator[Written]:
    """Boxes that stand beside each other: those of one line are a line, a blank line parts the others."""
    if len(blocks) > 1 and all(len(lines) == 1 and lines[0].table is None for lines in blocks):
        words = joined((lines[0].words.stripped() for lines in blocks), "　")
        yield Written(words.text, places=words.places)
        return
    for lines in blocks:
        yield Written("")
        yield from lines
        yield Written("")


def _goes_on(cell: Element, merge: str) -> bool:
    return value(cell, merge) in {"1", "true"}


def _tree(layer: Element) -> Element:
    return layer.find(f"{P}cSld/{P}spTree")


def _styles(shape: Placed, body: Element | None, layers: Sequence[Element]) -> Iterator[Element]:
    """The list styles of a shape: its own, those of the placeholders that it fills, the master's."""
    own = body.find(f"{A}lstStyle") if body is not None else None
    same = [same_placeholder(shape.element, layer) for layer in layers[1:]]
    given = [one.find(f"{P}txBody/{A}lstStyle") for one in same if one is not None]
    master = layers[-1].find(f"{P}txStyles/{P}bodyStyle") if shape.kind in {"body", "obj"} else None
    return (style for style in (own, *given, master) if style is not None)


def _of_chart(root: Element) -> Iterator[Written]:
    title = "".join(one.text or "" for one in root.findall(f"{C}chart/{C}title//{A}t"))
    names = [one.text or "" for one in root.findall(f".//{C}ser/{C}tx//{C}v")]
    categories = list(dict.fromkeys(one.text or "" for one in root.findall(f".//{C}cat//{C}v")))
    for text in (title, "、".join(names), "、".join(categories)):
        if text.strip():
            yield Written(text)


def _without_ends(lines: Iterator[Written]) -> Iterator[Written]:
    """No blank line at the ends, and never two together."""
    blank, begun = False, False
    for line in lines:
        if line.text and blank and begun:
            yield Written("")
        if line.text:
            yield line
        blank, begun = not line.text, begun or bool(line.text)
