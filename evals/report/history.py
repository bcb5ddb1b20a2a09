"""What earlier runs measured, a line each: what a figure's little plot is drawn from."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.settings import ROOT


@dataclass(frozen=True, slots=True)
class Moment:
    """One run, as far as later ones want to know it."""

    at: str  # when it ended, in Tokyo
    run: str
    commit: str  # "": not known
    versions: Mapping[str, str]
    figures: Mapping[str, float | None]  # None: nothing to measure
    p50: float
    p95: float
    cases: int
    passed: bool


def moments(path: Path, run: str) -> tuple[Moment, ...]:
    """The earlier runs of this name, oldest first. A line that cannot be read is left where it stands."""
    if not path.exists():
        return ()
    read = (_moment(line) for line in path.read_text(encoding="utf-8", errors="replace").splitlines())
    return tuple(one for one in read if one is not None and one.run == run)


def append(path: Path, moment: Moment) -> None:
    """One line more."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(moment), ensure_ascii=True) + "\n")


def commit_at(folder: Path = ROOT) -> str:
    """The commit that is checked out, marked where files differ from it; "" where git cannot tell."""
    git = shutil.which("git")
    if git is None:
        return ""
    told = subprocess.run(  # noqa: S603  # no part of it comes from outside
        [git, "-C", str(folder), "describe", "--always", "--dirty", "--abbrev=10", "--exclude=*"],
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.strip()


def _moment(line: str) -> Moment | None:
    try:
        known: dict[str, Any] = json.loads(line)
        moment = Moment(**known)
        numbers = [moment.p50, moment.p95, *(one for one in moment.figures.values() if one is not None)]
        return moment if all(isinstance(one, int | float) for one in numbers) else None
    except (AttributeError, TypeError, ValueError):
        return None
