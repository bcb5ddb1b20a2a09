"""A data folder that may be lost, and the commands that keep it."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from assistant.domain.staff import Actor, Role
from assistant.wiring.desk import accounts_over
from evals.cli import app
from tests.assembled import NOW, publisher
from tests.fakes import FrozenClock
from tests.shelf import ALL


def furnished(folder: Path) -> Path:
    """A data folder with documents, people and a few deeds."""
    library = publisher(folder)
    for revision in ALL:
        library.publish([revision])
    accounts = accounts_over(library, folder, FrozenClock(NOW))
    for login in ("author", "approver"):
        accounts.add(login, f"担当者（{login}）", Role(login), password=None, by=Actor("", "tests"))
    library.engine.dispose()
    return folder


def koubo(*arguments: str | Path) -> Result:
    """What a command says and how it ends."""
    return CliRunner().invoke(app, [str(one) for one in arguments])


def verified(data: Path) -> tuple[int, str]:
    """What koubo audit verify says."""
    done = koubo("audit", "verify", "--data", data)
    return done.exit_code, done.output
