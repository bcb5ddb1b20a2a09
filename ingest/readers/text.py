"""Plain text in the encodings that Japanese offices use."""

from __future__ import annotations

from pathlib import Path

from assistant.domain import Page
from ingest.readers.extracted import Extracted, ExtractedPage, Unreadable

_ENCODINGS = ("utf-8-sig", "iso2022_jp_ext", "cp932", "euc_jp")


def read_text(path: Path) -> Extracted:
    """The text in the first encoding that fits; form feeds part the pages."""
    raw = path.read_bytes()
    for encoding in _ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        pages = enumerate(text.replace("\r\n", "\n").split("\f"), 1)
        return Extracted("", tuple(ExtractedPage(Page(number, part)) for number, part in pages))
    msg = "文字コードが分かりません。UTF-8 で保存し直してから取り込んでください。"
    raise Unreadable(msg)
