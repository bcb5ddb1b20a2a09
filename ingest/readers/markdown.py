"""The lines of a Markdown text as they are meant to be read: headings, rows of tables, links with their address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.domain import Remark, RemarkKind
from ingest.readers.layout import Written, row_of

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_NOT_UNDERLINED = re.compile(r"\s*(?:$|[-*+>|#]|\d+[.)]\s|```|~~~)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_CELL_END = re.compile(r"(?<!\\)\|")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"\[([^\[\]]+)\]\(<?([^()\s<>]+)>?(?:\s+\"[^\"]*\")?\)")
_BARE_LINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[\w.+-]+@[\w.-]+)>")
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~|<(?:s|del|strike)>(.*?)</(?:s|del|strike)>", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def lines_of(text: str) -> Iterator[Written]:
    """The lines in order; what is in a fence stays as it is."""
    lines = _COMMENT.sub("", text).split("\n")
    place = tables = 0
    while place < len(lines):
        fence = _FENCE.match(lines[place])
        if fence:
            inside = _until(fence[1], lines[place + 1 :])
            yield from (Written(line) for line in inside)
            place += len(inside) + 2
        elif rows := table_at(lines[place:]):
            yield from (row_of(cells, table=tables, head=number == 0) for number, cells in enumerate(rows))
            place += len(rows) + 1
            tables += 1
        else:
            written, taken = _line(lines, place)
            yield written
            place += taken


def struck_in(text: str) -> tuple[Remark, ...]:
    """What the text strikes out."""
    return tuple(
        Remark(RemarkKind.STRUCK, found[1] or found[2], why="取り消し線で消されています")
        for found in _STRUCK.finditer(_COMMENT.sub("", text))
        if found[1] or found[2]
    )


def _until(end: str, lines: Sequence[str]) -> list[str]:
    return list(takewhile(lambda line: not line.strip().startswith(end), lines))


def _line(lines: Sequence[str], place: int) -> tuple[Written, int]:
    """The line at a place, and how many it takes up: a heading may be underlined."""
    line = lines[place]
    if heading := _HEADING.fullmatch(line):
        return Written(_said(heading[2]), level=len(heading[1])), 1
    below = _UNDERLINE.fullmatch(lines[place + 1]) if place + 1 < len(lines) else None
    above = lines[place - 1] if place else ""
    if below and not above.strip() and not _NOT_UNDERLINED.match(line):
        return Written(_said(line.strip()), level=1 if below[1].startswith("=") else 2), 2
    return Written(_said(line)), 1


def table_at(lines: Sequence[str]) -> list[list[str]]:
    """The rows of a table that begins here, without the line below its head."""
    if len(lines) < 2 or "|" not in lines[0] or "|" not in lines[1] or not _DIVIDER.fullmatch(lines[1]):  # noqa: PLR2004
        return []
    rows = [lines[0], *takewhile(lambda line: "|" in line, lines[2:])]
    return [cells_between(row) for row in rows]


def is_divider(line: str) -> bool:
    """Whether a line is the rule below the head of a table."""
    return bool(_DIVIDER.fullmatch(line))


def cells_between(row: str) -> list[str]:
    """The cells of a row that pipes part, without the marks in them."""
    inner = row.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [_said(_BREAK.sub(" ", cell.replace("\\|", "|"))).strip() for cell in _CELL_END.split(inner)]


def _said(line: str) -> str:
    """A line without its marks; a link is followed by its address."""
    line = _STRUCK.sub("", _IMAGE.sub("", line))
    line = _LINK.sub(_linked, _BARE_LINK.sub(r"\1", line))
    return _STRONG.sub(r"\2", line)


def _linked(found: re.Match[str]) -> str:
    label, address = found[1], found[2].removeprefix("mailto:")
    return label if label == address else f"{label} ({address})"
