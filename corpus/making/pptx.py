"""Slides: a title, lines in the body, a table, and what the speaker says in the notes."""

from __future__ import annotations

from typing import Any

from pptx import Presentation
from pptx.util import Emu, Pt

from making.packed import describe, saved
from making.tables import Rows, merged, shown

TITLE_ONLY, TITLE_AND_BODY = 5, 1
LEFT, WIDTH, ROW = Emu(457200), Emu(8229600), Emu(370840)
BELOW_BODY, BELOW_TITLE = Emu(3900000), Emu(1600200)


def pptx_of(source: dict[str, Any]) -> bytes:
    deck = Presentation()
    describe(deck.core_properties, source)
    for words in source["slide"]:
        _add(deck, words)
    return saved(deck, source)


def _add(deck: Any, words: dict[str, Any]) -> None:  # noqa: ANN401  # python-pptx has no types
    lines = words.get("lines", "").strip()
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_AND_BODY if lines else TITLE_ONLY])
    slide.shapes.title.text = words["title"]
    if lines:
        body = slide.placeholders[1].text_frame
        body.text = lines
        for paragraph in body.paragraphs:
            paragraph.font.size = Pt(18)
    if "rows" in words:
        _table(slide, words["rows"], BELOW_BODY if lines else BELOW_TITLE)
    if "notes" in words:
        slide.notes_slide.notes_text_frame.text = words["notes"].strip()


def _table(slide: Any, rows: Rows, top: Emu) -> None:  # noqa: ANN401  # likewise
    table = slide.shapes.add_table(len(rows), len(rows[0]), LEFT, top, WIDTH, Emu(ROW * len(rows))).table
    for down, row in enumerate(rows):
        for across, text in enumerate(row):
            table.cell(down, across).text = shown(text)
    for one in merged(rows):
        table.cell(one.top, one.left).merge(table.cell(one.bottom, one.right))
