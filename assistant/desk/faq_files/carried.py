"""An entry as it travels in files: words alone, which any desk can take in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from assistant.catalogue import Catalogue
from assistant.domain import TOKYO
from assistant.domain.entries import Entry, EntryClaim, Pin

_KEPT = frozenset("\n\t")
_NO_CHARACTERS = frozenset("\ufffe\uffff")


@dataclass(frozen=True, slots=True)
class CarriedQuote:
    """A verbatim quote and where it stood."""

    text: str
    doc: str = ""  # file name
    page: int = 0  # 0: unknown
    title: str = field(default="", compare=False)  # for who reads it


@dataclass(frozen=True, slots=True)
class CarriedClaim:
    """A statement with its quotes."""

    text: str
    quotes: tuple[CarriedQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class CarriedEntry:
    """A question with its answer."""

    question: str
    claims: tuple[CarriedClaim, ...]
    call: str = ""  # its name; "": as the question says
    edition: str = ""  # its label; "": as the question says
    wordings: tuple[str, ...] = ()
    id: str = ""
    state: str = ""
    confirmed_on: str = ""  # 2025-08-01
    place: str = field(default="", compare=False)  # in the file that it was read from


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be taken in: where, in which column, and why."""

    place: str
    column: str
    why: str  # a name of the words


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file holds."""

    entries: tuple[CarriedEntry, ...]
    problems: tuple[Problem, ...] = ()


class FileUnreadable(Exception):
    """A file that is none of ours; `why` names the words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def carried(entry: Entry, catalogue: Catalogue) -> CarriedEntry:
    """An entry in words."""
    titles = {document.id: document.title for document in catalogue.documents}
    call = next((one.name for one in catalogue.calls if one.id == entry.call_id), entry.call_id)
    edition = next((one.label for one in catalogue.editions if one.id == entry.edition_id), entry.edition_id)
    return CarriedEntry(
        question=printable(entry.question),
        claims=tuple(_claim(claim, titles) for claim in entry.claims),
        call=printable(call),
        edition=printable(edition),
        wordings=tuple(map(printable, entry.wordings)),
        id=entry.id,
        state=entry.state,
        confirmed_on=entry.published_at.astimezone(TOKYO).date().isoformat() if entry.published_at else "",
    )


def printable(text: str) -> str:
    """The text without characters that no file holds, its lines ended in one way."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character for character in lines if _may_stand(character))


def _may_stand(character: str) -> bool:
    kind = unicodedata.category(character)
    return character in _KEPT or not (kind in ("Cc", "Cs") or character in _NO_CHARACTERS)


def _claim(claim: EntryClaim, titles: dict[str, str]) -> CarriedClaim:
    return CarriedClaim(printable(claim.text), tuple(_quote(pin, titles) for pin in claim.pins))


def _quote(pin: Pin, titles: dict[str, str]) -> CarriedQuote:
    title = printable(titles.get(pin.document_id, ""))
    return CarriedQuote(printable(pin.quote), printable(pin.file_name), pin.page, title)
