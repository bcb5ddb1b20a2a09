"""Enquiries in SQL: equal ones are one row, and each letter or row that they came in is counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import Connection, Engine, func, insert, select, update

from assistant.adapters.desk.inbox_tables import asked, enquiry, enquiry_origin
from assistant.adapters.desk.sql_audit import Chain
from assistant.adapters.sql_database import reading, writing
from assistant.domain import Outcome
from assistant.domain.inbox import Enquiry, Taken
from assistant.domain.staff import Deed

_AT_ONCE = 500  # values in one statement


class SqlEnquiries:
    """Takes enquiries in, all of a file and its deed in one transaction."""

    def __init__(self, engine: Engine, chain: Chain) -> None:
        self._engine = engine
        self._chain = chain

    def take(self, enquiries: Sequence[Enquiry], *, at: datetime, deed: Deed) -> Taken:
        by_origin = {one.origin: one for one in enquiries}
        with writing(self._engine) as connection:
            known = _held(connection, "origin", by_origin)
            came = [one for origin, one in by_origin.items() if origin not in known]
            held = _held(connection, "id", {one.id: one for one in came})
            first = {one.id: one for one in reversed(came) if one.id not in held}
            if first:
                connection.execute(insert(enquiry), [_row(one, at) for one in reversed(first.values())])
            if came:
                connection.execute(
                    insert(enquiry_origin), [{"origin": one.origin, "enquiry_id": one.id} for one in came]
                )
            _count_again(connection, [one for one in came if one.id in held or one is not first[one.id]])
            taken = Taken(len(first), len(came) - len(first), len(enquiries) - len(came))
            told = {"new": taken.new, "merged": taken.merged, "known": taken.known}
            self._chain.append(connection, replace(deed, after=told), at)
        return taken

    def untried(self) -> tuple[str, ...]:
        """The groups with enquiries that have no outcome, those with most of them first."""
        waiting = select(asked.c.group_key).where(asked.c.enquiry_id.is_not(None), asked.c.outcome == "")
        query = waiting.group_by(asked.c.group_key).order_by(func.sum(asked.c.times).desc(), asked.c.group_key)
        with reading(self._engine) as connection:
            return tuple(connection.execute(query).scalars())

    def tried(self, key: str, outcome: Outcome) -> None:
        """Keep what became of a group's enquiries when one of them was put to us."""
        these = (asked.c.group_key == key) & asked.c.enquiry_id.is_not(None) & (asked.c.outcome == "")
        ids = select(asked.c.enquiry_id).where(these)
        with writing(self._engine) as connection:
            connection.execute(update(enquiry).where(enquiry.c.id.in_(ids)).values(outcome=outcome))
            connection.execute(update(asked).where(these).values(outcome=outcome))


def _held(connection: Connection, name: str, wanted: dict[str, Enquiry]) -> set[str]:
    column = enquiry_origin.c.origin if name == "origin" else enquiry.c.id
    held: set[str] = set()
    for some in _parts(list(wanted)):
        held |= set(connection.execute(select(column).where(column.in_(some))).scalars())
    return held


def _count_again(connection: Connection, again: Sequence[Enquiry]) -> None:
    """What is asked again has been asked lately."""
    latest: dict[str, datetime] = {}
    for one in again:
        latest[one.id] = max(one.asked_at, latest.get(one.id, one.asked_at))
    times: dict[str, int] = defaultdict(int)
    for some in _parts(list(latest)):
        count = select(enquiry_origin.c.enquiry_id, func.count()).where(enquiry_origin.c.enquiry_id.in_(some))
        times |= {row[0]: row[1] for row in connection.execute(count.group_by(enquiry_origin.c.enquiry_id))}
    for id_, at in latest.items():
        newer = (enquiry.c.id == id_) & (enquiry.c.asked_at < at.astimezone(UTC))
        connection.execute(update(enquiry).where(newer).values(asked_at=at.astimezone(UTC)))
        connection.execute(update(asked).where(asked.c.id == id_).values(times=times[id_]))
        newer = (asked.c.id == id_) & (asked.c.asked_at < at.astimezone(UTC))
        connection.execute(update(asked).where(newer).values(asked_at=at.astimezone(UTC)))


def _row(one: Enquiry, at: datetime) -> dict[str, object]:
    return {
        "id": one.id,
        "text": one.text,
        "asked_at": one.asked_at.astimezone(UTC),
        "taken_at": at.astimezone(UTC),
        "call_id": one.call_id,
        "edition_id": one.edition_id,
        "aspects": list(one.aspects),
        "outcome": "",
    }


def _parts(ids: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
