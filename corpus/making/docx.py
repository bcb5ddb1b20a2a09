"""A Word document: headings in Word's own styles, tables with merged cells, a header on every page."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as Opened
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn

from making.packed import describe, saved
from making.tables import Rows, merged, shown

STYLES = {"title": "Title", "h1": "Heading 1", "h2": "Heading 2", "item": "List Bullet"}


def docx_of(source: dict[str, Any]) -> bytes:
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name = "IPAexGothic"
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "IPAexGothic")
    describe(document.core_properties, source)
    document.sections[0].header.paragraphs[0].text = source["running_head"]
    for part in source["part"]:
        _add(document, part)
    return saved(document, source)


def _add(document: Opened, part: dict[str, Any]) -> None:
    ((style, content),) = part.items()
    if style == "rows":
        _table(document, content)
    elif style == "page":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    else:
        lines = content.strip().split("\n")
        for text in ["\n".join(lines)] if style == "title" else lines:
            _paragraph(document, style, text)


def _paragraph(document: Opened, style: str, text: str) -> None:
    bullet = style == "item" and text.startswith("・")
    known = STYLES.get(style) if bullet or style != "item" else None
    paragraph = document.add_paragraph(text.removeprefix("・") if bullet else text, style=known)
    if style == "by":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _table(document: Opened, rows: Rows) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for down, row in enumerate(rows):
        for across, text in enumerate(row):
            table.cell(down, across).text = shown(text)
    for one in merged(rows):
        whole = table.cell(one.top, one.left)
        said = whole.text
        whole.merge(table.cell(one.bottom, one.right)).text = said
