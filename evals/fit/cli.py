"""koubo eval fit: weighs the signs of ranking on answered questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from assistant.cli import fail, note
from assistant.settings import ROOT, Settings

if TYPE_CHECKING:
    from assistant.pipeline import Assistant
    from evals.cases import Case

One = TypeVar("One")
CORPUS = f"{ROOT / 'corpus'}:{ROOT / 'evals' / 'cases'}"


def fit(
    on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="<folder>:<cases>", help="文書のフォルダと質問（いくつでも）", show_default="corpus:evals/cases"
        ),
    ] = None,
    candour: Annotated[
        bool, typer.Option("--candour", help="検索ではなく、答えないと決める手がかりの重みを求める")
    ] = False,
) -> None:
    """検索の手がかりの重みを、答えの分かっている質問から求めて表示します（書き込みません）。"""
    from evals.fit import silence, weighing
    from evals.reporting import reporting

    given = [folder_and_cases(one) for one in on or [CORPUS]]
    with reporting():
        if candour:
            told = {str(cases): samples(corpus, cases, silence.told_by) for corpus, cases in given}
            show(told, silence.figures, silence.fitted)
        else:
            ranked = {str(cases): samples(corpus, cases, weighing.samples_of) for corpus, cases in given}
            show(ranked, weighing.figures, weighing.fitted)


def show(
    sets: Mapping[str, Sequence[One]],
    figures: Callable[..., Mapping[str, float]],
    fitted: Callable[[Sequence[One]], Mapping[str, float]],
) -> None:
    """How the weights in use do on each set, how those of the other sets do, and the weights of all."""
    for name, own in sets.items():
        others = [sample for other, each in sets.items() if other != name for sample in each]
        print_line(f"{name}: 今の重み", figures(own))
        if others:
            print_line(f"{name}: ほかの質問から求めた重み", figures(own, fitted(others)))
    for sign, weight in fitted([sample for each in sets.values() for sample in each]).items():
        typer.echo(f'    "{sign}": {weight},')


def folder_and_cases(given: str) -> tuple[Path, Path]:
    """The two paths of one option."""
    corpus, colon, cases = given.partition(":")
    if not colon:
        fail(f"{given} を読めません。--on 文書のフォルダ:質問のファイル と指定してください。", code=2)
    return Path(corpus), Path(cases)


def samples(corpus: Path, cases: Path, of: Callable[[Case, Assistant], Iterable[One]]) -> list[One]:
    """What there is to weigh in each case."""
    from evals.cases import load_cases
    from evals.reporting import showing_progress
    from evals.run import Conditions, PinnedClock, Stopwatch, indexed

    with (
        showing_progress() as progress,
        indexed(corpus, Conditions(Settings()), PinnedClock(), progress, Stopwatch()) as (_, koubo),
    ):
        return [one for case in load_cases(cases) for one in of(case, koubo.assistant)]


def print_line(name: str, shown: Mapping[str, float]) -> None:
    """Figures on one line."""
    note.print(f"{name}  " + "  ".join(f"{figure} {value:.3f}" for figure, value in shown.items()), soft_wrap=True)
