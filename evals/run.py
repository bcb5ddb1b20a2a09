"""One run: a throw-away index of the documents, a pinned clock, and every case answered by the real assistant."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter

from assistant.catalogue import Catalogue
from assistant.domain import TOKYO, Answer, Question
from assistant.pipeline import Assistant
from assistant.presenting import shown_answer
from assistant.settings import Settings
from assistant.wiring import Koubo, open_koubo, open_library
from evals.cases import Case
from evals.confusion import Confusion, confusion
from evals.intervals import Interval, intervals
from evals.metrics import Figures, Given, Quote, Retrieved, Row, contributions, figures, percentile, row_of
from ingest.build import Landing, Result, ingest

NOON = datetime(2026, 4, 1, 12, tzinfo=TOKYO)
_DEEPEST = 10  # passages whose rank is of interest

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
    words: str  # the version of the prompts


@dataclass(frozen=True, slots=True)
class Run:
    """The rows of all cases, and what they were measured on."""

    name: str
    pinned: Pinned
    documents: tuple[Result, ...]
    rows: tuple[Row, ...]

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


def run(corpus: Path, cases: Sequence[Case], *, name: str, progress: Progress, settings: Settings) -> Run:
    """Every case answered over the documents of a folder."""
    clock = PinnedClock()
    with _indexed(corpus, settings, clock, progress) as (documents, koubo):
        rows = tuple(_rows(koubo.assistant, cases, progress))
        pinned = Pinned(
            clock=clock.moment.isoformat(),
            vectors=koubo.vectoriser is not None,
            model=settings.model,
            words=koubo.assistant.words.version,
        )
    return Run(name, pinned, documents, rows)


@contextmanager
def _indexed(
    corpus: Path, settings: Settings, clock: PinnedClock, progress: Progress
) -> Iterator[tuple[tuple[Result, ...], Koubo]]:
    """The documents searchable by keyword and by vector, in a folder that is gone afterwards."""
    alone = settings.model_copy(update={"database_url": ""})  # never the database of a service
    with tempfile.TemporaryDirectory(prefix="koubo-eval-") as folder:
        data = Path(folder)
        with open_library(data, alone) as library:
            documents = ingest([corpus], library, lambda done, of, _: progress("取り込み", done, of))
        if not any(one.passages for one in documents):
            raise CorpusUnusable(f"{corpus} に読める文書がありません。文書のフォルダを --corpus で指定してください。")
        with open_koubo(data, alone, clock=clock) as koubo:
            if koubo.vectoriser is not None:
                koubo.vectoriser.finish(lambda done, of: progress("意味検索の準備", done, of))
            yield documents, koubo


def _rows(assistant: Assistant, cases: Sequence[Case], progress: Progress) -> Iterator[Row]:
    for done, case in enumerate(cases, 1):
        yield row_of(case, answer_to(case, assistant))
        progress("質問", done, len(cases))


def answer_to(case: Case, assistant: Assistant) -> Given:
    """What the assistant answers, as its reader sees it, with the page behind each quote; the time is of that alone."""
    question = Question(case.question, case.history, case.today)
    begun = perf_counter()
    answer = assistant.answer(question)
    shown = shown_answer(answer, assistant.words)
    ms = (perf_counter() - begun) * 1000
    pages = _pages(answer, assistant)
    quotes = tuple(Quote(one.doc, one.edition, one.page, one.text, pages[one.doc, one.page]) for one in shown.citations)
    return Given(shown.outcome, shown.abstained, shown.answer, quotes, round(ms, 1), _retrieved(question, assistant))


def _retrieved(question: Question, assistant: Assistant) -> tuple[Retrieved, ...]:
    """The first passages that the answer could be composed from."""
    catalogue = Catalogue.of(assistant.library)
    documents = {document.id: document for document in catalogue.documents}
    return tuple(
        Retrieved(
            doc=(document := documents[one.passage.document_id]).file_name,
            edition=catalogue.edition(document.edition_id).label,
            page=one.passage.page,
            heading=" > ".join(one.passage.heading),
            text=one.passage.text,
        )
        for one in assistant.passages(question)[:_DEEPEST]
    )


def _pages(answer: Answer, assistant: Assistant) -> dict[tuple[str, int], str]:
    return {
        (one.document.file_name, one.passage.page): assistant.library.page_text(one.document.id, one.passage.page)
        for claim in answer.claims
        for one in claim.citations
    }
