"""koubo backup, restore and audit: the service survives its disk, and its record of deeds is checked."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from assistant.api.desk.audit_forms import Form, as_text
from assistant.cli import Data, fail, folder, note, reporting
from assistant.desk.auditing import Audit, all_found
from assistant.domain.operations import Sought
from assistant.ports import BackupUnusable
from assistant.settings import Settings
from assistant.wiring import open_library

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
audit = typer.Typer(
    help="操作の記録を確かめ、書き出します。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command(help="データフォルダの控えを、一つのファイルに取ります。サービスは動いたままで構いません。")
def backup(
    out: Annotated[Path, typer.Option(help="控えの書き出し先", show_default=False)],
    data: Data = None,
    without_key: Annotated[bool, typer.Option("--without-key", help="操作記録の鍵を入れない（別に保管する）")] = False,
) -> None:
    from assistant.wiring.backup import AUDIT_KEY, back_up

    held = folder(data)
    with reporting(held, read_only=True), _told(), note.status("控えを取っています"):
        made = back_up(held, out, Settings(), with_key=not without_key)
    note.print(f"控えを {out} に取りました（操作の記録 {made.manifest.records} 件を含みます）。", markup=False)
    if made.key_apart:
        note.print(f"鍵 {held / AUDIT_KEY} は入れていません。控えとは別の場所に保管してください。", markup=False)
    elif made.manifest.records:
        note.print("控えには操作記録の鍵が入っています。人に見せないでください。", markup=False)
    if made.broken_at is not None:
        note.print(f"注意: 操作の記録は {made.broken_at} 番が合いません。", style="yellow", markup=False)


@app.command(help="控えからデータフォルダを作ります。中身をすべて確かめるまで、今のフォルダには触れません。")
def restore(
    file: Annotated[Path, typer.Argument(help="koubo backup で取った控え", show_default=False)],
    data: Data = None,
    replace: Annotated[bool, typer.Option("--replace", help="今のフォルダを脇へ移して置き換える")] = False,
    key: Annotated[Path | None, typer.Option(help="別に保管した操作記録の鍵", show_default=False)] = None,
    accept_broken_audit: Annotated[
        bool, typer.Option("--accept-broken-audit", help="操作の記録が合わなくても復元する")
    ] = False,
) -> None:
    from assistant.wiring.backup import restore as restored_from

    held = folder(data)
    if Settings().database_url:
        fail("KOUBO_DATABASE_URL を外して復元し、できた koubo.sqlite3 を、その設定の場所へ移してください。", code=2)
    with _told(), note.status("控えを確かめています"):
        done = restored_from(file, held, replace=replace, key=key, accept_broken=accept_broken_audit)
    if done.aside is not None:
        note.print(f"前のフォルダは {done.aside} に移しました。確かめてから消してください。", markup=False)
    made = f"{done.manifest.made_at:%Y-%m-%d %H:%M}"
    note.print(
        f"{made} の控えから {held} を復元しました。意味検索の索引は、次に起動したときに作り直します。", markup=False
    )
    note.print(
        "サインインはすべて取り消しました。控えのあとで人を止めたり役割を変えたりしたときは、koubo staff list で確かめてください。",
        markup=False,
    )


@audit.command(help="操作の記録が書かれたときのままか確かめます。合わないものがあれば、終了コード 1 で終わります。")
def verify(data: Data = None) -> None:
    with _audit(data) as (record, held):
        count, broken = record.count(), record.broken_at()
    if broken is not None:
        fail(
            f"{held} の操作の記録は、{broken} 番が合いません。書き換え、削除、入れ替え、切り取りのどれかがあります。"
            "控えと見比べてください。"
        )
    note.print(f"操作の記録 {count} 件は、書かれたときのままです。", markup=False)


@audit.command(help="操作の記録を CSV か JSON Lines で書き出します。")
def export(
    data: Data = None,
    form: Annotated[Form, typer.Option("--format", help="csv か jsonl")] = Form.JSON_LINES,
    out: Annotated[Path | None, typer.Option(help="書き出し先（既定: 標準出力）", show_default=False)] = None,
) -> None:
    with _audit(data) as (record, _):
        _write(as_text(all_found(record, Sought()), form), out)


@contextmanager
def _audit(data: Path | None) -> Iterator[tuple[Audit, Path]]:
    from assistant.wiring.desk import audit_over

    held = folder(data)
    with reporting(held, read_only=True), open_library(held, Settings()) as library:
        yield audit_over(library, held), held


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BackupUnusable as error:
        fail(str(error))


def _write(lines: Iterable[str], out: Path | None) -> None:
    try:
        with nullcontext(sys.stdout) if out is None else out.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
    except OSError as error:
        fail(f"{out} に書けません（{error.strerror}）。--out で別の場所を指定してください。")
