"""koubo eval retrieval: recall and reciprocal rank of each way of searching, on any file of SQuAD's format."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import fail, note

if TYPE_CHECKING:
    from evals.retrieval.ranking import Measured


def retrieval(
    squad: Annotated[Path, typer.Option(help="SQuAD 形式の JSON", show_default=False)],
    questions: Annotated[int, typer.Option(min=1, help="質問の数（決まった並べ替えの先頭から）")] = 1_000,
    data: Annotated[
        Path | None, typer.Option(help="索引を残すフォルダ（次の回に使う。指定がなければ残さない）", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON で出す")] = False,
) -> None:
    """SQuAD 形式の質問で、キーワード、ベクトル、両方の順位を測ります。"""
    from assistant.ports import IndexInUse, IndexUnavailable, LibraryUnavailable
    from assistant.settings import Settings
    from evals.reporting import showing_progress
    from evals.retrieval.ranking import measured
    from evals.retrieval.squad import SquadUnreadable, read_squad

    try:
        read = read_squad(squad)
        with _kept(data) as folder, showing_progress() as progress:
            found = measured(read, questions=questions, data=folder, settings=Settings(), progress=progress)
    except (IndexInUse, IndexUnavailable, LibraryUnavailable, SquadUnreadable) as error:
        fail(str(error))
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        _print(found)


@contextmanager
def _kept(data: Path | None) -> Iterator[Path]:
    if data is not None:
        yield data
        return
    with tempfile.TemporaryDirectory(prefix="koubo-retrieval-") as folder:
        yield Path(folder)


def _print(found: Measured) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"{found.paragraphs:,} 段落、{found.questions:,} 問", title_justify="left", box=SIMPLE_HEAD)
    for heading in ("順位の付け方", "recall@1", "recall@5", "MRR@10"):
        table.add_column(heading, justify="left" if heading == "順位の付け方" else "right")
    for name, figures in (("キーワード", found.keyword), ("ベクトル", found.vectors), ("両方", found.fused)):
        if figures is not None:
            values = (figures.recall_at_1, figures.recall_at_5, figures.mrr_at_10)
            table.add_row(name, *(f"{value:.3f}" for value in values))
    Console(highlight=False).print(table)
    if found.vectors is None:
        note.print("KOUBO_VECTORS=false なので、ベクトルは測っていません。")
