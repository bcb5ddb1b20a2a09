"""A command that is mistyped is told in one Japanese line, with what can be written instead."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from assistant.cli import note
from assistant.settings import SettingUnusable

_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"No such option: (\S+)", "{0} という指定はありません。"),
    (r"No such command '(.*)'", "{0} という命令はありません。"),
    (r"Missing \w+ '?([\w-]+)'?", "{0} が書かれていません。"),
    (r"Invalid value for '(.+?)':", "{0} の値が使えません。"),
    (
        r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)",
        "余分な言葉があります: {0}。空白を含むものは、引用符で囲んでください。",
    ),
    (r"Option '(.+?)' requires", "{0} には値が要ります。"),
    (r"Option '(.+?)' does not take", "{0} に値は付けられません。"),
)
_ALLOWED = {
    "--today": "2025-08-01 の形の日付を書いてください。",
    "--port": "1 から 65535 までの番号を書いてください。",
    "what": "passages か facts を書いてください。",
    "paths": "文書のファイルかフォルダを書いてください。",
}


@contextmanager
def told() -> Iterator[None]:
    """The mistakes of whoever typed the command or set the environment end in a sentence."""
    try:
        yield
    except TyperException as mistake:
        if type(mistake).__name__ == "NoArgsIsHelpError":
            typer.echo(mistake.message, err=True)
            sys.exit(2)
        _end(f"{_in_japanese(mistake.format_message())} 使い方は {_command(mistake)} --help で見られます。")
    except SettingUnusable as error:
        _end(str(error))
    except (typer.Abort, KeyboardInterrupt):
        note.print("途中で止めました。")
        sys.exit(130)


def _in_japanese(message: str) -> str:
    for shape, sentence in _SENTENCES:
        found = re.match(shape, message)
        if found:
            return sentence.format(found[1]) + _ALLOWED.get(found[1], "")
    return f"書き方が違います（{' '.join(message.split())}）。"


def _command(mistake: TyperException) -> str:
    """The command that was typed, as far as it is known."""
    context = getattr(mistake, "ctx", None)
    names: list[str] = []
    while context is not None and context.parent is not None:
        names.insert(0, context.info_name)
        context = context.parent
    return " ".join(("koubo", *names))


def _end(message: str) -> NoReturn:
    note.print(f"エラー: {message}", style="red", markup=False, soft_wrap=True)
    sys.exit(2)
