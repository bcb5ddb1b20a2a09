from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from evals.bench.machine import BenchUnusable
from evals.bench.stacks import Place, Taken, TakesAndTells, Told, started
from evals.bench.versus import figures_of, holds_evidence, holds_gold
from evals.cases import Case

CASE = Case(
    id="1",
    question="締切はいつですか",
    category="deadline",
    answerable=True,
    gold=(("8月27日", "8/27"), ("正午", "12時")),
    forbidden=(),
    doc=("yoko-07.md",),
    evidence=("締切は8月27日の正午です",),
    difficulty="easy",
)
RIGHT = ("yoko-07.md", "7. 日程\n締切は8月27日の正午です。")
HALF = ("yoko-07.md", "8月27日までに出してください。")
OTHER = ("yoko-06.md", "締切は8月27日の正午です。")


@pytest.mark.parametrize(("hit", "holds"), [(RIGHT, True), (HALF, False), (OTHER, False)])
def test_evidence_is_of_the_right_document_and_whole(hit: tuple[str, str], holds: bool) -> None:  # noqa: FBT001
    assert holds_evidence(CASE, [hit]) is holds


def test_gold_facts_may_stand_in_several_texts_and_must_all_stand_there() -> None:
    assert holds_gold(CASE, [HALF, ("yoko-07.md", "12時必着です。")])
    assert not holds_gold(CASE, [HALF])


def test_the_figures_tell_the_first_text_from_the_first_five() -> None:
    told = [Told((HALF, RIGHT), 20.0), Told((RIGHT,), 10.0), Told((), 30.0)]

    figures = figures_of(Taken(7, 1.234, 5.678), [CASE] * 3, told, 99.96)

    assert (figures.hit_at_1, figures.hit_at_5, figures.all_gold_at_5) == (0.3333, 0.6667, 0.6667)
    assert (figures.ms_p50, figures.ms_p95, figures.peak_mb, figures.units) == (20.0, 30.0, 100.0, 7)


class Echo:
    """Tells back what it has taken in."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def take_in(self, documents: Sequence[Path]) -> Taken:
        self.names += [path.name for path in documents]
        return Taken(len(self.names), 0.0, 0.0)

    def told(self, case: Case) -> Told:
        if not self.names:
            raise ValueError(case.question)
        return Told(tuple((name, case.question) for name in self.names), 1.0)


@contextmanager
def echo(_: Place) -> Iterator[TakesAndTells]:
    yield Echo()


def test_a_stack_lives_in_a_process_of_its_own(tmp_path: Path) -> None:
    with started(echo, Place(tmp_path, tmp_path)) as stack:
        assert stack.take_in([Path("a.md"), Path("b.md")]) == Taken(2, 0.0, 0.0)
        assert stack.told(CASE).hits == (("a.md", CASE.question), ("b.md", CASE.question))


def test_what_breaks_in_the_other_process_is_told_here(tmp_path: Path) -> None:
    with started(echo, Place(tmp_path, tmp_path)) as stack, pytest.raises(BenchUnusable, match="締切はいつですか"):
        stack.told(replace(CASE))
