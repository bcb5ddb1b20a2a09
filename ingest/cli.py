"""koubo ingest: documents are taken in, with progress for each file and a table at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Column, Table

from assistant.domain import Remark
from ingest.build import Landing, Result
from ingest.build import ingest as take_in

_LONGEST_SHOWN = 40  # characters of a remark
_NAMES = {
    Landing.NEW: "新規",
    Landing.UNCHANGED: "変更なし",
    Landing.REPLACED: "差し替え",
    Landing.REFUSED: "取り込めず",
}


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="文書のファイルかフォルダ", show_default=False)],
    data: Annotated[Path | None, typer.Option(help="データフォルダ（既定: KOUBO_DATA）", show_default=False)] = None,
) -> None:
    """文書を取り込み、検索できるようにします。変わっていない文書は飛ばします。"""
    from assistant.ports import LibraryUnavailable
    from assistant.settings import Settings
    from assistant.wiring import open_library

    held = data or Settings().data
    terminal = Console(stderr=True, highlight=False)
    missing = [path for path in paths if not path.exists()]
    if missing:
        _fail(f"{missing[0]} が見つかりません。ファイルかフォルダの場所を確かめてください。", terminal)
    try:
        with open_library(held) as library, _progress(terminal) as bar:
            task = bar.add_task("", total=None)
            results = take_in(
                paths, library, lambda done, of, path: bar.update(task, completed=done, total=of, description=path.name)
            )
            bar.update(task, completed=len(results), total=len(results), description="取り込みが終わりました")
    except LibraryUnavailable as error:
        _fail(str(error) or f"データフォルダ {held} を読み書きできません。", terminal, code=1)
    _summary(results, terminal)
    if any(result.landing is Landing.REFUSED for result in results):
        raise typer.Exit(1)


def _progress(terminal: Console) -> Progress:
    return Progress(
        TextColumn("取り込み中"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), console=terminal
    )


def _summary(results: Sequence[Result], terminal: Console) -> None:
    if not results:
        terminal.print("取り込む文書がありません。")
        return
    table = Table("ファイル", "結果", "引用単位", "事実", Column("備考", overflow="fold"))
    for result in results:
        if result.landing is Landing.UNCHANGED:
            continue
        counts = ("", "") if result.landing is Landing.REFUSED else (str(result.passages), str(result.facts))
        table.add_row(
            result.path.name, _NAMES[result.landing], *counts, result.reason or "、".join(map(_said, result.remarks))
        )
    if table.row_count:
        terminal.print(table)
    landed = Counter(result.landing for result in results)
    terminal.print("、".join(f"{name} {landed[landing]}" for landing, name in _NAMES.items()))


def _said(remark: Remark) -> str:
    """A remark in one line: where, what and why."""
    place = f"p.{remark.page}: " if remark.page else ""
    what = f"「{remark.text[:_LONGEST_SHOWN]}」" if remark.text else ""
    return f"{place}{what}{remark.why}"


def _fail(message: str, terminal: Console, *, code: int = 2) -> NoReturn:
    terminal.print(f"エラー: {message}", style="red")
    raise typer.Exit(code)
