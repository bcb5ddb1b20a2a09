"""koubo faq: published entries as files, and files as drafts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import Data, fail, folder, note, reporting
from assistant.desk.faq_files.carried import FileUnreadable
from assistant.desk.faq_files.exporting import Which
from assistant.desk.faq_files.formats import Format
from assistant.desk.faq_files.importing import Verdict
from assistant.domain.staff import Actor
from assistant.settings import Settings
from assistant.wiring import open_koubo

if TYPE_CHECKING:
    from assistant.desk.faq_files.room import FaqRoom

app = typer.Typer(
    help="確認済みの FAQ をファイルに書き出し、ファイルから下書きを取り込みます。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
BY_COMMAND = Actor("", "koubo faq")


@app.command(help="FAQ を、出典を付けて書き出します。")
def export(
    form: Annotated[Format, typer.Option("--format", help="ファイルの形式", show_default=False)],
    out: Annotated[Path, typer.Option(help="書き出し先", show_default=False)],
    everything: Annotated[bool, typer.Option("--all", help="下書きも含めてすべて書き出す")] = False,
    data: Data = None,
) -> None:
    with _room(data) as room:
        which = Which.ALL if everything else Which.PUBLISHED
        content, count = room.export.write(form, which), len(room.export.held(which))
    try:
        out.write_bytes(content)
    except OSError as error:
        fail(f"{out} に書けません（{error.strerror}）。--out で別の場所を指定してください。")
    note.print(f"{count} 件を {out} に書き出しました。", markup=False)


@app.command("import", help="FAQ のファイル（CSV、XLSX、JSON、Markdown）を取り込み、下書きにします。")
def take(
    file: Annotated[Path, typer.Argument(help="取り込むファイル", show_default=False)],
    check: Annotated[bool, typer.Option("--check", help="確かめるだけで、下書きを作らない")] = False,
    data: Data = None,
) -> None:
    from assistant.api.desk.faq_files import preview_of

    try:
        raw = file.read_bytes()
    except OSError as error:
        fail(f"{file} を読めません（{error.strerror}）。ファイルの場所を確かめてください。")
    with _room(data) as room:
        try:
            plan = room.taking.plan(room.export.files.read(file.name, raw), BY_COMMAND)
        except FileUnreadable as error:
            fail(f"{file}: {_unreadable(error.why)}")
        told = preview_of(plan, kept=not check)
        if not check:
            room.taking.take(plan, file.name, BY_COMMAND)
    for one in told.planned:
        said = "、".join(one.notes)
        if said:
            note.print(f"{one.place}行目 {one.question[:40]}: {said}", markup=False, soft_wrap=True)
    for wrong in told.problems:
        note.print(wrong.text, style="yellow", markup=False, soft_wrap=True)
    skipped = sum(one.verdict is not Verdict.NEW for one in told.planned)
    done = "下書きにできます" if check else "下書きにしました"
    note.print(
        f"{told.drafts} 件を{done}。取り込まない質問 {skipped} 件、誤りのある行 {len(told.problems)} 件。", markup=False
    )
    if told.problems:
        raise typer.Exit(1)


@contextmanager
def _room(data: Path | None) -> Iterator[FaqRoom]:
    from assistant.wiring.desk import faq_room_over

    held = folder(data)
    with reporting(held, read_only=True), open_koubo(held, Settings(), vectors=False) as running:
        yield faq_room_over(running.library, running.assistant, held)


def _unreadable(why: str) -> str:
    from assistant.api.desk.words import desk_words

    told = desk_words("faq")["unreadable"]
    return str(told[why]) if isinstance(told, dict) else why
