"""The words that stand in files of entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.desk.faq_files.tables import COLUMNS
from assistant.speech import WordsMissing, read_toml


@dataclass(frozen=True, slots=True)
class FileWords:
    """The heads of tables, by any of their names, and what else is written."""

    said: Mapping[str, str]  # the first name of each column, and the words around them
    heads: Mapping[str, tuple[str, ...]]


def load_file_words(folder: Path) -> FileWords:
    """The words of the folder of a language; WordsMissing where a column has no name."""
    path = folder / "desk" / "faq.toml"
    told = read_toml(path)
    heads = {column: tuple(names) for column, names in told.get("columns", {}).items()}
    if missing := [column for column in COLUMNS if not heads.get(column)]:
        raise WordsMissing(f"{path} の [columns] に {missing[0]} がありません")
    own = {column: names[0] for column, names in heads.items()}
    return FileWords({**own, **told["file"]}, heads)
