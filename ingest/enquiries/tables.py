"""A table of enquiries: which column holds them is found by its head, or chosen by whoever takes the file in."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, StringIO

from openpyxl import load_workbook

from assistant.domain import TOKYO
from assistant.domain.inbox import EnquiryFile, Received, Skipped
from ingest.enquiries.letters import ASKS, about, own_part, questions_of
from ingest.readers.encoding import decoded
from ingest.readers.extracted import Unreadable
from ingest.readers.office import opened

MOST = 50_000  # rows
_MOST_COLUMNS = 200
_HEAD_WITHIN = 10  # rows
_DELIMITERS = ",\t;"
_WIDE_MARKS = {0: "utf-16-be", 1: "utf-16-le"}  # where the zero of an ASCII letter stands
_SAMPLE = 4_096  # bytes
_DATES = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d", "%Y年%m月%d日 %H:%M", "%Y年%m月%d日")
_NOT_IN_HEADS = re.compile(r"[\s（）()【】「」・:：*＊※ご御お]")
_EMPTY = "空の表です。問い合わせを入れて保存し直してください。"
_TOO_MANY = f"{MOST:,} 行を超えています。ファイルを分けてください。"
_NO_COLUMN = "「{column}」という列はありません。列の名前を確かめてください。"
_NO_TEXT = "質問が空です"

Heads = Mapping[str, Sequence[str]]  # what a column holds, and the words of its head that say so


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a file; its number is the one that a person sees."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        return self.cells[column].strip() if column is not None and column < len(self.cells) else ""


def read_csv(raw: bytes, column: str, heads: Heads) -> EnquiryFile:
    """The enquiries of a text table."""
    return _enquiries(list(_csv_rows(_text(raw))), column, heads)


def read_book(raw: bytes, column: str, heads: Heads) -> EnquiryFile:
    """The enquiries of the first sheet of a book that is seen."""
    opened(raw, ".xlsx")
    return _enquiries(list(_sheet_rows(raw)), column, heads)


def _text(raw: bytes) -> str:
    sample = raw[:_SAMPLE]
    zeros = [sample[at::2].count(0) for at in (0, 1)]
    unmarked = sum(zeros) * 8 > len(sample) and not raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    return decoded(raw.decode(_WIDE_MARKS[zeros.index(max(zeros))], "replace").encode() if unmarked else raw)


def _csv_rows(text: str) -> Iterator[_Row]:
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=lambda one: (first.count(one), -_DELIMITERS.index(one)))
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begun = 1
    try:
        for cells in rows:
            yield _Row(begun, tuple(cells))
            begun = rows.line_num + 1
            _refuse_many(begun)
    except csv.Error as error:
        why = '引用符（"）が閉じていないか、余分です' if "field limit" not in str(error) else "一つの欄が長すぎます"
        raise Unreadable(f"{begun} 行目: {why}。その行を直してから取り込んでください。") from error


def _sheet_rows(raw: bytes) -> Iterator[_Row]:
    book = load_workbook(BytesIO(raw), read_only=True, data_only=True)
    sheet = next((one for one in book.worksheets if one.sheet_state == "visible"), None)
    for number, cells in enumerate(sheet.iter_rows(values_only=True) if sheet else (), 1):
        _refuse_many(number)
        yield _Row(number, tuple(_shown(cell) for cell in cells[:_MOST_COLUMNS]))
    book.close()


def _shown(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    return "" if cell is None else str(cell)


def _refuse_many(number: int) -> None:
    if number > MOST:
        raise Unreadable(_TOO_MANY)


def _enquiries(rows: Sequence[_Row], column: str, heads: Heads) -> EnquiryFile:
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if not filled:
        raise Unreadable(_EMPTY)
    at, found = _head_of(filled, heads)
    names = _named(filled[at]) if at is not None else _unnamed(filled)
    if column:
        found = {**found, "question": _column(column, names)}
    if "question" not in found:
        return EnquiryFile((), columns=names)
    body = filled if at is None else filled[at + 1 :]
    received: list[Received] = []
    skipped: list[Skipped] = []
    for row in body:
        asked = tuple(_received(row, found))
        received += asked
        skipped += [] if asked else [Skipped(_place(row), _NO_TEXT)]
    return EnquiryFile(tuple(received), tuple(skipped), names, names[found["question"]])


def _head_of(rows: Sequence[_Row], heads: Heads) -> tuple[int | None, dict[str, int]]:
    """Which row names the columns, and what they hold; None: none does, and a single column holds questions."""
    heading = [
        (at, found) for at, row in enumerate(rows[:_HEAD_WITHIN]) if "question" in (found := _columns(row, heads))
    ]
    if heading:  # a title above has fewer cells
        return max(heading, key=lambda one: (sum(map(bool, rows[one[0]].cells)), -one[0]))
    alone = all(len([cell for cell in row.cells if cell.strip()]) <= 1 for row in rows)
    if alone and ASKS.search(rows[0].cells[0]):
        return None, {"question": 0}
    return 0, _columns(rows[0], heads)


def _columns(row: _Row, heads: Heads) -> dict[str, int]:
    """What the columns hold by their heads; a cell that asks is no head."""
    cells = [_plain_head(cell) for cell in row.cells]
    found: dict[str, int] = {}
    for what, said in heads.items():
        for word in map(_plain_head, said):
            exact = (at for at, cell in enumerate(cells) if cell == word)
            within = (at for at, cell in enumerate(cells) if word in cell and len(cell) <= 2 * len(word) + 2)
            at = next(exact, next(within, None))
            if at is not None and at not in found.values():
                found[what] = at
                break
    return found


def _plain_head(cell: str) -> str:
    return _NOT_IN_HEADS.sub("", unicodedata.normalize("NFKC", cell)).casefold()


def _named(head: _Row) -> tuple[str, ...]:
    """The names of the columns, each once."""
    names: list[str] = []
    for at, cell in enumerate(head.cells):
        name = " ".join(cell.split()) or f"{at + 1} 列目"
        names.append(name if name not in names else f"{name}（{at + 1} 列目）")
    return tuple(names)


def _unnamed(rows: Iterable[_Row]) -> tuple[str, ...]:
    return tuple(f"{at + 1} 列目" for at in range(max(len(row.cells) for row in rows)))


def _column(column: str, names: Sequence[str]) -> int:
    if column not in names:
        raise Unreadable(_NO_COLUMN.format(column=column))
    return names.index(column)


def _received(row: _Row, found: Mapping[str, int]) -> Iterator[Received]:
    text = own_part(row.cell(found["question"]).replace("\r\n", "\n"))
    names = row.cell(found.get("name"))
    for part, question in enumerate(questions_of(text)):
        yield Received(
            text=question,
            place=_place(row) + (f"の {part + 1} 問目" if part else ""),
            sent_at=_moment(row.cell(found.get("sent"))),
            names=tuple(dict.fromkeys(filter(None, (names, "".join(names.split()), *names.split())))),
            about="\n".join(filter(None, (row.cell(found.get("about")), about(text)))),
        )


def _place(row: _Row) -> str:
    return f"{row.number} 行目"


def _moment(said: str) -> datetime | None:
    plain = unicodedata.normalize("NFKC", said).replace("/", "-").strip()
    for form in _DATES:
        try:
            return datetime.strptime(plain, form).replace(tzinfo=TOKYO).astimezone(UTC)
        except ValueError:
            continue
    return None
