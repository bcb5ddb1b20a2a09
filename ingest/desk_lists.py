"""Desks that a list tells a line each: what each is for, who it is and how to reach it, below the office that they share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.domain import Contact
from ingest.desk_names import LABEL_OF_DESK, LONGEST_NAME, tells_things
from ingest.desk_purposes import LABELLED, ORGANISATION
from ingest.lines import Line
from ingest.reach import ADDRESS, department_of, faxes, is_reachable, mail_addresses, only_named, telephones, unreached

_FEWEST = 2  # such lines, that are a list
_MOST_ABOVE = 4  # lines between the list and the name of its office
_SAME = re.compile(r"同(?:課|室|係|部|局|班|センター)?(?=\s|$)")
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_MARK = re.compile(r"^[\s・\-*•●○■□◆◇]+")
_NO_PURPOSE = re.compile(r"[。@]|\d\s*[月日時]|^(?:お?問い?合わ?せ|担当|連絡|提出|送付|申込)(?:先|者|部署)?$")


@dataclass(frozen=True, slots=True)
class ListedDesk:
    """A line that tells a desk, and what it tells."""

    line: Line
    contact: Contact


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    purpose: str
    office: str


def listed_desks(lines: Sequence[Line]) -> Iterator[ListedDesk]:
    """The desks of every list among the lines, each with the office that the lines above the list name."""
    place = 0
    while place < len(lines):
        rows = _rows_from(lines[place:])
        if len(rows) >= _FEWEST:
            yield from _desks(rows, _office_above(lines[:place]))
        place += max(1, len(rows))


def _rows_from(lines: Sequence[Line]) -> list[_Row]:
    """The lines of a list that begins with the first one."""
    rows: list[_Row] = []
    for line in lines:
        row = _row(line) if not rows or line.blanks == 0 else None
        if row is None:
            break
        rows.append(row)
    return rows


def _row(line: Line) -> _Row | None:
    """What a line tells of a desk; None where it does not say what the desk is for before the way to reach it."""
    if LABELLED.match(line.text) or LABEL_OF_DESK.match(line.text) or not is_reachable(line.text):
        return None
    said = re.split(r"[\s:]+", _MARK.sub("", only_named(_ASIDE.sub("", unreached(line.text)))))
    for_what = list(takewhile(lambda word: not ORGANISATION.search(word), said))
    purpose, office = " ".join(for_what), " ".join(said[len(for_what) :])
    if not purpose or len(line.text) - len(unreached(line.text)) == 0 or _NO_PURPOSE.search(purpose):
        return None
    told = all(tells_things(word) for word in for_what) and len(purpose) <= LONGEST_NAME
    return _Row(line, purpose, office) if told else None


def _desks(rows: Sequence[_Row], above: str) -> Iterator[ListedDesk]:
    before = ""
    for row in rows:
        named = f"{before} {_SAME.sub('', row.office)}".strip() if _SAME.match(row.office) else row.office
        before = named or before
        name = named if above and named.startswith(above) else " ".join(filter(None, (above, named)))
        contact = Contact(
            organisation=name,
            tel=telephones(row.line.text),
            mail=mail_addresses(row.line.text),
            fax=faxes(row.line.text),
            department=department_of(name),
            purpose=row.purpose,
        )
        yield ListedDesk(row.line, contact)


def _office_above(lines: Sequence[Line]) -> str:
    """The office that the lines right above a list name; "" where none does."""
    for line in reversed(lines[-_MOST_ABOVE:]):
        if ADDRESS.search(line.text):
            continue
        bare = _ASIDE.sub("", line.text.strip())
        named = ORGANISATION.search(bare) and len(bare) <= LONGEST_NAME and not is_reachable(bare)
        return " ".join(bare.split()) if named and not bare.endswith(("。", "先")) else ""
    return ""
