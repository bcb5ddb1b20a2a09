"""The database as it stands at one moment, copied while it is read and written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from assistant.ports import BackupUnusable

_PATIENCE = 30.0  # seconds for a writer to end


def snapshot(database: Path, into: Path) -> None:
    """Copy the database by SQLite's own way, which sees one moment and stops no writer."""
    if not database.exists():
        raise BackupUnusable(f"データベース {database} がありません。--data でデータフォルダを指定してください。")
    try:
        with closing(_opened(database)) as source, closing(_opened(into)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
    except sqlite3.Error as error:
        msg = f"データベース {database} を写せません（{error}）。空き容量と権限を確かめてください。"
        raise BackupUnusable(msg) from error
    into.chmod(0o600)


def is_sound(database: Path) -> bool:
    """Whether every page of the file is what SQLite expects."""
    try:
        with closing(_opened(database)) as connection:
            return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.Error:
        return False


def schema_of(database: Path) -> str:
    """The number of the newest migration that it has seen; "": none."""
    try:
        with closing(_opened(database)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        return ""
    return str(row[0]) if row else ""


def forget_the_passing(database: Path) -> None:
    """What must not come back with an old copy: sessions that may have been revoked since, and where the vectors lay."""
    with closing(_opened(database)) as connection, connection:
        for table in ("staff_session", "vector_generation"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608  # of this list


def _opened(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(database, timeout=_PATIENCE)
