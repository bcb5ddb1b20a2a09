"""Files of entries, by format: what is written, and what can be read back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import Protocol

from pydantic import TypeAdapter, ValidationError

from assistant.desk.cells import safe_cell
from assistant.desk.faq_files.carried import CarriedEntry, FileUnreadable, Problem, ReadFile, printable
from assistant.desk.faq_files.documents import paragraphs, to_html
from assistant.desk.faq_files.markdown import from_markdown, to_markdown
from assistant.desk.faq_files.tables import read_rows, rows_of
from assistant.desk.faq_files.words import FileWords

LARGEST_FILE = 5_000_000  # bytes
_MARK = "'"
_ENCODINGS = ("utf-8-sig", "cp932")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_Rows = Sequence[Sequence[str]]


class Format(StrEnum):
    """A kind of file; its value is the ending of its name."""

    MARKDOWN = "md"
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    JSON = "json"


MEDIA = {
    Format.MARKDOWN: "text/markdown; charset=utf-8",
    Format.HTML: "text/html; charset=utf-8",
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.JSON: "application/json",
}


class OfficeFiles(Protocol):
    """Files of office programs."""

    def xlsx(self, rows: _Rows, title: str) -> bytes: ...  # every cell is a text
    def docx(self, paragraphs: Sequence[tuple[str, str]]) -> bytes: ...  # the style of each, and its text
    def rows(self, raw: bytes) -> _Rows | None: ...  # of the first sheet that holds any; None: it is no book


@dataclass(frozen=True, slots=True)
class FaqFiles:
    """Writes and reads files of entries."""

    office: OfficeFiles
    words: FileWords

    def write(self, form: Format, entries: Sequence[CarriedEntry], moment: str) -> bytes:
        """A file with all of the entries and their citations."""
        writers: dict[Format, Callable[[], bytes]] = {
            Format.MARKDOWN: lambda: to_markdown(entries, self.words.said, moment).encode(),
            Format.HTML: lambda: to_html(entries, self.words.said, moment).encode(),
            Format.CSV: lambda: _csv(list(rows_of(entries, self.words.heads))),
            Format.XLSX: lambda: self.office.xlsx(list(rows_of(entries, self.words.heads)), self.words.said["file"]),
            Format.DOCX: lambda: self.office.docx(list(paragraphs(entries, self.words.said, moment))),
            Format.JSON: lambda: _json(entries, moment),
        }
        return writers[form]()

    def read(self, name: str, raw: bytes) -> ReadFile:
        """The entries of a file; FileUnreadable where it is none of ours."""
        if len(raw) > LARGEST_FILE:
            raise FileUnreadable("too_large")
        match PurePath(name).suffix.lower():
            case ".csv" | ".tsv" | ".txt":
                return read_rows(_unmarked(_csv_rows(_text(raw))), self.words.heads)
            case ".xlsx":
                return read_rows(self._sheet(raw), self.words.heads)
            case ".json":
                return _from_json(_text(raw))
            case ".md":
                return from_markdown(printable(_text(raw)), self.words.said)
        raise FileUnreadable("unknown_format")

    def _sheet(self, raw: bytes) -> _Rows:
        rows = self.office.rows(raw)
        if rows is None:
            raise FileUnreadable("no_book")
        return [[printable(cell) for cell in row] for row in rows]


def _text(raw: bytes) -> str:
    for encoding in ("utf-16", *_ENCODINGS) if raw.startswith(_UTF_16) else _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileUnreadable("no_text")


def _csv(rows: _Rows) -> bytes:
    held = io.StringIO(newline="")
    csv.writer(held, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(
        [_marked(cell) for cell in row] for row in rows
    )
    return held.getvalue().encode("utf-8-sig")


def _marked(cell: str) -> str:
    """No cell is a formula; one that begins with the mark itself is marked too, so that it comes back as it was."""
    return _MARK + cell if cell.startswith(_MARK) else safe_cell(cell)


def _unmarked(rows: _Rows) -> _Rows:
    return [
        [cell[1:] if cell.startswith(_MARK) and _marked(cell[1:]) == cell else cell for cell in row] for row in rows
    ]


def _csv_rows(text: str) -> _Rows:
    first = text.partition("\n")[0]
    by = max(",\t;", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=by))
    except csv.Error as error:
        raise FileUnreadable("no_table") from error
    return [[printable(cell) for cell in row] for row in rows]


def _json(entries: Sequence[CarriedEntry], moment: str) -> bytes:
    told = [{name: value for name, value in asdict(entry).items() if name != "place"} for entry in entries]
    return json.dumps({"exported_at": moment, "faq": told}, ensure_ascii=False, indent=1).encode()


_ENTRY = TypeAdapter(CarriedEntry)


def _from_json(text: str) -> ReadFile:
    try:
        told = json.loads(text)
    except (RecursionError, ValueError) as error:
        raise FileUnreadable("no_json") from error
    listed = told.get("faq") if isinstance(told, dict) else told
    if not isinstance(listed, list):
        raise FileUnreadable("no_json")
    read = [_entry_of(one, str(place)) for place, one in enumerate(listed, 1)]
    entries = tuple(one for one in read if isinstance(one, CarriedEntry))
    return ReadFile(entries, tuple(one for one in read if isinstance(one, Problem)))


def _entry_of(told: object, place: str) -> CarriedEntry | Problem:
    try:
        entry = _ENTRY.validate_python({**told, "place": place} if isinstance(told, dict) else told)
    except ValidationError as error:
        column = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"])
        return Problem(place, column, "wrong")
    if not entry.question.strip():
        return Problem(place, "question", "empty")
    if not any(claim.text.strip() for claim in entry.claims):
        return Problem(place, "claims", "empty")
    return entry
