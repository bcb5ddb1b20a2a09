"""Questions and their groups in SQL: what is not sorted yet, a page of groups in figures, and the questions of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, case, delete, exists, func, insert, or_, select, update

from assistant.adapters.desk import inbox_rows as rows
from assistant.adapters.desk.inbox_tables import asked, enquiry, enquiry_origin, group
from assistant.adapters.desk.sought import Condition, met_by, of_group, wanted
from assistant.adapters.desk.sql_audit import Chain
from assistant.adapters.sql_database import reading, writing
from assistant.adapters.sql_records import feedback, kept_answer
from assistant.domain import Feedback, Outcome, Verdict
from assistant.domain.inbox import (
    AskedQuestion,
    GapQuestion,
    Group,
    GroupOrder,
    GroupState,
    GroupSummary,
    Placed,
    Sought,
    Standing,
    Unsorted,
    Wording,
)
from assistant.domain.staff import Deed

_MOST_WORDINGS = 12  # of each group in a list: enough to choose the one that stands for it
_TEXT = func.coalesce(kept_answer.c.question, enquiry.c.text)
_TIMES = func.sum(asked.c.times)


class SqlInbox:
    """Reads what is kept of questions, and keeps how they are sorted."""

    def __init__(self, engine: Engine, chain: Chain) -> None:
        self._engine = engine
        self._chain = chain

    def unsorted(self, limit: int) -> tuple[Unsorted, ...]:
        """Questions without a group, the oldest first."""
        chat = select(kept_answer).where(~exists().where(asked.c.id == kept_answer.c.id))
        came = select(func.count()).where(enquiry_origin.c.enquiry_id == enquiry.c.id).scalar_subquery()
        letters = select(enquiry, came.label("times")).where(~exists().where(asked.c.id == enquiry.c.id))
        with reading(self._engine) as connection:
            ordered = chat.order_by(kept_answer.c.asked_at, kept_answer.c.id).limit(limit)
            questions = [rows.unsorted_of_chat(row) for row in connection.execute(ordered).mappings()]
            ordered = letters.order_by(enquiry.c.asked_at, enquiry.c.id).limit(limit)
            questions += [rows.unsorted_of_letter(row, row["times"]) for row in connection.execute(ordered).mappings()]
        return tuple(sorted(questions, key=lambda one: (one.asked_at, one.id))[:limit])

    def groups(self) -> tuple[Group, ...]:
        """Those that a question may join; where nobody had looked after one, it went with the last of its questions."""
        empty = ~exists().where(asked.c.group_key == group.c.key)
        with writing(self._engine) as connection:
            connection.execute(delete(group).where(group.c.state == GroupState.OPEN, empty))
            return tuple(map(rows.group_of, connection.execute(select(group)).mappings()))

    def place(self, new: Sequence[Group], placed: Sequence[Placed]) -> None:
        """Keep which question stands in which group; what was forgotten in the meantime is left out."""
        with writing(self._engine) as connection:
            still = _still_held(connection, placed)
            if new:
                connection.execute(insert(group), list(map(rows.row_of, new)))
            if still:
                connection.execute(insert(asked), list(map(rows.row_of_placed, still)))

    def page(
        self, sought: Sought, *, order: GroupOrder, offset: int, limit: int
    ) -> tuple[tuple[GroupSummary, ...], int]:
        """A page of the groups with questions that are wanted, and how many such groups there are."""
        every = met_by(select(func.count(asked.c.group_key.distinct())), wanted(sought))
        with reading(self._engine) as connection:
            found = _summaries(connection, wanted(sought), order=order, offset=offset, limit=limit)
            return found, connection.execute(every).scalar_one()

    def summary(self, key: str) -> GroupSummary | None:
        """A group with all of its questions; None: there is none, or they are forgotten."""
        with reading(self._engine) as connection:
            found = _summaries(connection, of_group(key), order=GroupOrder.COUNT, offset=0, limit=1)
        return found[0] if found else None

    def states(self, sought: Sought) -> Mapping[GroupState, int]:
        """How many groups stand where, whatever states are wanted."""
        query = met_by(
            select(group.c.state, func.count(asked.c.group_key.distinct())), wanted(replace(sought, states=()))
        )
        with reading(self._engine) as connection:
            return {GroupState(row[0]): row[1] for row in connection.execute(query.group_by(group.c.state))}

    def questions(self, key: str, *, offset: int, limit: int) -> tuple[AskedQuestion, ...]:
        """The questions of a group, the newest first."""
        query = select(asked, _TEXT.label("text"), kept_answer.c.shown).select_from(
            asked.outerjoin(kept_answer).outerjoin(enquiry)
        )
        query = query.where(*of_group(key)).order_by(asked.c.asked_at.desc(), asked.c.id)
        with reading(self._engine) as connection:
            found = [rows.question_of(row) for row in connection.execute(query.offset(offset).limit(limit)).mappings()]
            said = _feedback(connection, [one.id for one in found])
        return tuple(replace(one, feedback=tuple(said[one.id])) for one in found)

    def gap_questions(self, outcomes: Sequence[Outcome], verdict: Verdict, *, call_id: str) -> tuple[GapQuestion, ...]:
        """Those with one of some outcomes or with a verdict, of groups that are not hidden."""
        judged = exists().where(feedback.c.answer_id == asked.c.answer_id, feedback.c.verdict == verdict)
        columns = (asked.c.group_key, asked.c.asked_at, asked.c.times, asked.c.outcome)
        sought = wanted(Sought(call_id=call_id))
        query = met_by(select(*columns, judged.label("wrong")), [*sought, group.c.state != GroupState.HIDDEN])
        with reading(self._engine) as connection:
            found = connection.execute(query.where(or_(asked.c.outcome.in_(outcomes), judged))).all()
        return tuple(
            GapQuestion(
                row.group_key, rows.in_tokyo(row.asked_at), row.times, rows.outcome_of(row.outcome), bool(row.wrong)
            )
            for row in found
        )

    def turn(self, key: str, standing: Standing, deed: Deed) -> bool:
        """Keep what became of a group; False: it is not of the version before any more."""
        at = standing.changed_at or datetime.now(UTC)
        ours = (group.c.key == key) & (group.c.version == standing.version - 1)
        row = {
            "state": standing.state,
            "entries": list(standing.entries),
            "changed_at": at.astimezone(UTC),
            "changed_by": standing.changed_by,
            "version": standing.version,
        }
        with writing(self._engine) as connection:
            turned = connection.execute(update(group).where(ours).values(**row)).rowcount == 1
            if turned:
                self._chain.append(connection, deed, at)
        return turned


def _still_held(connection: Connection, placed: Sequence[Placed]) -> list[Placed]:
    ids = [one.question.id for one in placed]
    held: set[str] = set()
    for column in (kept_answer.c.id, enquiry.c.id):
        held |= set(connection.execute(select(column).where(column.in_(ids))).scalars())
    return [one for one in placed if one.question.id in held]


def _summaries(
    connection: Connection, narrowed: list[Condition], *, order: GroupOrder, offset: int, limit: int
) -> tuple[GroupSummary, ...]:
    count, last = _TIMES.label("count"), func.max(asked.c.asked_at).label("last")
    newer = func.sum(case((asked.c.asked_at > group.c.changed_at, asked.c.times), else_=0)).label("newer")
    by = (count, last) if order is GroupOrder.COUNT else (last, count)
    figures = met_by(select(asked.c.group_key, count, func.min(asked.c.asked_at).label("first"), last, newer), narrowed)
    figures = figures.group_by(asked.c.group_key).order_by(*(one.desc() for one in by), asked.c.group_key)
    page = connection.execute(figures.offset(offset).limit(limit)).mappings().all()
    keys = [row["group_key"] for row in page]
    these = [*narrowed, asked.c.group_key.in_(keys)]
    groups = {row["key"]: row for row in connection.execute(select(group).where(group.c.key.in_(keys))).mappings()}
    outcomes = _counted(connection.execute(met_by(select(*_BY_OUTCOME), these).group_by(*_BY_OUTCOME[:2])).all())
    judged = met_by(select(*_BY_VERDICT), these).where(feedback.c.answer_id == asked.c.answer_id)
    verdicts = _counted(connection.execute(judged.group_by(*_BY_VERDICT[:2])).all())
    wordings = _wordings(connection, these)
    return tuple(
        GroupSummary(
            group=rows.group_of(groups[row["group_key"]]),
            standing=rows.standing_of(groups[row["group_key"]]),
            count=row["count"],
            first=rows.in_tokyo(row["first"]),
            last=rows.in_tokyo(row["last"]),
            newer=row["newer"],
            wordings=tuple(wordings[row["group_key"]]),
            outcomes={rows.outcome_of(name): times for name, times in outcomes[row["group_key"]].items()},
            verdicts={Verdict(name): times for name, times in verdicts[row["group_key"]].items()},
        )
        for row in page
    )


_BY_OUTCOME = (asked.c.group_key, asked.c.outcome, _TIMES)
_BY_VERDICT = (asked.c.group_key, feedback.c.verdict, func.count())


def _counted(found: Iterable[Sequence[Any]]) -> Mapping[str, Mapping[str, int]]:
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    for key, name, times in found:
        counted[key][name] = times
    return counted


def _wordings(connection: Connection, narrowed: list[Condition]) -> Mapping[str, list[Wording]]:
    """The most frequent wordings of each group, as they were first put."""
    alike = met_by(
        select(
            asked.c.group_key,
            func.min(asked.c.id).label("one"),
            _TIMES.label("times"),
            func.row_number()
            .over(partition_by=asked.c.group_key, order_by=(_TIMES.desc(), func.min(asked.c.asked_at), asked.c.said))
            .label("place"),
        ),
        narrowed,
    )
    ranked = alike.group_by(asked.c.group_key, asked.c.said).subquery()
    query = (
        select(ranked.c.group_key, _TEXT.label("text"), ranked.c.times)
        .select_from(
            ranked.outerjoin(kept_answer, kept_answer.c.id == ranked.c.one).outerjoin(
                enquiry, enquiry.c.id == ranked.c.one
            )
        )
        .where(ranked.c.place <= _MOST_WORDINGS)
        .order_by(ranked.c.group_key, ranked.c.place)
    )
    found: dict[str, list[Wording]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.group_key].append(Wording(row.text, row.times))
    return found


def _feedback(connection: Connection, ids: Sequence[str]) -> Mapping[str, list[Feedback]]:
    said: dict[str, list[Feedback]] = defaultdict(list)
    for row in connection.execute(select(feedback).where(feedback.c.answer_id.in_(ids)).order_by(feedback.c.row)):
        said[row.answer_id].append(Feedback(Verdict(row.verdict), row.text, rows.in_tokyo(row.given_at)))
    return said
