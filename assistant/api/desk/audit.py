"""The record of deeds: to look through, to verify, and to take away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from assistant.api.desk.audit_forms import Form, action_names, as_text
from assistant.api.desk.gate import Present, allowed
from assistant.api.problems import responses
from assistant.desk.auditing import all_found
from assistant.domain import TOKYO
from assistant.domain.operations import Sought
from assistant.domain.staff import Deed, Permission, Record

_AT_ONCE = 50
_LONGEST = 200
Auditor = Annotated[Present, allowed(Permission.READ_AUDIT)]


KINDS = {Form.CSV: "text/csv; charset=utf-8", Form.JSON_LINES: "application/jsonl; charset=utf-8"}


class ShownActor(BaseModel):
    """Who did it, from where."""

    id: str
    name: str
    address: str


class ShownRecord(BaseModel):
    """A deed with what was before and after it."""

    number: int
    at: datetime
    actor: ShownActor
    action: str
    action_name: str
    subject: str
    before: dict[str, Any]
    after: dict[str, Any]


class ShownRecords(BaseModel):
    """Some records, the newest first."""

    records: list[ShownRecord]
    more: bool


class ShownAudit(BaseModel):
    """What stands in the record as a whole."""

    count: int
    actions: list[tuple[str, str]]  # with their names, to choose from
    broken_at: int | None  # the first number that does not hold; None: all do


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for, as the page asks it."""

    actor: Annotated[str, Query(max_length=_LONGEST)] = ""
    action: Annotated[str, Query(max_length=_LONGEST)] = ""
    subject: Annotated[str, Query(max_length=_LONGEST)] = ""
    first: date | None = None
    last: date | None = None

    @property
    def sought(self) -> Sought:
        """From the first moment of a day to the last of another."""
        since = datetime.combine(self.first, time(), TOKYO) if self.first else None
        until = datetime.combine(min(self.last, _LAST), time(), TOKYO) + timedelta(days=1) if self.last else None
        return Sought(self.actor.strip(), self.action, self.subject.strip(), since, until)


_LAST = date(9998, 12, 31)
Filtered = Annotated[Filter, Depends()]


def routes() -> APIRouter:
    """The routes of the record."""
    router = APIRouter(prefix="/api/v1/desk/audit", tags=["desk"], responses=responses(401, 403))

    @router.get("")
    def found(present: Auditor, asked: Filtered, before: Annotated[int | None, Query(ge=1)] = None) -> ShownRecords:
        records = present.desk.audit.find(asked.sought, before=before, limit=_AT_ONCE + 1)
        names = action_names()
        return ShownRecords(
            records=[_shown(record, names) for record in records[:_AT_ONCE]], more=len(records) > _AT_ONCE
        )

    @router.get("/state")
    def state(present: Auditor) -> ShownAudit:
        audit, names = present.desk.audit, action_names()
        actions = [(action, names.get(action, action)) for action in audit.actions()]
        return ShownAudit(
            count=audit.count(), actions=sorted(actions, key=lambda one: one[1]), broken_at=audit.broken_at()
        )

    @router.get("/export", response_class=StreamingResponse)
    def export(present: Auditor, asked: Filtered, form: Form = Form.CSV) -> StreamingResponse:
        now = present.desk.clock.now()
        told = {
            name: str(value) for name, value in zip(("actor", "action", "subject"), _parts(asked), strict=True) if value
        }
        present.desk.audit.note(Deed(present.actor, "audit.export", "audit", after={**told, "form": form}), now)
        name = f"koubo-audit-{now:%Y%m%d-%H%M}.{form}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        lines = as_text(all_found(present.desk.audit, asked.sought), form)
        return StreamingResponse(lines, media_type=KINDS[form], headers=headers)

    return router


def _parts(asked: Filter) -> tuple[str, str, str]:
    return asked.actor, asked.action, asked.subject


def _shown(record: Record, names: dict[str, str]) -> ShownRecord:
    deed = record.deed
    return ShownRecord(
        number=record.number,
        at=record.at,
        actor=ShownActor(id=deed.actor.id, name=deed.actor.name, address=deed.actor.address),
        action=deed.action,
        action_name=names.get(deed.action, deed.action),
        subject=deed.subject,
        before=deed.before,
        after=deed.after,
    )
