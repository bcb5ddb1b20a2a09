"""Opens the one SQL database: WAL, synchronous=FULL, migrated to the newest tables; its breakdowns are told in Japanese."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError, DataError, DisconnectionError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from assistant.ports import LibraryUnavailable

MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = "0010"
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "busy_timeout = 30000",
    "secure_delete = ON",  # what is deleted is overwritten: questions are forgotten for good
)
_NOT_ITS_FAULT = (DataError, IntegrityError, ProgrammingError)  # what was asked of the database is wrong
AFTERWARDS = "afterwards"  # what a connection does once its transaction is whole
_FILE = "file"  # which file a pooled connection has open


def open_database(where: Path | str) -> Engine:
    """An engine on a database, a file or a URL, whose tables are the newest ones."""
    # A path is never pasted into a URL: its ?, # and % would mean something there.
    url = make_url(where) if isinstance(where, str) else URL.create("sqlite", database=str(where.absolute()))
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    try:
        with _told(engine):
            _migrate(engine)
    except CommandError as error:
        msg = f"データベース {_name(engine)} は、より新しい koubo のものです。新しい koubo で開いてください。"
        raise LibraryUnavailable(msg) from error
    if engine.dialect.name == "sqlite":
        _watch_file(engine)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that sees the database as it stands at its start."""
    with _told(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """For one statement, which sees one state by itself: an answer has several, and a transaction is two more of each."""
    with _told(engine), engine.connect().execution_options(alone=True) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that takes the write lock at its start, so that it never fails half-way for another writer."""
    with _told(engine), engine.connect().execution_options(writes=True) as connection:
        connection.info.pop(AFTERWARDS, None)
        with connection.begin():
            yield connection
        for done in connection.info.pop(AFTERWARDS, {}).values():
            done()


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """Whatever is wrong with the database itself leaves as LibraryUnavailable, with what to do."""
    try:
        yield
    except _NOT_ITS_FAULT:
        raise
    except (DatabaseError, PoolExhausted) as error:
        raise LibraryUnavailable(_in_words(engine, error)) from error


def _in_words(engine: Engine, error: DatabaseError | PoolExhausted) -> str:
    said = str(error.orig) if isinstance(error, DatabaseError) else "too many connections"
    if "locked" in said:
        return f"データベース {_name(engine)} に別の koubo が書き込んでいます。終わるのを待って、もう一度実行してください。"
    return f"データベースを開けません（{_name(engine)}）: {said}。フォルダの権限と空き容量を確かめてください。"


def _name(engine: Engine) -> str:
    return engine.url.database or engine.url.render_as_string()


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # we begin ourselves, so that reads are snapshots too
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("alone"):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")


def _watch_file(engine: Engine) -> None:
    """Connections follow the file that has the name now, and none is made where there is no file any more."""
    file = Path(_name(engine))

    def refuse_to_create(*_of_the_dialect: object) -> None:
        if not file.exists():
            msg = f"データベース {file} がなくなりました。元に戻すか、koubo ingest で取り込み直してください。"
            raise LibraryUnavailable(msg)

    def remember(_connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        entry.info[_FILE] = _identity(file)

    def still_there(_connection: DBAPIConnection, entry: ConnectionPoolEntry, _out: PoolProxiedConnection) -> None:
        if entry.info.setdefault(_FILE, _identity(file)) != _identity(file):
            msg = "the file was exchanged"
            raise DisconnectionError(msg)

    engine.dispose()  # what the migration has open was not remembered
    event.listen(engine, "do_connect", refuse_to_create)
    event.listen(engine, "connect", remember)
    event.listen(engine, "checkout", still_there)


def _identity(file: Path) -> tuple[int, int]:
    """Device and number of the file that has this name now; (0, 0): there is none."""
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        if _version(connection) == NEWEST:
            return
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
