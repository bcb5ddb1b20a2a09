"""A data folder becomes one file, and such a file a data folder again, once everything in it was checked."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from assistant.adapters.backup.archive import measured, pack, unpack
from assistant.adapters.backup.snapshot import forget_the_passing, is_sound, schema_of, snapshot
from assistant.adapters.desk.audit_key import NAME as AUDIT_KEY
from assistant.adapters.desk.file_witness import NAME as WITNESS
from assistant.adapters.desk.file_witness import FileWitness
from assistant.adapters.desk.sql_audit import Chain, SqlAudit
from assistant.adapters.file_switch import NAME as SWITCH
from assistant.adapters.owner_lock import OwnerLock
from assistant.adapters.sql_database import open_database
from assistant.adapters.system_clock import SystemClock
from assistant.domain.operations import Manifest
from assistant.domain.staff import Actor, Deed
from assistant.ports import BackupUnusable, Clock, IndexInUse, IndexUnavailable, LibraryUnavailable
from assistant.settings import Settings
from assistant.wiring import open_library
from assistant.wiring.desk import audit_over

__all__ = ["AUDIT_KEY", "Made", "Restored", "back_up", "restore"]
DATABASE = "koubo.sqlite3"
BY_COMMAND = Actor("", "koubo")


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made."""

    manifest: Manifest
    broken_at: int | None  # the first record of the audit that does not hold; None: all do
    key_apart: bool  # the key of the audit is not in it


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that is a data folder again."""

    manifest: Manifest
    aside: Path | None  # where the former folder lies; None: there was none


def back_up(data: Path, out: Path, settings: Settings, *, with_key: bool = True, clock: Clock | None = None) -> Made:
    """Write a data folder into one file, while a service may run over it; BackupUnusable."""
    database, now = settings.database(data), (clock or SystemClock()).now()
    if isinstance(database, str):
        database = Path(database.partition("///")[2])
    if out.exists():
        raise BackupUnusable(f"{out} はすでにあります。--out で別の名前を指定してください。")
    if database.exists():
        _note_the_copy(data, settings, now)
    with _room_beside(out) as room:
        snapshot(database, room / DATABASE)
        if not is_sound(room / DATABASE):
            raise BackupUnusable(
                f"データベース {database} が壊れています。前の控えから koubo restore で戻してください。"
            )
        beside = [name for name in (AUDIT_KEY, SWITCH) if (data / name).exists() and (with_key or name != AUDIT_KEY)]
        for name in beside:
            shutil.copyfile(data / name, room / name)
        secret = (data / AUDIT_KEY).read_bytes() if (data / AUDIT_KEY).exists() else b""
        with _audit(room / DATABASE, secret) as audit:
            count, broken = audit.count(), audit.broken_at()
        files = measured(room, (DATABASE, *beside))
        manifest = Manifest(now, version("koubo"), schema_of(room / DATABASE), files, count)
        pack(room, manifest, out)
    return Made(manifest, broken, key_apart=bool(secret) and AUDIT_KEY not in beside)


def _note_the_copy(data: Path, settings: Settings, now: datetime) -> None:
    """Who takes a copy away stands in the record, and so in the copy; a record that is broken hinders no backup."""
    with suppress(LibraryUnavailable), open_library(data, settings) as library:
        audit_over(library, data).note(Deed(BY_COMMAND, "data.backup", "data"), now)


def restore(
    file: Path, data: Path, *, replace: bool = False, key: Path | None = None, accept_broken: bool = False
) -> Restored:
    """Make a data folder of a backup; the former one is moved aside, and only once all was checked. BackupUnusable."""
    if data.exists() and not data.is_dir():
        raise BackupUnusable(f"{data} はフォルダではありません。データフォルダを --data で指定してください。")
    if data.exists() and any(data.iterdir()) and not replace:
        msg = f"データフォルダ {data} は空ではありません。今のものを脇へ移して復元するなら --replace を付けてください。"
        raise BackupUnusable(msg)
    _refuse_the_owned(data)
    with _room_beside(data) as room:
        manifest = unpack(file, room)
        _check(room, manifest, file, key=key, accept_broken=accept_broken)
        aside = _exchanged(data, room)
    return Restored(manifest, aside)


def _check(room: Path, manifest: Manifest, file: Path, *, key: Path | None, accept_broken: bool) -> None:
    """The database is sound and of our time, the record of deeds holds; then it is written down that it was restored."""
    if DATABASE not in manifest.files or not is_sound(room / DATABASE):
        raise BackupUnusable(
            f"控え {file} のデータベースが壊れています。何も変えていません。別の控えを指定してください。"
        )
    if key is not None:
        _take(key, room)
    try:
        open_database(room / DATABASE).dispose()  # migrated to the newest tables; of a newer koubo it is refused
    except LibraryUnavailable as error:
        raise BackupUnusable(f"控え {file} を開けません。{error} 何も変えていません。") from error
    forget_the_passing(room / DATABASE)
    if not (room / AUDIT_KEY).exists():
        if manifest.records:
            msg = f"控え {file} には操作記録の鍵がありません。別に保管した {AUDIT_KEY} を --key で指定してください。"
            raise BackupUnusable(msg)
        return
    _seal(room, manifest, file, accept_broken=accept_broken)


def _take(key: Path, room: Path) -> None:
    try:
        shutil.copyfile(key, room / AUDIT_KEY)
    except OSError as error:
        raise BackupUnusable(f"鍵 {key} を読めません（{error.strerror}）。--key を確かめてください。") from error
    (room / AUDIT_KEY).chmod(0o600)


def _seal(room: Path, manifest: Manifest, file: Path, *, accept_broken: bool) -> None:
    secret = (room / AUDIT_KEY).read_bytes()
    with _audit(room / DATABASE, secret) as audit:
        broken = audit.broken_at()
    if broken is not None and not accept_broken:
        msg = (
            f"控え {file} の操作の記録は、{broken} 番が合いません。書き換えられたか、鍵が違います。何も変えていません。"
            "それでも復元するなら --accept-broken-audit を付けてください。"
        )
        raise BackupUnusable(msg)
    told = {"made_at": manifest.made_at.isoformat(), "koubo": manifest.version, "broken_at": broken}
    deed = Deed(BY_COMMAND, "data.restore", "data", after=told)
    with _audit(room / DATABASE, secret, FileWitness(room / WITNESS)) as audit:
        audit.note(deed, SystemClock().now())


@contextmanager
def _audit(database: Path, secret: bytes, witness: FileWitness | None = None) -> Iterator[SqlAudit]:
    engine = open_database(database)
    try:
        yield SqlAudit(engine, Chain(secret, witness))
    finally:
        engine.dispose()  # what lies in the log beside the file goes into it


def _exchanged(data: Path, room: Path) -> Path | None:
    """Put a checked folder in the place of the former one; where the former one lies then."""
    aside = None
    try:
        if data.exists() and any(data.iterdir()):
            aside = data.with_name(f"{data.name}.before-{SystemClock().now():%Y%m%d-%H%M%S}")
            data.rename(aside)
        elif data.exists():
            data.rmdir()
        fresh = room.with_name(f"{room.name}.ready")
        room.rename(fresh)
        fresh.chmod(0o755)
        fresh.rename(data)
    except OSError as error:
        if aside is not None and not data.exists():
            aside.rename(data)
        msg = f"データフォルダ {data} を入れ替えられません（{error.strerror}）。何も変えていません。権限を確かめてください。"
        raise BackupUnusable(msg) from error
    return aside


def _refuse_the_owned(data: Path) -> None:
    """A service that runs would go on with the former folder."""
    if not data.exists() or not any(data.iterdir()):
        return
    lock = OwnerLock(data)
    try:
        lock.acquire()
    except (IndexInUse, IndexUnavailable) as error:
        raise BackupUnusable(f"{error} 何も変えていません。") from error
    lock.release()


@contextmanager
def _room_beside(place: Path) -> Iterator[Path]:
    """A folder on the same disk, which nobody else may read, gone at the end."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}."))
    except OSError as error:
        msg = f"{place.parent} に書けません（{error.strerror}）。場所と権限、空き容量を確かめてください。"
        raise BackupUnusable(msg) from error
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)
