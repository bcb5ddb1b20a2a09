"""One process owns the vectors of a data folder; a second one is refused at once."""

from __future__ import annotations

import os
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.ports import IndexInUse


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
        self._note.write_text(str(os.getpid()), encoding="ascii")

    def release(self) -> None:
        """Give the folder free."""
        self._note.unlink(missing_ok=True)
        self._lock.release()

    def _who(self) -> str:
        pid = self._note.read_text(encoding="ascii") if self._note.exists() else "不明"
        return (
            f"データフォルダ {self._note.parent} は、別の koubo（プロセス番号 {pid}）が使用中です。"
            "そちらを終了するか、--data で別のフォルダを指定してください。"
        )
