"""Groups of questions in SQL: what is not sorted yet, the groups in figures, and what became of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, case, delete, exists, func, insert, or_, select, update

from assistant.adapters.desk.inbox_tables import asked, enquiry, group
from assistant.adapters.desk.sought import found, wanted
from assistant.adapters.desk.sql_audit import Chain
from assistant.adapters.sql_database import reading, writing
from assistant.adapters.sql_records import feedback, kept_answer
from assistant.adapters.sql_rows import in_tokyo
from assistant.domain import Aspect, Feedback, Outcome, Verdict
from assistant.domain.inbox import (
    AskedQuestion,
    Group,
    GroupOrder,
    GroupState,
    GroupSummary,
    Origin,
    Placed,
    Sought,
    Standing,
    Unsorted,
    Wording,
)
from assistant.domain.staff import Deed

_SHOWN_WORDINGS = 12  # of a group in a list: enough to choose the one that stands for it
_TEXT = func.coalesce(kept_answer.c.question, enquiry.c.text)


class SqlInbox:
    """Reads what is kept of questions, and keeps how it was sorted."""

    def __init__(self, engine: Engine, chain: Chain) -> None:
        self._engine = engine
        self._chain = chain

    def unsorted(self, limit: int) -> tuple[Unsorted, ...]:
        """Questions without a group, the oldest first."""
        chat = select(kept_answer).where(~exists().where(asked.c.id == kept_answer.c.id))
        letters = select(enquiry).where(~exists().where(asked.c.id == enquiry.c.id))
        with reading(self._engine) as connection:
            rows = connection.execute(chat.order_by(kept_answer.c.asked_at, kept_answer.c.id).limit(limit)).mappings()
            questions = [_of_chat(row) for row in rows]
            rows = connection.execute(letters.order_by(enquiry.c.asked_at, enquiry.c.id).limit(limit)).mappings()
            questions += [_of_letter(row) for row in rows]
        return tuple(sorted(questions, key=lambda one: (one.asked_at, one.id))[:limit])

    def groups(self) -> tuple[Group, ...]:
        with reading(self._engine) as connection:
            return tuple(_group(row) for row in connection.execute(select(group)).mappings())

    def place(self, new: Sequence[Group], placed: Sequence[Placed]) -> None:
        """Keep which question stands in which group; open groups that lost all of theirs go."""
        with writing(self._engine) as connection:
            if new:
                connection.execute(insert(group), [_row_of(one) for one in new])
            still = _still_kept(connection, placed)
            if still:
                connection.execute(insert(asked), [_placed(one) for one in still])
            left = group.c.state == GroupState.OPEN
            connection.execute(delete(group).where(left, ~exists().where(asked.c.group_key == group.c.key)))

    def summaries(
        self, sought: Sought, *, order: GroupOrder, offset: int, limit: int
    ) -> tuple[tuple[GroupSummary, ...], int]:
        """A page of the groups with questions that are wanted, and how many such groups there are."""
        count, last = func.sum(asked.c.times).label("count"), func.max(asked.c.asked_at).label("last")
        newer = func.sum(case((asked.c.asked_at > group.c.changed_at, asked.c.times), else_=0)).label("newer")
        first = (count, last) if order is GroupOrder.COUNT else (last, count)
        figures = (asked.c.group_key, count, func.min(asked.c.asked_at).label("first"), last, newer)
        query = found(select(*figures), sought).group_by(asked.c.group_key)
        query = query.order_by(*(one.desc() for one in first), asked.c.group_key).offset(offset).limit(limit)
        every = found(select(func.count(asked.c.group_key.distinct())), sought)
        with reading(self._engine) as connection:
            rows = connection.execute(query).mappings().all()
            total = connection.execute(every).scalar_one()
            keys = [row["group_key"] for row in rows]
            parts = _Parts(connection, [*wanted(sought), asked.c.group_key.in_(keys)])
            return tuple(parts.summary(row) for row in rows), total

    def summary(self, key: str) -> GroupSummary | None:
        """A group with all of its questions; None: there is none, or its questions are forgotten."""
        rows, _ = self.summaries(Sought(key=key), order=GroupOrder.COUNT, offset=0, limit=1)
        return rows[0] if rows else None

    def states(self, sought: Sought) -> Mapping[GroupState, int]:
        """How many groups stand where, of those with questions that are wanted, whatever states are wanted."""
        query = found(
            select(group.c.state, func.count(asked.c.group_key.distinct())), replace(sought, states=())
        ).group_by(group.c.state)
        with reading(self._engine) as connection:
            return {GroupState(row[0]): row[1] for row in connection.execute(query)}

    def questions(self, key: str, *, offset: int, limit: int) -> tuple[AskedQuestion, ...]:
        """The questions of a group, the newest first."""
        joined = asked.outerjoin(kept_answer).outerjoin(enquiry)
        query = select(asked, _TEXT.label("text"), kept_answer.c.shown).select_from(joined)
        query = query.where(asked.c.group_key == key).order_by(asked.c.asked_at.desc(), asked.c.id)
        with reading(self._engine) as connection:
            rows = connection.execute(query.offset(offset).limit(limit)).mappings().all()
            said = _feedback(connection, [row["answer_id"] for row in rows if row["answer_id"]])
        return tuple(_question(row, said.get(row["id"], ())) for row in rows)

    def turn(self, key: str, standing: Standing, deed: Deed) -> bool:
        """Keep what became of a group, unless somebody was faster: standing is of the version before it by one."""
        at = standing.changed_at or datetime.now(UTC)
        row = {
            "state": standing.state,
            "entries": list(standing.entries),
            "changed_at": at.astimezone(UTC),
            "changed_by": standing.changed_by,
            "version": standing.version,
        }
        ours = (group.c.key == key) & (group.c.version == standing.version - 1)
        with writing(self._engine) as connection:
            done = connection.execute(update(group).where(ours).values(**row)).rowcount == 1
            if done:
                self._chain.append(connection, deed, at)
        return done


class _Parts:
    """What a page of groups is made of beside its figures."""

    def __init__(self, connection: Connection, narrowed: Sequence[ColumnElement[bool]]) -> None:
        joined = asked.join(group)
        times = func.sum(asked.c.times)
        self._groups = {row["key"]: row for row in connection.execute(_groups_of(narrowed)).mappings()}
        outcomes = select(asked.c.group_key, asked.c.outcome, times).select_from(joined).where(*narrowed)
        self._outcomes = _nested(connection.execute(outcomes.group_by(asked.c.group_key, asked.c.outcome)))
        judged = select(asked.c.group_key, feedback.c.verdict, func.count()).select_from(
            joined.join(feedback, feedback.c.answer_id == asked.c.answer_id)
        )
        self._verdicts = _nested(
            connection.execute(judged.where(*narrowed).group_by(asked.c.group_key, feedback.c.verdict))
        )
        self._wordings: dict[str, list[Wording]] = defaultdict(list)
        for row in connection.execute(_wordings_of(narrowed)):
            self._wordings[row.group_key].append(Wording(row.text, row.times))

    def summary(self, row: Mapping[Any, Any]) -> GroupSummary:
        held = self._groups[row["group_key"]]
        outcomes, verdicts = self._outcomes[held["key"]], self._verdicts[held["key"]]
        return GroupSummary(
            group=_group(held),
            standing=_standing(held),
            count=row["count"],
            first=in_tokyo(row["first"]),
            last=in_tokyo(row["last"]),
            newer=row["newer"],
            wordings=tuple(self._wordings[held["key"]]),
            outcomes={Outcome(name) if name else None: times for name, times in outcomes.items()},
            verdicts={Verdict(name): times for name, times in verdicts.items()},
        )
