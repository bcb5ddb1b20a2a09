"""koubo faq enquiries: a file of enquiries is taken into the inbox of the staff desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from assistant.domain.inbox import Taken

_SHOWN = 10  # parts that were skipped
Data = Annotated[Path | None, typer.Option(help="データフォルダ（既定: KOUBO_DATA）", show_default=False)]


def enquiries(
    file: Annotated[Path, typer.Argument(help="CSV、Excel（.xlsx）、メール（.eml、.mbox）", show_default=False)],
    data: Data = None,
    column: Annotated[str, typer.Option(help="表のどの列が質問か（既定: 見出しで見つける）", show_default=False)] = "",
) -> None:
    """問い合わせを、氏名や連絡先を伏せて、事務局の画面の一覧に取り込みます。"""
    from assistant.domain.staff import Actor
    from assistant.settings import ROOT, Settings
    from assistant.wiring import open_koubo
    from assistant.wiring.desk import enquiries_over
    from ingest.enquiries.reading import SandboxedReader

    settings, terminal = Settings(), Console(stderr=True, highlight=False)
    held = data or settings.data
    with (
        _reporting(file, held, terminal) as raw,
        closing(SandboxedReader(ROOT / "prompts" / "ja")) as reader,
        open_koubo(held, settings, vectors=False) as koubo,
    ):
        taking, trials = enquiries_over(koubo.library, koubo.assistant, held, reader)
        taken = taking.take(file.name, raw, column=column, by=Actor("", "koubo faq enquiries"))
        _tell(taken, terminal)
        with Progress(TextColumn("答えられるかの確認"), BarColumn(), MofNCompleteColumn(), console=terminal) as bar:
            task = bar.add_task("", total=None)
            trials.work_through(lambda done, of: bar.update(task, completed=done, total=of))


@contextmanager
def _reporting(file: Path, held: Path, terminal: Console) -> Iterator[bytes]:
    """The bytes of a file; what goes wrong with them ends in a sentence."""
    from assistant.desk.enquiries import EnquiriesUnreadable
    from assistant.ports import LibraryUnavailable

    if not held.is_dir():
        _fail(f"データフォルダ {held} がありません。--data で場所を指定してください。", terminal)
    try:
        raw = file.read_bytes()
    except OSError as error:
        _fail(f"{file} を読めません（{error.strerror}）。場所を確かめてください。", terminal)
    try:
        yield raw
    except (EnquiriesUnreadable, LibraryUnavailable) as error:
        _fail(str(error), terminal)


def _tell(taken: Taken, terminal: Console) -> None:
    figures = f"新しい質問 {taken.new}件、前と同じ質問 {taken.merged}件、取り込み済み {taken.known}件"
    terminal.print(f"取り込みました。{figures}。")
    if not taken.skipped:
        return
    table = Table("場所", "読み飛ばした理由", box=None)
    for one in taken.skipped[:_SHOWN]:
        table.add_row(one.place, one.why)
    terminal.print(f"{len(taken.skipped)}か所を読み飛ばしました。")
    terminal.print(table)


def _fail(message: str, terminal: Console) -> NoReturn:
    terminal.print(f"エラー: {message}", style="red", markup=False, soft_wrap=True)
    raise typer.Exit(1)
