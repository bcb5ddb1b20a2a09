"""How far the chain of deeds has come, in a file beside the database: whoever cuts the chain cannot put it back there."""

from __future__ import annotations

import json
import logging
from pathlib import Path

NAME = "audit.end"
log = logging.getLogger("koubo")


class FileWitness:
    """Writes after each transaction, so that the file is never ahead of the chain."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def saw(self, number: int, seal: str) -> None:
        fresh = self._file.with_suffix(".new")
        try:
            fresh.write_text(json.dumps({"number": number, "seal": seal}), encoding="ascii")
            fresh.replace(self._file)
        except OSError as error:  # the deed stands all the same; the file stays behind, which is no false alarm
            log.warning("the end of the audit could not be written beside it: %s", error.strerror)

    def newest(self) -> tuple[int, str] | None:
        try:
            seen = json.loads(self._file.read_text(encoding="ascii"))
            return int(seen["number"]), str(seen["seal"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            return 1, ""  # it is there, and is not what was written: no chain fits it
