"""The most memory that a process and those below it hold while they are watched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_KILOBYTES = 1024  # of a megabyte, as /proc counts


@dataclass(slots=True)
class Peak:
    """Grows while a process is watched."""

    megabytes: float = 0.0


@contextmanager
def watched(pid: int, *, every: float) -> Iterator[Peak]:
    """Looks at the memory of a process from time to time."""
    peak, ended = Peak(), Event()

    def look() -> None:
        while not ended.wait(every):
            peak.megabytes = max(peak.megabytes, held(pid))

    looking = Thread(target=look)
    looking.start()
    try:
        yield peak
    finally:
        ended.set()
        looking.join()


def held(pid: int) -> float:
    """The megabytes that a process and those below it hold, pages that they share counted once."""
    try:
        said = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        tasks = [task.read_text(encoding="ascii") for task in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return 0.0  # gone, or a machine without /proc
    own = next((int(line.split()[1]) for line in said.splitlines() if line.startswith("Pss:")), 0)
    return own / _KILOBYTES + sum(held(int(child)) for task in tasks for child in task.split())
