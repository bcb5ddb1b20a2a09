"""Which questions are wanted, as conditions of SQL over the questions and their groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Select, cast, select
from sqlalchemy import Text as AsText

from assistant.adapters.desk.inbox_tables import asked, group
from assistant.adapters.sql_records import feedback
from assistant.domain import TOKYO
from assistant.domain.inbox import Origin, Sought

Condition = ColumnElement[bool]
Columns = TypeVarTuple("Columns")


def wanted(sought: Sought) -> list[Condition]:
    """What every question that is wanted meets."""
    return [*_of_its_group(sought), *_of_itself(sought)]


def of_group(key: str) -> list[Condition]:
    """That a question stands in one group."""
    return [asked.c.group_key == key]


def met_by(query: Select[*Columns], conditions: list[Condition]) -> Select[*Columns]:
    """The query over questions with their groups, narrowed."""
    return query.select_from(asked.join(group)).where(*conditions)


def _of_its_group(sought: Sought) -> Iterator[Condition]:
    if sought.states:
        yield group.c.state.in_(sought.states)
    if sought.call_id:
        yield group.c.call_id == sought.call_id
    if sought.edition_id:
        yield group.c.edition_id == sought.edition_id
    if sought.aspect is not None:
        yield cast(group.c.aspects, AsText).contains(f'"{sought.aspect}"')


def _of_itself(sought: Sought) -> Iterator[Condition]:
    if sought.outcomes:
        yield asked.c.outcome.in_(sought.outcomes)
    if sought.verdicts:
        judged = select(feedback.c.answer_id).where(feedback.c.verdict.in_(sought.verdicts))
        yield asked.c.answer_id.in_(judged)
    if sought.origin is not None:
        column = asked.c.answer_id if sought.origin is Origin.CHAT else asked.c.enquiry_id
        yield column.is_not(None)
    if sought.since is not None:
        yield asked.c.asked_at >= _begin(sought.since)
    if sought.until is not None:
        yield asked.c.asked_at < _begin(sought.until + timedelta(days=1))
    for part in sought.text:
        yield asked.c.said.contains(part, autoescape=True)


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), TOKYO).astimezone(UTC)
