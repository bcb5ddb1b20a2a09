"""koubo eval fit: weighs the signs of ranking on answered questions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import fail, note
from assistant.settings import ROOT, Settings

if TYPE_CHECKING:
    from evals.fit.weighing import Sample

CORPUS = f"{ROOT / 'corpus'}:{ROOT / 'evals' / 'cases'}"


def fit(
    on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="<folder>:<cases>", help="文書のフォルダと質問（いくつでも）", show_default="corpus:evals/cases"
        ),
    ] = None,
) -> None:
    """検索の手がかりの重みを、答えの分かっている質問から求めて表示します（書き込みません）。"""
    from evals.fit.weighing import figures, fitted
    from evals.reporting import reporting

    with reporting():
        sets = {one: samples(*folder_and_cases(one)) for one in on or [CORPUS]}
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


def samples(corpus: Path, cases: Path) -> list[Sample]:
    """What ranking has to choose from for each answerable case."""
    from evals.cases import load_cases
    from evals.fit.weighing import sample_of
    from evals.reporting import showing_progress
    from evals.run import Conditions, PinnedClock, Stopwatch, indexed

    asked = [case for case in load_cases(cases) if case.answerable]
    with (
        showing_progress() as progress,
        indexed(corpus, Conditions(Settings()), PinnedClock(), progress, Stopwatch()) as (_, koubo),
    ):
        return [sample_of(case, koubo.assistant) for case in asked]


def print_line(name: str, shown: Mapping[str, float]) -> None:
    """Figures on one line."""
    note.print(f"{name}  " + "  ".join(f"{figure} {value:.3f}" for figure, value in shown.items()), soft_wrap=True)
