"""What changed since the baseline, in the terminal: before and now beside each other, with gold and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.changes import Change, Kept, kept
from evals.metrics import Row


def print_changes(changed: Sequence[Change], blocking: Iterable[str], console: Console) -> None:
    """Each case that fails since, and each that made a figure fall that blocks; the others are counted."""
    names = frozenset(blocking)
    failing = [one for one in changed if one.newly_failing]
    passing = [one for one in changed if one.newly_passing]
    for one in changed:
        if one.newly_failing or names.intersection(one.fell):
            console.print()
            console.print(_beside(one))
    if failing or passing:
        console.print()
    if failing:
        console.print(Text(f"新しく失敗した質問（{len(failing)} 件）: {_ids(failing)}", style="red"))
    if passing:
        console.print(Text(f"新しく成功した質問（{len(passing)} 件）: {_ids(passing)}", style="green"))


def _beside(change: Change) -> Table:
    row = change.row
    case, now = row.case, kept(row)
    asked = " → ".join(" ".join(turn.split()) for turn in (*case.history, case.question))
    title = Text.assemble((f"{case.id} ", "bold red"), (f"{case.category} ", "dim"), asked)
    table = Table(title=title, title_justify="left", title_style="", box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("", style="dim", no_wrap=True)
    table.add_column("前", ratio=1)
    table.add_column("今", ratio=1)
    table.add_row("判定", *map(_verdict, (change.before, now)))
    table.add_row("答え", Text(change.before.answer), Text(now.answer))
    table.add_row("下がった指標", *(Text(_figures(one, change.fell)) for one in (change.before, now)))
    table.add_row("正解", Text(_gold(row)), Text(f"足りない: {'、'.join(row.lacking)}" if row.lacking else ""))
    table.add_row("根拠", Text(_evidence(row)), Text(f"今の引用: {_cited(row)}"))
    return table


def _verdict(one: Kept) -> Text:
    return Text(f"{'✓' if one.ok else '✗'} {one.outcome}", style="green" if one.ok else "red")


def _figures(one: Kept, names: Iterable[str]) -> str:
    return "  ".join(f"{name} {one.lost.get(name, 1.0):.2f}" for name in names)


def _gold(row: Row) -> str:
    return "、".join(fact[0] for fact in row.case.gold) or "（保留が正しい）"


def _evidence(row: Row) -> str:
    return "\n".join((" ".join(row.case.doc), *(f"「{' '.join(one.split())}」" for one in row.case.evidence)))


def _cited(row: Row) -> str:
    return " / ".join(f"{one.doc} p.{one.page}「{' '.join(one.text.split())}」" for one in row.given.quotes) or "なし"


def _ids(changed: Iterable[Change]) -> str:
    return " ".join(one.row.case.id for one in changed)
