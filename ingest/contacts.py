"""Desks: who answers for what, by telephone, mail and post, from contact sections, label lines, sentences and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain import Contact
from ingest.lines import Line
from ingest.sections import Section
from ingest.tables import TableRow

DESK_WORDS = (
    "問い合わせ",
    "問合せ",
    "問い合せ",
    "問合わせ",
    "連絡先",
    "提出先",
    "送付先",
    "申込先",
    "窓口",
    "事務局",
    "担当",
    "宛先",
    "照会先",
)

_MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+\-]*@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_AT_WORD = re.compile(
    r"(?<=[A-Za-z0-9_])\s?(?:\[at\]|\(at\)|【at】|<at>|\[アットマーク\]|\(アットマーク\)|★)\s?(?=[A-Za-z0-9])",
    re.IGNORECASE,
)
_NUMBER = r"\(?0\d{1,4}\)?[-(]\d{1,4}[-)]\d{3,4}(?!\d)"
_EXTENSION = r"(?:\s*[(]?\s*内線\s*[:]?\s*\d+(?:\s*[,、・]\s*\d+)*\s*[)]?)?"
_TEL = re.compile(rf"(?<![\d-]){_NUMBER}{_EXTENSION}")
_FAX = re.compile(rf"(?:FAX|ファックス|ファクス)\s*(?:番号)?\s*[:]?\s*{_NUMBER}", re.IGNORECASE)
_URL = re.compile(r"https?://[!-'*-;=?-Z_a-z~]+")
_ADDRESS = re.compile(r"〒?\s*\d{3}-\d{4}\s*[^\d\s].*$")
_LABELLED = re.compile(
    r"^\s*[・\-*]?\s*(?:tel|電話|℡|fax|e-?mail|mail|メール|url|hp|住所|所在地|(?:受付|対応)?(?:時間|日時)|ホームページ)",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(?:[省庁府局課室部係班院会署所県市区町村]|事務局|センター|機構|担当|グループ|チーム|株式会社|財団|法人|大学|窓口|デスク|ユニット)(?:[(「].*[)」])?(?:\s?[宛行様])?$|^「.+」事務局|(?:株式会社|法人|財団)"
)
_LABEL_OF_DESK = re.compile(
    r"^\s*(?:担当(?:部署|課|者)?|問い?合わ?せ先?|お問い?合わ?せ先?|連絡先|所属|宛先|提出先|事務局)\s*:\s*"
)
_IN_SENTENCE = re.compile(
    r"([^\s、。「」()]{2,40}(?:事務局|センター|窓口|課|室|局|部|係|担当|機構|協会|学会))\s*[(]\s*([^()]*@[^()]*)[)]"
)
_WAYS = r"tel\b|電話|℡|fax|e-?mail|mail|メール|url|https?:"
_MOST_BLANKS = 2  # blank lines within one desk
_MOST_LINES = 12  # of one desk
_LONGEST_NAME = 60  # characters of a line that names an organisation


@dataclass(frozen=True, slots=True)
class Desk:
    """A contact with its place: `page.text[start:end]` holds all of it."""

    page: int
    start: int
    end: int
    label: str
    contact: Contact


def desks_of(section: Section) -> Iterator[Desk]:
    """The desks that a section names."""
    rows = [row for row in section.rows if row.cells]
    yield from (desk for row in rows if (desk := _row_desk(row, section)) is not None)
    lines = [line for line in section.lines if not any(row.start <= line.start < row.end for row in section.rows)]
    in_sentences = {line.start: match for line in lines if (match := _IN_SENTENCE.search(line.text))}
    yield from (_sentence_desk(line, in_sentences[line.start], section) for line in lines if line.start in in_sentences)
    rest = [line for line in lines if line.start not in in_sentences]
    yield from (_block_desk(block, section) for block in _blocks(rest, desk=_is_desk(section)))


def mail_addresses(text: str) -> tuple[str, ...]:
    """The mail addresses of a mended text, each once, with @ where the document hides it."""
    return tuple(dict.fromkeys(match.group().rstrip(".-") for match in _MAIL.finditer(_AT_WORD.sub("@", text))))


def telephones(text: str) -> tuple[str, ...]:
    """The telephone numbers of a mended text with their extensions, each once; no fax numbers."""
    return tuple(dict.fromkeys(match.group().strip() for match in _TEL.finditer(_FAX.sub("", text))))


def _row_desk(row: TableRow, section: Section) -> Desk | None:
    cells = dict(row.cells)
    contact = cells.get("contact", "")
    tel, mail = telephones(contact), mail_addresses(contact)
    if not tel and not mail:
        return None
    return Desk(
        section.page,
        row.start,
        row.end,
        cells.get("programme", "") or cells.get("purpose", "") or cells.get("organisation", "") or row.caption,
        Contact(
            organisation=cells.get("organisation", ""),
            programme=cells.get("programme", ""),
            applicants=cells.get("applicants", ""),
            tel=tel,
            mail=mail,
            url=tuple(dict.fromkeys(_URL.findall(contact))),
            address=_address_in(contact),
        ),
    )


def _address_in(cell: str) -> str:
    """The postal address of a cell, without the ways to reach the desk that follow it."""
    found = _ADDRESS.search(cell)
    return re.split(rf"\s*(?:{_WAYS})", found.group(), maxsplit=1, flags=re.IGNORECASE)[0].strip() if found else ""


def _sentence_desk(line: Line, match: re.Match[str], section: Section) -> Desk:
    contact = Contact(organisation=match[1], tel=telephones(line.text), mail=mail_addresses(line.text))
    return Desk(section.page, line.start, line.end, match[1], contact)


def _is_desk(section: Section) -> bool:
    """Whether the heading says that what follows is a desk."""
    return any(word in section.path[-1] for word in DESK_WORDS) if section.path else False


def _blocks(lines: Sequence[Line], *, desk: bool) -> Iterator[list[Line]]:
    """Runs of lines that belong to one desk: a reachable line, what names it above and what completes it below."""
    place = 0
    while place < len(lines):
        if not _reachable(lines[place].text):
            place += 1
            continue
        first = place
        while first > 0 and place - first < _MOST_LINES and _names_desk(lines[first - 1], lines[first], desk=desk):
            first -= 1
        last = place
        while last + 1 < len(lines) and _completes(lines[last + 1]):
            last += 1
        yield list(lines[first : last + 1])
        lines, place = lines[last + 1 :], 0


def _reachable(text: str) -> bool:
    return bool(mail_addresses(text) or _TEL.search(_FAX.sub("", text)))


def _names_desk(above: Line, line: Line, *, desk: bool) -> bool:
    """Whether the line above belongs to the desk: an address, an organisation, a labelled line, and no sentence."""
    if line.blanks > _MOST_BLANKS or above.text.endswith(("。", "ます", "です")):
        return False
    if _ADDRESS.search(above.text) or _LABELLED.match(above.text) or _LABEL_OF_DESK.match(above.text):
        return True
    return len(above.text) <= _LONGEST_NAME and (desk or bool(_ORGANISATION.search(above.text)))


def _completes(line: Line) -> bool:
    return line.blanks <= 1 and bool(_LABELLED.match(line.text) or _ADDRESS.match(line.text) or _URL.match(line.text))


def _block_desk(lines: Sequence[Line], section: Section) -> Desk:
    if len(lines) > 1 and section.headed and lines[0] is section.lines[0]:
        lines = lines[1:]
    text = "\n".join(line.text for line in lines)
    names = [name for line in lines if (name := _desk_name(line.text))]
    address = next((match.group().strip() for line in lines if (match := _ADDRESS.search(line.text))), "")
    contact = Contact(
        organisation=" ".join(names),
        tel=telephones(text),
        mail=mail_addresses(text),
        url=tuple(dict.fromkeys(_URL.findall(text))),
        address=address,
    )
    label = section.path[-1] if section.path and _is_desk(section) else (names[-1] if names else "連絡先")
    return Desk(section.page, lines[0].start, lines[-1].end, label, contact)


def _desk_name(text: str) -> str:
    """The organisation that a line of a desk names; "" for a line that tells how to reach it."""
    bare = _LABEL_OF_DESK.sub("", text).strip("・-* ")
    if _LABELLED.match(text) or _ADDRESS.search(text) or _URL.match(bare):
        return ""
    bare = _FAX.sub("", _TEL.sub("", _MAIL.sub("", bare)))
    bare = re.sub(
        r"\s*(?:tel|電話(?:番号)?|e-?mail|mail|メール(?:アドレス)?)\s*[::].*$", "", bare, flags=re.IGNORECASE
    ).strip(": 、,/")
    bare = re.sub(r"\(\s*\)", "", bare).strip()
    return bare if not bare.endswith(("。", "ます", "です")) and len(bare) <= _LONGEST_NAME else ""
