"""koubo ask, dump and serve: the assistant at the command line."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from threading import Event, Thread
from typing import Annotated, Any, NoReturn

import typer
import uvicorn
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from assistant.api.app import create_app
from assistant.batch import BatchUnreadable, answered, read_batch
from assistant.domain import Question
from assistant.dumping import facts, passages
from assistant.ports import IndexInUse, LibraryUnavailable
from assistant.presenting import shown_answer
from assistant.settings import Settings
from assistant.terminal import print_answer
from assistant.vectorising import Vectoriser
from assistant.wiring import Koubo, open_koubo, open_library
from assistant.words import WordsMissing

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
note = Console(stderr=True, highlight=False)
Data = Annotated[Path | None, typer.Option("--data", help="データフォルダ（既定: KOUBO_DATA）", show_default=False)]


class What(StrEnum):
    """What can be dumped."""

    PASSAGES = "passages"
    FACTS = "facts"


DUMPS = {What.PASSAGES: passages, What.FACTS: facts}


@app.command(help="質問に、出典つきで答えます。--batch で JSON Lines の質問をまとめて処理します。")
def ask(  # noqa: PLR0913, PLR0917  # each is an option of the command
    question: Annotated[str | None, typer.Argument(help="質問", show_default=False)] = None,
    data: Data = None,
    today: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="この日付で答える")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON で出力する")] = False,
    batch: Annotated[Path | None, typer.Option(help="質問の JSON Lines")] = None,
    out: Annotated[Path | None, typer.Option(help="答えの JSON Lines の書き出し先")] = None,
) -> None:
    if (question is None) == (batch is None) or (batch is None) != (out is None):
        fail("質問を一つ書くか、--batch と --out を両方指定してください。", code=2)
    day = today.date() if today else None
    with koubo(folder(data), waits=batch is not None) as running:
        if batch is not None and out is not None:
            write_lines(out, answered(running.assistant, read_batch(batch, today=day)))
            return
        answer = shown_answer(running.assistant.answer(Question(question or "", today=day)), running.assistant.words)
        if as_json:
            typer.echo(answer.model_dump_json(indent=2))
        else:
            print_answer(answer, Console(highlight=False))


@app.command(help="検索できる状態にある文章（passages）または事実（facts）を JSON Lines で書き出します。")
def dump(what: What, data: Data = None) -> None:
    held = folder(data)
    with reporting(held), open_library(held) as library:
        for row in DUMPS[what](library):
            typer.echo(json.dumps(row, ensure_ascii=False))


@app.command(help="ウェブの窓口を開きます。止めるには Ctrl-C を押します。")
def serve(
    data: Data = None,
    host: Annotated[str | None, typer.Option(help="待ち受けるアドレス（既定: KOUBO_HOST）")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65_535, help="待ち受けるポート（既定: KOUBO_PORT）")] = None,
) -> None:
    settings = Settings()
    address = (host or settings.host, port or settings.port)
    held = data or settings.data
    with reporting(held), open_koubo(held, settings) as running:
        if not free(*address):
            fail(f"ポート {address[1]} は使用中です。--port で別の番号を指定してください。")
        with vectors_in_background(running.vectoriser):
            note.print(f"公募の窓口を開きました: [bold]http://{address[0]}:{address[1]}/[/bold]（止めるには Ctrl-C）")
            uvicorn.run(create_app(running.assistant), host=address[0], port=address[1], log_level="warning")


def folder(data: Path | None) -> Path:
    """The folder that is named, else the one of the settings."""
    return data or Settings().data


def fail(message: str, *, code: int = 1) -> NoReturn:
    """Say what is wrong and what to do, and stop."""
    note.print(f"エラー: {message}", style="red")
    raise typer.Exit(code)


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Each row as one line of JSON, as soon as it is there."""
    try:
        with path.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    except OSError as error:
        fail(f"{path} に書けません（{error.strerror}）。--out で別の場所を指定してください。")


@contextmanager
def reporting(data: Path) -> Iterator[None]:
    """Breakdowns end in a sentence, not in a traceback."""
    if not data.is_dir():
        fail(f"データフォルダ {data} がありません。先に koubo ingest 文書のフォルダ --data {data} を実行してください。")
    try:
        yield
    except (BatchUnreadable, IndexInUse, LibraryUnavailable, WordsMissing) as error:
        fail(str(error))


@contextmanager
def koubo(data: Path, *, waits: bool) -> Iterator[Koubo]:
    """An assistant for this process; beside a running service it searches by keywords alone."""
    with reporting(data):
        try:
            with open_koubo(data, Settings()) as running:
                if not running.assistant.library.documents():
                    fail(f"データフォルダ {data} に文書がありません。先に koubo ingest で取り込んでください。")
                if waits and running.vectoriser is not None:
                    finish_vectors(running.vectoriser)
                yield running
                return
        except IndexInUse as error:
            note.print(f"{error} キーワード検索だけで答えます。", style="yellow")
        with open_koubo(data, Settings(), vectors=False) as running:
            yield running


def finish_vectors(vectoriser: Vectoriser) -> None:
    """Make the vectors that are missing before anything is asked, so that answers can be repeated."""
    columns = (TextColumn("意味検索の準備"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=note, transient=True) as progress:
        task = progress.add_task("vectors", total=None)
        vectoriser.finish(lambda done, of: progress.update(task, completed=done, total=of))


@contextmanager
def vectors_in_background(vectoriser: Vectoriser | None) -> Iterator[None]:
    """Make vectors while the service already answers."""
    if vectoriser is None:
        yield
        return
    stop = Event()

    def say(done: int, of: int) -> None:
        if done == of or done % 80 == 0:
            note.print(f"意味検索の準備: {done} / {of}（その間もキーワード検索で答えます）")

    worker = Thread(target=vectoriser.keep_up, args=(stop, say), name="vectors", daemon=True)
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(timeout=30)


def free(host: str, port: int) -> bool:
    """Whether nobody listens there yet."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True
