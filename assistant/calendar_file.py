"""A deadline as an iCalendar file (RFC 5545): it ends when the deadline does, in the time of Tokyo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from assistant.domain import Moment

_LONGEST_LINE = 75  # octets
_LENGTH = timedelta(hours=1)  # of the entry that a deadline with a time ends
_TOKYO = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Tokyo",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0900",
    "TZNAME:JST",
    "END:STANDARD",
    "END:VTIMEZONE",
)
_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Entry:
    """What is put into a calendar."""

    id: str
    closes: Moment
    summary: str
    note: str
    url: str  # "": none is known


def calendar_file(entry: Entry, now: datetime) -> str:
    """The file; a deadline without a time takes the whole day."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Koubo//JA",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *_TOKYO,
        "BEGIN:VEVENT",
        f"UID:{entry.id}@koubo",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        *_times(entry.closes),
        f"SUMMARY:{entry.summary.translate(_ESCAPED)}",
        f"DESCRIPTION:{entry.note.translate(_ESCAPED)}",
        *((f"URL:{entry.url}",) if entry.url.isascii() and entry.url.isprintable() and entry.url else ()),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _times(closes: Moment) -> tuple[str, str]:
    if closes.minute is None:
        after = closes.day + timedelta(days=1)
        return f"DTSTART;VALUE=DATE:{closes.day:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"
    end = closes.latest()
    return f"DTSTART;TZID=Asia/Tokyo:{end - _LENGTH:%Y%m%dT%H%M%S}", f"DTEND;TZID=Asia/Tokyo:{end:%Y%m%dT%H%M%S}"


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, each after the first behind a space; no character is cut in two."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > _LONGEST_LINE:
            yield piece
            piece = " "
        piece += character
    yield piece
