"""koubo: every command of the service under one name, and koubo eval."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import Outside, fail, note
from assistant.cli import app as assistant_commands
from assistant.desk.enquiries import EnquiryReader
from assistant.desk.intake import Intake
from assistant.domain import TOKYO
from assistant.faq_cli import app as faq_commands
from assistant.settings import ROOT, Settings
from assistant.staff_cli import app as staff_commands
from assistant.upkeep_cli import app as upkeep_commands
from assistant.upkeep_cli import audit as audit_commands
from evals.bench.cli import bench
from evals.fit.cli import fit
from evals.new.cli import new
from evals.retrieval.cli import retrieval
from evals.usage import told
from ingest.cli import ingest, withdraw
from ingest.enquiries.cli import enquiries
from ingest.lint.cli import lint

if TYPE_CHECKING:
    from evals.changes import Change
    from evals.gate import Least, Reason
    from evals.run import Conditions, Run

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
app.command()(bench)
app.add_typer(assistant_commands)
app.add_typer(staff_commands, name="staff")
app.add_typer(upkeep_commands)
app.add_typer(audit_commands, name="audit")
faq_commands.command()(enquiries)
app.add_typer(faq_commands, name="faq")
evaluations = typer.Typer(invoke_without_command=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(evaluations, name="eval")
evaluations.command()(new)
evaluations.command()(fit)
evaluations.command()(retrieval)


def main() -> None:
    """The console command."""
    with told():
        sys.exit(app(standalone_mode=False, obj=outside()) or 0)


def outside() -> Outside:
    """What the service is given that only outer rooms can build."""

    def enquiries() -> EnquiryReader:
        from ingest.enquiries.reading import SandboxedReader

        return SandboxedReader(ROOT / "prompts" / "ja")

    def intake(settings: Settings) -> Intake:
        from ingest.intake import open_intake

        return open_intake(settings)

    return Outside(enquiries=enquiries, intake=intake)


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
    record: Annotated[
        Path | None, typer.Option(metavar="<file>", help="モデルの返事をこのファイルに記録する（KOUBO_MODEL が要る）")
    ] = None,
    replay: Annotated[
        Path | None, typer.Option(metavar="<file>", help="モデルの代わりに、記録した返事を使う（鍵も通信も要らない）")
    ] = None,
    judge: Annotated[
        bool, typer.Option("--judge", help="答えが引用から言えるかを、モデルにも聞く（合否には使わない）")
    ] = False,
) -> None:
    if context.invoked_subcommand is not None:
        refuse_options(context)
        return
    from evals.baseline import Baseline
    from evals.changes import changes
    from evals.gate import reasons
    from evals.report import write_report
    from evals.reporting import reporting

    with reporting():
        baseline = Baseline(BASELINE)
        with listening(record, replay, judge=judge) as conditions:
            finished = measured(corpus, cases, conditions)
        least, changed = baseline.least(finished.name), changes(finished.rows, baseline.kept(finished.name))
        blocked = reasons(finished, least, changed)
        show(finished, blocked, changed, least=least)
        if report is not None:
            write_report(finished, blocked, report, least=least, at=datetime.now(TOKYO))
            note.print(f"報告を {report} に書きました。")
        if raise_baseline and not blocked:
            written = "、".join(map(str, baseline.raise_to(finished)))
            note.print(f"下限を {written} に書きました。差分を確かめてからコミットしてください。", soft_wrap=True)
    if blocked and not report_only:
        raise typer.Exit(1)


def refuse_options(context: typer.Context) -> None:
    """What is written before the name of a command would be passed over in silence."""
    typed = [
        name for name in context.params if getattr(context.get_parameter_source(name), "name", "") == "COMMANDLINE"
    ]
    if typed:
        option, command = f"--{typed[0].replace('_', '-')}", f"koubo eval {context.invoked_subcommand}"
        fail(f"{option} は {command} より前に書けません。使える指定は {command} --help で見られます。", code=2)


def show(finished: Run, blocked: Sequence[Reason], changed: Sequence[Change], *, least: Least) -> None:
    """The figures, what failed, and what is not as it was, in the terminal."""
    from rich.console import Console

    from evals.report import print_report
    from evals.side_by_side import print_changes

    console = Console(highlight=False)
    print_report(finished, blocked, console, least=least)
    print_changes(changed, [reason.figure for reason in blocked], console)


@contextmanager
def listening(record: Path | None, replay: Path | None, *, judge: bool) -> Iterator[Conditions]:
    """Whom the cases are put to."""
    from evals.replies import listening_to
    from evals.run import Conditions

    if record is not None and replay is not None:
        fail("--record と --replay は、どちらか一つを指定してください。", code=2)
    settings = Settings()
    with listening_to(settings, record=record, replay=replay) as model:
        if judge and model is None:
            fail("--judge にはモデルが要ります。KOUBO_MODEL か --replay を指定してください。", code=2)
        yield Conditions(settings, model, judge=judge)


def run_name(corpus: Path, cases: Path, model: str) -> str:
    """What the baseline knows a run by; what a model words has a baseline of its own."""
    asked = f"{corpus.resolve().name}/{cases.resolve().name}"
    return f"{asked}@{model.replace('/', '-')}" if model else asked


def measured(corpus: Path, cases: Path, conditions: Conditions) -> Run:
    """The cases answered, with progress where somebody watches."""
    from evals.cases import load_cases
    from evals.reporting import showing_progress
    from evals.run import run

    known = load_cases(cases)
    name = run_name(corpus, cases, conditions.model.name if conditions.model else "")
    with showing_progress() as progress:
        return run(corpus, known, name=name, progress=progress, conditions=conditions)
