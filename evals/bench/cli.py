"""koubo bench: ours against the plain stack, and what this machine takes, as a table, JSON and a plot."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli import fail, note
from assistant.settings import ROOT


def bench(
    scale: Annotated[str, typer.Option(help="corpus/ の何倍の文書で測るか（コンマ区切り）")] = "1,10",
    out: Annotated[Path, typer.Option(help="bench.json と bench.svg の書き出し先", show_default="evals")] = ROOT
    / "evals",
    cache: Annotated[
        Path | None, typer.Option(help="ベクトルの控え（次の回に使う。指定がなければ残さない）", show_default=False)
    ] = None,
) -> None:
    """取り込み、検索、メモリーを、よくある構成（LangChain と Chroma）と並べて測ります。"""
    from rich.console import Console

    from evals.bench.machine import BenchUnusable
    from evals.bench.report import print_versus, write_bench
    from evals.bench.whole import whole_bench

    try:
        scales = sorted({int(one) for one in scale.split(",")})
    except ValueError:
        scales = []
    if not scales or scales[0] < 1:
        fail(f"--scale の {scale} が読めません。1,10,100 のように、1 以上の整数をコンマで区切って書いてください。")
    try:
        with _kept(cache) as file:
            measured = whole_bench(scales, file, lambda what, done, of: note.print(f"{what} {done}/{of}"))
        print_versus(measured, Console(highlight=False))
        write_bench(measured, out)
    except BenchUnusable as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename} を読み書きできません（{error.strerror}）。場所と空き容量を確かめてください。")
    note.print(f"{out / 'bench.json'} と {out / 'bench.svg'} に書きました。")


@contextmanager
def _kept(cache: Path | None) -> Iterator[Path]:
    """Where vectors are kept: in a folder of the user's, or in one that is gone afterwards."""
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
        yield cache / "vectors.sqlite3"
        return
    with tempfile.TemporaryDirectory(prefix="koubo-bench-") as folder:
        yield Path(folder) / "vectors.sqlite3"
