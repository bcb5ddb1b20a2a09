"""The record of deeds as it is looked through and taken away: filtered, page by page, as CSV or as lines of JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from assistant.desk.cells import safe_cell
from assistant.domain.operations import Sought
from assistant.domain.staff import Deed, Record

_AT_ONCE = 500  # records that are read at a time
COLUMNS = ("number", "at", "actor", "actor_id", "address", "action", "subject", "before", "after", "seal")


class Audit(Protocol):
    """Reads the chain of deeds, and writes what changes nothing else."""

    def find(self, sought: Sought, *, before: int | None = None, limit: int | None = None) -> Sequence[Record]: ...
    def actions(self) -> Sequence[str]: ...
    def broken_at(self) -> int | None: ...  # the first number that does not hold; None: all do
    def count(self) -> int: ...
    def note(self, deed: Deed, at: datetime) -> None: ...


def all_found(audit: Audit, sought: Sought) -> Iterator[Record]:
    """Every record that is sought, the newest first, a page of them in memory at a time."""
    before: int | None = None
    while found := audit.find(sought, before=before, limit=_AT_ONCE):
        yield from found
        before = found[-1].number


def as_json_lines(records: Iterable[Record]) -> Iterator[str]:
    """Each record as one line of JSON."""
    for record in records:
        yield json.dumps(_told(record), ensure_ascii=False) + "\n"


def as_csv(records: Iterable[Record], heads: Mapping[str, str], actions: Mapping[str, str]) -> Iterator[str]:
    """Each record as a row, for a spreadsheet: no cell of it can become a formula."""
    yield "\ufeff" + _row([heads[column] for column in COLUMNS])  # by the mark a spreadsheet knows that it is UTF-8
    for record in records:
        told = _told(record)
        told["action"] = actions.get(record.deed.action, record.deed.action)
        for name in ("before", "after"):
            told[name] = json.dumps(told[name], ensure_ascii=False) if told[name] else ""
        yield _row([told[column] for column in COLUMNS])


def _told(record: Record) -> dict[str, Any]:
    deed = record.deed
    return {
        "number": record.number,
        "at": record.at.isoformat(),
        "actor": deed.actor.name,
        "actor_id": deed.actor.id,
        "address": deed.actor.address,
        "action": deed.action,
        "subject": deed.subject,
        "before": deed.before,
        "after": deed.after,
        "seal": record.seal,
    }


def _row(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([safe_cell(str(cell)) for cell in cells])
    return out.getvalue()
