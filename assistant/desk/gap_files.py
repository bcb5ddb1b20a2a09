"""The gap report to take away: as Markdown, and as a table in which no cell is a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from assistant.desk.cells import safe_cell
from assistant.desk.gaps import Gap

Said = Mapping[str, str]  # the words of the report
_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&$])")
_MARK_OF_EXCEL = "\ufeff"  # without it Excel reads Japanese in another encoding


def as_csv(gaps: Sequence[Gap], said: Said, kinds: Said) -> str:
    """A row for each gap."""
    file = io.StringIO(newline="")
    file.write(_MARK_OF_EXCEL)
    writer = csv.writer(file)
    heads = ("number", "asked", "why", "count", "last", "call", "document", "heading", "proposal")
    writer.writerow([said[head] for head in heads])
    for number, gap in enumerate(gaps, 1):
        clause = gap.clause
        where = (
            (f"{clause.call.name} {clause.edition.label}", clause.document.title, " > ".join(clause.heading))
            if clause
            else ("", "", "")
        )
        figures = (kinds[gap.kind], str(gap.count), _day(gap.last))
        writer.writerow([number, *map(safe_cell, (gap.question, *figures, *where, gap.proposal))])
    return file.getvalue()


def as_markdown(gaps: Sequence[Gap], said: Said, kinds: Said, *, at: datetime) -> str:
    """A section for each gap; what was asked stays text."""
    return "\n".join(_lines(gaps, said, kinds, at)) + "\n"


def _lines(gaps: Sequence[Gap], said: Said, kinds: Said, at: datetime) -> Iterator[str]:
    yield f"# {said['report']}"
    yield ""
    yield said["made"].format(day=_day(at))
    for number, gap in enumerate(gaps, 1):
        yield ""
        yield f"## {number}. {_text(gap.question)}"
        yield ""
        yield f"- {said['why']}: {kinds[gap.kind]}"
        yield f"- {said['count']}: {said['times'].format(count=gap.count)}（{said['last']}: {_day(gap.last)}）"
        yield f"- {said['place']}: {_place(gap, said)}"
        yield f"- {said['proposal']}: {_text(gap.proposal)}"


def _place(gap: Gap, said: Said) -> str:
    if gap.clause is None:
        return said["no_place"]
    clause = gap.clause
    page = said["page_of"].format(page=clause.page)
    path = (f"{clause.call.name} {clause.edition.label}", clause.document.title, *clause.heading, page)
    return " / ".join(map(_text, path))


def _text(text: str) -> str:
    """On one line, and with nothing that Markdown would take for its own."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"
