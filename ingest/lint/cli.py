"""koubo lint: what the secretariat should mend, as a list or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.text import Text

from assistant.domain.findings import Finding, Place
from assistant.ports import Library

_CONTROL = dict.fromkeys((*range(32), 127, *range(128, 160), *range(8234, 8239), *range(8294, 8298)), " ")


def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="確かめる文書のファイルかフォルダ（なければ、公開中の文書）", show_default=False),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(help="データフォルダ（既定: KOUBO_DATA）。文書を指定したときは使いません", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON で出力する")] = False,
) -> None:
    """文書の誤りと食い違いを探します。見つかると終了コード 1 で終わります。"""
    from assistant.ports import LibraryUnavailable
    from ingest.lint.checks import findings_of

    try:
        with _taken_in(paths) if paths else _live(data) as (library, refused):
            found = (*refused, *findings_of(library))
    except LibraryUnavailable as error:
        _fail(str(error) or "データフォルダを読み書きできません。--data を確かめてください。")
    if as_json:
        typer.echo(json.dumps({"findings": [asdict(finding) for finding in found]}, ensure_ascii=False))
    else:
        print_findings(found, Console(highlight=False))
    if found:
        raise typer.Exit(1)


def print_findings(found: Sequence[Finding], console: Console) -> None:
    """The findings under the document that each begins in, and how many there are."""
    documents = dict.fromkeys(finding.places[0].doc for finding in found)
    for document in documents:
        console.print(Text(_shown(document), style="bold"), soft_wrap=True)
        for finding in (finding for finding in found if finding.places[0].doc == document):
            console.print(
                Text.assemble("  ", (finding.check, "yellow"), f"  {_shown(finding.message)}"), soft_wrap=True
            )
            for place in filter(lambda place: _where(place, document), finding.places):
                console.print(Text(f"      {_where(place, document)}", style="dim"), soft_wrap=True)
        console.print()
    console.print(
        Text(f"指摘 {len(found)} 件（{len(documents)} 文書）" if found else "指摘はありません。"), soft_wrap=True
    )


def _where(place: Place, document: str) -> str:
    """A place in one line: document, page, heading and words."""
    parts = [place.doc if place.doc != document else "", f"p.{place.page}" if place.page else "", *place.heading[-1:]]
    said = f"「{place.text}」" if place.text else ""
    return _shown(" / ".join(part for part in parts if part) + said)


def _shown(text: str) -> str:
    """A text of a document without what would steer a terminal."""
    return " ".join(text.translate(_CONTROL).split())


@contextmanager
def _live(data: Path | None) -> Iterator[tuple[Library, tuple[Finding, ...]]]:
    """What is live in the data folder."""
    from assistant.settings import Settings
    from assistant.wiring import open_library

    held = data or Settings().data
    first = "文書を指定するか、先に koubo ingest で取り込んでください。"
    if not held.is_dir():
        _fail(f"データフォルダ {held} がありません。{first}")
    database = Settings().database(held)
    if isinstance(database, Path) and not database.exists():  # who only reads leaves no files behind
        _fail(f"データフォルダ {held} に文書がありません。{first}")
    with open_library(held) as library:
        if not library.documents():
            _fail(f"データフォルダ {held} に文書がありません。{first}")
        yield library, ()


@contextmanager
def _taken_in(paths: Sequence[Path]) -> Iterator[tuple[Library, tuple[Finding, ...]]]:
    """The documents of the paths in a folder that goes away; what cannot be taken in is a finding."""
    from assistant.settings import Settings
    from assistant.wiring import open_library
    from ingest.build import Landing, ingest

    missing = [path for path in paths if not path.exists()]
    if missing:
        _fail(f"{missing[0]} が見つかりません。ファイルかフォルダの場所を確かめてください。")
    with (
        TemporaryDirectory(prefix="koubo-lint-") as folder,
        open_library(Path(folder), Settings(database_url="")) as library,  # never the database that is live
    ):
        results = ingest(paths, library, lambda _done, _of, _path: None)
        if not results:
            _fail("確かめる文書がありません。文書のあるフォルダを指定してください。")
        yield (
            library,
            tuple(
                Finding("refused", f"取り込めません。{result.reason}", (Place(result.path.name, 0, (), 0, 0, ""),))
                for result in results
                if result.landing is Landing.REFUSED
            ),
        )


def _fail(message: str) -> NoReturn:
    """Say what is wrong and what to do, and stop: the command was used in a wrong way."""
    Console(stderr=True, highlight=False).print(Text(f"エラー: {message}", style="red"), soft_wrap=True)
    raise typer.Exit(2)
