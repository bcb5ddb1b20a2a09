"""Shelves of made documents, read as real ones are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.domain.findings import Finding
from assistant.ports import Library
from assistant.settings import Settings
from assistant.wiring import open_library
from ingest.build import ingest
from ingest.lint.shelf import Shelf, shelf_of

EDITION = "令和8年度 港湾連携助成"
TITLE = f"{EDITION} 公募要領\n\n令和8年5月11日\n\n"


@contextmanager
def library(documents: Mapping[str, str]) -> Iterator[Library]:
    """Some text files, taken in."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file_name, text in documents.items():
            (folder / file_name).write_text(text, encoding="utf-8")
        with open_library(folder / "data", Settings(database_url="")) as held:
            ingest([folder / name for name in documents], held, lambda _done, _of, _path: None)
            yield held


def shelf(documents: Mapping[str, str]) -> Shelf:
    """The shelf of some text files."""
    with library(documents) as held:
        return shelf_of(held)


def quoted(check: Callable[[Shelf], Iterator[Finding]], *bodies: str) -> list[tuple[str, ...]]:
    """The words at the places of each finding, in documents of one edition; one without a title of its own is a guideline."""
    titled = [body if body.startswith(EDITION) else TITLE + body for body in bodies]
    held = shelf({f"{number}.txt": text for number, text in enumerate(titled, 1)})
    return [tuple(place.text for place in finding.places) for finding in check(held)]
