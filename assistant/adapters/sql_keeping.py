"""Revisions are written down and taken out of use, within the transaction of whoever publishes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, CursorResult, Table, insert, select, text, update

from assistant.adapters import sql_tables as t
from assistant.adapters.desk.sql_staling import Staling
from assistant.adapters.sql_originals import forget_unused, keep_original
from assistant.adapters.sql_settling import settle
from assistant.domain import Edition, Fact, Passage, Revision
from assistant.languages.ja.mending import mend
from assistant.languages.ja.tokens import tokens
from assistant.values import to_json

_FORGET_WORDS = text(
    "DELETE FROM passage_words WHERE rowid IN (SELECT passage.row FROM passage "
    "JOIN revision ON revision.id = passage.revision_id "
    "JOIN document ON document.id = revision.document_id WHERE document.source = :source)"
)
_KEEP_WORDS = text("INSERT INTO passage_words (rowid, heading, body) VALUES (:row, :heading, :body)")
Words = Mapping[str, str]  # of the headings and of the text of a passage, as they are searched


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of a revision and of its passages."""

    id: int
    passages: tuple[int, ...]


def words_of(passage: Passage) -> Words:
    """What the keyword index holds of a passage; made before the lock is taken."""
    return {"heading": " ".join(tokens("\n".join(passage.heading))), "body": " ".join(tokens(mend(passage.text).text))}


def keep_live(connection: Connection, revision: Revision, words: Sequence[Words], at: datetime) -> None:
    """A revision that readers see from now on."""
    call = revision.call
    keep_call(connection, call.id, call.name, call.aliases)
    keep_edition(connection, revision.edition)
    keep_words(connection, keep_revision(connection, revision, at, state="live").passages, words)


def keep_words(connection: Connection, rows: Iterable[int], words: Iterable[Words]) -> None:
    """The passages of these rows can be searched."""
    for row, indexed in zip(rows, words, strict=True):
        connection.execute(_KEEP_WORDS, {"row": row, **indexed})


def conclude(
    connection: Connection, sources: Iterable[str], calls: Iterable[str], staling: Staling, at: datetime
) -> None:
    """What follows from a change of what is live of some files and calls."""
    settle(connection, calls)
    staling.look_after(connection, sources, calls, at)
    forget_unused(connection)


def keep_call(connection: Connection, id_: str, name: str, aliases: Sequence[str]) -> None:
    if connection.execute(select(t.call.c.id).where(t.call.c.id == id_)).scalar() is None:
        connection.execute(insert(t.call).values(id=id_, name=name, aliases=list(aliases)))
    else:
        connection.execute(update(t.call).where(t.call.c.id == id_).values(name=name))


def keep_edition(connection: Connection, edition: Edition) -> None:
    if connection.execute(select(t.edition.c.id).where(t.edition.c.id == edition.id)).scalar() is None:
        connection.execute(insert(t.edition).values(**asdict(edition)))
    elif edition.published_on is not None:
        newest = update(t.edition).where(t.edition.c.id == edition.id)
        older = t.edition.c.published_on.is_(None) | (t.edition.c.published_on < edition.published_on)
        connection.execute(newest.where(older).values(published_on=edition.published_on))


def keep_revision(connection: Connection, revision: Revision, at: datetime, *, state: str) -> Kept:
    """A revision with all that is in it; its call and its edition are kept already."""
    revision_id = _keep_row(connection, revision, at, state)
    own = {"revision_id": revision_id}
    _insert(connection, t.page, [{**own, "number": page.number, "text": page.text} for page in revision.pages])
    pictures = ((page.number, page.picture) for page in revision.pages if page.picture)
    _insert(connection, t.picture, [{**own, "number": number, **asdict(picture)} for number, picture in pictures])
    passages = tuple(_keep_passage(connection, revision_id, passage) for passage in revision.passages)
    _insert(connection, t.fact, [_fact_row(fact, revision_id) for fact in revision.facts])
    _insert(connection, t.remark, [{**own, **asdict(remark)} for remark in revision.remarks])
    return Kept(revision_id, passages)


def retire(connection: Connection, source: str, *, state: str) -> set[str]:
    """What is live of a file stops answering; says of which calls that was."""
    connection.execute(_FORGET_WORDS, {"source": source})
    own = select(t.document.c.id).where(t.document.c.source == source)
    live = t.revision.c.document_id.in_(own) & (t.revision.c.state == "live")
    calls = set(connection.execute(select(t.revision.c.call_id).where(live)).scalars())
    connection.execute(update(t.revision).where(live).values(state=state))
    return calls


def _keep_row(connection: Connection, revision: Revision, at: datetime, state: str) -> int:
    document = revision.document
    if connection.execute(select(t.document.c.id).where(t.document.c.id == document.id)).scalar() is None:
        own = {"id": document.id, "source": document.source, "file_name": document.file_name}
        connection.execute(insert(t.document).values(**own))
    kept = connection.execute(
        insert(t.revision).values(
            document_id=document.id,
            state=state,
            fingerprint=revision.fingerprint,
            call_id=revision.call.id,
            edition_id=revision.edition.id,
            own_edition_id=revision.edition.id,
            open_edition=revision.open_edition,
            names=list(revision.names or (revision.call.name, *revision.call.aliases)),
            kind=document.kind,
            title=document.title,
            published_on=document.published_on,
            source_url=document.source_url,
            amends=document.amends,
            ingested_at=at.astimezone(UTC),
            original=keep_original(connection, revision.original),
        )
    )
    return _key(kept)


def _keep_passage(connection: Connection, revision_id: int, passage: Passage) -> int:
    row = {**asdict(passage), "heading": list(passage.heading), "revision_id": revision_id}
    del row["document_id"]
    return _key(connection.execute(insert(t.passage).values(**row)))


def _key(kept: CursorResult[Any]) -> int:
    """The number that the database gave to a new row."""
    (number,) = kept.inserted_primary_key or (0,)
    return int(number)


def _fact_row(fact: Fact, revision_id: int) -> dict[str, Any]:
    return {
        "id": fact.id,
        "revision_id": revision_id,
        "passage_id": fact.passage_id,
        "kind": fact.kind,
        "label": fact.label,
        "value": to_json(fact.value),
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
    }


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
