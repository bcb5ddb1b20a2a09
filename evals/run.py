"""One run: a throw-away index of the documents, a pinned clock, and every case answered by the real assistant."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import perf_counter

from assistant.domain import TOKYO
from assistant.ports import LanguageModel
from assistant.settings import Settings
from assistant.wiring import Koubo, open_koubo, open_library
from evals.asking import asked
from evals.cases import Case
from evals.confusion import Confusion, confusion
from evals.intervals import Interval, intervals
from evals.judge import judged
from evals.metrics import Figures, Row, contributions, figures, percentile
from evals.versions import versions
from ingest.build import Landing, Result, ingest

NOON = datetime(2026, 4, 1, 12, tzinfo=TOKYO)
SPELLINGS = 2  # of each question, beside its own

Progress = Callable[[str, int, int], None]  # what is being done, how many of how many


class CorpusUnusable(Exception):
    """There is nothing to ask about."""


@dataclass(frozen=True, slots=True)
class PinnedClock:
    """It is always the same moment, so that two runs answer alike."""

    moment: datetime = NOON

    def now(self) -> datetime:
        return self.moment


@dataclass(frozen=True, slots=True)
class Pinned:
    """What a run held fast."""

    clock: str
    vectors: bool
    model: str  # "": extractive answers
    words: str  # the version of the replies
    prompt: str = ""  # the version of what a model is told
    embedder: str = ""  # "": keyword search alone
    spellings: int = SPELLINGS


@dataclass(frozen=True, slots=True)
class Conditions:
    """How the cases are asked."""

    settings: Settings
    model: LanguageModel | None = None  # None: the one of the settings, if any
    spellings: int = SPELLINGS
    judge: bool = False  # the model also says what it thinks of each answer; it needs one


@dataclass(frozen=True, slots=True)
class Run:
    """The rows of all cases, and what they were measured on."""

    name: str
    pinned: Pinned
    documents: tuple[Result, ...]
    rows: tuple[Row, ...]
    versions: Mapping[str, str] = field(default_factory=versions)
    seconds: Mapping[str, float] = field(default_factory=dict)  # what took how long

    @property
    def figures(self) -> Figures:
        return figures(self.rows)

    @property
    def intervals(self) -> Mapping[str, Interval]:
        return intervals(contributions(self.rows))

    @property
    def confusion(self) -> Confusion:
        return confusion(self.rows)

    @property
    def refused(self) -> tuple[Result, ...]:
        """The documents that could not be taken in."""
        return tuple(one for one in self.documents if one.landing is Landing.REFUSED)

    def ms(self, share: float) -> float:
        """The milliseconds that this share of the answers stays within."""
        return percentile([row.given.ms for row in self.rows], share)


def run(corpus: Path, cases: Sequence[Case], *, name: str, progress: Progress, conditions: Conditions) -> Run:
    """Every case answered over the documents of a folder."""
    clock, watch = PinnedClock(), Stopwatch()
    with _indexed(corpus, conditions, clock, progress, watch) as (documents, koubo):
        rows: list[Row] = []
        with watch.timing("questions"):
            for case in cases:
                rows.append(asked(case, koubo.assistant, spellings=conditions.spellings))
                progress("質問", len(rows), len(cases))
        if conditions.judge and conditions.model is not None:
            with watch.timing("judge"):
                rows = [judged(row, conditions.model) for row in rows]
        pinned = _pinned(koubo, conditions, clock)
    return Run(name, pinned, documents, tuple(rows), seconds=watch.seconds)


class Stopwatch:
    """How many seconds each part of a run takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def timing(self, part: str) -> Iterator[None]:
        begun = perf_counter()
        yield
        self.seconds[part] = round(perf_counter() - begun, 1)


def _pinned(koubo: Koubo, conditions: Conditions, clock: PinnedClock) -> Pinned:
    assistant, model = koubo.assistant, conditions.model
    embedder = assistant.retriever.embedder
    return Pinned(
        clock=clock.moment.isoformat(),
        vectors=koubo.vectoriser is not None,
        model=model.name if model is not None else conditions.settings.model,
        words=assistant.words.version,
        prompt=assistant.words.compose.version,
        embedder=embedder.name if embedder is not None else "",
        spellings=conditions.spellings,
    )


@contextmanager
def _indexed(
    corpus: Path, conditions: Conditions, clock: PinnedClock, progress: Progress, watch: Stopwatch
) -> Iterator[tuple[tuple[Result, ...], Koubo]]:
    """The documents searchable by keyword and by vector, in a folder that is gone afterwards."""
    alone = conditions.settings.model_copy(update={"database_url": ""})  # never the database of a service
    with tempfile.TemporaryDirectory(prefix="koubo-eval-") as folder:
        data = Path(folder)
        with watch.timing("ingest"), open_library(data, alone) as library:
            documents = ingest([corpus], library, lambda done, of, _: progress("取り込み", done, of))
        if not any(one.passages for one in documents):
            raise CorpusUnusable(f"{corpus} に読める文書がありません。文書のフォルダを --corpus で指定してください。")
        with open_koubo(data, alone, clock=clock, model=conditions.model) as koubo:
            if koubo.vectoriser is not None:
                with watch.timing("vectors"):
                    koubo.vectoriser.finish(lambda done, of: progress("意味検索の準備", done, of))
            yield documents, koubo
