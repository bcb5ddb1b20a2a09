"""Files of every state as the desk reads them: what is live, what was, and what waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select

from assistant.adapters import sql_tables as t
from assistant.adapters.desk.delivery_tables import handled
from assistant.adapters.desk.sql_audit import audit
from assistant.adapters.sql_database import reading
from assistant.adapters.sql_rows import call_of, document_of, edition_of, fact_of, passage_of, remark_of
from assistant.adapters.sql_sources import SqlSources, source_of
from assistant.domain import TOKYO, Call, Source
from assistant.domain.deliveries import HeldFile, Landing, OpenedRevision, PastDeed, RevisionState

_STAGED = t.revision.c.state == "staged"
_OF_FILE = (  # the main document of a file carries the file's name
    select(t.document.c.source, t.document.c.file_name, t.revision)
    .join_from(t.document, t.revision)
    .order_by(t.revision.c.id)
)


class SqlFiles(SqlSources):
    """Reads revisions whatever their state; for the staff alone."""

    def source(self, document_id: str, revision: int | None = None) -> Source | None:
        """A revision of any state; without a number the live one."""
        wanted = t.revision.c.state == "live" if revision is None else t.revision.c.id == revision
        with reading(self.engine) as connection:
            query = _OF_FILE.where(t.revision.c.document_id == document_id, wanted)
            row = connection.execute(query).mappings().first()
            if row is None:
                return None
            found = source_of(connection, row)
            return replace(found, live=row["state"] in {"live", "staged"})  # nothing took the place of what waits

    def files(self) -> tuple[HeldFile, ...]:
        """Every file that is or was public, by name."""
        newest: dict[str, RowMapping] = {}
        with reading(self.engine) as connection:
            for row in connection.execute(_OF_FILE.where(~_STAGED)).mappings():
                if _before(newest.get(row["source"]), row):
                    newest[row["source"]] = row
            return tuple(_held(connection, newest[source]) for source in sorted(newest))

    def landings(self, source: str) -> tuple[Landing, ...]:
        """What each reading of a file brought, the newest first."""
        first = select(func.min(t.page.c.number)).where(t.page.c.revision_id == t.revision.c.id).scalar_subquery()
        rows = self._rows(_OF_FILE.add_columns(first.label("page")).where(t.document.c.source == source, ~_STAGED))
        return tuple(reversed([_landing(group) for group in _grouped(rows)]))

    def revision(self, number: int) -> OpenedRevision | None:
        """One revision with all that is in it."""
        with reading(self.engine) as connection:
            row = connection.execute(_OF_FILE.where(t.revision.c.id == number)).mappings().first()
            return _opened(connection, row) if row is not None else None

    def live_number(self, source: str) -> int:
        """The newest live revision of a file; 0: nothing of it is live."""
        rows = self._rows(_OF_FILE.where(t.document.c.source == source, t.revision.c.state == "live"))
        return max((int(row["id"]) for row in rows), default=0)

    def staged(self, delivery_id: str) -> tuple[OpenedRevision, ...]:
        """What was understood of a file that waits, that of the file itself first."""
        own = select(handled.c.revision_id).where(handled.c.delivery_id == delivery_id)
        with reading(self.engine) as connection:
            rows = connection.execute(_OF_FILE.where(_STAGED, t.revision.c.id.in_(own))).mappings().all()
            return tuple(_opened(connection, row) for row in rows)

    def known_calls(self, *, besides: str = "") -> tuple[Call, ...]:
        """The calls of what is live and of what waits, but for what waits of one file."""
        known = _OF_FILE.where((t.revision.c.state == "live") | (_STAGED & (t.document.c.source != besides)))
        with reading(self.engine) as connection:
            named: dict[str, list[str]] = {}
            for row in connection.execute(known).mappings():
                named.setdefault(row["call_id"], []).extend(row["names"])
            calls = connection.execute(select(t.call).where(t.call.c.id.in_(named))).mappings().all()
        return tuple(_with_names(call_of(row), named[row["id"]]) for row in calls)

    def history(self, source: str) -> tuple[PastDeed, ...]:
        """What was done to a file at the desk, the newest first."""
        query = select(audit).where(audit.c.subject == f"document:{source}").order_by(audit.c.number.desc())
        return tuple(_deed(row) for row in self._rows(query))


def last_change(connection: Connection, source: str) -> tuple[str, datetime]:
    """Who changed a file last, and when; "": nobody at the desk."""
    said = select(audit).where(audit.c.subject == f"document:{source}").order_by(audit.c.number.desc())
    deed = connection.execute(said).mappings().first()
    read = _OF_FILE.where(t.document.c.source == source, ~_STAGED)
    ingested = [moment(row["ingested_at"]) for row in connection.execute(read).mappings()]
    done = [(_deed(deed).by, _deed(deed).at)] if deed else []
    return max([*done, *(("", at) for at in ingested[-1:])], key=lambda one: one[1])


def moment(stored: datetime) -> datetime:
    """A moment as the database keeps it, in Tokyo."""
    return stored.replace(tzinfo=UTC).astimezone(TOKYO)


def _before(known: RowMapping | None, row: RowMapping) -> bool:
    """Whether a row tells more of its file: what is live, then the file itself before what is within it, then the newer."""
    return known is None or _weight(row) >= _weight(known)


def _weight(row: RowMapping) -> tuple[bool, bool]:
    return row["state"] == "live", row["file_name"] == row["source"]


def _held(connection: Connection, row: RowMapping) -> HeldFile:
    call, edition = _call_and_edition(connection, row)
    return HeldFile(
        source=row["source"],
        document=document_of(row),
        call=call_of(call),
        edition=edition_of(edition),
        state=RevisionState(row["state"]),
        read_at=moment(row["ingested_at"]),
    )


def _opened(connection: Connection, row: RowMapping) -> OpenedRevision:
    def within(query: Select[Any]) -> Sequence[RowMapping]:
        return connection.execute(query).mappings().all()

    number = row["id"]
    call, edition = _call_and_edition(connection, row)
    passages = select(t.passage, t.revision.c.document_id).join_from(t.passage, t.revision)
    pages = select(t.page.c.number).where(t.page.c.revision_id == number).order_by(t.page.c.number)
    facts = select(t.fact).where(t.fact.c.revision_id == number).order_by(t.fact.c.row)
    remarks = select(t.remark).where(t.remark.c.revision_id == number).order_by(t.remark.c.row)
    named = select(handled.c.call_name).where(handled.c.revision_id == number)
    staged_name = connection.execute(named).scalar() if row["state"] == "staged" else None
    held = call_of(call)
    return OpenedRevision(
        document=document_of(row),
        call=Call(held.id, staged_name or held.name, held.aliases),
        edition=edition_of(edition),
        state=RevisionState(row["state"]),
        fingerprint=row["fingerprint"],
        read_at=moment(row["ingested_at"]),
        pages=tuple(connection.execute(pages).scalars()),
        passages=tuple(
            map(passage_of, within(passages.where(t.passage.c.revision_id == number).order_by(t.passage.c.position)))
        ),
        facts=tuple(map(fact_of, within(facts))),
        remarks=tuple(map(remark_of, within(remarks))),
    )


def _call_and_edition(connection: Connection, row: RowMapping) -> tuple[RowMapping, RowMapping]:
    call = connection.execute(select(t.call).where(t.call.c.id == row["call_id"])).mappings().one()
    return call, connection.execute(select(t.edition).where(t.edition.c.id == row["edition_id"])).mappings().one()


def _grouped(rows: Sequence[RowMapping]) -> Iterator[list[RowMapping]]:
    """Revisions in their order, parted where a document comes again or the file was another one."""
    group: list[RowMapping] = []
    for row in rows:
        again = any(one["document_id"] == row["document_id"] for one in group)
        if group and (again or row["fingerprint"] != group[0]["fingerprint"]):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _landing(rows: Sequence[RowMapping]) -> Landing:
    first = rows[0]
    return Landing(
        revisions=tuple(row["id"] for row in rows),
        document_id=first["document_id"],
        page=first["page"] if first["page"] is not None else 1,
        state=RevisionState(first["state"]),
        fingerprint=first["fingerprint"],
        title=first["title"],
        read_at=moment(first["ingested_at"]),
    )


def _with_names(call: Call, names: Sequence[str]) -> Call:
    return Call(call.id, call.name, tuple(name for name in dict.fromkeys(names) if name != call.name))


def _deed(row: Mapping[Any, Any]) -> PastDeed:
    at = datetime.fromisoformat(row["at"]).astimezone(TOKYO)
    return PastDeed(row["action"], row["actor_name"], at, str(row["after"].get("reason", "")))
