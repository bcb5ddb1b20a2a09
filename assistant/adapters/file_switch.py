"""The service is stopped by a file in the data folder, which it sees while it runs."""

from __future__ import annotations

from pathlib import Path

NAME = "paused.txt"


class FileSwitch:
    """The file is there: stopped; what stands in it is said to the readers."""

    def __init__(self, data: Path) -> None:
        self._file = data / NAME

    def message(self) -> str | None:
        try:
            return self._file.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except (OSError, ValueError):  # it is there, though nobody can read it
            return ""

    def pause(self, message: str) -> None:
        """Stop; whole or not at all."""
        fresh = self._file.with_suffix(".new")
        fresh.write_text(message, encoding="utf-8")
        fresh.replace(self._file)

    def resume(self) -> bool:
        """Go on; whether it was stopped."""
        stopped = self._file.exists()
        self._file.unlink(missing_ok=True)
        return stopped
