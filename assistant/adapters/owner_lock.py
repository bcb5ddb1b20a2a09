"""One process owns the vectors of a data folder; a second one is refused at once."""

from __future__ import annotations

import os
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.ports import IndexInUse, IndexUnavailable


class OwnerLock:
    """Held for as long as the process uses the vectors; the system frees it when the process ends, however it ends."""

    def __init__(self, data: Path) -> None:
        self._lock = FileLock(data / "owner.lock")
        self._note = data / "owner.pid"

    def acquire(self) -> None:
        """Take the folder, or say who has it and what to do."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise IndexInUse(self._who()) from error
        except OSError as error:
            raise IndexUnavailable(self._not_ours(error)) from error
        try:
            self._note.write_text(str(os.getpid()), encoding="ascii")
        except OSError as error:
            self._lock.release()
            raise IndexUnavailable(self._not_ours(error)) from error

    def release(self) -> None:
        """Give the folder free."""
        self._note.unlink(missing_ok=True)
        self._lock.release()

    def _not_ours(self, error: OSError) -> str:
        return (
            f"データフォルダ {self._note.parent} の {Path(error.filename or self._note).name} に書けません"
            f"（{error.strerror}）。フォルダの権限と空き容量を確かめてください。"
        )

    def _who(self) -> str:
        try:
            pid = self._note.read_text(encoding="ascii")
        except (OSError, ValueError):
            pid = "不明"
        return (
            f"データフォルダ {self._note.parent} は、別の koubo（プロセス番号 {pid}）が使用中です。"
            "そちらを終了するか、--data で別のフォルダを指定してください。"
        )
