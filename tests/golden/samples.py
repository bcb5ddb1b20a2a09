"""The sample documents, and where what is expected of them stands."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from ingest.readers import Extracted, read

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "corpus"
BESIDE = frozenset({".py", ".toml"})
DOCUMENTS = tuple(
    sorted(
        path.name
        for path in CORPUS.iterdir()
        if path.is_file() and path.suffix not in BESIDE and path.name != "README.md"
    )
)


@cache
def reading(name: str) -> Extracted:
    """A sample as its reader reads it; once, for a scan takes seconds."""
    return read(CORPUS / name)


def held_to(expected: Path, found: object, *, update: bool) -> None:
    """The same JSON as the file holds; an update writes it first."""
    written = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if update:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(written, "utf-8")
    assert expected.exists(), f"{expected.name}: pytest tests/golden --update-golden writes it"
    assert written == expected.read_text("utf-8")
