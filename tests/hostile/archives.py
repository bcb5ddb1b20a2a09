"""Archives that claim to be Office documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator


def hostile_archives() -> Iterator[tuple[str, str, bytes]]:
    """F22 to F24, F28 to F38: archives that claim to be Office documents, which nobody may unpack blindly."""
    sheet = "xl/worksheets/sheet1.xml"
    bombs = {
        "F22": zipped({sheet: b"<c>1</c>" * 3_000_000}),
        "F28": zipped({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "F29": zipped({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}),
        "F32": zipped({"word/document.xml": b"<w:tbl><w:tr><w:tc>" * 50_000}),
        "F33": zipped({f"{n}.xml": b"" for n in range(100_000)}),
        "F34": zipped({sheet: b"x" * 1000}).replace((1000).to_bytes(4, "little"), (1 << 31).to_bytes(4, "little")),
        "F36": zipped({"../../x": b"x", "C:\\x": b"x", "/etc/x": b"x"}),
        "F38": _boxed(50),
    }
    for family, raw in bombs.items():
        for suffix in (".docx", ".pptx", ".xlsx"):
            yield family, f"bomb{suffix}", raw
    for suffix in (".pdf", ".doc", ".txt", ".html"):
        yield "F03", f"office{suffix}", bombs["F28"]


def zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, raw in entries.items():
            archive.writestr(zipfile.ZipInfo(name), raw, zipfile.ZIP_DEFLATED, 1)  # of no day
    return out.getvalue()


def _boxed(depth: int) -> bytes:
    raw = b"x" * 500
    for _ in range(depth):
        raw = zipped({"inner.zip": raw})
    return raw
