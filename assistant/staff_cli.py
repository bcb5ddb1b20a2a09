"""koubo staff: the accounts of the staff desk."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant.cli import Data, fail, folder, note, reporting
from assistant.desk.accounts import LONGEST_PASSWORD, SHORTEST_PASSWORD, Accounts, AccountUnusable, spelled
from assistant.domain.staff import Actor, Member, Role
from assistant.settings import Settings
from assistant.wiring import open_library

app = typer.Typer(
    help="事務局の画面に入る人を管理します。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
BY_COMMAND = Actor("", "koubo staff")
ROLES = {Role.AUTHOR: "作成者", Role.APPROVER: "承認者", Role.ADMIN: "管理者"}
_WHY = {
    "nameless": "ログイン名と氏名を指定してください。",
    "taken": "同じログイン名の人がいます。別の名前を指定してください。",
    "password": f"パスワードは {SHORTEST_PASSWORD} 文字以上 {LONGEST_PASSWORD} 文字以内にしてください。",
    "last_admin": "管理者が一人もいなくなります。先に別の管理者を追加してください。",
}
Login = Annotated[str, typer.Argument(help="ログイン名", show_default=False)]
FromInput = Annotated[bool, typer.Option("--password-stdin", help="パスワードを標準入力の一行目から読む")]


@app.command(help="人を追加します。パスワードは画面で尋ねます。")
def add(
    login: Login,
    name: Annotated[str, typer.Option(help="画面に出る氏名", show_default=False)],
    role: Annotated[Role, typer.Option(help="author 作成者、approver 承認者、admin 管理者")] = Role.AUTHOR,
    password_stdin: FromInput = False,
    data: Data = None,
) -> None:
    with _accounts(data) as accounts:
        made = accounts.add(login, name, role, password=_password(from_input=password_stdin), by=BY_COMMAND)
    note.print(f"{made.login}（{ROLES[made.role]}）を追加しました。", markup=False)


@app.command("list", help="人の一覧を表示します。")
def list_all(data: Data = None) -> None:
    with _accounts(data) as accounts:
        members = accounts.store.members()
    table = Table("ログイン名", "氏名", "役割", "状態", box=None)
    for one in members:
        table.add_row(one.login, one.name, ROLES[one.role], "" if one.active else "停止中")
    Console(highlight=False, markup=False).print(
        table if members else "まだ誰もいません。koubo staff add で追加してください。"
    )


@app.command(help="役割を変えます。その人は、もう一度サインインします。")
def role(login: Login, role: Annotated[Role, typer.Argument(show_default=False)], data: Data = None) -> None:
    with _accounts(data) as accounts:
        accounts.change(_found(accounts, login), by=BY_COMMAND, role=role)
    note.print(f"{spelled(login)} を{ROLES[role]}にしました。", markup=False)


@app.command(help="人を停止します。入っている画面からも、すぐに出ます。")
def disable(login: Login, data: Data = None) -> None:
    with _accounts(data) as accounts:
        accounts.change(_found(accounts, login), by=BY_COMMAND, active=False)
    note.print(f"{spelled(login)} を停止しました。戻すには koubo staff enable を実行してください。", markup=False)


@app.command(help="停止した人を元に戻します。")
def enable(login: Login, data: Data = None) -> None:
    with _accounts(data) as accounts:
        accounts.change(_found(accounts, login), by=BY_COMMAND, active=True)
    note.print(f"{spelled(login)} を元に戻しました。", markup=False)


@app.command(help="パスワードを変えます。その人は、もう一度サインインします。")
def password(login: Login, password_stdin: FromInput = False, data: Data = None) -> None:
    with _accounts(data) as accounts:
        member = _found(accounts, login)
        accounts.set_password(member, _password(from_input=password_stdin), by=BY_COMMAND)
    note.print(f"{spelled(login)} のパスワードを変えました。", markup=False)


@app.command(help="その人のサインインを、すべて取り消します。")
def revoke(login: Login, data: Data = None) -> None:
    with _accounts(data) as accounts:
        ended = accounts.revoke(_found(accounts, login), by=BY_COMMAND)
    note.print(f"{spelled(login)} のサインインを {ended} 件取り消しました。", markup=False)


@contextmanager
def _accounts(data: Path | None) -> Iterator[Accounts]:
    from assistant.wiring.desk import accounts_over

    held = folder(data)
    with reporting(held), open_library(held, Settings()) as library:
        try:
            yield accounts_over(library, held)
        except AccountUnusable as error:
            fail(_WHY[error.reason])


def _found(accounts: Accounts, login: str) -> Member:
    member = accounts.store.member(spelled(login))
    if member is None:
        fail(f"{spelled(login)} という人はいません。koubo staff list で確かめてください。")
    return member


def _password(*, from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("パスワード", hide_input=True, confirmation_prompt="パスワード（もう一度）", err=True))
