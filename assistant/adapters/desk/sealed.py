"""The chain of a data folder, with its key and its witness beside the database."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from assistant.adapters.desk.audit_key import NAME as KEY
from assistant.adapters.desk.audit_key import audit_key
from assistant.adapters.desk.file_witness import NAME as WITNESS
from assistant.adapters.desk.file_witness import FileWitness
from assistant.adapters.desk.sql_audit import Chain, SqlAudit
from assistant.ports import LibraryUnavailable


def chain_of(engine: Engine, data: Path) -> Chain:
    """Who writes deeds down; LibraryUnavailable where the key is lost: a new one would seal nothing of what stands."""
    if not (data / KEY).exists() and SqlAudit(engine, Chain(b"")).count():
        msg = f"操作記録の鍵 {data / KEY} がありません。控えか、別に保管した鍵から戻してください。"
        raise LibraryUnavailable(msg)
    return Chain(audit_key(data), FileWitness(data / WITNESS))
