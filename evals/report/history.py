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
from evals.metrics import Share


@dataclass(frozen=True, slots=True)
class Moment:
    """One run, as far as later ones want to know it."""

    at: str  # when it ended, in Tokyo
    run: str
    commit: str  # "": not known
    versions: Mapping[str, str]
    figures: Mapping[str, Share]
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
    figures = {name: [share.part, share.whole] for name, share in moment.figures.items()}
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({**asdict(moment), "versions": dict(moment.versions), "figures": figures}) + "\n")


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
        figures = {str(name): Share(float(part), int(whole)) for name, (part, whole) in known["figures"].items()}
        times = {name: float(known[name]) for name in ("p50", "p95")}
        return Moment(**{**known, **times, "figures": figures})
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
