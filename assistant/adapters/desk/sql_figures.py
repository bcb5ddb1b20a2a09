"""Kept answers as figures see them, without a word of their questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine, and_, select

from assistant.adapters.sql_database import reading
from assistant.adapters.sql_records import feedback, kept_answer
from assistant.domain import TOKYO, Outcome, Verdict
from assistant.domain.operations import Counted

_COLUMNS = (kept_answer.c.id, kept_answer.c.asked_at, kept_answer.c.call_id, kept_answer.c.outcome, kept_answer.c.ms)


class SqlFigures:
    """Reads them from the kept answers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def counted(self, since: datetime, until: datetime) -> Sequence[Counted]:
        within = and_(kept_answer.c.asked_at >= since.astimezone(UTC), kept_answer.c.asked_at < until.astimezone(UTC))
        judged = select(feedback.c.answer_id, feedback.c.verdict).join_from(feedback, kept_answer).where(within)
        with reading(self._engine) as connection:
            rows = connection.execute(select(*_COLUMNS).where(within).order_by(kept_answer.c.asked_at)).all()
            verdicts: defaultdict[str, list[Verdict]] = defaultdict(list)
            for id_, verdict in connection.execute(judged.order_by(feedback.c.row)):
                verdicts[id_].append(Verdict(verdict))
        return [
            Counted(_in_tokyo(row.asked_at), row.call_id, Outcome(row.outcome), row.ms, tuple(verdicts.get(row.id, ())))
            for row in rows
        ]


def _in_tokyo(moment: datetime) -> datetime:
    """SQLite gives a moment back without its zone."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(TOKYO)
