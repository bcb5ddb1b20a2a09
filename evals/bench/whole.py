"""The whole bench on the sample documents: what this machine takes, then ours against the plain stack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import ROOT
from evals.bench import machine, versus
from evals.bench.machine import FIVE
from evals.cases import load_cases
from evals.run import Progress
from ingest.readers import READERS

CORPUS, CASES = ROOT / "corpus", ROOT / "evals" / "cases"
# What the calls of corpus/ are known by, and what remains of it in a variant; a longer name before its beginning.
NAMES = {
    "あおば未来": "",
    "あおば": "",
    "しらかば": "",
    "海洋人材": "",
    "うみ助成": "助成",
    "うみべ": "",
    "共創の場": "の場",
    "産学融合": "融合",
    "地域オープンイノベーション": "オープンイノベーション",
    "ジイノベ": "ノベ",
}


@dataclass(frozen=True, slots=True)
class Bench:
    """All figures of one run."""

    machine: machine.Figures
    versus: versus.Versus


def whole_bench(scales: Sequence[int], cache: Path, progress: Progress) -> Bench:
    """Both parts, one after the other; vectors of passages are kept in `cache`."""
    cases = load_cases(CASES)
    documents = [path for path in sorted(CORPUS.iterdir()) if path.suffix in READERS and path.name != "README.md"]
    field = versus.Field(documents, [case for case in cases if case.answerable], NAMES, cache)
    progress("この機械の測定", 0, 1)
    own = machine.measured([CORPUS / name for name in FIVE], cases)
    return Bench(own, versus.measured(field, scales, progress))
