"""Files become pages: one reader a format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ingest.readers.extracted import Extracted, Unreadable
from ingest.readers.text import read_text

READERS: dict[str, Callable[[Path], Extracted]] = {".txt": read_text, ".md": read_text}


def read(path: Path) -> Extracted:
    """The file as pages; Unreadable where that cannot be."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable("この形式のファイルは取り込めません。")
    return reader(path)
