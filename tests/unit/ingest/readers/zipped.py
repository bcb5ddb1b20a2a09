"""Archives and Office documents of raw XML, well made and hostile."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

from ingest.readers.extracted import ExtractedPage

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
W_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def parts_of_docx(body: str, *, external: str = "", **others: str) -> dict[str, bytes]:
    """The parts of a document with this body; others: styles, numbering, footnotes, endnotes."""
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{name}+xml"/>' for name in others)
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_RELATION}/{name}" Target="{name}.xml"/>' for name in others
    )
    if external:
        relations += (
            f'<Relationship Id="rx" Type="{_RELATION}/attachedTemplate" Target="{external}" TargetMode="External"/>'
        )
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
    }
    texts |= {f"word/{name}.xml": content for name, content in others.items()}
    return {name: f"{DECLARATION}{content}".encode() for name, content in texts.items()}


def docx_of(body: str, **others: str) -> bytes:
    return zipped(parts_of_docx(body, **others))


def relisted(raw: bytes, *, size: int) -> bytes:
    """The archive with another unpacked size for its first entry, in its list and in the entry's own header."""
    listed = raw.index(b"PK\x01\x02")
    return raw[:22] + struct.pack("<I", size) + raw[26 : listed + 24] + struct.pack("<I", size) + raw[listed + 28 :]


def flagged(raw: bytes) -> bytes:
    """The archive with its first entry called encrypted."""
    listed = raw.index(b"PK\x01\x02")
    return raw[:6] + b"\x01" + raw[7 : listed + 8] + b"\x01" + raw[listed + 9 :]


def are_whole_lines(page: ExtractedPage) -> bool:
    """Whether every heading and row of a page is one whole line of its text."""
    text = page.page.text
    spans = [*((one.start, one.end) for one in page.headings), *((one.start, one.end) for one in page.rows)]
    return all(
        "\n" not in text[start:end] and text[:start][-1:] in {"", "\n"} and text[end : end + 1] in {"", "\n"}
        for start, end in spans
    )


def rezipped(raw: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one of its parts changed, or added."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    return zipped(parts | {name: change(parts.get(name, b""))})
