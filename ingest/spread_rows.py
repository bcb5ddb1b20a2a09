"""Table rows that a text extraction has spread over lines, rebuilt from what each column holds: name, applicants, amount, yes or no, desk, TEL and mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.languages.ja.mending import mend_addresses
from assistant.languages.ja.normalise import plain
from ingest.spread_heads import Head, SourceLine, heads_in

_LABEL = r"(?:TEL|電話|℡|FAX|(?:E-?)?mail|メール)"
_CONTACT_LINE = re.compile(
    rf"^[ \t　]*(?:{_LABEL}\s*[:：]|[Ｔ][ＥｅEe][ＬｌLl]\s*[:：]|[ＥｅEe]?-?[ＭｍMm][ＡａAa][ＩｉIi][ＬｌLl]\s*[:：])",
    re.IGNORECASE,
)
_BARE = re.compile(  # a number, an address or both with no word before them, in columns of their own
    r"(?:^|(?<=\s))(?:[0-9０-９]{2,5}[-－][0-9０-９]{1,4}[-－][0-9０-９]{3,4}(?:[ \t　]+[\w.+-]+@[\w.-]+)?|[\w.+-]+@[\w.-]+)[ \t　]*$"
)
_ADDRESS_TAIL = re.compile(
    r"[ \t　]*[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+[ \t　]*$|[ \t　]*[a-z0-9\-]+(?:\.[a-z0-9\-]+)+[ \t　]*$"
)
_SUB_LABEL = re.compile(r"[ \t　]*【[^】]{1,20}】[ \t　]*$")
_EXTENSION = re.compile(r"[ \t　]*[(（]?内線\s*[:：]?\s*[0-9０-９]+[)）]?[ \t　]*$")
_LAST_LABEL = re.compile(r"[ \t　]*[a-z]{2,10}[ \t　]*$")  # of an address that ends in a dot
_BROKEN_ADDRESS = re.compile(r"[A-Za-z0-9]@?[-_.@][ \t　]*$")
_BIG_GAP = 3  # empty lines after which another page or drawing begins
_LONGEST_ROW = 24  # lines

_ENUMERATED = re.compile(r"[①-⑳]")
_EACH_NUMBER = re.compile(r"([①-⑳])")
_YES_NO = re.compile(r"(?<=[\s)）])(?:有|無|あり|なし|○|×)(?:[（(][^（）()\n]{1,12}[)）])?(?=\s)")
_AMOUNT = re.compile(r"(?<![^\s])(?:[0-9０-９][0-9０-９,，.]{2,}(?:\s*(?:千円|万円|百万円|億円|円))?|[ー－―‐-])(?=\s)")
_UNIT_END = re.compile(r"(?:[省庁府局課室部係班院会署所付]|官房|グループ|センター|機構|担当|チーム|ユニット|[)）])$")
_UNIT = re.compile(r"(?:[省庁府局課室部係班署所]|官房|グループ|センター|機構|担当|チーム|ユニット)$")
_TABLE_CAPTION = re.compile(r"^[^\n。]{4,60}(?:連絡先|一覧|窓口|表)$")


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """A row of a table whose cells stand in lines of their own: `page.text[start:end]` holds all of it."""

    start: int
    end: int
    cells: tuple[tuple[str, str], ...]  # column and what stands in it, in one spelling


@dataclass(frozen=True, slots=True)
class SpreadTable:
    """A head line with the rows under it."""

    start: int
    head_end: int
    end: int
    head: tuple[str, ...]
    caption: str
    rows: tuple[SpreadRow, ...]


def spread_tables(page_text: str) -> tuple[SpreadTable, ...]:
    """The tables of a page whose head names at least three columns we know and whose rows end in a TEL or mail line."""
    lines = [SourceLine(match.start(), match.end(1), match[1]) for match in re.finditer(r"([^\n]*)(?:\n|$)", page_text)]
    heads = list(heads_in(lines))
    tables = (
        _table(lines, head, until.first if until else len(lines)) for head, until in pairwise([*heads, None]) if head
    )
    return tuple(table for table in tables if table.rows)


def _table(lines: list[SourceLine], head: Head, until: int) -> SpreadTable:
    rows: list[SpreadRow] = []
    begin = head.last + 1
    labelled = list(_row_ends(lines, head.last + 1, until, _CONTACT_LINE))
    for end in labelled or _row_ends(lines, head.last + 1, until, _BARE):
        while not lines[begin].text.strip():
            begin += 1
        rows.append(_row(lines[begin : end + 1], head.columns))
        begin = end + 1
    last = rows[-1].end if rows else lines[head.last].end
    caption = next(
        (line.text.strip() for line in lines[begin : begin + 4] if _TABLE_CAPTION.match(line.text.strip())), ""
    )
    return SpreadTable(
        lines[head.first].start,
        lines[head.last].end,
        last,
        tuple(plain(word) for word in head.text.split()),
        plain(caption),
        tuple(rows),
    )


def _row_ends(lines: list[SourceLine], first: int, until: int, reach: re.Pattern[str]) -> Iterator[int]:
    """The last line of each row: of a run of TEL and mail lines, with what an address leaves for the next line."""
    place, empty, begun = first, 0, first
    while place < until:
        empty = empty + 1 if not lines[place].text.strip() else 0
        if empty >= _BIG_GAP or place - begun > _LONGEST_ROW:
            return
        if reach.search(lines[place].text):
            place = _end_of_contact(lines, place, until)
            yield place
            begun = place + 1
        place += 1


def _end_of_contact(lines: list[SourceLine], place: int, until: int) -> int:
    end, ahead = place, place + 1
    while ahead < until:
        text = lines[ahead].text
        after = lines[ahead + 1].text if ahead + 1 < until else ""
        direct = ahead == end + 1 or (ahead == end + 2 and bool(_BROKEN_ADDRESS.search(lines[end].text)))
        if _CONTACT_LINE.match(text) or _EXTENSION.match(text) or (direct and _is_tail(lines[end].text, text)):
            end = ahead
        elif (text.strip() or ahead > end + 1) and not (_SUB_LABEL.match(text) and _CONTACT_LINE.match(after)):
            break
        ahead += 1
    return end


def _is_tail(before: str, text: str) -> bool:
    """Whether a line is the end of the address that the line before breaks off."""
    return bool(_ADDRESS_TAIL.match(text) or (before.rstrip().endswith(".") and _LAST_LABEL.match(text)))


def _row(lines: list[SourceLine], columns: tuple[str, ...]) -> SpreadRow:
    text = "\n".join(line.text for line in lines)
    before, contact = text[: (start := _contact_start(lines))], text[start:]
    name_end, desk = _name_end(before, columns), _desk_start(before, columns)
    middle = before[name_end:desk]
    amount = _AMOUNT.search(f"{middle} ")
    applicants = middle[: amount.start()] if amount else middle
    cells = {
        "programme": joined(before[:name_end]),
        "applicants": joined(applicants if "applicants" in columns else ""),
        "amount": joined(_without_yes_no(middle[amount.start() :])) if amount and "amount" in columns else "",
        "organisation": joined_units(before[desk:]),
        "contact": mend_addresses(contact).text,
    }
    return SpreadRow(lines[0].start, lines[-1].end, tuple((column, text) for column, text in cells.items() if text))


def _contact_start(lines: list[SourceLine]) -> int:
    """Where the ways to reach a desk begin in a row: at a label of their own, or where a bare number or address stands."""
    begun = 0
    for line in lines:
        bare = _BARE.search(line.text) if not _CONTACT_LINE.match(line.text) else None
        if bare or _CONTACT_LINE.match(line.text) or _SUB_LABEL.match(line.text):
            return begun + (bare.start() if bare else 0)
        begun += len(line.text) + 1
    return begun


def _name_end(text: str, columns: tuple[str, ...]) -> int:
    """Where the programme's name ends: before the first applicants' number, or the first amount."""
    marks = [match.start() for match in (_ENUMERATED.search(text), _AMOUNT.search(f"{text} ")) if match]
    if not marks:
        return len(text.partition("\n")[0])
    end = min(marks)
    if "applicants" in columns and not _ENUMERATED.search(text):  # then they are the last word before the amount
        whole = text[:end].rstrip()
        return max(whole.rfind(space) for space in " \t　\n") if len(whole.split()) > 1 else end
    bracketed = re.search(r"[ 　]\S*\s*[(（]\s*$", text[:end])
    return bracketed.start() if bracketed else end


def _desk_start(text: str, columns: tuple[str, ...]) -> int:
    """Where the desk begins: after the yes or no, or else after the amount; behind a summary, where its units do."""
    if "summary" in columns:
        return _units_start(text)
    found = list(_YES_NO.finditer(f"{text} ")) if "new" in columns else []
    if found:
        return found[-1].end() if len(found) == 1 else found[0].end()
    amount = _AMOUNT.search(f"{text} ")
    return amount.end() if amount else len(text)


def _units_start(text: str) -> int:
    """Where the last lines begin that are names of units."""
    start = len(text)
    for line in reversed(text.split("\n")):
        if line.strip() and not _UNIT.search(plain(line).strip()):
            break
        start -= len(line) + 1
    return max(start, 0)


def _without_yes_no(text: str) -> str:
    return _YES_NO.sub("", f" {text} ")


def joined(text: str) -> str:
    """The lines of one cell as one: a space between Latin words and before ①, none between Japanese ones."""
    whole = ""
    for piece in (_spelled(line) for line in text.split("\n") if line.strip()):
        latin = whole and whole[-1].isascii() and whole[-1].isalnum() and piece[0].isascii() and piece[0].isalnum()
        whole += f" {piece}" if whole and (latin or _ENUMERATED.match(piece)) else piece
    return whole


def _spelled(line: str) -> str:
    """A line in one spelling that keeps ①."""
    return "".join(piece if _ENUMERATED.match(piece) else plain(piece) for piece in _EACH_NUMBER.split(line.strip()))


def joined_units(text: str) -> str:
    """The lines of a desk as one: a space where a line ends as an organisation's unit does, none where it was broken."""
    whole = ""
    for piece in (plain(line).strip() for line in text.split("\n") if line.strip()):
        whole += f" {piece}" if whole and _UNIT_END.search(whole) and len(piece) > 1 else piece
    return whole
