"""koubo ingest and withdraw: documents are taken in, with progress for each page, and out again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from ingest.file_names import one_spelling, short_name

_INTERRUPTED = 130  # as a shell says it
Data = Annotated[Path | None, typer.Option(help="データフォルダ（既定: KOUBO_DATA）", show_default=False)]


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="文書のファイルかフォルダ", show_default=False)],
    data: Data = None,
) -> None:
    """文書を取り込み、検索できるようにします。変わっていない文書は飛ばします。"""
    from assistant.settings import Settings
    from assistant.wiring import open_library
    from ingest.build import Landing
    from ingest.build import ingest as take_in
    from ingest.summary import print_summary
    from ingest.warden import Limits

    settings = Settings()
    held = data or settings.data
    terminal = Console(stderr=True, highlight=False)
    missing = next((path for path in paths if not _there(path)), None)
    if missing is not None:
        _fail(f"{one_spelling(str(missing))} が見つかりません。ファイルかフォルダの場所を確かめてください。", terminal)
    with _reporting(held, terminal), open_library(held) as library, _progress(terminal) as bar:
        page = _Page(bar)
        limits = Limits(seconds=settings.reading_seconds)
        results = take_in(paths, library, page.begins, turned=page.turns, limits=limits)
        page.ends(len(results))
    print_summary(results, terminal)
    if any(result.landing is Landing.REFUSED for result in results):
        raise typer.Exit(1)


def withdraw(
    names: Annotated[list[str], typer.Argument(help="取り込んだファイルの名前", show_default=False)],
    data: Data = None,
) -> None:
    """文書を取り下げ、答えに使わないようにします。もう一度取り込むと、元に戻ります。"""
    from assistant.settings import Settings
    from assistant.wiring import open_library

    held = data or Settings().data
    terminal = Console(stderr=True, highlight=False)
    if not held.is_dir():
        _fail(f"データフォルダ {held} がありません。--data で場所を指定してください。", terminal)
    with _reporting(held, terminal), open_library(held) as library:
        live = {document.source for document in library.documents()}
        sources = list(dict.fromkeys(map(one_spelling, names)))
        unknown = next((name for name in sources if name not in live), None)
        if unknown is not None:
            _fail(_not_live(unknown, live), terminal)
        for source in sources:
            library.withdraw(source)
            terminal.print(f"{short_name(source)} を取り下げました。", markup=False)


def _not_live(name: str, live: set[str]) -> str:
    near = get_close_matches(name, sorted(live), n=3, cutoff=0.4)
    hint = (
        f"近い名前: {'、'.join(map(short_name, near))}"
        if near
        else "名前は koubo dump passages の doc で確かめられます"
    )
    return f"{short_name(name)} という名前の文書は公開されていません。何も取り下げていません。{hint}。"


class _Page:
    """The bar of files, with the page that is being read."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None)
        self._name = ""

    def begins(self, done: int, of: int, path: Path) -> None:
        self._name = short_name(path.name)
        self._bar.update(self._task, completed=done, total=of, description=self._name)

    def turns(self, done: int, of: int) -> None:
        self._bar.update(self._task, description=f"{self._name} {done}/{of} ページ")

    def ends(self, files: int) -> None:
        self._bar.update(self._task, completed=files, total=files, description="取り込みが終わりました")


def _progress(terminal: Console) -> Progress:
    name = TextColumn("{task.description}", markup=False)
    return Progress(TextColumn("取り込み中"), BarColumn(), MofNCompleteColumn(), name, console=terminal)


@contextmanager
def _reporting(held: Path, terminal: Console) -> Iterator[None]:
    """Breakdowns and Ctrl-C end in a sentence, not in a traceback."""
    from assistant.ports import LibraryUnavailable
    from ingest.corrections import CorrectionsInvalid

    try:
        yield
    except CorrectionsInvalid as error:
        _fail(f"{error} 何も取り込んでいません。", terminal)
    except LibraryUnavailable as error:
        _fail(str(error) or f"データフォルダ {held} を読み書きできません。", terminal, code=1)
    except KeyboardInterrupt:
        said = "中断しました。済んだ文書はそのまま公開されています。もう一度実行すると、残りから続けます。"
        terminal.print(said, style="yellow")
        raise typer.Exit(_INTERRUPTED) from None


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return True  # it is there, and cannot be opened: its own row says so


def _fail(message: str, terminal: Console, *, code: int = 2) -> NoReturn:
    terminal.print(f"エラー: {message}", style="red", markup=False)
    raise typer.Exit(code)
