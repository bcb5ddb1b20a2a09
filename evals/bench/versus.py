"""Ours against the plain stack in one run: the same documents, the same questions, turn and turn about, at growing scales."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from evals.bench.memory import watched
from evals.bench.stacks import MOST, Hit, Opened, Place, Stack, Taken, Told, ours, plain, started
from evals.bench.variants import grown
from evals.cases import Case
from evals.matching import cites, contains
from evals.metrics import percentile
from evals.run import Progress

STACKS: Mapping[str, Opened] = {"koubo": ours, "plain": plain}
_LOOKS = 0.25  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Figures:
    """What one stack did at one scale."""

    units: int  # passages or chunks
    ingest_seconds: float  # all but the vectors
    vector_seconds: float
    hit_at_1: float
    hit_at_5: float
    all_gold_at_5: float
    ms_p50: float
    ms_p95: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Round:
    """Both stacks over the same documents."""

    scale: int
    documents: int
    stacks: Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class Versus:
    """A whole run, and the machine it was on."""

    machine: str
    processors: int
    load_before: float
    questions: int
    rounds: tuple[Round, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """What is measured on, and where."""

    documents: Sequence[Path]
    cases: Sequence[Case]  # answerable ones
    names: Mapping[str, str]  # what variants rename
    cache: Path  # vectors by the hash of their text


def measured(field: Field, scales: Sequence[int], progress: Progress) -> Versus:
    """Every scale in turn, each in folders that are gone afterwards."""
    load = round(os.getloadavg()[0], 1)
    rounds = tuple(_round(field, scale, progress) for scale in scales)
    return Versus(platform.machine(), os.cpu_count() or 1, load, len(field.cases), rounds)


def _round(field: Field, scale: int, progress: Progress) -> Round:
    with tempfile.TemporaryDirectory(prefix="koubo-bench-") as name, ExitStack() as open_:
        folder = Path(name)
        (folder / "documents").mkdir()
        documents = tuple(grown(field.documents, field.names, scale=scale, folder=folder / "documents"))
        stacks: dict[str, Stack] = {}
        for stack, opened in STACKS.items():
            (folder / stack).mkdir()
            stacks[stack] = open_.enter_context(started(opened, Place(folder / stack, field.cache)))
        peaks = {stack: open_.enter_context(watched(one.pid, every=_LOOKS)) for stack, one in stacks.items()}
        taken: dict[str, Taken] = {}
        for done, (stack, one) in enumerate(stacks.items()):
            progress(f"{scale} 倍の取り込み", done, len(stacks))
            taken[stack] = one.take_in(documents)
        told = _told(field.cases, stacks, lambda done: progress(f"{scale} 倍の質問", done, len(field.cases)))
        figures = {
            stack: figures_of(taken[stack], field.cases, told[stack], peaks[stack].megabytes) for stack in stacks
        }
        return Round(scale, len(documents), figures)


def _told(cases: Sequence[Case], stacks: Mapping[str, Stack], asked: Callable[[int], None]) -> dict[str, list[Told]]:
    """Each question to every stack, the first one in turn; one question beforehand loads the dictionaries."""
    told: dict[str, list[Told]] = {name: [] for name in stacks}
    for stack in stacks.values():
        stack.told(cases[0])
    for done, case in enumerate(cases):
        order = list(stacks)
        for name in order if done % 2 else reversed(order):
            told[name].append(stacks[name].told(case))
        asked(done + 1)
    return told


def figures_of(taken: Taken, cases: Sequence[Case], told: Sequence[Told], peak_mb: float) -> Figures:
    """The figures of what was taken in and told."""
    times = [one.ms for one in told]
    pairs = list(zip(cases, told, strict=True))
    return Figures(
        units=taken.units,
        ingest_seconds=round(taken.seconds, 2),
        vector_seconds=round(taken.vector_seconds, 2),
        hit_at_1=_share([holds_evidence(case, one.hits[:1]) for case, one in pairs]),
        hit_at_5=_share([holds_evidence(case, one.hits[:MOST]) for case, one in pairs]),
        all_gold_at_5=_share([holds_gold(case, one.hits[:MOST]) for case, one in pairs]),
        ms_p50=round(percentile(times, 0.5), 1),
        ms_p95=round(percentile(times, 0.95), 1),
        peak_mb=round(peak_mb, 1),
    )


def holds_evidence(case: Case, hits: Sequence[Hit]) -> bool:
    """Whether a text of a right document holds, or is part of, the evidence."""
    return any(cites(text, doc, docs=case.doc, evidence=case.evidence) for doc, text in hits)


def holds_gold(case: Case, hits: Sequence[Hit]) -> bool:
    """Whether all facts of the answer stand in the texts together: what a model could at best say."""
    context = "\n".join(text for _, text in hits)
    return all(any(contains(context, spelling) for spelling in fact) for fact in case.gold)


def _share(held: Sequence[bool]) -> float:
    return round(sum(held) / len(held), 4) if held else 0.0
