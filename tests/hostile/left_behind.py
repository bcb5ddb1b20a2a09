"""What a process must not leave behind: children, open files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep


def children(of: int | None = None) -> list[int]:
    """The processes below one, zombies among them."""
    found = []
    for tasks in Path(f"/proc/{of or os.getpid()}/task").glob("*/children"):
        for child in map(int, tasks.read_text().split()):
            found += [child, *children(child)]
    return found


def births() -> Callable[[], list[int]]:
    """What tells the processes below this one that were not there before: another test may have left a helper."""
    before = set(children())
    return lambda: [child for child in children() if child not in before]


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def gone(pids: list[int], *, within: float = 5.0) -> bool:
    """Whether none of the processes is there any more, after a moment."""
    until = monotonic() + within
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        if monotonic() > until:
            return False
        sleep(0.02)
    return True
