"""The key that seals the record of deeds: a file beside the database, so that who can write there alone cannot seal."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from assistant.ports import LibraryUnavailable

NAME = "audit.key"
_BYTES = 32


def audit_key(data: Path) -> bytes:
    """The key of a data folder, made at the first time."""
    path = data / NAME
    try:
        if not path.exists():
            _make(path)
        key = path.read_bytes()
    except OSError as error:
        msg = f"操作記録の鍵 {path} を読めません（{error.strerror}）。フォルダの権限を確かめてください。"
        raise LibraryUnavailable(msg) from error
    if len(key) != _BYTES:
        msg = f"操作記録の鍵 {path} が壊れています。控えから戻してください。"
        raise LibraryUnavailable(msg)
    return key


def _make(path: Path) -> None:
    """Whole or not at all, and the first of two wins."""
    draft = path.with_name(f"{NAME}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(_BYTES))
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
