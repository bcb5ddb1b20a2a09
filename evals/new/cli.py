"""koubo eval new: helps to write a case from a question."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import askable, fail, koubo, note
from assistant.settings import ROOT, Settings

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

CASES = ROOT / "evals" / "cases"


def new(  # noqa: PLR0913, PLR0917  # each is an option of the command
    question: Annotated[str, typer.Argument(help="質問", show_default=False)],
    corpus: Annotated[Path, typer.Option(help="文書のフォルダ", show_default="corpus")] = ROOT / "corpus",
    data: Annotated[
        Path | None, typer.Option(help="取り込み済みのデータフォルダ（--corpus の代わり）", show_default=False)
    ] = None,
    cases: Annotated[
        Path | None,
        typer.Option(help="加える先のファイル（既定: evals/cases/文書のフォルダの名.jsonl）", show_default=False),
    ] = None,
    today: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="この日に聞いたことにする")] = None,
    history: Annotated[
        list[str] | None, typer.Option(help="前の質問（いくつでも、古い順に）", show_default=False)
    ] = None,
    only_print: Annotated[
        bool, typer.Option("--print", "--yes", help="確認を求めず、未確認の 1 行を標準出力に書く")
    ] = False,
) -> None:
    """質問から評価用の質問の案を作り、確認を得てから加えます。"""
    from assistant.domain import Question
    from assistant.presenting import shown_answer
    from assistant.terminal import print_answer
    from evals.new.proposal import as_line, next_id, proposed
    from evals.reporting import reporting

    if not askable(question):
        fail("質問が空か、文字として扱えない記号を含んでいます。質問を書き直してください。", code=2)
    into = cases or CASES / f"{corpus.resolve().name}.jsonl"
    asked = Question(question, tuple(history or ()), today.date() if today else None)
    with reporting():
        number = next_id(into)
        with opened(corpus, data) as assistant:
            answer = shown_answer(assistant.answer(asked), assistant.words)
            speech = assistant.words.speech(answer.reading.language)
        case = proposed(asked, answer, id_=number)
        if only_print or not (sys.stdin.isatty() and sys.stderr.isatty()):
            note.print("未確認の案です。確かめて直し、unconfirmed を消すまで、評価には使えません。", style="yellow")
            typer.echo(json.dumps(as_line(case, confirmed=False), ensure_ascii=False))
            return
        print_answer(answer, speech, note)
        confirm(as_line(case, confirmed=True), into)


def confirm(line: dict[str, object], into: Path) -> None:
    """A person takes the case, mends it or leaves it."""
    from evals.new.confirming import confirmed

    taken = confirmed(
        line,
        ask=lambda what: str(typer.prompt(what, default="", show_default=False, err=True)),
        say=lambda said: note.print(said, markup=False, soft_wrap=True),
    )
    if taken is None:
        note.print("加えませんでした。")
        return
    with into.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(taken, ensure_ascii=False) + "\n")
    note.print(f"{taken['id']} を {into} に加えました。koubo eval で確かめてください。", markup=False, soft_wrap=True)


@contextmanager
def opened(corpus: Path, data: Path | None) -> Iterator[Assistant]:
    """The assistant over a data folder, or over documents as koubo eval takes them in."""
    from evals.reporting import showing_progress
    from evals.run import Conditions, PinnedClock, Stopwatch, indexed

    if data is not None:
        with koubo(data, waits=True) as running:
            yield running.assistant
        return
    with (
        showing_progress() as progress,
        indexed(corpus, Conditions(Settings()), PinnedClock(), progress, Stopwatch()) as (_, running),
    ):
        yield running.assistant
