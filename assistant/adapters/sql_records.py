"""Questions, feedback and shared answers in SQL, beside the documents; what is forgotten is gone from the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    DateTime,
    Engine,
    Float,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
)

from assistant.adapters import sql_tables as t
from assistant.adapters.desk.inbox_tables import enquiry
from assistant.adapters.sql_database import reading, writing
from assistant.domain import TOKYO, CitedPassage, Feedback, KeptAnswer, Outcome, SharedAnswer, Verdict

kept_answer = Table(
    "kept_answer",
    t.metadata,
    Column("id", String(64), primary_key=True),
    Column("asked_at", DateTime(timezone=True), nullable=False, index=True),
    Column("question", Text, nullable=False),  # masked
    Column("call_id", String(64), nullable=False),
    Column("outcome", String(32), nullable=False),
    Column("shown", Text, nullable=False),
    Column("cited", JSON, nullable=False),
    Column("words_version", Text, nullable=False),
    Column("wording", Text, nullable=False),
    Column("ms", Float, nullable=False),
)
feedback = Table(
    "feedback",
    t.metadata,
    Column("row", Integer, primary_key=True),
    Column("answer_id", ForeignKey("kept_answer.id"), nullable=False, index=True),
    Column("verdict", String(16), nullable=False),
    Column("text", Text, nullable=False),  # masked
    Column("given_at", DateTime(timezone=True), nullable=False),
)
shared_answer = Table(
    "shared_answer",
    t.metadata,
    Column("token", String(64), primary_key=True),
    Column("shared_at", DateTime(timezone=True), nullable=False),
    Column("answer", JSON, nullable=False),  # whole, for it outlives the kept one
)


class SqlRecords:
    """Writes what is kept, each in one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def revisions(self, passage_ids: Sequence[str]) -> Mapping[str, int]:
        query = select(t.passage.c.id, t.revision.c.id).join_from(t.passage, t.revision)
        with reading(self._engine) as connection:
            rows = connection.execute(query.where(t.revision.c.state == "live", t.passage.c.id.in_(passage_ids)))
            return {row[0]: row[1] for row in rows}

    def keep(self, answer: KeptAnswer) -> None:
        with writing(self._engine) as connection:
            _keep(connection, answer)

    def judge(self, answer: KeptAnswer, given: Feedback) -> None:
        with writing(self._engine) as connection:
            _keep(connection, answer)
            row = {**asdict(given), "given_at": given.given_at.astimezone(UTC), "answer_id": answer.id}
            connection.execute(insert(feedback).values(**row))

    def answer(self, id_: str) -> KeptAnswer | None:
        with reading(self._engine) as connection:
            row = connection.execute(select(kept_answer).where(kept_answer.c.id == id_)).mappings().first()
        return None if row is None else _answer(row)

    def feedback(self, id_: str) -> tuple[Feedback, ...]:
        query = select(feedback).where(feedback.c.answer_id == id_).order_by(feedback.c.row)
        with reading(self._engine) as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(Feedback(Verdict(row["verdict"]), row["text"], _in_tokyo(row["given_at"])) for row in rows)

    def forget(self, before: datetime) -> int:
        old = select(kept_answer.c.id).where(kept_answer.c.asked_at < before.astimezone(UTC))
        letters = select(enquiry.c.id).where(enquiry.c.taken_at < before.astimezone(UTC))
        with reading(self._engine) as connection:
            ids = [*connection.execute(old).scalars(), *connection.execute(letters).scalars()]
        if not ids:
            return 0
        with writing(self._engine) as connection:
            connection.execute(delete(feedback).where(feedback.c.answer_id.in_(old)))
            connection.execute(delete(kept_answer).where(kept_answer.c.asked_at < before.astimezone(UTC)))
            connection.execute(delete(enquiry).where(enquiry.c.taken_at < before.astimezone(UTC)))
        self._empty_the_log()
        return len(ids)

    def share(self, shared: SharedAnswer) -> None:
        answer = {**asdict(shared.answer), "asked_at": shared.answer.asked_at.astimezone(UTC).isoformat()}
        row = {"token": shared.token, "shared_at": shared.shared_at.astimezone(UTC), "answer": answer}
        with writing(self._engine) as connection:
            connection.execute(insert(shared_answer).values(**row))

    def shared(self, token: str) -> SharedAnswer | None:
        with reading(self._engine) as connection:
            row = connection.execute(select(shared_answer).where(shared_answer.c.token == token)).mappings().first()
        if row is None:
            return None
        answer = {**row["answer"], "asked_at": datetime.fromisoformat(row["answer"]["asked_at"])}
        return SharedAnswer(row["token"], _in_tokyo(row["shared_at"]), _answer(answer))

    def _empty_the_log(self) -> None:
        """The write-ahead log still holds the rows as they were."""
        with closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _keep(connection: Connection, answer: KeptAnswer) -> None:
    if connection.execute(select(kept_answer.c.id).where(kept_answer.c.id == answer.id)).first() is None:
        row = {**asdict(answer), "asked_at": answer.asked_at.astimezone(UTC)}
        connection.execute(insert(kept_answer).values(**row))


def _answer(row: Mapping[Any, Any]) -> KeptAnswer:
    return KeptAnswer(
        id=row["id"],
        asked_at=_in_tokyo(row["asked_at"]),
        question=row["question"],
        call_id=row["call_id"],
        outcome=Outcome(row["outcome"]),
        shown=row["shown"],
        cited=tuple(CitedPassage(**one) for one in row["cited"]),
        words_version=row["words_version"],
        wording=row["wording"],
        ms=row["ms"],
    )


def _in_tokyo(moment: datetime) -> datetime:
    """SQLite gives a moment back without its zone."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(TOKYO)
