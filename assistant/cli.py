"""koubo ask, dump and serve: the assistant at the command line."""

from __future__ import annotations

import errno
import json
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from threading import Event, Thread
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from assistant.batch import BatchUnreadable, answered, read_batch
from assistant.desk.enquiries import EnquiryReader
from assistant.desk.intake import Intake
from assistant.domain import Question
from assistant.dumping import facts, passages
from assistant.ports import IndexInUse, IndexUnavailable, LibraryUnavailable
from assistant.presenting import shown_answer
from assistant.settings import Settings
from assistant.terminal import print_answer
from assistant.vectorising import Vectoriser
from assistant.wiring import Koubo, open_koubo, open_library, switch_of
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
    if question is not None and not askable(question):
        fail("質問が空か、文字として扱えない記号を含んでいます。質問を書き直してください。", code=2)
    if batch is not None and out is not None and same_file(batch, out):
        fail(f"--out が質問のファイル {batch} を指しています。--out で別のファイルを指定してください。", code=2)
    day = today.date() if today else None
    with koubo(folder(data), waits=batch is not None) as running:
        if batch is not None and out is not None:
            write_lines(out, answered(running.assistant, read_batch(batch, today=day)))
            return
        answer = shown_answer(running.assistant.answer(Question(question or "", today=day)), running.assistant.words)
        if as_json:
            typer.echo(answer.model_dump_json(indent=2))
        else:
            speech = running.assistant.words.speech(answer.reading.language)
            print_answer(answer, speech, Console(highlight=False))


@app.command(help="検索できる状態にある文章（passages）または事実（facts）を JSON Lines で書き出します。")
def dump(what: What, data: Data = None) -> None:
    held = folder(data)
    with reporting(held, read_only=True), open_library(held) as library:
        for row in DUMPS[what](library):
            typer.echo(json.dumps(row, ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class Outside:
    """What outer rooms hand in: they are not imported from here."""

    enquiries: Callable[[], EnquiryReader]
    intake: Callable[[Settings], Intake]


@app.command(help="ウェブの窓口を開きます。止めるには Ctrl-C を押します。")
def serve(
    context: typer.Context,
    data: Data = None,
    host: Annotated[str | None, typer.Option(help="待ち受けるアドレス（既定: KOUBO_HOST）")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65_535, help="待ち受けるポート（既定: KOUBO_PORT）")] = None,
) -> None:
    import uvicorn

    from assistant.api.app import create_app
    from assistant.api.journal import begin_journal
    from assistant.api.warming import warmed
    from assistant.wiring.desk import Handed, desk_over

    settings = Settings()
    address = (host or settings.host, port or settings.port)
    held = data or settings.data
    refusal = refused_address(*address)
    with reporting(held), open_koubo(held, settings) as running:
        if refusal:
            fail(refusal)
        with (
            vectors_in_background(running.vectoriser),
            warmed(running.assistant),
            _intake(context, settings) as intake,
        ):
            shown = f"[{address[0]}]" if ":" in address[0] else address[0]
            note.print(f"公募の窓口を開きました: http://{shown}:{address[1]}/（止めるには Ctrl-C）", markup=False)
            begin_journal()
            outside = Handed(settings, enquiries=_reader_of(context), intake=intake)
            desk = desk_over(running.library, running.assistant, held, outside)
            service = create_app(running.assistant, running.records, settings, running.switch, desk)
            # Who asks is for the service itself to find: uvicorn would trust whatever a neighbour says of it.
            uvicorn.run(
                service,
                host=address[0],
                port=address[1],
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
            )


def _reader_of(context: typer.Context) -> EnquiryReader | None:
    outside = context.obj
    return outside.enquiries() if isinstance(outside, Outside) else None


@app.command(help="動いている窓口を止めます。読む人には、理由と問い合わせ先を示します。koubo resume で再開します。")
def pause(
    message: Annotated[str, typer.Option(help="読む人に示す理由（既定: 一般的なお知らせ）")] = "",
    data: Data = None,
) -> None:
    held = folder(data)
    with reporting(held), _writable(held):
        switch_of(held).pause(message)
    note.print(f"窓口を止めました（{held}）。再開するには koubo resume を実行してください。", markup=False)


@app.command(help="止めた窓口を再開します。")
def resume(data: Data = None) -> None:
    held = folder(data)
    with reporting(held), _writable(held):
        stopped = switch_of(held).resume()
    note.print("窓口を再開しました。" if stopped else "窓口は止まっていません。", markup=False)


@contextmanager
def _intake(context: typer.Context, settings: Settings) -> Iterator[Intake | None]:
    """What reads the files that the staff hands in, as whoever composed the commands gives it; None: nothing does."""
    opened = context.obj.intake(settings) if isinstance(context.obj, Outside) else None
    try:
        yield opened
    finally:
        if opened is not None:
            opened.close()


@contextmanager
def _writable(data: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        fail(f"データフォルダ {data} に書けません（{error.strerror}）。フォルダの権限を確かめてください。")


def folder(data: Path | None) -> Path:
    """The folder that is named, else the one of the settings."""
    return data or Settings().data


def fail(message: str, *, code: int = 1) -> NoReturn:
    """Say what is wrong and what to do, and stop."""
    note.print(f"エラー: {message}", style="red", markup=False, soft_wrap=True)  # a path may hold [ and ]
    raise typer.Exit(code)


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Each row as one line of JSON, as soon as it is there."""
    try:
        with path.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    except OSError as error:
        fail(f"{path} に書けません（{error.strerror}）。--out で別の場所を指定してください。")


def askable(question: str) -> bool:
    """Whether there is anything to read; an argument that was no UTF-8 holds halves of characters."""
    return bool(question.strip()) and question == question.encode(errors="ignore").decode()


def same_file(one: Path, other: Path) -> bool:
    """Whether both names lead to one file, by whatever way."""
    return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))


@contextmanager
def reporting(data: Path, *, read_only: bool = False) -> Iterator[None]:
    """Breakdowns end in a sentence, not in a traceback; who only reads leaves no files behind."""
    first = f"先に koubo ingest 文書のフォルダ --data {data} を実行してください。"
    if not data.exists():
        fail(f"データフォルダ {data} がありません。{first}")
    if not data.is_dir():
        fail(f"{data} はフォルダではありません。データフォルダを --data で指定してください。")
    database = Settings().database(data)
    if read_only and isinstance(database, Path) and not database.exists():
        fail(f"データフォルダ {data} に文書がありません。{first}")
    try:
        yield
    except (BatchUnreadable, IndexInUse, IndexUnavailable, LibraryUnavailable, WordsMissing) as error:
        fail(str(error))


@contextmanager
def koubo(data: Path, *, waits: bool) -> Iterator[Koubo]:
    """An assistant for this process; where it cannot own the vectors it searches by keywords alone."""
    with reporting(data, read_only=True):
        try:
            with open_koubo(data, Settings()) as running:
                if not running.assistant.library.documents():
                    fail(f"データフォルダ {data} に文書がありません。先に koubo ingest で取り込んでください。")
                if waits and running.vectoriser is not None:
                    finish_vectors(running.vectoriser)
                yield running
                return
        except (IndexInUse, IndexUnavailable) as error:
            note.print(f"{error} キーワード検索だけで答えます。", style="yellow", markup=False)
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


def refused_address(host: str, port: int) -> str:
    """Why nobody can listen there, and what to do; "" where one can."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except PermissionError:
        return f"ポート {port} を開く権限がありません。--port で 1024 以上の番号を指定してください。"
    except (OSError, UnicodeError) as error:
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            return f"ポート {port} は使用中です。--port で別の番号を指定してください。"
        return f"アドレス {host} では待ち受けられません。--host で、この機械のアドレスを指定してください。"
    return ""
