"""A bench as people and programs read it: a table, JSON and a plot."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from evals.bench.plot import Panel, plotted
from evals.bench.versus import Figures
from evals.bench.whole import Bench

NAMES = {"koubo": "Koubo", "plain": "よくある構成"}
ROWS: dict[str, Callable[[Figures], str]] = {
    "単位の数": lambda one: f"{one.units:,}",
    "取り込み（秒、ベクトルを除く）": lambda one: f"{one.ingest_seconds:,.1f}",
    "ベクトル（秒）": lambda one: f"{one.vector_seconds:,.1f}",
    "出典@1（%）": lambda one: f"{100 * one.hit_at_1:.1f}",
    "出典@5（%）": lambda one: f"{100 * one.hit_at_5:.1f}",
    "事実がすべて@5（%）": lambda one: f"{100 * one.all_gold_at_5:.1f}",
    "検索 p50（ミリ秒）": lambda one: f"{one.ms_p50:,.0f}",
    "検索 p95（ミリ秒）": lambda one: f"{one.ms_p95:,.0f}",
    "メモリー最大（MB）": lambda one: f"{one.peak_mb:,.0f}",
}
PANELS: dict[str, Callable[[Figures], float]] = {
    "出典@1（%）": lambda one: 100 * one.hit_at_1,
    "事実がすべて@5（%）": lambda one: 100 * one.all_gold_at_5,
    "検索 p95（ミリ秒）": lambda one: one.ms_p95,
    "取り込み（秒、ベクトルを含む）": lambda one: one.ingest_seconds + one.vector_seconds,
    "メモリー最大（MB）": lambda one: one.peak_mb,
}


def print_versus(bench: Bench, console: Console) -> None:
    """One column for each stack and scale."""
    run = bench.versus
    title = f"{run.questions} 問、{run.processors} コア、測る前の負荷 {run.load_before}"
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    table.add_column("指標", no_wrap=True)
    for one in run.rounds:
        for name in one.stacks:
            table.add_column(f"{NAMES[name]}\n{one.scale} 倍", justify="right", no_wrap=True)
    for label, shown in ROWS.items():
        table.add_row(label, *(shown(figures) for one in run.rounds for figures in one.stacks.values()))
    console.print(table)


def write_bench(bench: Bench, folder: Path) -> None:
    """bench.json and bench.svg."""
    folder.mkdir(parents=True, exist_ok=True)
    written = json.dumps(asdict(bench), ensure_ascii=False, indent=2)
    (folder / "bench.json").write_text(written + "\n", encoding="utf-8")
    (folder / "bench.svg").write_text(plot_of(bench), encoding="utf-8")


def plot_of(bench: Bench) -> str:
    """How each figure grows with the documents."""
    rounds = bench.versus.rounds
    panels = [
        Panel(
            title,
            {
                NAMES[name]: [(one.scale, value(one.stacks[name])) for one in rounds]
                for name in (rounds[0].stacks if rounds else ())
            },
        )
        for title, value in PANELS.items()
    ]
    return plotted(panels)
