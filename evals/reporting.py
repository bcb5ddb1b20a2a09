"""How the commands of the evaluation show their progress and their breakdowns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bars

from assistant.cli import fail, note
from assistant.ports import IndexInUse, LibraryUnavailable
from assistant.words import WordsMissing
from evals.cases import CasesUnreadable
from evals.changes import BaselineUnreadable
from evals.replies import RepliesUnusable
from evals.run import CorpusUnusable, Progress

_BREAKDOWNS = (
    BaselineUnreadable,
    CasesUnreadable,
    CorpusUnusable,
    IndexInUse,
    LibraryUnavailable,
    RepliesUnusable,
    WordsMissing,
)


@contextmanager
def showing_progress() -> Iterator[Progress]:
    """One line for what is being done."""
    with Bars(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=note, transient=True
    ) as bars:
        task = bars.add_task("準備", total=None)
        yield lambda what, done, of: bars.update(task, description=what, completed=done, total=of)


@contextmanager
def reporting() -> Iterator[None]:
    """Breakdowns end in a sentence, not in a traceback."""
    try:
        yield
    except _BREAKDOWNS as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename} を読み書きできません（{error.strerror}）。場所と空き容量を確かめてください。")
