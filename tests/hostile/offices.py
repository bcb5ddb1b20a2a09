"""Hostile Office documents, each made of a good one, and the good ones themselves."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from docx import Document
from openpyxl import Workbook
from pptx import Presentation

from tests.hostile.archives import zipped

_SHEET, _STRINGS, _BODY = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "word/document.xml"
_MAIN = {".docx": _BODY, ".pptx": "ppt/slides/slide1.xml", ".xlsx": _SHEET}
_TODAY = re.compile(rb"\d{4}-\d\d-\d\dT[\d:]+Z")
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
_STOLEN = {"file": "file:///etc/passwd", "http": "http://127.0.0.1:9/x"}


def good_offices(text: str) -> dict[str, bytes]:
    """A document of each kind that says the text."""
    word, slides, book = Document(), Presentation(), Workbook()
    page = slides.slides.add_slide(slides.slide_layouts[5])
    page.shapes.title.text = text.partition("\n")[0]
    page.shapes.add_textbox(0, 0, 9_000_000, 5_000_000).text_frame.text = text
    for line in text.splitlines():
        word.add_paragraph(line)
        book.active.append([line])
    return {f"good{suffix}": _saved(one) for suffix, one in ((".docx", word), (".pptx", slides), (".xlsx", book))}


def hostile_offices(text: str) -> Iterator[tuple[str, str, bytes]]:
    """Family, name and bytes of each."""
    good = {name.removeprefix("good"): raw for name, raw in good_offices(text).items()}
    yield from _declared(good)
    yield from _large(good)
    yield from _outside(good)
    for suffix, raw in good.items():
        yield "F34", f"cut{suffix}", raw[: len(raw) // 2]
        yield "F34", f"size-lies{suffix}", _size_lies(raw)
        yield "F35", f"twice{suffix}", _twice(raw, _MAIN[suffix])
        yield "F35", f"overlapping{suffix}", raw[: len(raw) // 2] + raw
        yield "F38", f"in-itself{suffix}", _with(raw, {f"inner{suffix}": raw * 20})
        yield "F31", f"macros{suffix}", _macros(raw)
        yield "F31", f"locked{suffix}", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le") + bytes(2000)


def _declared(good: Mapping[str, bytes]) -> Iterator[tuple[str, str, bytes]]:
    """F28 and F29: entities that grow, and entities that fetch."""
    for suffix, raw in good.items():
        bomb = f"<!DOCTYPE a [{_LAUGHS}]><a>&l9;</a>".encode()
        yield "F28", f"entities{suffix}", _with(raw, {_MAIN[suffix]: bomb})
        for way, address in _STOLEN.items():
            fetched = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{address}">]><a>&x;</a>'.encode()
            yield "F29", f"fetch-{way}{suffix}", _with(raw, {_MAIN[suffix]: fetched})


def _large(good: Mapping[str, bytes]) -> Iterator[tuple[str, str, bytes]]:
    """F22 to F26, F32: more than anybody reads, in a small file."""
    book, word, slides = good[".xlsx"], good[".docx"], good[".pptx"]
    sheet, body, slide = _part(book, _SHEET), _part(word, _BODY), _part(slides, _MAIN[".pptx"])
    bomb = sheet.replace(b"</sheetData>", b"<row><c><v>1</v></c></row>" * 7_700_000 + b"</sheetData>")
    yield "F22", "sheet-bomb.xlsx", _with(book, {_SHEET: bomb})
    wide = sheet.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    claims = wide.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
    yield "F23", "dimension.xlsx", _with(book, {_SHEET: claims})
    merged = sheet.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    yield "F23", "merged.xlsx", _with(book, {_SHEET: merged})
    strings = "".join(f"<si><t>港湾{number}</t></si>" for number in range(100_000))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    yield "F24", "strings.xlsx", _with(book, {_STRINGS: f'<sst xmlns="{space}">{strings}</sst>'.encode()})
    cells = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(10, 300_000))
    yield "F24", "cells.xlsx", _with(book, {_SHEET: sheet.replace(b"</sheetData>", cells + b"</sheetData>")})
    for name, count in (("tables", 50_000), ("tables-200", 200)):
        nested = b"<w:tbl><w:tr><w:tc>" * count + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * count
        yield "F32", f"{name}.docx", _with(word, {_BODY: body.replace(b"<w:body>", b"<w:body>" + nested)})
    grouped = b"<p:grpSp>" * 20_000 + b"</p:grpSp>" * 20_000
    yield "F32", "groups.pptx", _with(slides, {_MAIN[".pptx"]: slide.replace(b"</p:spTree>", grouped + b"</p:spTree>")})
    lines = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 300_000
    yield "F25", "paragraphs.docx", _with(word, {_BODY: body.replace(b"<w:body>", b"<w:body>" + lines)})


def _outside(good: Mapping[str, bytes]) -> Iterator[tuple[str, str, bytes]]:
    """F30: relationships that lead out of the file."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = {".docx": "word/_rels/document.xml.rels", ".xlsx": "xl/_rels/workbook.xml.rels"}
    rels[".pptx"] = "ppt/_rels/presentation.xml.rels"
    for suffix, raw in good.items():
        for way, address in _STOLEN.items():
            told = f'<Relationship Id="x9" Type="{kind}/attachedTemplate" Target="{address}" TargetMode="External"/>'
            led = _part(raw, rels[suffix]).replace(b"</Relationships>", told.encode() + b"</Relationships>")
            yield "F30", f"template-{way}{suffix}", _with(raw, {rels[suffix]: led})


def _macros(raw: bytes) -> bytes:
    types = _part(raw, "[Content_Types].xml")
    for plain, other in (
        (b"openxmlformats-officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"),
        (b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"),
        (b"openxmlformats-officedocument.presentationml.presentation", b"ms-powerpoint.presentation.macroEnabled"),
    ):
        types = types.replace(b"vnd." + plain, b"vnd." + other)
    return _with(raw, {"[Content_Types].xml": types, "word/vbaProject.bin": b"x"})


def _twice(raw: bytes, name: str) -> bytes:
    """Two parts of one name: the same length under another name, and that name written over."""
    other = name[:-1] + "_"
    return _with(raw, {other: b"<a/>"}).replace(other.encode(), name.encode())


def _size_lies(raw: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        size = max(archive.infolist(), key=lambda one: one.file_size).file_size
    return raw.replace(size.to_bytes(4, "little"), (1 << 31).to_bytes(4, "little"))


def _part(raw: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.read(name)


def _with(raw: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The archive with some parts in place of its own."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | dict(parts))


def _saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]  # three libraries, one word
    core = "docProps/core.xml"
    return _with(out.getvalue(), {core: _TODAY.sub(b"2026-01-01T00:00:00Z", _part(out.getvalue(), core))})
