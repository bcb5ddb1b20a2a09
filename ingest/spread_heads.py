"""The heads of tables in extracted text: what their columns hold, by their names, on one line or broken over short ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.languages.ja.normalise import plain

# What a column's name says of what stands in it. The order of a row follows the order of its head.
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "period",
        re.compile(
            r"(?:公募|募集|応募|申請|申込|受付|提出|実施)?(?:の)?(?:期間|期限|期日|締め?切り?|〆切|開始|終了|日程)日?"
        ),
    ),
    ("programme", re.compile(r"(?:事業|制度|施策|公募|プログラム|支援策|補助金)名?|名称|件名")),
    ("applicants", re.compile(r"(?:申請|応募|対象|実施|補助)(?:主体|者|対象者?|機関)|対象")),
    ("amount", re.compile(r"予算額?|金額|補助額|上限額?|規模")),
    ("new", re.compile(r"(?:新規)?(?:課題)?採択|新規(?:公募)?|公募(?:の)?有無|有無")),
    ("organisation", re.compile(r"(?:担当|所管|実施)?(?:部署|部局|課室|府省|省庁|機関)|担当|所管|問合せ先|窓口")),
    ("summary", re.compile(r"(?:事業|支援|施策|制度)?(?:の)?(?:概要|内容|要旨)")),
    (
        "purpose",
        re.compile(
            r"区分|ご?用件|主な(?:ご?相談|担当)|ご?相談(?:の)?(?:内容|事項)|お?問い?合わ?せ(?:の)?(?:内容|事項|種別)"
        ),
    ),
    (
        "contact",
        re.compile(r"連絡先|宛先|送付先|提出先|送り先|電話(?:番号)?|TEL|メール(?:アドレス)?|E-?mail", re.IGNORECASE),
    ),
)
_WITH_CONTACT = re.compile(r"[・/](?:連絡先|電話|TEL|メール|E-?mail)", re.IGNORECASE)  # 担当・連絡先
_ENUMERATED = re.compile(r"[①-⑳]")  # ①上限額: a note below the table is on it
_COUNTED = re.compile(r"^(?:令和|平成)?(?:\d{1,4}|元)年度(?:の|における)?(?=.)")  # 令和8年度新規公募
_MOST_HEAD_LINES, _LONGEST_HEAD_LINE = 6, 24
_LONGEST_NAME = 200  # characters of a head's cell that can name its column
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 10


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as it stands on the page: `page.text[start:end]` is its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """The lines that name the columns of a table."""

    first: int
    last: int
    text: str
    columns: tuple[str, ...]


def heads_in(lines: Sequence[SourceLine]) -> Iterator[Head]:
    """The heads of tables, each on a line of its own or broken over short ones."""
    place = 0
    while place < len(lines):
        head = _head_at(lines, place)
        if head:
            yield head
        place = head.last + 1 if head else place + 1


def _head_at(lines: Sequence[SourceLine], first: int) -> Head | None:
    """The head that begins at a line; None where none does."""
    text = ""
    for last, line in enumerate(lines[first : first + _MOST_HEAD_LINES], first):
        if not line.text.strip() or (last > first and len(line.text) > _LONGEST_HEAD_LINE):
            return None
        text = f"{text} {line.text}".strip()
        if columns := _columns_of(text):
            return Head(first, last, text, columns)
        if last == first and column_of(text.split()[0]) != "programme":
            return None
    return None


def column_of(name: str) -> str:
    """What a column of this name holds; "" where we do not know."""
    words = [_COUNTED.sub("", word) for word in plain(_ENUMERATED.sub("", name[:_LONGEST_NAME])).split()]
    named = (
        _named(word) for word in (*words[:0:-1], " ".join(words))
    )  # of names above each other, the lowest says most
    return next((column for column in named if column), "")


def _named(word: str) -> str:
    if _WITH_CONTACT.search(word):
        return "contact"
    return next((column for column, shape in _COLUMNS if shape.match(word)), "")


def _columns_of(line: str) -> tuple[str, ...]:
    """The columns that a head line names; () where it is none."""
    words = line.split() if "\t" not in line else []
    named = [column_of(word) for word in words]
    known = {column for column in named if column}
    complete = len(known) >= _FEWEST_COLUMNS and "contact" in known and named[0] == "programme"
    return tuple(named) if complete and len(words) <= _MOST_COLUMNS else ()
