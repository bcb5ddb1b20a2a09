"""A run in the terminal: figures by category, figures with intervals, the failed cases, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.gate import Least, Reason
from evals.metrics import Row, figures
from evals.report.failures import asked, failed, findings
from evals.report.labels import BY_CATEGORY, COUNTED, label, measured, shown, spread, unit
from evals.report.record import groups
from evals.run import Run


def print_report(run: Run, reasons: Sequence[Reason], console: Console, *, least: Least) -> None:
    """The figures by category and in full, the failed cases one by one, and the verdict."""
    console.print(_by_category(run))
    console.print(_in_full(run, least))
    console.print(f"応答時間 p50 {run.ms(0.5):.0f} ms  p95 {run.ms(0.95):.0f} ms")
    for row in failed(run.rows):
        _print_failed(row, console)
    console.print()
    for reason in reasons:
        console.print(Text(f"✗ {_with_cases(reason)}", style="red"))
    if not reasons:
        console.print(Text("✓ すべての下限を満たしました。", style="green"))


def _by_category(run: Run) -> Table:
    table = _table(f"{run.name}（%、禁止・別版・長文は件数）")
    table.add_column("分類", no_wrap=True)
    for heading in ("件", *(label(one).short for one in BY_CATEGORY)):
        table.add_column(heading, justify="right", no_wrap=True, min_width=5)
    known = list(groups(run))
    for place, (name, rows) in enumerate(known):
        now = figures(rows)
        cells = [shown(one, now[one]) for one in BY_CATEGORY]
        table.add_row(name, str(len(rows)), *cells, end_section=known[place + 1 :][:1] == known[-1:])
    return table


def _in_full(run: Run, least: Least) -> Table:
    table = _table("全体の指標（95% 区間は、質問を引き直したときの幅）")
    table.add_column("指標", no_wrap=True)
    for heading in ("値", "95% 区間", "件数", "下限", "差"):
        table.add_column(heading, justify="right", no_wrap=True, min_width=8)
    around = run.intervals
    for name, share in measured(run.figures).items():
        floor = least.get(name)
        beside = ("-", "-") if floor is None else (f"{100 * floor:.1f}", f"{100 * (share.value - floor):+.1f}")
        cells = (
            shown(name, share) + (unit(name) if name in COUNTED else ""),
            spread(name, around.get(name)),
            f"{share.part:.4g}/{share.whole}",
        )
        fallen = floor is not None and share.value < floor
        table.add_row(f"{label(name).short} {name}", *cells, *beside, style="red" if fallen else "")
    return table


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=0, pad_edge=False)


def _print_failed(row: Row, console: Console) -> None:
    console.print()
    console.print(Text.assemble((f"{row.case.id} ", "bold red"), (f"{row.case.category} ", "dim"), asked(row)))
    for name, said in findings(row):
        console.print(Text.assemble((f"  {name}: ", "dim"), said))


def _with_cases(reason: Reason) -> str:
    return f"{reason.text}: {' '.join(reason.cases)}" if reason.cases else reason.text
