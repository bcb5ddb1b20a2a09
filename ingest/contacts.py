"""Desks: who answers for what, by telephone, mail and post, from contact sections, label lines, sentences and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from assistant.domain import Contact
from assistant.languages.ja.dates import written_dates
from assistant.languages.ja.normalise import plain
from ingest.desk_purposes import (
    LABELLED,
    ORGANISATION,
    begins_a_desk,
    item_of,
    purpose_of,
    says_what_for,
    tells_a_purpose,
    without_purpose,
)
from ingest.desk_rows import is_head, row_contact
from ingest.lines import Line
from ingest.reach import (
    ADDRESS,
    URL,
    address_in,
    department_of,
    faxes,
    is_reachable,
    mail_addresses,
    only_named,
    postcode_of,
    role_of,
    telephones,
    urls,
)
from ingest.regions import region_of, without_region
from ingest.sections import Section
from ingest.spans import Spans
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

_LABEL_OF_DESK = re.compile(
    r"^\s*[【\[]問(?:い?合わ?せ先?)?[】\]]\s*|^\s*[^\s:]{1,24}に関する(?:お?問い?合わ?せ|ご?相談|ご?質問|ご?連絡)先?\s*:\s*"
    r"|^[\s▽▼△▲◇◆□■○●※・*\-]*(?:担当(?:部署|課|者)?|お?問い?合わ?せ先?|連絡先|所属|宛先|提出先|送付先|申込先|事務局)\s*[:\t]\s*"
    r"|^[\s▽▼△▲◇◆□■○●※・*\-]*(?:お?問い?合わ?せ先|連絡先|提出先|送付先|申込先)(?=(?:株式|公益|一般|独立|国立|社会|学校|特定)|「[^」]+」事務局|\s\S)"
)
_IN_SENTENCE = re.compile(
    r"([^\s、。「」()]{2,40}(?:事務局|センター|窓口|課|室|局|部|係|担当|機構|協会|学会|プラザ|デスク|財団|大学))\s*[(]\s*([^()]*(?:@|0\d{1,4}-\d)[^()]*)[)]"
)
_SENTENCE_END = re.compile(r"[。)(]")
_ABOUT = re.compile(r"^(?:(?P<what>.{2,24})(?:に関すること|について)は|.*は)")
_LEADS = re.compile(r"^.*(?:下記|以下|次)の[^\s。]{0,12}(?:へ|まで|に)\s*")
_HEADER = re.compile(r"\s*(?:From|To|Cc|Bcc|Reply-To|Sender|差出人|宛先)\s*:.*@")
_EXTENSION = re.compile(r"\s*(?P<who>[^\t。:]+\t[^\t。:]+)\t\s*内線\s*:?\s*(?P<number>\d{2,6})\s*$")
_DAY = re.compile(r"\d\s*月\s*\d|\d\s*時")
_ALONE = re.compile(
    r"\s*[•・]?\s*[A-Za-z0-9._%+\-]+\s*[@＠]\s*[A-Za-z0-9.\-]*\s*$"
)  # an address, or what the next line ends
_CUT = re.compile(r"[@＠]\s*[A-Za-z0-9\-]*(?:\.[A-Za-z0-9\-]*)*\s*$")
_TAIL = re.compile(r"\s*\.?[a-z]{2,10}(?:\.[a-z]{2,10})?\s*$")  # of it
_SAME = re.compile(r"^同(?:機構|財団|法人|協会|会|社|省|庁|県|市|町|大学|センター)?\s+(?=\S)")
_HOLDS_UNIT = re.compile(r"[課室係部局班]|センター|事務局|窓口|デスク")
_UNIT_OF = re.compile(r"[部課室係局班]$|担当|グループ$|チーム$")
_PERSON = re.compile(r"\s*担当者?\s*:\s*(?P<who>\S.{0,20})$")
_BODY = re.compile(
    r"法人|機構|財団|協会|会社|大学|センター|会議所|公社|連盟|学会|省|庁|県|市|町"
)  # that 同 may stand for
_MOST_BLANKS = 2  # blank lines within one desk
_MOST_LINES = 12  # of one desk
_SIDE = re.compile(r"\s*[(【\[<]\s*(?:誤|正|旧|新|(?:変更|訂正|修正|改正)[前後])\s*[)】\]>]")  # (正)TEL …
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
    told = [(row, desk) for row in section.rows if row.head and (desk := _row_desk(row, section)) is not None]
    yield from (desk for _, desk in told)
    own = {(row.start, row.end) for row, _ in told}
    dated = [row for row in section.rows if row.head and written_dates(plain("\n".join(row.texts)))]  # days, not desks
    taken = Spans([*(row for row in section.rows if row.names or (row.start, row.end) in own), *dated])
    lines = [line for line in section.lines if not taken.at(line.start) and not _no_desk(line.text)]
    in_sentences = {line.start: found for line in lines if (found := list(_IN_SENTENCE.finditer(line.text)))}
    yield from (_extension_desk(line, match, section) for line in lines if (match := _EXTENSION.match(line.text)))
    for line in lines:
        yield from (_sentence_desk(line, match, section) for match in in_sentences.get(line.start, ()))
    rest = [line for line in lines if line.start not in in_sentences]
    above: Desk | None = None
    for block in _blocks(rest, desk=_is_desk(section)):
        desk = _under(_block_desk(block, section), above, block)
        above = desk if above is None or _BODY.search(desk.contact.organisation) else above
        yield desk


def _no_desk(text: str) -> bool:
    """Whether a line is the header of a mail, the head of a table (窓口 担当地域 電話) or a side of a correction."""
    return bool(_HEADER.match(text) or _SIDE.match(text)) or is_head(text)


def _under(desk: Desk, above: Desk | None, lines: Sequence[Line]) -> Desk:
    """The desk with the organisation of the one above, where it says 同 or is an item of its list."""
    if above is None:
        return desk
    name, over = desk.contact.organisation, above.contact.organisation
    if _SAME.match(name):
        head = " ".join(takewhile(lambda part: not _UNIT_OF.search(part), over.split()))
        name = f"{head} {_SAME.sub('', name)}".strip()
    elif not name and any(item_of(line.text) for line in lines):
        name = over
    return replace(desk, contact=replace(desk.contact, organisation=name, department=department_of(name)))


def _row_desk(row: TableRow, section: Section) -> Desk | None:
    contact = row_contact(row, section.lines_in(row))
    if contact is None:
        return None
    if contact.programme.startswith("※"):  # a note below the table, and what follows it
        return None
    named = (contact.programme, contact.purpose, contact.region, contact.organisation)
    label = next(filter(None, named), "")
    return Desk(section.page, row.start, row.end, label, contact) if label else None  # else it is read as lines


def _sentence_desk(line: Line, match: re.Match[str], section: Section) -> Desk:
    about = _ABOUT.match(match[1])
    name = match[1][about.end() :] if about else match[1]
    said = match[0] + _SENTENCE_END.split(line.text[match.end() :])[0]  # what follows is of another desk
    contact = Contact(
        organisation=name,
        tel=telephones(said),
        mail=mail_addresses(said),
        fax=faxes(said),
        department=department_of(name),
        purpose=(about["what"] or "") if about else "",
    )
    return Desk(section.page, line.start, line.end, name, contact)


def _extension_desk(line: Line, match: re.Match[str], section: Section) -> Desk:
    """A desk that a row tells with nothing but an extension: 港東大学 研究支援課 内線2206."""
    name = " ".join(match["who"].split())
    contact = Contact(organisation=name, tel=(f"内線{match['number']}",), department=department_of(name))
    return Desk(section.page, line.start, line.end, name, contact)


def _is_desk(section: Section) -> bool:
    """Whether the heading says that what follows is a desk."""
    return any(word in section.path[-1] for word in DESK_WORDS) if section.path else False


def _purpose_by_heading(section: Section) -> str:
    """What the heading of a desk, or of one of several below another heading, says that it is for."""
    several = len(section.path) > 1 and any(word in section.path[-2] for word in DESK_WORDS)
    return _bare(section.path[-1]) if several or _is_desk(section) else ""


def _bare(heading: str) -> str:
    """A heading without its number and brackets."""
    bare = re.sub(r"^[\s(【<\d.)]*(?:お|ご)?|[)】>\s]+$", "", heading)
    return f"{bare})" if bare.count("(") > bare.count(")") else bare


def _blocks(lines: Sequence[Line], *, desk: bool) -> Iterator[list[Line]]:
    """Runs of lines that belong to one desk: a reachable line, what names it above and what completes it below."""
    place = 0
    while place < len(lines):
        if not is_reachable(lines[place].text):
            place += 1
            continue
        first = place
        while first > 0 and place - first < _MOST_LINES and _names_desk(lines[first - 1], lines[first], desk=desk):
            first -= 1
            if begins_a_desk(lines[first].text):
                break
        last = place
        while last + 1 < len(lines) and _completes(lines[last], lines[last + 1]):
            last += 1
        yield list(lines[first : last + 1])
        lines, place = lines[last + 1 :], 0


def _names_desk(above: Line, line: Line, *, desk: bool) -> bool:
    """Whether the line above belongs to the desk: an address, an organisation, a labelled line, and no sentence."""
    if line.blanks > _MOST_BLANKS or above.text.endswith(("。", "ます", "です")):
        return False
    if (
        ADDRESS.search(above.text)
        or LABELLED.match(above.text)
        or _LABEL_OF_DESK.match(above.text)
        or tells_a_purpose(above.text)
    ):
        return True
    if "\t" in above.text and _DAY.search(above.text):  # a row of a table of days
        return False
    return len(above.text) <= _LONGEST_NAME and (desk or bool(ORGANISATION.search(above.text)))


def _completes(above: Line, line: Line) -> bool:
    if _CUT.search(above.text) and _TAIL.match(line.text):
        return True
    shapes = (LABELLED, ADDRESS, URL, _ALONE)
    return line.blanks <= 1 and any(shape.match(line.text) for shape in shapes)


def _block_desk(lines: Sequence[Line], section: Section) -> Desk:
    if len(lines) > 1 and section.headed and lines[0] is section.lines[0]:
        lines = lines[1:]
    text = "\n".join(line.text for line in lines)
    texts = [without_region(line.text) for line in lines]
    names = [name for said in texts if not _TAIL.match(said) and (name := _desk_name(said))]
    address = next((found for line in lines if (found := address_in(line.text))), "")
    purpose = purpose_of(line.text for line in lines)
    contact = Contact(
        organisation=" ".join(names),
        tel=telephones(text),
        mail=mail_addresses(text),
        url=urls(text),
        address=address,
        department=department_of(" ".join(names)),
        role=role_of(text),
        fax=faxes(text),
        postcode=postcode_of(address),
        purpose=purpose or _purpose_by_heading(section),
        region=region_of([line.text for line in lines]),
    )
    label = section.path[-1] if section.path and _is_desk(section) else (purpose or (names[-1] if names else "連絡先"))
    return Desk(section.page, lines[0].start, lines[-1].end, label, contact)


def _desk_name(text: str) -> str:
    """The organisation that a line of a desk names; "" for a line that tells how to reach it."""
    if tells_a_purpose(text) or says_what_for(text):
        return ""
    item = None if ORGANISATION.search(text) else item_of(text)
    text = text[item.end() :] if item else text
    if item and not _HOLDS_UNIT.search(text):
        return ""
    text = _LEADS.sub("", without_purpose(text))
    person = _PERSON.match(text)
    if person and not ORGANISATION.search(person["who"]):
        return ""
    bare = _LABEL_OF_DESK.sub("", text).strip("・-*• ")
    if LABELLED.match(text) or ADDRESS.search(text) or URL.match(bare):
        return ""
    bare = only_named(bare)
    return bare if not bare.endswith(("。", "ます", "です")) and len(bare) <= _LONGEST_NAME else ""
