"""Desks: who answers for what, by telephone, mail and post, from contact sections, label lines, sentences and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from assistant.domain import Contact
from assistant.languages.ja.dates import written_dates
from assistant.languages.ja.normalise import plain
from ingest.desk_lists import ListedDesk, listed_desks
from ingest.desk_names import LABEL_OF_DESK, LONGEST_NAME, could_name, desk_name, parted_name
from ingest.desk_purposes import (
    LABELLED,
    ORGANISATION,
    begins_a_desk,
    item_of,
    purpose_of,
    tells_a_purpose,
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
    postcode_of,
    role_of,
    telephones,
    urls,
)
from ingest.regions import region_of, without_region
from ingest.sections import Section
from ingest.spans import Spans
from ingest.tables import TableRow
from ingest.wrapped_desks import completed

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

_IN_SENTENCE = re.compile(
    r"([^\s、。「」()]{2,40}(?:事務局|センター|窓口|課|室|局|部|係|担当|機構|協会|学会|プラザ|デスク|財団|大学))\s*[(]\s*([^()]*(?:@|0\d{1,4}-\d)[^()]*)[)]"
)
_SENTENCE_END = re.compile(r"[。)(]")
_ABOUT = re.compile(r"^(?:(?P<what>.{2,24})(?:に関すること|について)は|.*は)")
_HEADER = re.compile(r"\s*(?:From|To|Cc|Bcc|Reply-To|Sender|差出人|宛先)\s*:.*@")
_EXTENSION = re.compile(r"\s*(?P<who>[^\t。:]+\t[^\t。:]+)\t\s*内線\s*:?\s*(?P<number>\d{2,6})\s*$")
_DAY = re.compile(r"\d\s*月\s*\d|\d\s*時")
_ALONE = re.compile(
    r"\s*[•・]?\s*[A-Za-z0-9._%+\-]+\s*[@＠]\s*[A-Za-z0-9.\-]*\s*$"
)  # an address, or what the next line ends
_CUT = re.compile(r"[@＠]\s*[A-Za-z0-9\-]*(?:\.[A-Za-z0-9\-]*)*\s*$")
_TAIL = re.compile(r"\s*\.?[a-z]{2,10}(?:\.[a-z]{2,10})?\s*$")  # of it
_SAME = re.compile(r"^同(?:機構|財団|法人|協会|会|社|省|庁|県|市|町|大学|センター)?\s+(?=\S)")
_UNIT_OF = re.compile(r"[部課室係局班]$|担当|グループ$|チーム$")
_BODY = re.compile(
    r"法人|機構|財団|協会|会社|大学|センター|会議所|公社|連盟|学会|省|庁|県|市|町"
)  # that 同 may stand for
_MOST_BLANKS = 2  # blank lines within one desk
_MOST_LINES = 12  # of one desk
_SIDE = re.compile(  # (正)TEL …, 誤: …
    r"\s*(?:[(【\[<]\s*(?:誤|正|旧|新|(?:変更|訂正|修正|改正)[前後])\s*[)】\]>]|(?:誤|正|旧|新|(?:変更|訂正|修正|改正)[前後])\s*:)"
)
_NOT_FOR_THIS = re.compile(
    r"\s*[※*注].*[@\d].*(?:ない|ません|できかね)"
)  # ※ 一次公募の宛先(…)に送られた質問には回答できない
_MOST_LEADS = 5
_MOST_WAYS = 2  # of one desk that is named above it


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
    rows = [completed(row, section) for row in section.rows]
    told = [(row, desk) for row in rows if row.head and (desk := _row_desk(row, section)) is not None]
    yield from (desk for _, desk in told)
    own = {(row.start, row.end) for row, _ in told}
    dated = [row for row in section.rows if row.head and written_dates(plain("\n".join(row.texts)))]  # days, not desks
    taken = Spans([*(row for row in rows if row.names or (row.start, row.end) in own), *dated])
    lines = [line for line in section.lines if not taken.at(line.start) and not _no_desk(line.text)]
    in_sentences = {line.start: found for line in lines if (found := list(_IN_SENTENCE.finditer(line.text)))}
    yield from (_extension_desk(line, match, section) for line in lines if (match := _EXTENSION.match(line.text)))
    for line in lines:
        yield from (_sentence_desk(line, match, section) for match in in_sentences.get(line.start, ()))
    rest = [line for line in lines if line.start not in in_sentences]
    listed = list(listed_desks(rest))
    yield from (_listed_desk(one, section) for one in listed)
    rest = [line for line in rest if all(line is not one.line for one in listed)]
    above: Desk | None = None
    for block in _blocks(rest, desk=_is_desk(section)):
        desk = _under(_named_above(_block_desk(block, section), block, rest), above, block)
        above = desk if above is None or _BODY.search(desk.contact.organisation) else above
        yield desk


def _no_desk(text: str) -> bool:
    """Whether a line is the header of a mail, the head of a table (窓口 担当地域 電話) or a side of a correction."""
    return bool(_HEADER.match(text) or _SIDE.match(text) or _NOT_FOR_THIS.match(text)) or is_head(text)


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


def _named_above(desk: Desk, block: Sequence[Line], lines: Sequence[Line]) -> Desk:
    """A desk that nothing names with the short lines right above it: 南部(凪島・汐留市), 南部サテライト."""
    if desk.contact.organisation or desk.contact.purpose or len(desk.contact.tel + desk.contact.mail) > _MOST_WAYS:
        return desk
    place = next(n for n, line in enumerate(lines) if line is block[0])
    first = place
    while first > 0 and lines[first].blanks == 0 and could_name(lines[first - 1].text):
        first -= 1
    above = lines[first:place]
    if not 0 < len(above) <= _MOST_LEADS or (len(above) == 1 and "(" not in above[0].text):
        return desk
    name = " ".join(line.text.strip() for line in above)
    return replace(desk, start=above[0].start, label=name, contact=replace(desk.contact, organisation=name))


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


def _listed_desk(one: ListedDesk, section: Section) -> Desk:
    """A desk that a line of a list tells; its label says that it is one, by the heading."""
    label = section.path[-1] if _is_desk(section) else one.contact.purpose
    return Desk(section.page, one.line.start, one.line.end, label, one.contact)


def _extension_desk(line: Line, match: re.Match[str], section: Section) -> Desk:
    """A desk that a row tells with nothing but an extension: 港東大学 研究支援課 内線2206."""
    name = " ".join(match["who"].split())
    contact = Contact(organisation=name, tel=(f"内線{match['number']}",), department=department_of(name))
    return Desk(section.page, line.start, line.end, name, contact)


def _says_who(text: str) -> bool:
    """Whether a heading names a desk itself: ●問合せ 公益社団法人 なぎさ協会 推進部."""
    return bool(LABEL_OF_DESK.match(text) and ORGANISATION.search(desk_name(text)))


def _is_desk(section: Section) -> bool:
    """Whether the heading says that what follows is a desk."""
    return any(word in section.path[-1] for word in DESK_WORDS) if section.path else False


def _purpose_by_heading(section: Section) -> str:
    """What the heading of a desk, or of one of several below another heading, says that it is for."""
    several = len(section.path) > 1 and any(word in section.path[-2] for word in DESK_WORDS)
    return _bare(section.path[-1]) if several or _is_desk(section) else ""


def _bare(heading: str) -> str:
    """A heading without its number and brackets."""
    bare = re.sub(r"^[\s(【<\d.)】]*(?:お|ご)?|[)】>\s]+$", "", heading)
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
        or LABEL_OF_DESK.match(above.text)
        or tells_a_purpose(above.text)
    ):
        return True
    if "\t" in above.text and _DAY.search(above.text):  # a row of a table of days
        return False
    return len(above.text) <= LONGEST_NAME and (desk or bool(ORGANISATION.search(above.text)))


def _completes(above: Line, line: Line) -> bool:
    if _CUT.search(above.text) and _TAIL.match(line.text):
        return True
    shapes = (LABELLED, ADDRESS, URL, _ALONE)
    return line.blanks <= 1 and any(shape.match(line.text) for shape in shapes)


def _block_desk(lines: Sequence[Line], section: Section) -> Desk:
    titled = section.headed and lines[0] is section.lines[0]
    named = titled and _says_who(lines[0].text)
    if len(lines) > 1 and titled and not named:
        lines = lines[1:]
    text = "\n".join(line.text for line in lines)
    texts = [without_region(line.text) for line in lines]
    names = [name for said in texts if not _TAIL.match(said) and (name := desk_name(said))]
    address = next((found for line in lines if (found := address_in(line.text))), "")
    told, organisation = parted_name(" ".join(names))
    purpose = purpose_of(line.text for line in lines) or told
    contact = Contact(
        organisation=organisation,
        tel=telephones(text),
        mail=mail_addresses(text),
        url=urls(text),
        address=address,
        department=department_of(organisation),
        role=role_of(text),
        fax=faxes(text),
        postcode=postcode_of(address),
        purpose=purpose or ("" if named else _purpose_by_heading(section)),
        region=region_of([line.text for line in lines]),
    )
    label = section.path[-1] if not named and _is_desk(section) else (purpose or (names[-1] if names else "連絡先"))
    return Desk(section.page, lines[0].start, lines[-1].end, label, contact)
