"""koubo: every command of the service under one name, and koubo eval."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import app as assistant_commands
from assistant.cli import fail, note
from assistant.domain import TOKYO
from assistant.settings import ROOT, Settings
from evals.usage import told
from ingest.cli import ingest, withdraw
from ingest.lint.cli import lint

if TYPE_CHECKING:
    from evals.run import Progress, Run

CORPUS, CASES = ROOT / "corpus", ROOT / "evals" / "cases"
BASELINE = ROOT / "evals" / "baseline.json"

app = typer.Typer(
    help="公募の書類に聞く。答えには必ず出典が付きます。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(ingest)
app.command()(withdraw)
app.command()(lint)
app.add_typer(assistant_commands)
evaluations = typer.Typer(invoke_without_command=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(evaluations, name="eval")


def main() -> None:
    """The console command."""
    with told():
        sys.exit(app(standalone_mode=False) or 0)


@evaluations.callback(help="答えの分かっている質問で答えを測ります。下限を下回ると終了コード 1 で終わります。")
def evaluate(  # noqa: PLR0913, PLR0917  # each is an option of the command
    context: typer.Context,
    corpus: Annotated[Path, typer.Option(help="文書のフォルダ", show_default="corpus")] = CORPUS,
    cases: Annotated[
        Path, typer.Option(help="評価用の質問（JSON Lines のファイルかフォルダ）", show_default="evals/cases")
    ] = CASES,
    report: Annotated[
        Path | None, typer.Option(help="報告（report.html、report.md、junit.xml、report.json）の書き出し先")
    ] = None,
    report_only: Annotated[bool, typer.Option("--report-only", help="下限を下回っても 0 で終わる")] = False,
    raise_baseline: Annotated[
        bool, typer.Option("--raise-baseline", help="今の値を新しい下限として baseline.json に書く")
    ] = False,
) -> None:
    if context.invoked_subcommand is not None:
        return
    from rich.console import Console

    from evals.changes import changes, load_kept, write_kept
    from evals.gate import load_baseline, raised, reasons, write_baseline
    from evals.report import print_report, write_report
    from evals.side_by_side import print_changes

    with reporting():
        baseline = load_baseline(BASELINE)
        finished = measured(corpus, cases)
        kept = BASELINE.with_suffix("") / f"{finished.name.removesuffix('.jsonl')}.jsonl"
        before = load_kept(kept)
        least, changed = baseline.get(finished.name, {}), changes(finished.rows, before)
        blocked = reasons(finished, least, changed)
        print_report(finished, blocked, Console(highlight=False), least=least)
        print_changes(changed, [reason.figure for reason in blocked], Console(highlight=False))
        if report is not None:
            write_report(finished, blocked, report, least=least, at=datetime.now(TOKYO))
            note.print(f"報告を {report} に書きました。")
        if raise_baseline and not blocked:
            write_baseline(BASELINE, {**baseline, finished.name: raised(least, finished.figures)})
            write_kept(kept, finished.rows)
            note.print(f"下限を {BASELINE.name} と {kept} に書きました。差分を確かめてからコミットしてください。")
    if blocked and not report_only:
        raise typer.Exit(1)


def run_name(corpus: Path, cases: Path) -> str:
    """What the baseline knows a run by."""
    return f"{corpus.resolve().name}/{cases.resolve().name}"


def measured(corpus: Path, cases: Path) -> Run:
    """The cases answered, with progress where somebody watches."""
    from evals.cases import load_cases
    from evals.run import Conditions, run

    known = load_cases(cases)
    with showing_progress() as progress:
        return run(
            corpus,
            known,
            name=run_name(corpus, cases),
            progress=progress,
            conditions=Conditions(Settings()),
        )


@contextmanager
def showing_progress() -> Iterator[Progress]:
    """One line for what is being done."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bars

    with Bars(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=note, transient=True
    ) as bars:
        task = bars.add_task("準備", total=None)
        yield lambda what, done, of: bars.update(task, description=what, completed=done, total=of)


@contextmanager
def reporting() -> Iterator[None]:
    """Breakdowns end in a sentence, not in a traceback."""
    from assistant.ports import IndexInUse, LibraryUnavailable
    from assistant.words import WordsMissing
    from evals.cases import CasesUnreadable
    from evals.changes import BaselineUnreadable
    from evals.run import CorpusUnusable

    breakdowns = (BaselineUnreadable, CasesUnreadable, CorpusUnusable, IndexInUse, LibraryUnavailable, WordsMissing)
    try:
        yield
    except breakdowns as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename} を読み書きできません（{error.strerror}）。場所と空き容量を確かめてください。")
