"""What the machine at hand takes: documents taken in, a long PDF read and its memory, answers, the first answer after the start."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from pypdfium2 import PdfDocument

from assistant.domain import Question
from assistant.settings import ROOT, Settings
from assistant.wiring import open_koubo, open_library
from evals.asking import answer_to
from evals.bench.memory import watched
from evals.cases import Case
from evals.metrics import percentile
from evals.run import PinnedClock
from ingest.build import Landing, ingest

FIVE = (
    "aoba-03-guideline.pdf", "aoba-03-forms.docx", "aoba-03-briefing.pptx", "aoba-03-extension.html", "aoba-03-news.eml",
)  # fmt: skip
_PAGES = 100
_COMMAND = "from evals.cli import main; main()"
_LOOKS = 0.02  # seconds between two looks at the memory


class BenchUnusable(Exception):
    """Something of the bench failed, so that there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds, milliseconds and megabytes; of a machine with so many processors."""

    processors: int
    load_before: float  # what else the machine was at: figures of a busy one are no promise
    documents: int
    documents_seconds: float  # taken in one after the other, by one command
    long_pages: int
    long_seconds: float  # until a long PDF can be searched by keyword
    long_peak_mb: float  # of the command and all its children together
    answers: int
    answer_ms_p50: float
    answer_ms_p95: float
    first_answer_seconds: float  # from the start of the command to its end


def measured(documents: Sequence[Path], cases: Sequence[Case], *, pages: int = _PAGES) -> Figures:
    """All figures, in a folder that is gone afterwards; the first document is a PDF, and answers are of its whole folder."""
    busy = round(os.getloadavg()[0], 1)
    with tempfile.TemporaryDirectory(prefix="koubo-bench-") as folder:
        held = Path(folder)
        ingested, _ = _command(["ingest", *map(str, documents), "--data", str(held / "five")])
        long = _repeated(documents[0], held / "long.pdf", pages)
        seconds, peak = _command(["ingest", str(long), "--data", str(held / "long")])
        answers = _answers(documents[0].parent, cases, held / "answers")
        first, _ = _command(["ask", cases[0].question, "--data", str(held / "answers")])
    return Figures(
        processors=os.cpu_count() or 1,
        load_before=busy,
        documents=len(documents),
        documents_seconds=round(ingested, 2),
        long_pages=pages,
        long_seconds=round(seconds, 2),
        long_peak_mb=round(peak, 1),
        answers=len(answers),
        answer_ms_p50=percentile(answers, 0.5),
        answer_ms_p95=percentile(answers, 0.95),
        first_answer_seconds=round(first, 2),
    )


def _repeated(short: Path, long: Path, pages: int) -> Path:
    """The pages of a PDF over and over, up to a number of pages."""
    with PdfDocument(short) as source, PdfDocument.new() as made:
        while len(made) < pages:
            made.import_pages(source, list(range(min(len(source), pages - len(made)))))
        made.save(long)
    return long


def _answers(corpus: Path, cases: Sequence[Case], data: Path) -> list[float]:
    """The milliseconds of each answer over a whole folder, with keyword search alone."""
    settings = Settings(vectors=False)
    with open_library(data, settings) as library:
        results = ingest([corpus], library, lambda _done, _of, _path: None)
    if any(result.landing is Landing.REFUSED for result in results):
        raise BenchUnusable(f"{corpus} に取り込めない文書があります。koubo ingest で確かめてください。")
    with open_koubo(data, settings, clock=PinnedClock(), vectors=False) as koubo:
        koubo.assistant.answer(Question(cases[0].question, (), cases[0].today))  # dictionaries are loaded once
        return [answer_to(case, koubo.assistant).ms for case in cases]


def _command(arguments: Sequence[str]) -> tuple[float, float]:
    """The seconds that a koubo command takes, and the most megabytes of it and its children."""
    begun = perf_counter()
    running = subprocess.Popen(  # noqa: S603  # our own command
        [sys.executable, "-c", _COMMAND, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    with watched(running.pid, every=_LOOKS) as peak:
        running.wait()
    seconds = perf_counter() - begun
    if running.returncode:
        raise BenchUnusable(
            f"koubo {arguments[0]} が {running.returncode} で終わりました。単独で実行して確かめてください。"
        )
    return seconds, peak.megabytes
