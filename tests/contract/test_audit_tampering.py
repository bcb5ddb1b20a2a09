"""Whatever is done to the chain of deeds behind our back is found, and nothing else is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from assistant.adapters.desk.file_witness import FileWitness
from assistant.adapters.desk.sql_audit import Chain, SqlAudit
from assistant.adapters.sql_database import open_database, writing
from assistant.domain import TOKYO
from assistant.domain.operations import Sought
from assistant.domain.staff import Actor, Deed

KEY = b"kagi" * 8
BEGUN = datetime(2026, 4, 1, 9, 0, tzinfo=TOKYO)
TEXTS = st.sampled_from(["担当者A", "承認者B", "", "第7回の締切", "ぱ\u3099🈂", "\ud800", "\x00", "a" * 300])
VALUES = st.recursive(
    TEXTS | st.integers(-5, 5) | st.booleans() | st.none() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)
TOLD = st.dictionaries(TEXTS, VALUES, max_size=3)
DEEDS = st.builds(Deed, st.builds(Actor, TEXTS, TEXTS, TEXTS), TEXTS, TEXTS, TOLD, TOLD)
FIELDS = ("number", "at", "actor_id", "actor_name", "address", "action", "subject", "before", "after", "seal")
Tampering = Callable[[sqlite3.Connection, int, int], None]


class Kept:
    """A chain in a database of its own, with its witness beside it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "koubo.sqlite3"
        self.engine: Engine = open_database(self.file)
        self.chain = Chain(KEY, FileWitness(folder / "audit.end"))
        self.audit = SqlAudit(self.engine, self.chain)

    def write(self, deeds: list[Deed]) -> None:
        with writing(self.engine) as connection:
            for place, deed in enumerate(deeds):
                self.chain.append(connection, deed, BEGUN + timedelta(seconds=place))

    @contextmanager
    def behind_our_back(self) -> Iterator[sqlite3.Connection]:
        self.engine.dispose()
        with closing(sqlite3.connect(self.file)) as connection:
            yield connection
            connection.commit()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    one = Kept(tmp_path)
    yield one
    one.engine.dispose()


@pytest.fixture(scope="module")
def kept_again(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """One database for all that is generated: it is emptied before each chain."""
    one = Kept(tmp_path_factory.mktemp("chain"))
    yield one
    one.engine.dispose()


def emptied(kept: Kept, deeds: list[Deed]) -> Kept:
    with kept.behind_our_back() as connection:
        connection.execute("DELETE FROM audit")
        connection.execute("DELETE FROM audit_end")
    (kept.file.parent / "audit.end").unlink(missing_ok=True)
    kept.write(deeds)
    return kept


def edit(field: str, value: object) -> Tampering:
    def tamper(connection: sqlite3.Connection, one: int, _other: int) -> None:
        connection.execute(f'UPDATE audit SET "{field}" = ? WHERE number = ?', (value, one))  # noqa: S608  # of the table

    return tamper


def delete(connection: sqlite3.Connection, one: int, _other: int) -> None:
    connection.execute("DELETE FROM audit WHERE number = ?", (one,))


def delete_and_renumber(connection: sqlite3.Connection, one: int, other: int) -> None:
    delete(connection, one, other)
    connection.execute("UPDATE audit SET number = -number WHERE number > ?", (one,))
    connection.execute("UPDATE audit SET number = -number - 1 WHERE number < 0")
    connection.execute("UPDATE audit_end SET number = number - 1")


def swap(connection: sqlite3.Connection, one: int, other: int) -> None:
    for old, new in ((one, -1), (other, one), (-1, other)):
        connection.execute("UPDATE audit SET number = ? WHERE number = ?", (new, old))


def swap_all_but_the_seals(connection: sqlite3.Connection, one: int, other: int) -> None:
    swap(connection, one, other)
    seals = dict(connection.execute("SELECT number, seal FROM audit WHERE number IN (?, ?)", (one, other)).fetchall())
    connection.execute("UPDATE audit SET seal = ? WHERE number = ?", (seals[other], one))
    connection.execute("UPDATE audit SET seal = ? WHERE number = ?", (seals[one], other))


def insert_a_copy(connection: sqlite3.Connection, one: int, _other: int) -> None:
    after = connection.execute("SELECT max(number) + 1 FROM audit").fetchone()[0]
    columns = ", ".join(f'"{name}"' for name in FIELDS if name != "number")
    connection.execute(
        f"INSERT INTO audit (number, {columns}) SELECT ?, {columns} FROM audit WHERE number = ?",  # noqa: S608  # of the table
        (after, one),
    )


def copy_a_seal(connection: sqlite3.Connection, one: int, other: int) -> None:
    connection.execute(
        "UPDATE audit SET seal = (SELECT seal FROM audit WHERE number = ?) WHERE number = ?", (other, one)
    )


def cut_the_end(connection: sqlite3.Connection, one: int, _other: int) -> None:
    connection.execute("DELETE FROM audit WHERE number >= ?", (one,))


def cut_everything(connection: sqlite3.Connection, _one: int, _other: int) -> None:
    connection.execute("DELETE FROM audit")
    connection.execute("DELETE FROM audit_end")


def forget_the_end(connection: sqlite3.Connection, _one: int, _other: int) -> None:
    connection.execute("DELETE FROM audit_end")


def another_end(connection: sqlite3.Connection, one: int, _other: int) -> None:
    connection.execute("UPDATE audit_end SET seal = (SELECT seal FROM audit WHERE number = ?)", (one,))


def two_ends(connection: sqlite3.Connection, _one: int, _other: int) -> None:
    connection.execute("INSERT INTO audit_end (id, number, seal) SELECT 2, number, seal FROM audit_end")


EDITS = [
    *(edit(name, value) for name in FIELDS[1:] for value in ("別の担当者", "", "0", b"\x00")),
    edit("number", 0),
    edit("number", 99),
    *(
        edit(name, told)
        for name in ("before", "after")
        for told in ('{"role": "admin"}', "{", "[]", "null", "{}", "[" * 900)
    ),
]
STRUCTURAL = [
    delete,
    delete_and_renumber,
    swap,
    swap_all_but_the_seals,
    insert_a_copy,
    copy_a_seal,
    cut_the_end,
    cut_everything,
    forget_the_end,
    another_end,
    two_ends,
]


def rows(connection: sqlite3.Connection) -> list[Any]:
    told = [
        (*row[:7], *map(_parsed, row[7:9]), row[9])
        for row in connection.execute("SELECT * FROM audit ORDER BY number").fetchall()
    ]
    return [told, connection.execute("SELECT number, seal FROM audit_end ORDER BY id").fetchall()]


def _parsed(written: object) -> object:
    try:
        return json.loads(written)  # type: ignore[arg-type]  # what a tampering left there
    except (RecursionError, TypeError, ValueError):
        return written


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    deeds=st.lists(DEEDS, min_size=2, max_size=6),
    tampering=st.sampled_from(EDITS) | st.sampled_from(STRUCTURAL),
    places=st.tuples(st.integers(1, 6), st.integers(1, 6)),
)
def test_every_tampering_is_found(
    kept_again: Kept, deeds: list[Deed], tampering: Tampering, places: tuple[int, int]
) -> None:
    kept = emptied(kept_again, deeds)
    one, other = (1 + (place - 1) % len(deeds) for place in places)
    with kept.behind_our_back() as connection:
        before = rows(connection)
        tampering(connection, one, other)
        assume(rows(connection) != before)  # a swap with itself, a value that was there already

    broken = kept.audit.broken_at()

    assert broken is not None
    assert 1 <= broken <= len(deeds) + 1


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(deeds=st.lists(DEEDS, max_size=6))
def test_a_chain_that_nobody_touched_holds(kept_again: Kept, deeds: list[Deed]) -> None:
    kept = emptied(kept_again, deeds)

    assert kept.audit.broken_at() is None
    assert kept.audit.count() == len(deeds)


@pytest.mark.parametrize("left", [1, 2, 3])
def test_an_end_that_was_kept_and_put_back_is_found(kept: Kept, left: int) -> None:
    """Whoever can write the database alone may keep an older end and cut back to it; the witness knows better."""
    kept.write([_deed("entry.approve")] * left)
    with kept.behind_our_back() as connection:
        older = connection.execute("SELECT number, seal FROM audit_end").fetchone()
    kept.write([_deed("entry.withdraw")] * (4 - left))
    with kept.behind_our_back() as connection:
        connection.execute("DELETE FROM audit WHERE number > ?", (left,))
        connection.execute("UPDATE audit_end SET number = ?, seal = ?", older)

    assert kept.audit.broken_at() == left + 1


def test_a_chain_that_was_cut_and_grew_again_is_found(kept: Kept) -> None:
    kept.write([_deed("entry.approve"), _deed("staff.add")])
    with kept.behind_our_back() as connection:
        cut_the_end(connection, 2, 2)
        connection.execute("UPDATE audit_end SET number = 1")
    kept.write([_deed("entry.comment")])  # the next deed does not take the place of what was cut

    assert [record.number for record in kept.audit.records()] == [3, 1]
    assert kept.audit.broken_at() == 2


def test_what_is_rolled_back_was_never_seen(kept: Kept) -> None:
    kept.write([_deed("entry.approve")])

    def half_way() -> None:
        with writing(kept.engine) as connection:
            kept.chain.append(connection, _deed("entry.publish"), BEGUN)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_way()
    kept.write([_deed("entry.comment")])

    assert kept.audit.broken_at() is None
    assert [record.deed.action for record in kept.audit.records()] == ["entry.comment", "entry.approve"]


def test_another_key_finds_the_first_record(kept: Kept) -> None:
    kept.write([_deed("entry.approve")])

    assert SqlAudit(kept.engine, Chain(b"betsu" * 8)).broken_at() == 1


@pytest.mark.parametrize("written", ["", "{", '{"number": "x"}', "[1, 2]", '{"number": 1, "seal": 2}'])
def test_a_witness_that_was_overwritten_is_found(kept: Kept, written: str) -> None:
    kept.write([_deed("entry.approve")])
    (kept.file.parent / "audit.end").write_text(written, "utf-8")

    assert kept.audit.broken_at() == 1


def test_deeds_are_found_by_who_what_and_when(kept: Kept) -> None:
    kept.write(
        [
            _deed("entry.approve", who="担当者A"),
            _deed("staff.add", who="承認者B"),
            _deed("entry.approve", who="承認者B"),
        ]
    )

    def found(**sought: Any) -> list[int]:  # noqa: ANN401  # the fields of Sought
        return [record.number for record in kept.audit.find(Sought(**sought))]

    assert found() == [3, 2, 1]
    assert found(actor="承認") == [3, 2]
    assert found(actor="%") == []
    assert found(actor="承認者B", action="entry.approve") == [3]
    assert found(subject="entry:7") == [3, 2, 1]
    assert found(since=BEGUN + timedelta(seconds=1)) == [3, 2]
    assert found(until=BEGUN + timedelta(seconds=1)) == [1]
    assert [record.number for record in kept.audit.find(Sought(), before=3, limit=1)] == [2]
    assert kept.audit.actions() == ["entry.approve", "staff.add"]


def test_a_record_that_was_broken_can_still_be_looked_at(kept: Kept) -> None:
    kept.write([_deed("entry.approve")])
    with kept.behind_our_back() as connection:
        edit("before", "{")(connection, 1, 1)
        edit("at", "きのう")(connection, 1, 1)

    (record,) = kept.audit.find(Sought())

    assert (record.deed.before, record.at.year) == ({"": "{"}, 1)


def _deed(action: str, *, who: str = "担当者A") -> Deed:
    return Deed(Actor(who, who, "192.0.2.7"), action, "entry:7", {"state": "draft"}, {"state": "in_review"})
